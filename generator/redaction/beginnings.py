"""The search of a rule goes in; where in a text its matches may begin comes out, whatever they go on with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator.redaction.course import Course
from generator.redaction.joining import joined
from generator.redaction.reach import Seam, longest, reaches
from generator.redaction.searches import Search, Words

# A group that catches, up to where it ends: signs, classes and groups in it, three deep.
_SIGN = r"\\.|\[(?>(?:\\.|[^\]\\])*)\]|[^\\\[\]()]"
_GROUP = rf"\((?>(?:{_SIGN})*)\)"
for _ in range(8):
    _GROUP = rf"\((?>(?:{_SIGN}|{_GROUP})*)\)"
_FIRST_GROUP = re.compile(rf"\((?!\?)(?>(?:{_SIGN}|{_GROUP})*)\)", re.DOTALL)


_joined = lru_cache(maxsize=4096)(joined)
"""Most rules ask for the same texts."""


@dataclass(frozen=True)
class Beginning:
    """How the matches of a rule begin."""

    search: Search
    first: re.Pattern[str] | None
    """What each match begins with, where more is known of it than the words of the search."""
    length: int
    """So many characters a match takes at most, and looks at after it."""
    line_break: re.Pattern[str]

    @cached_property
    def _course(self) -> Course:
        return Course(self.search.pattern.pattern, looking=True)

    @cached_property
    def _taking(self) -> Course:
        """The same without what is looked at only."""
        return Course(self.search.pattern.pattern, looking=False)

    def goes_on(self, text: str, shared: str = "") -> bool:
        """Whether a match may go on after a text that begins in it, but not in what the next one shares."""
        return any(self._course.goes_on(one, shared) for one in self._forms(text))

    def goes_back(self, text: str) -> bool:
        """Whether what is near to a match is in a text that may go on from the one before."""
        if self.search.words:
            return False
        return any(self._is_near(one) for one in self._forms(text))

    def _is_near(self, text: str) -> bool:
        """Whether what is near to a match is where one may be that began before the text."""
        spans = (Words(text[start:end]) for start, end in self._taking.stretches(text) if start < end)
        return any(words.has(word) for words in spans for word in self.search.rule.near)

    def _forms(self, text: str) -> Iterator[str]:
        """A text, and if the rule looks for words that are broken over lines, the text with these whole."""
        return _forms(text, self.line_break if self.search.rule.wraps is not None else None)

    def places(self, words: Words) -> Iterator[int]:
        """Where in a text a match may begin, or what is near to one stands."""
        if not self.search.words and self.first is not None:
            if any(words.has(word) for word in self.search.rule.near):
                yield from (found.start() for found in self.first.finditer(words.text))
            return
        for word in self.search.words or self.search.rule.near:
            for place in words.places(word):
                if self.first is None or self.first.match(words.text, place) is not None:
                    yield place


class Beginnings:
    """How the matches of some rules begin."""

    def __init__(self, rules: Sequence[Beginning]) -> None:
        self.rules = tuple(rules)
        self._worded = [one for one in rules if one.search.words]

    def may_go_on(self, text: str, shared: str = "") -> bool:
        """Whether a match of a rule may go on after a text that begins with its words (see `goes_on`).

        To ask for all of these rules at once takes no longer than to ask for one, and most texts say no.
        """
        return any(self._course.goes_on(one, shared) for one in _forms(text, self._worded[0].line_break))

    @cached_property
    def _course(self) -> Course:
        return Course(*(one.search.pattern.pattern for one in self._worded), looking=True)


def _forms(text: str, line_break: re.Pattern[str] | None) -> Iterator[str]:
    """A text, and the text without the breaks in words, where there are any."""
    yield text
    if line_break is not None:
        whole = _joined(text, line_break)
        if whole.joints:
            yield whole.text


def beginning_of(search: Search, seams: tuple[Seam, ...], line_break: re.Pattern[str]) -> Beginning | None:
    """How the matches of a rule begin that may see over one of the seams; None where with anything."""
    if not search.words and not search.rule.near:
        return None
    pattern = search.pattern.pattern
    first = _first_part(pattern, seams)
    return Beginning(search, first, longest(pattern), line_break)


def _first_part(pattern: str, seams: tuple[Seam, ...]) -> re.Pattern[str] | None:
    """The first group of a pattern, which catches what stays, where a match of it ends before each seam."""
    found = _FIRST_GROUP.match(pattern)
    if found is None or any(reaches(found.group(), seam) for seam in seams):
        return None
    return re.compile(found.group())
