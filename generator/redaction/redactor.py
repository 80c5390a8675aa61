"""Rules and a text go in; every find, and the text with a label in the place of each, come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

from generator.models.redaction import RedactionRules
from generator.redaction.beginnings import Beginnings, beginning_of
from generator.redaction.expansion import expanded, expanded_parts
from generator.redaction.joining import BrokenParts, joined
from generator.redaction.reach import APART, Seam, Step, reaches
from generator.redaction.searches import Search, Vocabulary, Words, searches_of
from generator.redaction.wrapping import Wrapping

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, order=True)
class Finding:
    """Something that must not be shared: where it stands in the text, and what it is."""

    start: int
    end: int
    class_: str
    """The id of its class."""
    rule: str
    """The id of the rule that found it."""


@dataclass(frozen=True)
class Redaction:
    """A text in which each find is a label such as `[address]`, and what was found in the text before."""

    text: str
    findings: tuple[Finding, ...]


class Redactor:
    """Finds and takes out what the rules describe."""

    def __init__(self, rules: RedactionRules) -> None:
        """The rules must have passed the checks of the catalog: their patterns are in the dialect."""
        parts = expanded_parts(rules)
        self._searches = searches_of(rules)
        self._vocabulary = Vocabulary(self._searches)
        self.words = lru_cache(maxsize=1)(partial(Words, vocabulary=self._vocabulary))
        """Where a text has which words; whoever asks for the same text next has them again."""
        self._line_break = re.compile(expanded(rules.line_break, parts))
        self._ordinary = re.compile(expanded(rules.ordinary, parts))
        self._ranks = {one.id: one.rank for one in rules.classes}

    def find(self, text: str) -> tuple[Finding, ...]:
        """Every find, in its order; those that overlap are one, of the class that ranks highest."""
        return tuple(self._merged(sorted([*self._on_lines(text), *self._over_lines(text)])))

    def beginnings_over(self, seams: Iterable[Seam]) -> Beginnings | None:
        """How matches begin that may see over one of the seams.

        None where words may be broken over a seam, or where such a match may begin with anything.
        """
        seams = tuple(seams)
        if any(reaches(self._line_break.pattern, seam, consumed=True) for seam in seams):
            return None
        found = [
            beginning_of(search, seams, self._line_break)
            for search in self._searches
            if any(reaches(search.pattern.pattern, seam) for seam in seams)
        ]
        known = tuple(one for one in found if one is not None)
        return Beginnings(known) if len(known) == len(found) else None

    def redact(self, text: str) -> Redaction:
        """The text with labels in the place of finds; it keeps its number of lines."""
        findings = self.find(text)
        pieces: list[str] = []
        at = 0
        for one in findings:
            pieces += (text[at : one.start], _label(one, text[one.start : one.end]))
            at = one.end
        return Redaction("".join((*pieces, text[at:])), findings)

    def _on_lines(self, text: str) -> Iterator[Finding]:
        words = self.words(text)
        for search in self._searches:
            for match in search.matches(words):
                yield from _finding(search, _start(match), match.end())

    def _over_lines(self, text: str) -> Iterator[Finding]:
        """What is broken over lines is searched in the text without these breaks."""
        whole = joined(text, self._line_break)
        if not whole.joints:
            return
        wrapping = Wrapping(text, whole, self._ordinary)
        parts = BrokenParts.of(whole) if self._ends_at_texts else BrokenParts.all_of(whole)
        words = Words(parts.text, self._vocabulary)
        for search in self._searches:
            if search.rule.wraps is None:
                continue
            for match in _moved(search.matches(words), whole.text, parts):
                if whole.is_broken(_start(match), match.end()):
                    has_form = search.rule.wraps == "form"
                    span = wrapping.span(match, _start(match), has_form=has_form)
                    yield from _finding(search, *(span or (0, 0)))

    @cached_property
    def _ends_at_texts(self) -> bool:
        """Whether no rule for what is broken sees from one text to another that does not follow it."""
        between = tuple(map(Step, APART))
        return not any(
            reaches(search.pattern.pattern, between)
            for search in self._searches
            if search.rule.wraps is not None
        )

    def _merged(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        last: Finding | None = None
        for one in findings:
            if last is None or one.start >= last.end:
                if last is not None:
                    yield last
                last = one
                continue
            named = one if self._ranks[one.class_] > self._ranks[last.class_] else last
            last = Finding(last.start, max(last.end, one.end), named.class_, named.rule)
        if last is not None:
            yield last


def _moved(matches: Iterable[re.Match[str]], text: str, parts: BrokenParts) -> Iterator[re.Match[str]]:
    """The matches in parts of a text as those in all of it."""
    for match in matches:
        moved = match.re.match(text, parts.origin(match.start()))
        if moved is not None:
            yield moved


def _start(match: re.Match[str]) -> int:
    """Where the find begins: after what the first group catches, which stays."""
    kept = match.end(1) if match.re.groups else -1
    return max(match.start(), kept)


def _finding(search: Search, start: int, end: int) -> Iterator[Finding]:
    if start < end:
        yield Finding(start, end, search.rule.class_, search.rule.id)


def _label(finding: Finding, found: str) -> str:
    """The label, once for each line of the find."""
    label = f"[{finding.class_}]"
    return label + "".join(f"{line_break}{label}" for line_break in _LINE_BREAK.findall(found))
