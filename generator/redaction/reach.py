"""Patterns and what stands between two stretches of text go in; whether a match may see over it comes out.

Where none may, each of the two can be searched without the other. The answer is careful: a pattern is said to
reach over more than it does, since only the characters that it may go on with are followed, from wherever it
could be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from generator.redaction.dialect import (
    Characters,
    Choice,
    Look,
    Node,
    Repeat,
    Sequence,
    parse_pattern,
    widths,
)

_MOST_COPIES = 8
"""A repeat of more than this is taken for one without an end."""


@dataclass(frozen=True)
class Step:
    """One character of a seam, any of some; or as many of them as there may be."""

    characters: str
    many: bool = False


Seam = tuple[Step, ...]


def reaches(pattern: str, seam: Seam, *, consumed: bool = False) -> bool:
    """Whether a match, or what it looks at before and after itself, may go on over all of the seam.

    With `consumed`, what it only looks at does not count. Raises `PatternError` like `parse_pattern`.
    """
    return any(
        _is_alive(node, tuple(reversed(seam)) if behind else seam)
        for node, behind in _parts(parse_pattern(pattern), behind=False)
        if not (consumed and isinstance(node, Look))
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


def _is_alive(node: Node, seam: Seam) -> bool:
    """Whether something that reads characters one by one may be in the midst of its way after the seam."""
    network = _Network()
    inner, backwards = (node.item, node.behind) if isinstance(node, Look) else (node, False)
    network.add(_reversed(inner) if backwards else inner, 0, 1)
    alive = set(range(len(network.jumps)))
    for step in seam:
        after = network.after(alive, step.characters)
        if step.many:
            alive = network.closed(alive)
            while not (after := network.after(alive, step.characters)) <= alive:
                alive |= after
        else:
            alive = after
    return any(network.letters.get(state) for state in network.closed(alive))


def _reversed(node: Node) -> Node:
    match node:
        case Sequence(items):
            return Sequence(tuple(_reversed(item) for item in reversed(items)))
        case Choice(branches):
            return Choice(tuple(_reversed(branch) for branch in branches))
        case Repeat(item):
            return replace(node, item=_reversed(item))
    return node


class _Network:
    """The places that a match may be at, and the characters that lead from one to the next."""

    def __init__(self) -> None:
        self.jumps: list[list[int]] = [[], []]
        self.letters: dict[int, tuple[int, int]] = {}

    def add(self, node: Node, start: int, end: int) -> None:
        """Put all ways through a node between two places."""
        match node:
            case Characters(members):
                self._letter(members, start, end)
            case Look():
                self.jumps[start].append(end)
            case Choice(branches):
                for branch in branches:
                    self.add(branch, start, end)
            case Sequence(items):
                for item in items:
                    after = self._place()
                    self.add(item, start, after)
                    start = after
                self.jumps[start].append(end)
            case Repeat():
                self._repeat(node, start, end)

    def _repeat(self, node: Repeat, start: int, end: int) -> None:
        if node.most <= _MOST_COPIES:
            for number in range(node.most):
                if number >= node.least:
                    self.jumps[start].append(end)
                after = self._place()
                self.add(node.item, start, after)
                start = after
            self.jumps[start].append(end)
            return
        inside, after = self._place(), self._place()
        self.jumps[start].append(inside)
        self.add(node.item, inside, after)
        self.jumps[after] += [inside, end]
        if not node.least:
            self.jumps[start].append(end)

    def _letter(self, members: int, start: int, end: int) -> None:
        place = self._place()
        self.jumps[start].append(place)
        self.letters[place] = (members, end)

    def _place(self) -> int:
        self.jumps.append([])
        return len(self.jumps) - 1

    def closed(self, places: set[int]) -> set[int]:
        """These places, and those that are reached from them without a character."""
        found, new = set(places), list(places)
        while new:
            for place in self.jumps[new.pop()]:
                if place not in found:
                    found.add(place)
                    new.append(place)
        return found

    def after(self, places: set[int], characters: str) -> set[int]:
        """The places that one of the characters leads to."""
        bits = _bits(characters)
        return {
            letter[1]
            for place in self.closed(places)
            if (letter := self.letters.get(place)) is not None and letter[0] & bits
        }


@cache
def _bits(characters: str) -> int:
    return sum(1 << ord(char) for char in set(characters))
