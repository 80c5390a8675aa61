"""The order of steps and the ways to sign in go in; a drawing with a line for each kind of account comes out.

Each line begins at its accounts and goes down through the steps; a dot is a step that they take, and where
there is none they pass it by. The words stand beside the lines, so that a telephone has room for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.pages.pictures.order import Order, Stop

_ROW, _LANE, _EDGE = 26, 20, 12
"""How far rows and lines are apart, and how far the first are from the edge, in pixels."""


@dataclass(frozen=True)
class Lane:
    """Accounts that take the same steps: how they sign in, none for all, and the numbers of the steps."""

    ways: tuple[str, ...]
    numbers: frozenset[int]


@dataclass(frozen=True)
class Lanes:
    """A drawing of steps in their order; `numbered` is whether they have their numbers."""

    lanes: tuple[Lane, ...]
    stops: tuple[Stop, ...]
    numbered: bool

    def html(self) -> Markup:
        """The drawing; screen readers hear how much is in it, and then the lists of the same steps."""
        height = 2 * _EDGE + _ROW * (len(self.lanes) + len(self.stops) - 1)
        said = f"{len(self.stops)} steps in their order, and which accounts take each. Lists say both."
        inner = "".join((*self._lines(), *self._heads(), *self._steps()))
        return Markup(  # noqa: S704  # escaped piece by piece
            f'<svg class="rb-drawing rb-lanes" role="img" aria-label="{said}" width="100%" height="{height}">'
            f"{inner}</svg>"
        )

    def _lines(self) -> Iterator[str]:
        """From where each begins to the last step on it."""
        for place, lane in enumerate(self.lanes):
            last = max(at for at, stop in enumerate(self.stops) if stop.number in lane.numbers)
            x, end = _x(place), _y(len(self.lanes) + last)
            yield f'<line class="rb-lanes__line" x1="{x}" x2="{x}" y1="{_y(place)}" y2="{end}"/>'

    def _heads(self) -> Iterator[str]:
        for place, lane in enumerate(self.lanes):
            x, y = _x(place), _y(place)
            yield f'<line class="rb-lanes__lead" x1="{x}" x2="{self._words - 4}" y1="{y}" y2="{y}"/>'
            yield f'<rect class="rb-lanes__head" x="{x - 5}" y="{y - 5}" width="10" height="10"/>'
            whose = ", ".join(lane.ways) or "Every account"
            yield f'<text class="rb-lanes__whose" x="{self._words}" y="{y + 4}">{escape(whose)}</text>'

    def _steps(self) -> Iterator[str]:
        for row, stop in enumerate(self.stops, len(self.lanes)):
            look = " rb-lanes__dot--open" if stop.unless else ""
            for place, lane in enumerate(self.lanes):
                if stop.number in lane.numbers:
                    at = f'cx="{_x(place)}" cy="{_y(row)}"'
                    yield f'<circle class="rb-lanes__dot{look}" {at} r="5"/>'
            number = f"{stop.number} " if self.numbered else ""
            # No more than the sign, which the caption explains: a telephone has no room for it.
            clock = ' <tspan class="rb-lanes__clock">◷</tspan>' if stop.starts_clock else ""
            yield (
                f'<text class="rb-lanes__step" x="{self._words}" y="{_y(row) + 4}">'
                f"{number}{escape(stop.name)}{clock}</text>"
            )

    @property
    def _words(self) -> int:
        """Where words begin: beside the last line."""
        return _x(len(self.lanes) - 1) + _LANE


def lanes_of(order: Order, ways: Sequence[str], *, numbered: bool) -> Lanes:
    """The lines for the ways to sign in, by their labels; those that take the same steps share one."""
    found: dict[frozenset[int], list[str]] = {}
    for way in ways:
        found.setdefault(frozenset(stop.number for stop in _met(order, way)), []).append(way)
    stops = {stop.number: stop for way in ways for stop in _met(order, way)}
    is_alone = len(found) == 1
    return Lanes(
        tuple(Lane(() if is_alone else tuple(labels), met) for met, labels in found.items() if met),
        tuple(stops[number] for number in sorted(stops)),
        numbered,
    )


def _met(order: Order, way: str) -> Iterator[Stop]:
    """The steps that an account meets that signs in this way."""
    for part in order.parts:
        for branch in part:
            if not branch.ways or way in branch.ways:
                yield from branch.stops


def _x(place: int) -> int:
    return _EDGE + _LANE * place


def _y(row: int) -> int:
    return _EDGE + _ROW * row
