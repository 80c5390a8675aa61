"""The order of steps and the ways to sign in go in; a drawing with a line for each kind of account comes out.

Each line begins at its accounts and goes down through the steps; a dot is a step that they take, and where
there is none they pass it by. The words stand beside the lines, so that a telephone has room for them, and a
long name takes a second line, which the lines pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.pages.pictures.order import Order, Stop

_LANE, _EDGE, _MIDDLE = 20, 12, 13
"""Pixels between lines, from the edge to the first, and down to the middle of a line of words."""


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
        said = f"{len(self.stops)} steps in their order, and which accounts take each. Lists say both."
        inner = "".join((*self._heads(), *self._steps()))
        return Markup(  # noqa: S704  # escaped piece by piece
            f'<div class="rb-lanes" role="img" aria-label="{said}">{inner}</div>'
        )

    def _heads(self) -> Iterator[str]:
        for place, lane in enumerate(self.lanes):
            x = _x(place)
            to = self._width - 4
            drawn = (
                f'<line class="rb-lanes__lead" x1="{x}" x2="{to}" y1="{_MIDDLE}" y2="{_MIDDLE}"/>'
                f'<rect class="rb-lanes__head" x="{x - 5}" y="{_MIDDLE - 5}" width="10" height="10"/>'
            )
            whose = ", ".join(lane.ways) or "Every account"
            yield self._row(place, drawn, f'<span class="rb-lanes__whose">{escape(whose)}</span>')

    def _steps(self) -> Iterator[str]:
        for row, stop in enumerate(self.stops, len(self.lanes)):
            look = " rb-lanes__dot--open" if stop.unless else ""
            drawn = "".join(
                f'<circle class="rb-lanes__dot{look}" cx="{_x(place)}" cy="{_MIDDLE}" r="5"/>'
                for place, lane in enumerate(self.lanes)
                if stop.number in lane.numbers
            )
            number = f"{stop.number} " if self.numbered else ""
            # No more than the sign, which the caption explains: a telephone has no room for it.
            clock = ' <span class="rb-lanes__clock">◷</span>' if stop.starts_clock else ""
            yield self._row(row, drawn, f"<span>{number}{escape(stop.name)}{clock}</span>")

    def _row(self, row: int, drawn: str, words: str) -> str:
        """The lines that pass a row, what is drawn on them, and its words, which make it as high as it is."""
        lines = "".join(self._lines(row))
        look = f'width="{self._width}" height="{2 * _MIDDLE}" aria-hidden="true" focusable="false"'
        return f'<div class="rb-lanes__row"><svg {look}>{lines}{drawn}</svg>{words}</div>'

    def _lines(self, row: int) -> Iterator[str]:
        """A line for each lane that has begun and has not ended; in its first and last row it has a half."""
        for place, lane in enumerate(self.lanes):
            last = len(self.lanes) + max(
                at for at, stop in enumerate(self.stops) if stop.number in lane.numbers
            )
            if place <= row <= last:
                top, foot = (_MIDDLE if row == place else 0), (_MIDDLE if row == last else "100%")
                x = _x(place)
                yield f'<line class="rb-lanes__line" x1="{x}" x2="{x}" y1="{top}" y2="{foot}"/>'

    @property
    def _width(self) -> int:
        """What the lines need; words begin beside the last one."""
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
