"""A pattern's tree goes in; the places that a match may be at, and what leads on from each, come out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from generator.redaction.dialect import Characters, Choice, Look, Node, Repeat, Sequence

_MOST_COPIES = 8
"""A repeat of more than this is taken for one without an end."""


class Network:
    """The places that a match may be at, and the characters that lead from one to the next."""

    def __init__(self, *, with_looks: bool = False) -> None:
        self._with_looks = with_looks
        self.jumps: list[list[int]] = [[], []]
        self.letters: dict[int, tuple[int, int]] = {}

    def add(self, node: Node, start: int, end: int) -> None:
        """Put all ways through a node between two places."""
        match node:
            case Characters(members):
                self._letter(members, start, end)
            case Look():
                self._look(node, start, end)
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

    def _look(self, node: Look, start: int, end: int) -> None:
        self.jumps[start].append(end)
        if self._with_looks and not node.behind:
            self.add(node.item, start, self._place())

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
        for _ in range(min(node.least, _MOST_COPIES) - 1):
            after = self._place()
            self.add(node.item, start, after)
            start = after
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

    def closed(self, places: Iterable[int]) -> set[int]:
        """These places, and those that are reached from them without a character."""
        found, new = set(places), list(places)
        while new:
            for place in self.jumps[new.pop()]:
                if place not in found:
                    found.add(place)
                    new.append(place)
        return found

    def is_alive(self, places: Iterable[int]) -> bool:
        """Whether any character leads on from these places."""
        return any(place in self.letters for place in self.closed(places))

    def after(self, places: Iterable[int], characters: str) -> set[int]:
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
