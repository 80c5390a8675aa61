"""Parts of texts go in; what each of them is comes out: calm, open, or so restless that more is needed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from generator.gate.finding import Finder, Look
from generator.gate.known import ALL, BACK, CALM, OPEN, RESTLESS, Known
from generator.gate.markup import is_closed
from generator.gate.people import LONGEST_NAME
from generator.gate.readings import families_of, without_drawings
from generator.gate.seams import Kind
from generator.gate.view import View
from generator.redaction.beginnings import Beginning
from generator.redaction.reach import APART, ASIDE
from generator.redaction.searches import Words

LARGEST = 20_000
"""A text without seams that is longer is not looked at twice."""

BATCH = 100_000
"""So many characters of readings are searched together: most rules have nothing near in a few."""

_END = "\n\n"
# A reading is made of a text as a whole where it says that it is written so.
_MAIL = "quoted-printable"


class PartSearch:
    """Searches parts, many of them together, and notes with what is known what each of them is."""

    def __init__(self, find: Finder, look: Look | None) -> None:
        self._find = find
        self._people = look.people if look else None
        self._words = look.redactor.words if look else Words

    def look_at(self, known: Known, parts: list[str]) -> None:
        """Look at parts in all their readings, and remember what each is."""
        batch: list[tuple[str, str]] = []
        states: dict[str, int] = {}
        length = 0
        for part in parts:
            states[part] = _first_look(part, known.kind)
            if states[part] != CALM:
                continue
            readings, is_packed = _readings(part, known.kind)
            if is_packed:
                states[part] = RESTLESS
            batch += ((part, reading) for reading in readings)
            length += len(batch[-1][1])
            if length > BATCH:
                self._search(known, batch, states)
                batch, length = [], 0
        if batch:
            self._search(known, batch, states)
        for part, state in states.items():
            known.note(part, state)

    def _search(self, known: Known, batch: list[tuple[str, str]], states: dict[str, int]) -> None:
        """Search readings, and note with each part what is in them."""
        starts = list(accumulate((len(reading) + len(APART) for _, reading in batch), initial=0))
        text = APART.join(reading for _, reading in batch)

        def numbers(places: Iterable[int]) -> Iterator[int]:
            """The readings that some places of the text are in, each once."""
            return iter({bisect_right(starts, place) - 1: None for place in places})

        words = self._words(text)
        found = [
            *((number, RESTLESS) for number in numbers(hit.start for hit in self._find(text))),
            *((number, ALL) for number in numbers(words.places(_MAIL))),
        ]
        if known.kind is not None:
            hints = ((one, numbers(one.places(words))) for one in known.reaching.rules)
            found += self._going_on(_Ends(known, known.kind, batch), hints)
        for number, state in found:
            part = batch[number][0]
            before = states[part]
            states[part] = ALL if ALL in (before, state) else max(before, state)

    def _going_on(
        self, ends: _Ends, hints: Iterable[tuple[Beginning, Iterator[int]]]
    ) -> Iterator[tuple[int, int]]:
        """The numbers of the readings over whose ends something may go on, and how far."""
        for one, likely in hints:
            for number in likely:
                if one.goes_back(ends.alone[number]):
                    yield number, BACK + one.length
                elif ends.goes_on(one, number):
                    yield number, one.length
        if self._people is not None and self._people.roster is not None:
            for number, reading in enumerate(ends.alone):
                if self._people.goes_on(reading):
                    yield number, LONGEST_NAME


class _Ends:
    """Readings of parts, and what may go on over the ends of the parts."""

    def __init__(self, known: Known, kind: Kind, batch: list[tuple[str, str]]) -> None:
        self.alone = [_without_end(reading) for _, reading in batch]
        self._shared = [kind.common(part) for part, _ in batch]
        self._reaching = known.reaching
        self._may: dict[int, bool] = {}

    def goes_on(self, one: Beginning, number: int) -> bool:
        """Whether something that begins in a reading may go on."""
        alone, shared = self.alone[number], self._shared[number]
        if one.search.words and number not in self._may:
            self._may[number] = self._reaching.may_go_on(alone, shared)
        return (not one.search.words or self._may[number]) and one.goes_on(alone, shared)


def _first_look(part: str, kind: Kind | None) -> int:
    """What a part is as far as its length and its tags say so."""
    if kind is None:
        return RESTLESS if len(part) > LARGEST else CALM
    return CALM if is_closed(part) else OPEN


def _readings(part: str, kind: Kind | None) -> tuple[list[str], bool]:
    """The readings of a part, and whether there are more of what is packed into it."""
    families = families_of(View(without_drawings(part if kind is None else part + _END)))
    return [view.text for view in next(families)], next(families, None) is not None


def _without_end(reading: str) -> str:
    """A reading of a part without what was put after it, which is shown."""
    shown, aside, rest = reading.partition(ASIDE)
    return shown.removesuffix(_END) + aside + rest
