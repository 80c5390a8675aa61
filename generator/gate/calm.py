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
from dataclasses import dataclass, field
from itertools import accumulate

from generator.gate.finding import Finder, Look
from generator.gate.markup import end_of_begun, is_closed
from generator.gate.people import LONGEST_NAME
from generator.gate.readings import families_of, without_drawings
from generator.gate.seams import Kind, Span, kind_of
from generator.gate.view import View
from generator.redaction.beginnings import Beginning, Beginnings
from generator.redaction.reach import APART, ASIDE
from generator.redaction.searches import Words

LARGEST = 20_000
"""A text without seams that is longer is not looked at twice."""

BATCH = 100_000
"""So many characters of readings are searched together: most rules have nothing near in a few."""

MOST_KEPT = 8_000_000
"""So many characters of pieces and parts are known at most when some files are looked at."""

MOST_JOINED = 20_000
"""A text in which something goes on over more characters of pieces than this is looked at as a whole."""

CALM, RESTLESS = 0, 1
"""What a part is: nothing is in it, or something may be. A larger number: so many characters further, too."""
ALL = -1
"""A part that says how all of the text is to be read."""
BACK = 1_000_000
"""With a larger number so many characters before it are needed as well."""
OPEN = -2
"""A part that does not end what it begins."""

_END = "\n\n"
# A reading is made of a text as a whole where it says that it is written so.
_MAIL = "quoted-printable"


@dataclass
class _Known:
    """What is known of the parts of one kind of text."""

    kind: Kind | None
    reaching: Beginnings
    """How something begins that may go on over a seam."""
    still: set[str] = field(default_factory=set)
    """The parts that are calm …"""
    others: dict[str, int] = field(default_factory=dict)
    """… and what all other parts are."""
    calm: set[str] = field(default_factory=set)
    """The chunks and pieces from the midst of texts, all of whose parts are calm …"""
    met: set[int] = field(default_factory=set)
    """… and the hashes of those that were met once: most rows of tables never come again."""
    quiet: set[str] = field(default_factory=set)
    """Of the texts that were learned last, those chunks and pieces that had not been known to be calm."""
    kept: int = 0
    """So many characters of parts are known."""
    kept_together: int = 0
    """So many characters of chunks and pieces are known."""

    def forget(self, most: int) -> None:
        """Forget what has become too much to keep."""
        is_full = self.kept > most // 2
        if is_full or self.kept + self.kept_together > most:
            self.calm.clear()
            self.met.clear()
            self.kept_together = 0
        if is_full:
            self.still.clear()
            self.others.clear()
            self.kept = 0

    def is_calm(self, inner: str) -> bool:
        """Whether a chunk or a piece from the midst of a text is known to be calm."""
        return inner in self.calm or inner in self.quiet

    def state(self, part: str) -> int:
        """What a part is; where nobody has looked at it, all of the text is to be looked at."""
        return CALM if part in self.still else self.others.get(part, ALL)

    def new(self, parts: Iterable[str]) -> Iterator[str]:
        """Those of some parts that have not been looked at."""
        return (part for part in parts if part not in self.still and part not in self.others)

    def parts(self, piece: str) -> list[str]:
        """The parts of a whole piece; only itself where one of them does not end what it begins."""
        if self.kind is None or piece in self.still:
            return [piece]
        parts = self.kind.cut(piece)
        if len(parts) == 1 or self.still.issuperset(parts) or all(map(self._is_closed, parts)):
            return parts
        return [piece]

    def _is_closed(self, part: str) -> bool:
        """Whether a part ends what it begins: each calm one does."""
        return part in self.still or is_closed(part)

    def note(self, part: str, state: int) -> None:
        """Remember what a part is."""
        if state == CALM:
            self.still.add(part)
        else:
            self.others[part] = state
        self.kept += len(part)

    def meet(self, inner: str) -> None:
        """Remember a chunk or a piece all of whose parts are calm, when it is met for the second time."""
        if hash(inner) not in self.met:
            self.met.add(hash(inner))
            self.kept_together += 1
        elif inner not in self.calm:
            self.calm.add(inner)
            self.kept_together += len(inner)


@dataclass(frozen=True)
class _Parted:
    """A text, what is known of its kind, and what it is made of."""

    text: str
    known: _Known
    ends: tuple[str, ...]
    """The first and the last piece, as they stand there; or all of the text."""
    midst: list[str]
    """The chunks and pieces between them, without what opens and closes each."""

    def is_calm(self) -> bool:
        """Whether all parts of the text are calm, once they have been looked at."""
        known = self.known
        return all(known.still.issuperset(known.parts(end)) for end in self.ends) and all(
            inner in known.calm or inner in known.quiet for inner in self.midst
        )


class Calm:
    """Knows which parts of texts are calm, and looks at those that are new."""

    def __init__(self, find: Finder) -> None:
        self._find = find
        look = find if isinstance(find, Look) else None
        self._people = look.people if look else None
        self._whole = _Known(None, Beginnings(()))
        self._known = {
            kind: _Known(kind, reaching) for kind, reaching in (look.reaching if look else {}).items()
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
        parted = [self._parted(text) for text in texts]
        for known in (self._whole, *self._known.values()):
            self._learn(known, [one for one in parted if one.known is known])
        for one in parted:
            yield [] if one.is_calm() else _stretches(one.text, one.known)

    def _parted(self, text: str) -> _Parted:
        """A text in pieces, and what is known of its kind."""
        kind = kind_of(text) if self._known else None
        if kind is None or kind not in self._known:
            return _Parted(text, self._whole, (text,), [])
        first, *midst = kind.chunks(text)
        beginning = kind.pieces(first)
        end = kind.pieces(midst.pop()) if midst else [beginning.pop()]
        if not beginning:
            return _Parted(text, self._whole, (text,), [])
        ends = (beginning[0] + kind.closing, kind.opening + end[-1])
        return _Parted(text, self._known[kind], ends, [*beginning[1:], *midst, *end[:-1]])

    def _learn(self, known: _Known, texts: list[_Parted]) -> None:
        """Look at all parts of the texts that are new."""
        new: dict[str, None] = {}
        waiting: dict[str, list[str]] = {}
        for one in texts:
            for end in one.ends:
                new.update(dict.fromkeys(known.new(known.parts(end))))
            for inner in one.midst:
                if inner not in known.calm and inner not in waiting:
                    new.update(dict.fromkeys(known.new(_cut(inner, known, waiting))))
        self._look_at(known, list(new))
        known.quiet = {inner for inner, parts in waiting.items() if known.still.issuperset(parts)}
        for inner in known.quiet:
            known.meet(inner)

    def _look_at(self, known: _Known, parts: list[str]) -> None:
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

    def _search(self, known: _Known, batch: list[tuple[str, str]], states: dict[str, int]) -> None:
        """Search readings, and note with each part what is in them."""
        starts = list(accumulate((len(reading) + len(APART) for _, reading in batch), initial=0))
        text = APART.join(reading for _, reading in batch)

        def numbers(places: Iterable[int]) -> Iterator[int]:
            """The readings that some places of the text are in, each once."""
            return iter({bisect_right(starts, place) - 1: None for place in places})

        words = Words(text)
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

    def __init__(self, known: _Known, kind: Kind, batch: list[tuple[str, str]]) -> None:
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


def _cut(inner: str, known: _Known, waiting: dict[str, list[str]]) -> list[str]:
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


def _stretches(text: str, known: _Known) -> list[Span]:
    """The stretches of a text that are not calm, with all that something in them may go on into."""
    whole = [(0, len(text))]
    if known.kind is None:
        return whole
    pieces, restless = _pieces(text, known, known.kind)
    spans: list[Span] = []
    needed: list[Span] = []
    done = 0
    for number in restless:
        if number < done:
            continue
        spans += pieces[done:number]
        done, states = _states(text, pieces, number, known)
        for (start, end), state in states:
            if state == ALL:
                return whole
            spans.append((start, end))
            if state != CALM:
                back = state % BACK if state > BACK else 0
                needed.append((start - back, end + (state % BACK if state > RESTLESS else 0)))
    return _touched(spans + pieces[done:], needed)


def _pieces(text: str, known: _Known, kind: Kind) -> tuple[list[Span], list[int]]:
    """What a text is made of: chunks that are calm, and the pieces of others; and which may not be calm.

    The ends of a text lack what opens or closes a piece, so that nothing is known of them by their insides.
    """
    spans: list[Span] = []
    restless: list[int] = []
    chunks, chunk_spans = kind.chunked(text)
    last = len(chunks) - 1
    for number, chunk in enumerate(chunks):
        if 0 < number < last and known.is_calm(chunk):
            spans.append(chunk_spans[number])
            continue
        inners, found = kind.parted_chunk(chunk, chunk_spans[number])
        ends = (0 if number == 0 else -1, len(inners) - 1 if number == last else -1)
        restless += (
            len(spans) + at for at, inner in enumerate(inners) if at in ends or not known.is_calm(inner)
        )
        spans += found
    return spans, restless


def _touched(spans: list[Span], needed: list[Span]) -> list[Span]:
    """The spans that touch what is needed; those that follow each other are one.

    What goes on from one to the next is not to be parted again.
    """
    found: list[Span] = []
    last = -1
    ends = [end for _, end in spans]
    for first, until in sorted(needed):
        number = max(bisect_right(ends, first), last + 1)
        while number < len(spans) and spans[number][0] < until:
            start, end = spans[number]
            if found and number == last + 1:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
            last, number = number, number + 1
    return found


def _states(
    text: str, pieces: Sequence[Span], number: int, known: _Known
) -> tuple[int, list[tuple[Span, int]]]:
    """Which piece follows on what is looked at from one on, and what is there; what is open is not parted."""
    start, end = pieces[number]
    parts = known.parts(text[start:end])
    if known.state(parts[0]) == OPEN:
        return _joined(text, pieces, number)
    ends = list(accumulate(map(len, parts), initial=start))
    return number + 1, [((ends[at], ends[at + 1]), known.state(part)) for at, part in enumerate(parts)]


def _joined(text: str, pieces: Sequence[Span], number: int) -> tuple[int, list[tuple[Span, int]]]:
    """The stretch from a piece on that does not end what it begins, up to where that ends."""
    start, needed = pieces[number][0], 0
    most = start + MOST_JOINED
    for following in range(number + 1, len(pieces)):
        end = pieces[following][1]
        if max(end, needed) > most:
            break
        if end < needed:
            continue
        if is_closed(text[start:end]):
            return following + 1, [((start, end), RESTLESS)]
        needed = end_of_begun(text, (start, end), most)
    return len(pieces), [((start, len(text)), ALL)]
