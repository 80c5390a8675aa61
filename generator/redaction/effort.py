"""A pattern goes in; the most steps that a search can take at one place of a text come out.

Every repeat has an end, so the number is finite, and a search takes at most so many steps times the length of
the text: linear time, whatever the text. Where what follows a repeat begins with none of its characters, only
its longest match can go on, and going back through it costs a step each; else each length must be tried.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from generator.redaction.dialect import (
    EVERYTHING,
    Characters,
    Choice,
    Look,
    Node,
    Repeat,
    Sequence,
    parse_pattern,
)


@dataclass(frozen=True)
class _Effort:
    """The steps of an item, and in how many ways it can match from one place."""

    steps: int
    ways: int


@lru_cache(maxsize=256)
def most_steps(pattern: str) -> int:
    """An upper bound for the steps of one attempt to match, made at one place.

    Raises `PatternError` like `parse_pattern`.
    """
    return _effort(parse_pattern(pattern), 0).steps  # nothing follows, so nothing has to be tried again


def _effort(node: Node, after: int) -> _Effort:
    """`after` is the set of characters with which what follows the item can begin."""
    match node:
        case Characters():
            return _Effort(1, 1)
        case Look(item):
            return _Effort(_effort(item, 0).steps, 1)
        case Choice(branches):
            found = [_effort(branch, after) for branch in branches]
            return _Effort(sum(one.steps for one in found), _ways_of_choice(branches, found))
        case Sequence(items):
            return _sequence(items, after)
        case Repeat():
            return _repeat(node, after)


def _ways_of_choice(branches: tuple[Node, ...], found: list[_Effort]) -> int:
    """Branches that begin with different characters exclude each other."""
    firsts = [first(branch) for branch in branches]
    apart = all(not a & b for index, a in enumerate(firsts) for b in firsts[index + 1 :])
    ways = [one.ways for one in found]
    return max(ways) if apart else sum(ways)


def _sequence(items: tuple[Node, ...], after: int) -> _Effort:
    steps, ways = 0, 1
    for index, item in enumerate(items):
        one = _effort(item, _first_of(items[index + 1 :], after))
        steps += ways * one.steps
        ways *= one.ways
    return _Effort(steps, ways)


def _repeat(node: Repeat, after: int) -> _Effort:
    begins = first(node.item)
    inner = _effort(node.item, begins | after)
    if not after:  # whatever the last time round fails at, the times before it stand
        return _Effort((inner.steps + 1) * node.most, 1)
    if inner.ways > 1 and node.most > 1:
        return _Effort(inner.steps * inner.ways**node.most, inner.ways**node.most)
    steps = inner.steps * node.most
    # A repeat goes back one time at a time; where nothing that follows fits, each try ends at once.
    lengths = node.most - node.least + 1
    return _Effort(steps + lengths, 1 if not begins & after else lengths)


def first(node: Node) -> int:
    """The set of characters with which a match can begin; everything where it can be empty."""
    match node:
        case Characters(members):
            return members
        case Look():
            return EVERYTHING
        case Repeat(item, least, _):
            return first(item) if least else EVERYTHING
        case Choice(branches):
            found = 0
            for branch in branches:
                found |= first(branch)
            return found
        case Sequence(items):
            return _first_of(items, EVERYTHING)


def _first_of(items: tuple[Node, ...], after: int) -> int:
    """With what a row of items can begin, where `after` can begin what follows it."""
    found = 0
    for item in items:
        if _is_look(item):
            continue
        if isinstance(item, Repeat) and item.least == 0:
            found |= first(item.item)
            continue
        return found | first(item)
    return found | after


def _is_look(item: Node) -> bool:
    """Whether an item takes no character: a look, or a choice of looks."""
    return isinstance(item, Look) or (isinstance(item, Choice) and all(map(_is_look, item.branches)))
