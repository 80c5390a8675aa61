"""Moments of a plan, with what waits for what, go in; a drawing of them on its minutes comes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.pages.pictures.axis import Axis, ticks

_ROW = 36
_TOP = 22
_LINE = 26
"""How far below the top of a row its line is; the words stand above it."""


@dataclass(frozen=True)
class Moment:
    """Something at a minute: what it is called, what is expected then, and what it waits for."""

    minute: int
    name: str
    expected: str
    """What is expected then; nothing where that is nothing."""
    within: int | None
    """In how many minutes."""
    after: int | None
    """The place in the plan of the moment that it waits for."""
    waits: bool
    """Whether it waits for something, be it on the plan or not; its minute is the earliest then."""


@dataclass(frozen=True)
class Timeline:
    """A plan of so many minutes."""

    minutes: int
    moments: tuple[Moment, ...]

    def html(self, label: str) -> Markup:
        """The drawing; screen readers hear `label` for it."""
        height = _TOP + _ROW * len(self.moments) + 6
        inner = "".join((*self._grid(height), *self._waits(), *self._moments()))
        return Markup(  # noqa: S704  # escaped piece by piece
            f'<svg class="rb-drawing rb-time" role="img" aria-label="{escape(label)}" width="100%"'
            f' height="{height}">{inner}</svg>'
        )

    @property
    def _axis(self) -> Axis:
        return Axis(0, self.minutes, room=2.5)

    def _grid(self, height: int) -> Iterator[str]:
        """The round minutes, and the end."""
        for minute in sorted({*ticks(self.minutes), self.minutes}):
            x, left = self._axis.at(minute), self.minutes - minute
            end = "" if left else " rb-time__line--end"
            yield f'<line class="rb-time__line{end}" x1="{x}" x2="{x}" y1="18" y2="{height}"/>'
            if not left or left >= self.minutes / 20:  # the end needs room for its number
                yield f'<text x="{x}" y="12">{minute}</text>'

    def _waits(self) -> Iterator[str]:
        """From what is waited for down, and then across."""
        for place, moment in enumerate(self.moments):
            if moment.after is not None:
                start, end = self._axis.at(self.moments[moment.after].minute), self._axis.at(moment.minute)
                above, y = _y(moment.after), _y(place)
                yield (
                    f'<line class="rb-time__wait" x1="{start}" x2="{start}" y1="{above}" y2="{y}"/>'
                    f'<line class="rb-time__wait" x1="{start}" x2="{end}" y1="{y}" y2="{y}"/>'
                )

    def _moments(self) -> Iterator[str]:
        for place, moment in enumerate(self.moments):
            x, y = self._axis.at(moment.minute), _y(place)
            if moment.within:
                width = self._axis.width(moment.within)
                yield f'<rect class="rb-time__within" x="{x}" y="{y - 4}" width="{width}" height="8"/>'
            look = " rb-time__dot--waits" if moment.waits else ""
            yield f'<circle class="rb-time__dot{look}" cx="{x}" cy="{y}" r="5"/>'
            yield self._words(place, moment)

    def _words(self, place: int, moment: Moment) -> str:
        """Above the line, to the side on which there is more room."""
        late = 2 * moment.minute > self.minutes
        end = min(moment.minute + (moment.within or 0), self.minutes)
        where = (
            f'<text class="rb-time__words rb-time__words--late" x="{self._axis.at(end)}"'
            if late
            else f'<text class="rb-time__words" x="{self._axis.at(moment.minute)}" dx="6"'
        )
        expected = f" \u2192 {moment.expected}" if moment.expected else ""
        return (
            f'{where} y="{_y(place) - 10}">'
            f'<tspan class="rb-time__name">{place + 1} {escape(moment.name)}</tspan>'
            f'<tspan class="rb-time__expected">{escape(expected)}</tspan></text>'
        )


def _y(place: int) -> int:
    return _TOP + _ROW * place + _LINE
