"""Rules and people go in; what finds in a text what must not be published comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.gate.people import People
from generator.gate.seams import KINDS, Kind
from generator.redaction import Finding, Redactor
from generator.redaction.beginnings import Beginnings

NAME = "name"
"""The class of people's names, which no redaction rule knows."""


@dataclass(frozen=True, order=True)
class Leak:
    """Something that must not be published: its text, its class, and the rule that found it."""

    text: str
    class_: str
    rule: str


@dataclass(frozen=True)
class Hit:
    """A leak in a reading: from where to where."""

    start: int
    end: int
    leak: Leak


Finder = Callable[[str], Iterable[Hit]]


@dataclass(frozen=True)
class Look:
    """Looks at a text with the redaction rules and for people's names."""

    redactor: Redactor
    people: People

    def __call__(self, text: str) -> Iterator[Hit]:
        """What is in a text."""
        covered = bytearray(len(text))
        for found in self.redactor.find(text):
            covered[found.start : found.end] = b"\1" * (found.end - found.start)
            for one in _line_by_line(self.redactor, text, found):
                yield Hit(one.start, one.end, Leak(text[one.start : one.end], one.class_, one.rule))
        for start, end, rule in self.people.find(text):
            # The name in an address is part of the address.
            if not all(covered[start:end]):
                yield Hit(start, end, Leak(text[start:end], NAME, rule))

    @cached_property
    def reaching(self) -> Mapping[Kind, Beginnings]:
        """By kind of text, how something begins that may go on over a seam; no kind where nobody knows."""
        known = ((kind, self.redactor.beginnings_over(kind.seams)) for kind in KINDS)
        return {kind: found for kind, found in known if found is not None}


def finder(redactor: Redactor, people: People) -> Look:
    """What looks at a text with the redaction rules and for people's names."""
    return Look(redactor, people)


def _line_by_line(redactor: Redactor, text: str, found: Finding) -> list[Finding]:
    """A find over several lines; or those in each line, where the last line is a find by itself.

    In `write to`, and on the next line an address, the word is none of the address.
    """
    alone: list[Finding] = []
    start, rest = found.start, ""
    for line in text[found.start : found.end].splitlines(keepends=True):
        alone += (
            Finding(start + one.start, start + one.end, one.class_, one.rule) for one in redactor.find(line)
        )
        start += len(line)
        rest = line.strip()
    is_whole = alone and alone[-1].end == found.end and alone[-1].end - alone[-1].start >= len(rest)
    return alone if is_whole and all(one.rule == found.rule for one in alone) else [found]
