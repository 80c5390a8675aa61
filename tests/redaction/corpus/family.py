"""The makers of one class of secrets, and where what they make can stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.redaction.corpus.drawing import Draw
from tests.redaction.corpus.marked_text import secret
from tests.redaction.corpus.surroundings import Surrounding
from tests.redaction.corpus.wrapping import Wrapping

Maker = Callable[[Draw], str]
"""A source of chance goes in; a marked text comes out."""


@dataclass(frozen=True)
class Family:
    """All that is made for one class."""

    class_: str
    inline: Mapping[str, Maker] = field(default_factory=dict)
    """Values that are known by their own form, by variant."""
    lines: Mapping[str, Maker] = field(default_factory=dict)
    """Values that come with the names by which they are known, by variant."""
    wrapped: Mapping[str, Maker] = field(default_factory=dict)
    """Texts that are broken over lines, by variant."""
    wrappings: tuple[Wrapping, ...] = ()
    unsuited: frozenset[str] = frozenset()
    """Names of surroundings in which a value of this class would be something else."""

    def suits(self, surrounding: Surrounding, marked: str) -> bool:
        """Whether a value can stand in a place and still be what it is."""
        return surrounding.name not in self.unsuited and surrounding.suits(marked)


def prefixed(prefix: str, alphabet: str, length: int, suffix: str = "") -> Maker:
    """Return a maker of values that start, and may end, alike."""
    return lambda draw: secret(prefix + draw.word(alphabet, length) + suffix)


def written(pattern: str, maker: Maker) -> Maker:
    """Return a maker that puts what another one makes in place of `{}`."""
    return lambda draw: pattern.replace("{}", maker(draw))


def any_written(patterns: tuple[str, ...], maker: Maker) -> Maker:
    """Return a maker that writes what another one makes in one of several ways."""
    return lambda draw: draw.pick(patterns).replace("{}", maker(draw))


_SEPARATORS = (", ", ",", " ", "; ", " / ", "\t", " and ", "|", " -> ")


def several(makers: Mapping[str, Maker]) -> Maker:
    """Return a maker that puts two to four values of different makers side by side."""
    every = tuple(makers.values())

    def make(draw: Draw) -> str:
        separator = draw.pick(_SEPARATORS)
        return separator.join(maker(draw) for maker in draw.several(every, draw.integer(2, 4)))

    return make
