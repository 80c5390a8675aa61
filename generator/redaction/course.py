"""Patterns and a text go in; where a match may go on after the text, or have begun before it, comes out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.redaction.dialect import parse_pattern
from generator.redaction.network import Network
from generator.redaction.reach import ASIDE

Span = tuple[int, int]
"""From where to where a stretch of a text goes."""


class Course:
    """Follows the matches of patterns through texts; knows where it came to by which characters.

    What a match looks at before itself is not followed; what it looks at after itself only with `looking`.
    """

    def __init__(self, *patterns: str, looking: bool) -> None:
        self._network = Network(with_looks=looking)
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
