"""A list of people, one a line, goes in; wherever a text has one of their names comes out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from generator.diagnostics import DataError, Position, shown_path
from generator.document import decode
from generator.redaction.reach import ASIDE
from generator.system_errors import reason_of
from generator.tracking import is_tracked

# A word ends where small letters go over into a capital: JaneDoe has two. Marks belong to the letter before.
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_BETWEEN = re.compile(r"(?:[ \t\xa0,.+_'’-]|\r?\n){0,4}\Z")

# Letters that are no base letter with a mark.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "\u0131": "i"}
)

SHORTEST_JOINED = 7
"""A name without anything between its words is found from this length on: `Al Lot` is in `allotment`."""

Words = tuple[str, ...]


class Roster:
    """Finds the people of a list, in either order of their names, with or without accents."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: dict[str, set[Words]] = {}
        self._joined: set[str] = set()
        self._most_words = 1
        for name in names:
            words = _words_of_entry(name)
            self._most_words = max(self._most_words, len(words))
            for order in _orders(words):
                self._by_first.setdefault(order[0], set()).add(order)
                if len(order) > 1 and len("".join(order)) >= SHORTEST_JOINED:
                    self._joined.add("".join(order))

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """From where to where each name stands in the text; the longest where one contains another."""
        words = list(_words(text))
        end = 0
        for number, (start, stop, word) in enumerate(words):
            if start < end or (word not in self._by_first and word not in self._joined):
                continue
            stops = [stop] if word in self._joined else []
            stops += filter(
                None, (self._stop(text, words, number, one) for one in self._by_first.get(word, ()))
            )
            if stops:
                end = max(stops)
                yield start, end

    def goes_on(self, text: str) -> bool:
        """Whether the last words of a text, or of what is shown of it, are the first of a name with more."""
        last: list[str] = []
        for stretch in text.split(ASIDE):
            last = [*last, *(word for _, _, word in _words(stretch))][-self._most_words :]
            if any(self._begins(tuple(last[number:])) for number in range(len(last))):
                return True
        return False

    def _begins(self, words: Words) -> bool:
        """Whether a name has more words than these, and begins with them."""
        names = self._by_first.get(words[0], ())
        return any(len(name) > len(words) and name[: len(words)] == words for name in names)

    def _stop(self, text: str, words: list[tuple[int, int, str]], number: int, name: Words) -> int | None:
        """Where a name ends that begins with the word at `number`, or None where it does not go on."""
        found = words[number : number + len(name)]
        if tuple(word for _, _, word in found) != name:
            return None
        if len(name) == 1:
            return found[0][1]
        between = pairwise(found)
        if all(_BETWEEN.match(text[left[1] : right[0]]) for left, right in between):
            return found[-1][1]
        return None


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _WORD.finditer(text):
        start, word = found.start(), found.group()
        humps = [] if word.islower() or word.isupper() else [hump.start() for hump in _HUMP.finditer(word)]
        for begin, end in zip([0, *humps], [*humps, len(word)], strict=True):
            yield start + begin, start + end, folded(word[begin:end])


@lru_cache(maxsize=65_536)
def folded(word: str) -> str:
    """A word without case and accents."""
    plain = unicodedata.normalize("NFKD", word.casefold()).translate(_LETTERS)
    return plain if plain.isascii() else "".join(char for char in plain if not unicodedata.combining(char))


def _words_of_entry(name: str) -> Words:
    """The words of an entry, given names first: `Doe, Jane` is Jane Doe."""
    family, comma, given = unicodedata.normalize("NFKC", name).partition(",")
    return tuple(word for _, _, word in _words(f"{given} {family}" if comma else name))


def _orders(words: Words) -> set[Words]:
    """A name, the family's name first, and without the names in the middle."""
    if len(words) < 2:
        return {words} if words else set()
    first, last = words[0], words[-1]
    return {words, (last, *words[:-1]), (*words[1:], first), (first, last), (last, first)}


def parse_roster(text: str) -> Roster:
    """A roster's text: one name a line; blank lines and lines that begin with `#` say nothing."""
    lines = (line.strip() for line in text.splitlines())
    return Roster(line for line in lines if line and not line.startswith("#"))


def read_roster(path: Path | None) -> Roster | None:
    """The roster at `path`; None where no path is given.

    Raises `DataError` where it cannot be read, and where git tracks it or cannot say: a list of people has no
    place beside the data.
    """
    if path is None:
        return None
    position = Position(shown_path(path))
    try:
        text = decode(path.read_bytes(), position.path)
    except OSError as error:
        problem = f"the roster cannot be read ({reason_of(error)})"
        raise DataError.at(position, problem, "expected a text file with one name a line") from None
    tracked = is_tracked(path)
    if tracked is not False:
        problem = "git tracks the roster, so that everybody with the repository has it"
        if tracked is None:
            problem = "git cannot say whether it tracks the roster"
        raise DataError.at(position, problem, "keep it outside of any repository")
    return parse_roster(text)
