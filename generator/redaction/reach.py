"""Patterns and what stands between two stretches of text go in; whether a match may see over it comes out.

Where none may, each of the two can be searched without the other. The answer is careful: a pattern is said to
reach over more than it does, since only the characters that it may go on with are followed, from wherever it
could be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

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
Span = tuple[int, int]
"""From where to where a stretch of a text goes."""


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


class Course:
    """Follows the matches of patterns through texts; knows where it came to by which characters.

    What a match looks at before itself is not followed; what it looks at after itself only with `looking`.
    """

    def __init__(self, *patterns: str, looking: bool) -> None:
        self._network = _Network(with_looks=looking)
        for pattern in patterns:
            self._network.add(parse_pattern(pattern), 0, 1)
        self._numbers: dict[frozenset[int], int] = {}
        self._places: list[frozenset[int]] = []
        self._alive: list[bool] = []
        self._moves: list[dict[str, int]] = []
        self._moves_alone: list[dict[str, int]] = []
        self._number(frozenset())
        self._anywhere = self._number(frozenset(range(len(self._network.jumps))))

    def goes_on(self, text: str, shared: str = "") -> bool:
        """Whether a match that begins in a text may go on after its end, or after what is shown of it.

        None is asked for that begins in what is `shared` with the text that follows.
        """
        at, walked, end = 0, 0, -len(ASIDE)
        for stretch in text.split(ASIDE):
            end += len(ASIDE) + len(stretch)
            own = end - len(shared) if stretch.endswith(shared) else end
            at, walked = self._walked(at, text[walked:own], self._moves), own
            if self._alive[self._walked(at, text[own:end], self._moves_alone)]:
                return True
        return False

    def stretches(self, text: str) -> Iterator[Span]:
        """Where a match may be that began before a text, or before what is not shown of it."""
        start = 0
        for stretch in text.split(ASIDE):
            at, moves = self._anywhere, self._moves_alone
            length = 0
            for char in stretch:
                following = moves[at].get(char)
                at = self._move(at, char, moves) if following is None else following
                if not self._places[at]:
                    break
                length += 1
            yield start, start + length
            start += len(stretch) + len(ASIDE)

    def _walked(self, at: int, text: str, moves: list[dict[str, int]]) -> int:
        """Where all that has come to some places is after a text."""
        for char in text:
            following = moves[at].get(char)
            at = self._move(at, char, moves) if following is None else following
        return at

    def _move(self, at: int, char: str, moves: list[dict[str, int]]) -> int:
        """Where matches are after a character: those that have come so far, and if asked, new ones."""
        places = self._places[at] if moves is self._moves_alone else {0, *self._places[at]}
        found = self._number(frozenset(self._network.after(places, char)))
        moves[at][char] = found
        return found

    def _number(self, places: frozenset[int]) -> int:
        if places not in self._numbers:
            self._numbers[places] = len(self._places)
            self._places.append(places)
            self._alive.append(self._network.is_alive(places))
            self._moves.append({})
            self._moves_alone.append({})
        return self._numbers[places]


def _is_alive(network: _Network, seam: Seam) -> bool:
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


def _after_any(network: _Network, alive: set[int], words: Iterable[str]) -> set[int]:
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

    network: _Network
    behind: bool
    looks: bool


@lru_cache(maxsize=1024)
def _ways(pattern: str) -> tuple[_Way, ...]:
    """All ways in which a pattern reads a text. Raises `PatternError` like `parse_pattern`."""
    return tuple(_way(node, behind=behind) for node, behind in _parts(parse_pattern(pattern), behind=False))


def _way(node: Node, *, behind: bool) -> _Way:
    network = _Network()
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


class _Network:
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
