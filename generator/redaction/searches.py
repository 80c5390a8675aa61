"""A rule goes in; a search that finds its matches in a text, at places that can begin one, comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import ahocorasick

from generator.models.redaction import RedactionRule, RedactionRules
from generator.redaction.anchors import leading_words
from generator.redaction.expansion import expanded, expanded_parts
from generator.redaction.reach import Step, reaches
from generator.redaction.runs import Run, marked, needed_run

_FAR = 300
"""Words that are nearer to each other than this, on the average, spare no lines."""


class Vocabulary:
    """Finds all words of some searches in a text at once, which takes no longer than to find one of them.

    Single characters that are near to matches are not among them: a text has too many to note them all.
    """

    def __init__(self, searches: Iterable[Search]) -> None:
        near = {word for one in searches for word in one.rule.near if len(word) > 1}
        self.words = near.union(*(one.words for one in searches))
        self._automaton = ahocorasick.Automaton()
        for word in self.words:
            self._automaton.add_word(word, (word, len(word) - 1))
        self._automaton.make_automaton()

    def places(self, text: str) -> Mapping[str, Sequence[int]]:
        """By word, where a text has it, from left to right; no word that it has not."""
        found: dict[str, list[int]] = {}
        for end, (word, length) in self._automaton.iter(text) if self.words else ():
            found.setdefault(word, []).append(end - length)
        return found


class Words:
    """A text, and where it has which words; each word is looked for once, whichever rules ask for it."""

    def __init__(self, text: str, vocabulary: Vocabulary | None = None) -> None:
        self.text = text
        self._places: dict[str, Sequence[int]] = {}
        self._lines: dict[tuple[str, ...], Sequence[tuple[int, int]] | None] = {}
        self._vocabulary = vocabulary

    @cached_property
    def _found(self) -> Mapping[str, Sequence[int]]:
        return {} if self._vocabulary is None else self._vocabulary.places(self._lower)

    def any_of(self, words: frozenset[str]) -> Iterable[str]:
        """Those of some words that the text may have."""
        return words if self._vocabulary is None else words & self._found.keys()

    @cached_property
    def _ascii(self) -> bytes:
        return self.text.encode("ascii", "replace")

    def lines_with(self, words: tuple[str, ...], run: Run) -> Iterator[tuple[int, int]]:
        """From where to where each line goes that has one of some words, or where these are many, a run."""
        if words not in self._lines:
            self._lines[words] = self._lines_of(words)
        lines = self._lines[words]
        if lines is not None and not lines:
            return
        mask, wanted = marked(self._ascii, run.members), b"\1" * run.length
        if lines is not None:
            yield from (line for line in lines if mask.find(wanted, *line) >= 0)
            return
        end = 0
        while (place := mask.find(wanted, end)) >= 0:
            start, end = self._line(place)
            yield start, end

    def _lines_of(self, words: tuple[str, ...]) -> Sequence[tuple[int, int]] | None:
        """The lines that have one of some words; None where these are many."""
        if sum(map(self._count, words)) * _FAR >= len(self.text) > 0:
            return None
        return sorted({self._line(place) for word in words for place in self.places(word)})

    def _count(self, word: str) -> int:
        return len(self._found.get(word, ())) if self._knows(word) else self._lower.count(word)

    def _line(self, place: int) -> tuple[int, int]:
        end = self.text.find("\n", place)
        return self.text.rfind("\n", 0, place) + 1, len(self.text) if end < 0 else end + 1

    @cached_property
    def _lower(self) -> str:
        # Only letters of ASCII: the others may change the length of a text.
        if self.text.isascii():
            return self.text.lower()
        return self.text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")

    def has(self, word: str) -> bool:
        """Whether the text has a word, in any case."""
        return word in self._found if self._knows(word) else word in self._lower

    def _knows(self, word: str) -> bool:
        return self._vocabulary is not None and word in self._vocabulary.words

    def places(self, word: str) -> Sequence[int]:
        """Where the text has a word, in any case."""
        if self._knows(word):
            return self._found.get(word, ())
        if word not in self._places:
            self._places[word] = tuple(self._find(word))
        return self._places[word]

    def _find(self, word: str) -> Iterator[int]:
        at = self._lower.find(word)
        while at >= 0:
            yield at
            at = self._lower.find(word, at + 1)


@dataclass(frozen=True)
class Search:
    """A rule, ready to be run."""

    rule: RedactionRule
    pattern: re.Pattern[str]
    words: tuple[str, ...]
    """What every match begins with, where that is known."""
    run: Run | None = None
    """What every match has, where each is in one line with all that it looks at."""

    def matches(self, words: Words) -> Iterator[re.Match[str]]:
        """Every match, from left to right; no two overlap."""
        if not self.words:
            yield from self._near(words)
            return
        at = 0
        for start in self._starts(words):
            if start >= at and (match := self.pattern.match(words.text, start)) is not None:
                yield match
                at = match.end()

    def _near(self, words: Words) -> Iterator[re.Match[str]]:
        if self.run is not None:
            for start, end in words.lines_with(self.rule.near, self.run):
                yield from self.pattern.finditer(words.text, start, end)
        elif any(words.has(word) for word in self.rule.near):
            yield from self.pattern.finditer(words.text)

    @cached_property
    def _set(self) -> frozenset[str]:
        return frozenset(self.words)

    def _starts(self, words: Words) -> Iterable[int]:
        found = [places for word in words.any_of(self._set) if (places := words.places(word))]
        return found[0] if len(found) == 1 else sorted({place for places in found for place in places})


def searches_of(rules: RedactionRules) -> list[Search]:
    """The search of each rule; the rules must have passed the checks of the catalog."""
    parts = expanded_parts(rules)
    return [_search(rule, parts) for rule in rules.rules]


def _search(rule: RedactionRule, parts: Mapping[str, str]) -> Search:
    whole = expanded(rule.find, parts)
    words = tuple(sorted(leading_words(whole)))
    needed = needed_run(whole)
    in_line = not words and not reaches(whole, _LINE_END)
    return Search(rule, re.compile(whole), words, needed if in_line and needed.length else None)


_LINE_END = (Step("\n"),)
