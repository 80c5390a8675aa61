"""A pattern goes in; the run of characters that every match has, and how a text shows them, come out.

Most of a text has no run of the kind that a key or a number needs. To look for runs is much cheaper than to
try a pattern at each place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from itertools import accumulate
from math import log

from generator.redaction.dialect import Characters, Choice, Look, Node, Repeat, Sequence, parse_pattern

_ASCII = range(128)
_ASCII_BITS = (1 << 128) - 1

# How often which characters are met, roughly: a run of those that are rare says more.
_SHARES = (("abcdefghijklmnopqrstuvwxyz", 0.6), ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 0.06), ("0123456789", 0.08))
_OTHERS = 0.26


@dataclass(frozen=True)
class Run:
    """So many characters of a set, one after the other."""

    members: int
    length: int

    @property
    def worth(self) -> float:
        """How rare such a run is."""
        return -self.length * log(min(max(_share(self.members), 0.001), 0.999))


@cache
def _share(members: int) -> float:
    listed = "".join(chars for chars, _ in _SHARES)
    others = [chr(code) for code in _ASCII if chr(code) not in listed]
    return sum(
        share * sum(members >> ord(char) & 1 for char in chars) / len(chars)
        for chars, share in (*_SHARES, ("".join(others), _OTHERS))
    )


@lru_cache(maxsize=256)
def needed_run(pattern: str) -> Run:
    """The rarest run that is in every match of a pattern. Raises `PatternError` like `parse_pattern`."""
    runs = _runs(parse_pattern(pattern))
    return max(_windows(runs), key=lambda run: run.worth, default=Run(0, 0))


def _windows(runs: list[Run]) -> Iterable[Run]:
    """All runs that are made of some that follow each other."""
    for start in range(len(runs)):
        members = accumulate((run.members for run in runs[start:]), int.__or__)
        lengths = accumulate(run.length for run in runs[start:])
        yield from map(Run, members, lengths)


def _runs(node: Node) -> list[Run]:
    """What a match is made of, one after the other; the least of each."""
    match node:
        case Characters(members):
            return [Run(members, 1)]
        case Look():
            return []
        case Sequence(items):
            return [run for item in items for run in _runs(item)]
        case Choice(branches):
            return [_one([_all(_runs(branch)) for branch in branches])]
        case Repeat(item, least):
            inner = _all(_runs(item))
            return [Run(inner.members, inner.length * least)]


def _all(runs: list[Run]) -> Run:
    """One run in the place of all of these."""
    whole = Run(0, 0)
    for run in runs:
        whole = Run(whole.members | run.members, whole.length + run.length)
    return whole


def _one(runs: list[Run]) -> Run:
    """One run in the place of any of these."""
    members = 0
    for run in runs:
        members |= run.members
    return Run(members, min(run.length for run in runs))


@cache
def _table(members: int) -> bytes:
    """For each byte of a text in ASCII, whether it is in a set; `?` stands for all others as well."""
    table = bytearray(members >> code & 1 for code in range(256))
    if members & ~_ASCII_BITS:
        table[ord("?")] = 1
    return bytes(table)


def marked(data: bytes, members: int) -> bytes:
    """A text in ASCII, with `?` for each other character, as ones where it is in a set and else zeros."""
    return data.translate(_table(members))


_PRINTABLE = sum(1 << code for code in range(32, 127)) | 1 << 9
UNSEEN = _ASCII_BITS & ~_PRINTABLE
"""The characters of ASCII that nobody sees."""


@lru_cache(maxsize=8)
def before_break(pattern: str) -> tuple[int, int] | None:
    """What a match may begin with before its first sign that nobody sees, such as the end of a line.

    The sets of what stands right before a match, and of what it begins with. None where not every match
    stands behind something, and has such a sign. Raises `PatternError` like `parse_pattern`.
    """
    tree = parse_pattern(pattern)
    behind = 0
    for branch in tree.branches if isinstance(tree, Choice) else (tree,):
        first = branch.items[0] if isinstance(branch, Sequence) else branch
        if not (isinstance(first, Look) and first.behind and isinstance(first.item, Characters)):
            return None
        behind |= first.item.members
    taken, has_break = _taken(tree)
    return (behind, taken) if has_break else None


def _taken(node: Node) -> tuple[int, bool]:
    """What may be taken before such a sign, and whether there always is one."""
    match node:
        case Characters(members):
            return (0, True) if not members & _PRINTABLE else (members, False)
        case Look():
            return 0, False
        case Repeat(item, least):
            members, has_break = _taken(item)
            return members, has_break and least > 0
        case Choice(branches):
            found = [_taken(branch) for branch in branches]
            return reduce(int.__or__, (some for some, _ in found)), all(has_break for _, has_break in found)
        case Sequence(items):
            found = [_taken(item) for item in items]
            length = next((number for number, one in enumerate(found, 1) if one[1]), 0)
            before = found[:length] if length else found
            return reduce(int.__or__, (some for some, _ in before), 0), length > 0
