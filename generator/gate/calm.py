"""Texts go in; the stretches of them that need a closer look come out: nothing is in all others.

Pages differ little from each other. A text is parted at its seams, and each part is looked at once, by
itself, in every reading, however many pages have it. A part in which nothing is found, with which nothing
begins that may go on in the next, and which ends what it begins, is calm: nothing is in a text of such parts
alone.
"""

from __future__ import annotations

import json
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from generator.gate.finding import Finder, Look
from generator.gate.known import ALL, BACK, CALM, OPEN, RESTLESS, Known
from generator.gate.markup import is_closed
from generator.gate.people import LONGEST_NAME
from generator.gate.readings import families_of, without_drawings
from generator.gate.restless import stretches_of
from generator.gate.seams import AT_A_TIME, Kind, Span, kind_of
from generator.gate.view import View
from generator.redaction.beginnings import Beginning, Beginnings
from generator.redaction.reach import APART, ASIDE
from generator.redaction.searches import Words

LARGEST = 20_000
"""A text without seams that is longer is not looked at twice."""

BATCH = 100_000
"""So many characters of readings are searched together: most rules have nothing near in a few."""

MOST_WAITING = 2_000_000
"""So many characters of chunks wait at most for their parts to be looked at: parts take far more room."""

MOST_KEPT = 8_000_000
"""So many characters of pieces and parts are known at most when some files are looked at."""

_END = "\n\n"
# A reading is made of a text as a whole where it says that it is written so.
_MAIL = "quoted-printable"


@dataclass(frozen=True)
class _Parted:
    """A text or, of a large one, some of it: what is known of its kind, and what it is made of."""

    known: Known
    ends: tuple[str, ...]
    """The first and the last piece of the text as they stand there, where it has them; or all of the text."""
    midst: list[str]
    """The chunks and pieces between them, without what opens and closes each."""
    window: Span = (0, 0)
    """From where to where it goes, where it is some of a text."""

    def is_calm(self) -> bool:
        """Whether all parts of it are calm, once they have been looked at."""
        known = self.known
        return all(known.still.issuperset(known.parts(end)) for end in self.ends) and all(
            map(known.is_calm, self.midst)
        )

    def restless(self, text: str) -> Iterator[Span]:
        """What of a window of a text is not calm, once it has been looked at."""
        start, stop = self.window
        kind = self.known.kind
        if kind is None or self.is_calm():
            return
        window = text[start:stop]
        for span in kind.chunk_spans(window):
            if not self.known.is_calm(kind.inside(window, span)[0]):
                yield start + span[0], start + span[1]


class Calm:
    """Knows which parts of texts are calm, and looks at those that are new."""

    def __init__(self, find: Finder) -> None:
        self._find = find
        look = find if isinstance(find, Look) else None
        self._people = look.people if look else None
        self._words = look.redactor.words if look else Words
        self._whole = Known(None, Beginnings(()))
        self._known = {
            kind: Known(kind, reaching) for kind, reaching in (look.reaching if look else {}).items()
        }

    def begin(self, most: int = MOST_KEPT) -> None:
        """Forget what is known where that has become too much to keep."""
        for known in (self._whole, *self._known.values()):
            known.forget(most)

    @property
    def size(self) -> int:
        """So many characters are known to be calm, or not to be."""
        return sum(known.kept + known.kept_together for known in (self._whole, *self._known.values()))

    def kept(self) -> bytes:
        """All that is known to be calm, for another process that looks for the same."""
        every = (self._whole, *self._known.values())
        found = [[sorted(known.still), sorted(known.calm)] for known in every]
        return zlib.compress(json.dumps(found).encode("utf-8", "surrogatepass"), 1)

    def recall(self, kept: bytes) -> None:
        """Know all that another process knew to be calm. Raises `ValueError` for what is no such thing."""
        try:
            found = json.loads(zlib.decompress(kept))
        except zlib.error as error:
            raise ValueError(str(error)) from None
        for known, (still, calm) in zip((self._whole, *self._known.values()), found, strict=True):
            known.kept += sum(len(one) for one in still if one not in known.still)
            known.kept_together += sum(len(one) for one in calm if one not in known.calm)
            known.still.update(still)
            known.calm.update(calm)

    def restless(self, texts: Sequence[str]) -> Iterator[list[Span]]:
        """Of each text, the stretches that need a closer look, in order; none where all of it is calm."""
        known = iter(self._all_restless([text for text in texts if len(text) <= AT_A_TIME]))
        for text in texts:
            yield next(known) if len(text) <= AT_A_TIME else self._restless_in_large(text)

    def _all_restless(self, texts: Sequence[str]) -> list[list[Span]]:
        """The same of texts that are learned together."""
        parted = [one for text in texts for one in self._parted(text)]
        for known in (self._whole, *self._known.values()):
            known.quiet = set()
            self._learn(known, [one for one in parted if one.known is known])
        return [
            [] if one.is_calm() else stretches_of(text, one.known)
            for text, one in zip(texts, parted, strict=True)
        ]

    def _restless_in_large(self, text: str) -> list[Span]:
        """The same of a text that is not held in pieces as a whole."""
        is_calm, known, restless = True, self._whole, list[Span]()
        for one in self._parted(text):
            known = one.known
            known.quiet = set()
            self._learn(known, [one])
            is_calm = one.is_calm() and is_calm
            restless += one.restless(text)
        return [] if is_calm else stretches_of(text, known, restless)

    def _parted(self, text: str) -> Iterator[_Parted]:
        """A text in pieces, some at a time, and what is known of its kind."""
        kind = kind_of(text) if self._known else None
        if kind is None or kind not in self._known:
            yield _Parted(self._whole, (text,), [])
            return
        known, windows = self._known[kind], kind.windows(text)
        window = next(windows)
        first, *chunks = kind.chunks(text[slice(*window)])
        beginning, *midst = kind.pieces(first)
        ends = [beginning + kind.closing]
        for following in windows:
            yield _Parted(known, tuple(ends), midst + chunks, window)
            ends, midst, chunks, window = [], [], kind.chunks(text[slice(*following)]), following
        if not midst and not chunks:
            yield _Parted(self._whole, (text,), [])
            return
        *rest, end = kind.pieces(chunks.pop()) if chunks else [midst.pop()]
        yield _Parted(known, (*ends, kind.opening + end), [*midst, *chunks, *rest], window)

    def _learn(self, known: Known, texts: list[_Parted]) -> None:
        """Look at all parts of the texts that are new."""
        new: dict[str, None] = {}
        waiting: dict[str, list[str]] = {}
        length = 0
        for one in texts:
            for end in one.ends:
                new.update(dict.fromkeys(known.new(known.parts(end))))
            for inner in one.midst:
                if not known.is_calm(inner) and inner not in waiting:
                    new.update(dict.fromkeys(known.new(_cut(inner, known, waiting))))
                    length += len(inner)
                if length > MOST_WAITING:
                    self._settle(known, new, waiting)
                    length = 0
        self._settle(known, new, waiting)

    def _settle(self, known: Known, new: dict[str, None], waiting: dict[str, list[str]]) -> None:
        """Look at parts, and note which of what waits for them is calm; nothing is left to be done."""
        self._look_at(known, list(new))
        quiet = {inner for inner, parts in waiting.items() if known.still.issuperset(parts)}
        for inner in quiet:
            known.meet(inner)
        known.quiet |= quiet
        new.clear()
        waiting.clear()

    def _look_at(self, known: Known, parts: list[str]) -> None:
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


def _cut(inner: str, known: Known, waiting: dict[str, list[str]]) -> list[str]:
    """The parts of a chunk or a piece from the midst of a text; what it is made of is put with what waits."""
    if known.kind is None:
        return []
    all_parts: list[str] = []
    for piece in known.kind.pieces(inner):
        if piece in known.calm:
            continue
        parts = waiting.get(piece)
        if parts is None:
            parts = known.parts(known.kind.whole(piece))
            if len(parts) > 1:
                waiting[piece] = parts
        all_parts += parts
    waiting[inner] = all_parts
    return all_parts


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
