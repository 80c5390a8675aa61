"""A rule goes in; a search that finds its matches in a text, at places that can begin one, comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.models.redaction import RedactionRule, RedactionRules
from generator.redaction.anchors import leading_words
from generator.redaction.expansion import expanded, expanded_parts

_CAPITALS = re.compile("[A-Z]+")


class Words:
    """A text, and where it has which words; each word is looked for once, whichever rules ask for it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._places: dict[str, tuple[int, ...]] = {}

    @cached_property
    def _lower(self) -> str:
        # Only letters of ASCII: the others may change the length of a text.
        if self.text.isascii():
            return self.text.lower()
        return _CAPITALS.sub(lambda found: found.group().lower(), self.text)

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

    def matches(self, words: Words) -> Iterator[re.Match[str]]:
        """Every match, from left to right; no two overlap."""
        if not self.words:
            if any(words.has(word) for word in self.rule.near):
                yield from self.pattern.finditer(words.text)
            return
        at = 0
        for start in self._starts(words):
            if start >= at and (match := self.pattern.match(words.text, start)) is not None:
                yield match
                at = match.end()

    def _starts(self, words: Words) -> Iterable[int]:
        found = [places for word in self.words if (places := words.places(word))]
        return found[0] if len(found) == 1 else sorted({place for places in found for place in places})


def searches_of(rules: RedactionRules) -> list[Search]:
    """The search of each rule; the rules must have passed the checks of the catalog."""
    parts = expanded_parts(rules)
    return [_search(rule, parts) for rule in rules.rules]


def _search(rule: RedactionRule, parts: Mapping[str, str]) -> Search:
    whole = expanded(rule.find, parts)
    return Search(rule, re.compile(whole), tuple(sorted(leading_words(whole))))
