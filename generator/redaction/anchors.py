"""A pattern goes in; the words that every match of it begins with come out, where there are such words.

A search that knows them looks at these places only, instead of trying every place of a text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from generator.redaction.dialect import Characters, Choice, Look, Node, Repeat, Sequence, parse_pattern

SHORTEST = 2
_LONGEST = 10
_MOST_WORDS = 400
_MOST_CHARACTERS = 6
"""A set of more characters than this, such as the digits, ends a word."""


@dataclass(frozen=True)
class _Start:
    """The beginning of a match, as far as it is known."""

    word: str
    is_open: bool = True
    """Whether what follows in the pattern goes on with it."""


_NOTHING = frozenset({_Start("")})


@lru_cache(maxsize=256)
def leading_words(pattern: str) -> frozenset[str]:
    """Words, with the letters of ASCII in lower case, one of which every match begins with.

    None where they are not known. Raises `PatternError` like `parse_pattern`.
    """
    words = {start.word for start in _after(_NOTHING, parse_pattern(pattern))}
    # A word that begins with another one is found where that one is.
    words = {word for word in words if not any(word != one and word.startswith(one) for one in words)}
    return frozenset(words) if min(map(len, words)) >= SHORTEST else frozenset()


def _after(starts: frozenset[_Start], node: Node) -> frozenset[_Start]:
    """The beginnings, each followed by what the node matches."""
    match node:
        case Look():
            return starts
        case Characters(members):
            return _limited(one for start in starts for one in _extended(start, members))
        case Sequence(items):
            for item in items:
                starts = _after(starts, item)
            return starts
        case Choice(branches):
            return _limited(one for branch in branches for one in _after(starts, branch))
        case Repeat():
            return _repeated(starts, node)


def _repeated(starts: frozenset[_Start], node: Repeat) -> frozenset[_Start]:
    once = _after(starts, node.item)
    if node.least == node.most:
        for _ in range(node.least - 1):
            once = _after(once, node.item)
    elif node.most > 1:
        once = frozenset(_Start(one.word, is_open=False) for one in once)
    return once if node.least else _limited((*starts, *once))


def _extended(start: _Start, members: int) -> Iterable[_Start]:
    if not start.is_open:
        return [start]
    if len(start.word) >= _LONGEST or members.bit_count() > _MOST_CHARACTERS:
        return [_Start(start.word, is_open=False)]
    letters = {_lower(chr(code)) for code in _codes(members)}
    return [_Start(start.word + letter) for letter in letters]


def _codes(members: int) -> Iterable[int]:
    while members:
        lowest = members & -members
        yield lowest.bit_length() - 1
        members ^= lowest


def _lower(char: str) -> str:
    return char.lower() if char.isascii() else char


def _limited(starts: Iterable[_Start]) -> frozenset[_Start]:
    """The beginnings; shorter ones where there are too many."""
    found = frozenset(starts)
    length = _LONGEST
    while len(found) > _MOST_WORDS:
        length -= 1
        found = frozenset(
            one if len(one.word) <= length else _Start(one.word[:length], is_open=False) for one in found
        )
    return found
