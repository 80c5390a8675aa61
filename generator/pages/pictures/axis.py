"""Numbers on a scale go in; where they stand, in percent of a width, and what is written there come out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_STEPS = (1, 2, 5, 10, 15, 20, 30, 60, 120)
_TICKS = 6
_THOUSAND = 1000


@dataclass(frozen=True)
class Axis:
    """A scale from its least to its most number, with some room at both ends."""

    least: float
    most: float
    room: float = 0
    """In percent, at each end."""

    def at(self, number: float) -> str:
        """Where a number stands."""
        return percent(self.room + self._per_one * (number - self.least))

    def width(self, number: float) -> str:
        """How wide so many are."""
        return percent(self._per_one * number)

    @property
    def _per_one(self) -> float:
        return (100 - 2 * self.room) / ((self.most - self.least) or 1)


def percent(share: float) -> str:
    """A share of a width as drawings write it, no finer than an eye sees."""
    return f"{share:.1f}%".replace(".0%", "%")


def ticks(most: int) -> Iterator[int]:
    """The round numbers up to `most` at which a line helps to read."""
    step = next((one for one in _STEPS if most / one <= _TICKS), _STEPS[-1])
    return iter(range(0, most + 1, step))


def short_number(number: int) -> str:
    """A number where there is room for four figures: 912, 1.2k, 38k."""
    if number < _THOUSAND:
        return str(number)
    thousands = number / _THOUSAND
    return f"{thousands:.0f}k" if number >= 10 * _THOUSAND else f"{thousands:.1f}k"
