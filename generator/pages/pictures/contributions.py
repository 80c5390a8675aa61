"""Points and bands of scores go in; a drawing comes out in which each rule goes on where the last one ended.

The rows of the drawing stand beside the words that they belong to, and those say all that is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.models.vocabularies import Tone
from generator.pages.pictures.axis import Axis
from generator.pages.pictures.stacks import MARKS

_SCALE = Markup(
    '<svg class="rb-fall__scale" aria-hidden="true" focusable="false" width="100%" height="34">{}</svg>'
)
_BAND = Markup(
    '<svg x="{x}" width="{width}"><line class="rb-fall__band" x2="100%" y1="1" y2="1"/>'
    '<text x="2" y="15">{range}</text>'
    '<text class="rb-fall__decision rb-tone--{tone}" x="2" y="29">{mark} {label}</text></svg>'
)


@dataclass(frozen=True)
class BandOfScores:
    """From which score on what is decided; the last one takes the rest."""

    from_: int | None
    scores: str
    """In a word or two."""
    label: str
    tone: Tone


@dataclass(frozen=True)
class Waterfall:
    """The scale of all scores, and what is decided where."""

    least: int
    most: int
    bands: tuple[BandOfScores, ...]
    """The highest first."""

    @property
    def _axis(self) -> Axis:
        # Half a point aside, as in the calculator: a score on a threshold stands clearly inside its band.
        return Axis(self.least - 0.5, self.most + 0.5)

    def steps(self, points: Sequence[int]) -> list[Markup]:
        """A row for the points of each rule, one after the other, and one for their sum."""
        found, at = [], 0
        for number, more in enumerate(points):
            found.append(self._row(self._step(at, more, first=number == 0)))
            at += more
        return [*found, self._row(self._sum(at, alone=not points))]

    def scale(self) -> Markup:
        """The bands with their decisions, to stand under the rows."""
        return _SCALE.format(Markup("").join(self._bands()))

    def _row(self, inner: str) -> Markup:
        lines = "".join(
            f'<line class="rb-fall__threshold" x1="{x}" x2="{x}" y2="100%"/>' for x in self._thresholds()
        )
        return Markup(  # noqa: S704  # numbers
            f'<svg aria-hidden="true" focusable="false" width="100%" height="100%">{lines}{inner}</svg>'
        )

    def _thresholds(self) -> list[str]:
        starts = (band.from_ for band in self.bands if band.from_ is not None)
        return [self._axis.at(start - 0.5) for start in starts if self.least < start <= self.most]

    def _step(self, at: int, more: int, *, first: bool) -> str:
        start, end = self._axis.at(at), self._axis.at(at + more)
        left, width = self._axis.at(min(at, at + more)), self._axis.width(abs(more))
        look = "less" if more < 0 else "more"
        before = "" if first else f'<line class="rb-fall__link" x1="{start}" x2="{start}" y2="6"/>'
        return (
            f'{before}<line class="rb-fall__link" x1="{end}" x2="{end}" y1="20" y2="100%"/>'
            f'<rect class="rb-fall__{look}" x="{left}" y="6" width="{width}" height="14"/>'
        )

    def _sum(self, at: int, *, alone: bool) -> str:
        x = self._axis.at(at)
        before = "" if alone else f'<line class="rb-fall__link" x1="{x}" x2="{x}" y2="6"/>'
        return f'{before}<line class="rb-fall__sum" x1="{x}" x2="{x}" y1="4" y2="22"/>'

    def _bands(self) -> Iterator[Markup]:
        end = self.most + 0.5
        for band in self.bands:
            start = self.least - 0.5 if band.from_ is None else max(band.from_, self.least) - 0.5
            if start < end:  # what no answers reach has no room
                yield _BAND.format(
                    x=self._axis.at(start),
                    width=self._axis.width(end - start),
                    tone=band.tone,
                    mark=MARKS[band.tone],
                    label=band.label,
                    range=band.scores,
                )
                end = start
