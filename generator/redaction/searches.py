"""A rule goes in; a search that finds its matches in a text, at places that can begin one, comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.models.redaction import RedactionRule, RedactionRules
from generator.redaction.anchors import leading_words
from generator.redaction.expansion import expanded, expanded_parts
from generator.redaction.reach import Step, reaches
from generator.redaction.runs import Run, marked, needed_run

_FAR = 300
"""Words that are nearer to each other than this, on the average, spare no lines."""


# All that letters and digits of ASCII are not.
_PARTING = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256))
_ALNUM = re.compile("[a-z0-9]+")

MOST_KNOWN = 100_000
"""So many words of texts are known at most, of those in which no rule has a word."""


class Vocabulary:
    """Tells which words of the rules a text may have; knows words of texts in which there is none of them."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_core: dict[bytes, set[str]] = {}
        self._always: set[str] = set()
        for word in words:
            core = max(_ALNUM.findall(word), key=len, default="")
            (self._by_core.setdefault(core.encode(), set()) if core else self._always).add(word)
        self._idle: set[bytes] = set()

    def possible(self, data: bytes) -> set[str]:
        """The words that a text may have; it has no others. It comes in ASCII, with `?` for what is not."""
        new = set(data.lower().translate(_PARTING).split()) - self._idle
        found, busy = set(self._always), set[bytes]()
        joined = b" %b " % b" ".join(new)
        for core, words in self._by_core.items():
            at = joined.find(core)
            if at < 0:
                continue
            found |= words
            while at >= 0:
                end = joined.find(b" ", at)
                busy.add(joined[joined.rfind(b" ", 0, at) + 1 : end])
                at = joined.find(core, end)
        if len(self._idle) > MOST_KNOWN:
            self._idle.clear()
        self._idle |= new - busy
        return found


class Words:
    """A text, and where it has which words; each word is looked for once, whichever rules ask for it."""

    def __init__(self, text: str, vocabulary: Vocabulary | None = None) -> None:
        self.text = text
        self._places: dict[str, tuple[int, ...]] = {}
        self._vocabulary = vocabulary

    @cached_property
    def _possible(self) -> set[str] | None:
        return None if self._vocabulary is None else self._vocabulary.possible(self._ascii)

    def any_of(self, words: frozenset[str]) -> Iterable[str]:
        """Those of some words of the vocabulary that the text may have."""
        return words if self._possible is None else words & self._possible

    @cached_property
    def _ascii(self) -> bytes:
        return self.text.encode("ascii", "replace")

    def lines_with(self, words: tuple[str, ...], run: Run) -> Iterator[tuple[int, int]]:
        """From where to where each line goes that has one of some words, or where these are many, a run."""
        if not any(self.has(word) for word in words):
            return
        mask, wanted = marked(self._ascii, run.members), b"\1" * run.length
        if sum(map(self._lower.count, words)) * _FAR < len(self.text):
            lines = sorted({self._line(place) for word in words for place in self.places(word)})
            yield from (line for line in lines if mask.find(wanted, *line) >= 0)
            return
        end = 0
        while (place := mask.find(wanted, end)) >= 0:
            start, end = self._line(place)
            yield start, end

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
        return word in self._lower

    def places(self, word: str) -> tuple[int, ...]:
        """Where the text has a word, in any case."""
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
