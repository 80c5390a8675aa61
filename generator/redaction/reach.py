"""Patterns and what stands between two stretches of text go in; whether a match may see over it comes out.

Where none may, each of the two can be searched without the other. The answer is careful: a pattern is said to
reach over more than it does, since only the characters that it may go on with are followed, from wherever it
could be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.redaction.dialect import Choice, Look, Node, Repeat, Sequence, parse_pattern, widths
from generator.redaction.network import Network

APART = "\n\0\n\0\n"
"""Between texts that do not follow each other, so that nothing goes on from one to the next."""
ASIDE = "\n\0\n"
"""Between what is shown of a text and what is not."""


@dataclass(frozen=True)
class Step:
    """One character of a seam, any of some; or as many of them as there may be."""

    characters: str
    many: bool = False


@dataclass(frozen=True)
class AnyOf:
    """One of some words of a seam."""

    words: tuple[str, ...]


Seam = tuple[Step | AnyOf, ...]


def reaches(pattern: str, seam: Seam, *, consumed: bool = False) -> bool:
    """Whether a match, or what it looks at before and after itself, may go on over all of the seam.

    With `consumed`, what it only looks at does not count. Raises `PatternError` like `parse_pattern`.
    """
    return any(
        _is_alive(one.network, _backwards(seam) if one.behind else seam)
        for one in _ways(pattern)
        if not (consumed and one.looks)
    )


def _backwards(seam: Seam) -> Seam:
    """What somebody reads of a seam who comes from its other side."""
    return tuple(
        AnyOf(tuple(word[::-1] for word in one.words)) if isinstance(one, AnyOf) else one
        for one in reversed(seam)
    )


def longest(pattern: str) -> int:
    """The most characters that a match takes, and looks at after it."""
    tree = parse_pattern(pattern)
    return sum(
        widths(node.item if isinstance(node, Look) else node)[1] for node, _ in _parts(tree, behind=False)
    )


def _parts(node: Node, *, behind: bool) -> Iterator[tuple[Node, bool]]:
    """A node without its looks, and each look in it; whether it is read backwards."""
    yield node, behind
    yield from _looks(node)


def _looks(node: Node) -> Iterator[tuple[Node, bool]]:
    match node:
        case Look(item, behind):
            yield (Look(item, behind), behind)
            yield from _looks(item)
        case Repeat(item):
            yield from _looks(item)
        case Sequence(items) | Choice(items):
            for item in items:
                yield from _looks(item)


def _is_alive(network: Network, seam: Seam) -> bool:
    """Whether something that reads characters one by one may be in the midst of its way after the seam."""
    alive = set(range(len(network.jumps)))
    for step in seam:
        if isinstance(step, AnyOf):
            alive = _after_any(network, alive, step.words)
            continue
        after = network.after(alive, step.characters)
        if step.many:
            alive = network.closed(alive)
            while not (after := network.after(alive, step.characters)) <= alive:
                alive |= after
        else:
            alive = after
    return network.is_alive(alive)


def _after_any(network: Network, alive: set[int], words: Iterable[str]) -> set[int]:
    """The places that one of some words leads to."""
    by_first: dict[str, list[str]] = {}
    for word in words:
        by_first.setdefault(word[:1], []).append(word[1:])
    found = set(alive) if by_first.pop("", None) else set[int]()
    for first, rests in by_first.items():
        if after := network.after(alive, first):
            found |= _after_any(network, after, rests)
    return found


@dataclass(frozen=True)
class _Way:
    """How a pattern reads a text: its matches, or what they look at; backwards what is before themselves."""

    network: Network
    behind: bool
    looks: bool


@lru_cache(maxsize=1024)
def _ways(pattern: str) -> tuple[_Way, ...]:
    """All ways in which a pattern reads a text. Raises `PatternError` like `parse_pattern`."""
    return tuple(_way(node, behind=behind) for node, behind in _parts(parse_pattern(pattern), behind=False))


def _way(node: Node, *, behind: bool) -> _Way:
    network = Network()
    inner = node.item if isinstance(node, Look) else node
    network.add(_reversed(inner) if behind else inner, 0, 1)
    return _Way(network, behind, isinstance(node, Look))


def _reversed(node: Node) -> Node:
    match node:
        case Sequence(items):
            return Sequence(tuple(_reversed(item) for item in reversed(items)))
        case Choice(branches):
            return Choice(tuple(_reversed(branch) for branch in branches))
        case Repeat(item):
            return replace(node, item=_reversed(item))
    return node
