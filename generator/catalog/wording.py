"""The terms of the glossary go in; what says in a text which words are not used for them comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from generator.models.glossary import GlossaryTerm

_ELSEWHERE = "|".join(
    (
        r"“[^”]*”",
        r'"(?:[^"\n]|\n(?!\s*\n))*"',
        r"(?P<ticks>`+)(?:[^`]|(?!(?P=ticks))`)*(?P=ticks)",
        r"\]\([^)]*\)",
        r"\{\{.*?\}\}",
        r"<[^<>]*>",
        r"https?://\S+",
    )
)
"""What is no word of the author's own: in double quotes, in code, where a link leads, a call, a tag."""


@dataclass(frozen=True)
class Found:
    """A word that is not used: where it begins in the text, how it is written there, and the term for it."""

    start: int
    written: str
    term: GlossaryTerm


@dataclass(frozen=True)
class Wording:
    """The words that are not used, each with its term."""

    terms: tuple[GlossaryTerm, ...]

    @classmethod
    def of(cls, terms: Iterable[GlossaryTerm]) -> Wording:
        """What the glossary's terms say about words."""
        return cls(tuple(terms))

    @cached_property
    def words(self) -> dict[str, GlossaryTerm]:
        """The term for each word that is not used; words are as `plain` has them."""
        return {plain(word): term for term in self.terms for word in term.instead_of}

    def found_in(self, text: str) -> Iterator[Found]:
        """Every word in a text that is not used.

        Words are whole, in any case, with any white space inside. One in a longer term is part of the term.
        """
        if not self.words or self._quick.search(text.lower()) is None:
            return
        for found in self._careful.finditer(text):
            written = found["word"]
            if written is not None and (term := self.words.get(plain(written))) is not None:
                yield Found(found.start("word"), " ".join(written.split()), term)

    @cached_property
    def _quick(self) -> re.Pattern[str]:
        """Finds whatever may be such a word; a thousand texts have none, and are read by this alone.

        An alternative for each first letter lets the search pass by most words at their first letter.
        """
        words = sorted(self.words, key=lambda word: (word[:1], -len(word)))
        groups = (
            f"{re.escape(letter)}(?:{'|'.join(_spaced(word[1:]) for word in group)})"
            for letter, group in groupby(words, key=lambda word: word[:1])
        )
        return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")

    @cached_property
    def _careful(self) -> re.Pattern[str]:
        names = sorted({*self.words, *(plain(term.term) for term in self.terms)}, key=len, reverse=True)
        words = "|".join(map(_spaced, names))
        return re.compile(rf"{_ELSEWHERE}|(?<!\w)(?P<word>{words})(?!\w)", re.IGNORECASE)


def plain(text: str) -> str:
    """A term or a word without what makes no other one of it: case, and white space."""
    return " ".join(text.lower().split())


def _spaced(word: str) -> str:
    """The pattern of a word as `plain` has it, with any white space in the place of each blank."""
    return re.escape(word).replace(r"\ ", r"\s+")
