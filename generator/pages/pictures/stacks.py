"""Counted decisions, column by column, go in; a drawing of them as stacks comes out.

Across, all is in percent, so that words keep their size where columns get narrower; up, all is in pixels.
What has the same tone is one path of thick lines, and its marks are one text: a page of a team has no room
for more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from generator.models.vocabularies import Tone
from generator.pages.pictures.axis import percent, short_number

_TOP = 16
_LINE = 14
_LEAST = 2
"""So high is what would be too low to be seen."""
_MARKED = 11
"""So high is what has room for a mark."""
_MOST_MARKED = 16
"""In narrower columns there is no room for marks and numbers."""
_LABEL_ROOM, _SHORT = 16, 3
"""How many labels a phone has room for, side by side, and of how many characters each."""

MARKS: dict[Tone, str] = {
    "keep": "●",
    "review": "◆",
    "revoke": "✕",
    "rotate": "↻",
    "escalate": "▲",
    "blocked": "■",
}
"""The shapes of the decisions, as the style sheet draws them beside their words."""


@dataclass(frozen=True)
class Column:
    """A stack: how many of each tone there are, and what is written under it."""

    counts: tuple[int, ...]
    """By tone, the gravest first, which stands at the foot."""
    labels: tuple[str, ...]
    """Under it, line by line."""
    total: str | None = None
    """Above it, where that is not the sum of its counts."""


@dataclass(frozen=True)
class Stacks:
    """Columns side by side, and the tones that they count."""

    columns: tuple[Column, ...]
    tones: tuple[Tone, ...]
    height: int
    """Of the highest stack, in pixels."""
    places: int = 1
    """For so many columns there is room, and for more where there are more."""
    heads: tuple[str, ...] = ()
    """What stands left of the stacks and of each line of labels; none means that nothing does."""

    def html(self, label: str) -> Markup:
        """The drawing; screen readers hear `label` for it."""
        lines = max(len(one.labels) for one in self.columns)
        height = _TOP + self.height + 4 + _LINE * lines
        gutter = 14 if self.heads else 0
        inner = "".join((self._bars(), self._marks(), self._numbers(), *self._labels(lines)))
        if gutter:
            inner = f'<svg x="{gutter}%" width="{100 - gutter}%">{inner}</svg>{self._heads()}'
        return Markup(  # noqa: S704  # escaped piece by piece
            f'<svg class="rb-drawing" role="img" aria-label="{escape(label)}"'
            f' width="100%" height="{height}">{inner}</svg>'
        )

    def _bars(self) -> str:
        drawn = "".join(
            f'<path class="rb-tone--{tone}" d="{"".join(paths)}"/>'
            for tone, paths in zip(self.tones, self._paths(), strict=True)
            if paths
        )
        foot, end = _TOP + self.height + 0.5, percent(100 * len(self.columns) / self._places)
        return (
            f'<svg class="rb-drawing__bars" y="{_TOP}" height="{self.height}"'
            f' viewBox="0 0 {10 * self._places} {self.height}" preserveAspectRatio="none">{drawn}</svg>'
            f'<line class="rb-drawing__axis" x2="{end}" y1="{foot}" y2="{foot}"/>'
        )

    def _paths(self) -> list[list[str]]:
        paths: list[list[str]] = [[] for _ in self.tones]
        for at, heights in enumerate(self._heights):
            for found, (top, height) in zip(paths, heights, strict=True):
                if height:
                    found.append(f"M{10 * at + 5} {top}v{height - (height > _LEAST)}")
        return paths

    @cached_property
    def _heights(self) -> list[list[tuple[int, int]]]:
        """Of each column, where the part of each tone begins, and how high it is."""
        most = max((sum(one.counts) for one in self.columns), default=0) or 1
        return [_parts(one.counts, most, self.height) for one in self.columns]

    def _marks(self) -> str:
        if len(self.columns) > _MOST_MARKED:
            return ""
        found = []
        for number, tone in enumerate(self.tones):
            parts = enumerate(heights[number] for heights in self._heights)
            places = [(at, _TOP + top + height // 2 + 3) for at, (top, height) in parts if height >= _MARKED]
            found.append(self._scattered([(MARKS[tone], *place) for place in places]))
        return f'<g class="rb-drawing__marks">{"".join(found)}</g>'

    def _numbers(self) -> str:
        if len(self.columns) > _MOST_MARKED:
            return ""
        found = []
        for at, (column, heights) in enumerate(zip(self.columns, self._heights, strict=True)):
            top = min((top for top, height in heights if height), default=self.height)
            number = short_number(sum(column.counts)) if column.total is None else column.total
            found.append((number, at, _TOP + top - 4))
        long = "".join(
            f'<text x="{self._middle(at)}" y="{y}">{escape(number)}</text>'
            for number, at, y in found
            if len(number) > 1
        )
        return f"<g>{self._scattered([one for one in found if len(one[0]) == 1])}{long}</g>"

    def _scattered(self, signs: Sequence[tuple[str, int, int]]) -> str:
        """Single characters, each in the middle of a column and at a height of its own, as one text."""
        if not signs:
            return ""
        x, y = " ".join(self._middle(at) for _, at, _ in signs), " ".join(str(y) for _, _, y in signs)
        return f'<text x="{x}" y="{y}">{escape("".join(sign for sign, _, _ in signs))}</text>'

    def _labels(self, lines: int) -> list[str]:
        """Each line of labels, as many of them as a phone has room for."""
        every = -(-self._places // _LABEL_ROOM)
        return [self._line(line, every) for line in range(lines)]

    def _line(self, line: int, every: int) -> str:
        found, free, y = [], 0, self._label_y(line)
        for at, column in enumerate(self.columns):
            label = column.labels[line] if line < len(column.labels) else ""
            if label and at >= free:
                found.append(f'<text {self._below(at, label)} y="{y}">{escape(label)}</text>')
                free = at + every
        return f"<g>{''.join(found)}</g>" if found else ""

    def _below(self, at: int, label: str) -> str:
        """Where a label stands: in the middle, but where the first column is too narrow for it."""
        if at == 0 and (len(label) > _SHORT or len(self.columns) > _MOST_MARKED):
            return f'class="rb-drawing__first" x="{percent(20 / self._places)}"'
        return f'x="{self._middle(at)}"'

    def _middle(self, at: int) -> str:
        return percent(100 * (at + 0.5) / self._places)

    @property
    def _places(self) -> int:
        return max(self.places, len(self.columns))

    def _heads(self) -> str:
        lines = (_TOP + self.height - 4, *map(self._label_y, range(len(self.heads) - 1)))
        texts = zip(self.heads, lines, strict=True)
        found = (f'<text y="{y}">{escape(head)}</text>' for head, y in texts if head)
        return f'<g class="rb-drawing__heads">{"".join(found)}</g>'

    def _label_y(self, line: int) -> int:
        return _TOP + self.height + _LINE * (line + 1)


def _parts(counts: Sequence[int], most: int, height: int) -> list[tuple[int, int]]:
    """Each part of a stack: where it begins, and its height, from the foot up, none too low to be seen."""
    parts, done, foot = [], 0, height
    for count in counts:
        done += count
        top = min(height - height * done // most, foot - _LEAST) if count else foot
        parts.append((top, foot - top))
        foot = top
    return parts
