"""Texts go in; the stretches of them that need a closer look come out: nothing is in all others.

Pages differ little from each other. A text is parted at its seams, and each part is looked at once, by
itself, in every reading, however many pages have it. A part in which nothing is found, with which nothing
begins that may go on in the next, and which ends what it begins, is calm: nothing is in a text of such parts
alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from generator.gate.finding import Finder, Look
from generator.gate.markup import is_closed
from generator.gate.readings import APART, families_of, without_drawings
from generator.gate.seams import Kind, Span, kind_of
from generator.gate.view import View
from generator.redaction.beginnings import Beginning
from generator.redaction.searches import Words

LARGEST = 20_000
"""A text without seams that is longer is not looked at twice."""

BATCH = 100_000
"""So many characters of readings are searched together: most rules have nothing near in a few."""

MOST_KEPT = 8_000_000
"""So many characters of pieces and parts are known at most when some files are looked at."""

MOST_JOINED = 50
"""A text in which something goes on over more pieces than this is looked at as a whole."""

CALM, RESTLESS = 0, 1
"""What a part is: nothing is in it, or something may be. A larger number: so many characters further, too."""
ALL = -1
"""A part that says how all of the text is to be read."""
OPEN = -2
"""A part that does not end what it begins."""

_END = "\n\n"
# A reading is made of a text as a whole where it says that it is written so.
_MAIL = "quoted-printable"


@dataclass
class _Known:
    """What is known of the parts of one kind of text."""

    kind: Kind | None
    reaching: tuple[Beginning, ...]
    """How something begins that may go on over a seam."""
    parts: dict[str, int] = field(default_factory=dict)
    calm: set[str] = field(default_factory=set)
    """The pieces from the midst of texts, all of whose parts are calm …"""
    others: set[str] = field(default_factory=set)
    """… and all other pieces."""

    def length(self) -> int:
        """How many characters are kept."""
        return sum(sum(map(len, kept)) for kept in (self.parts, self.calm, self.others))


class Calm:
    """Knows which parts of texts are calm, and looks at those that are new."""

    def __init__(self, find: Finder) -> None:
        self._find = find
        look = find if isinstance(find, Look) else None
        self._people = look.people if look else None
        self._whole = _Known(None, ())
        self._known = {
            kind: _Known(kind, reaching) for kind, reaching in (look.reaching if look else {}).items()
        }

    def begin(self, most: int = MOST_KEPT) -> None:
        """Forget what is known where that has become too much to keep."""
        for known in (self._whole, *self._known.values()):
            if known.length() > most:
                known.parts.clear()
                known.calm.clear()
                known.others.clear()

    def restless(self, texts: Sequence[str]) -> Iterator[list[Span]]:
        """Of each text, the stretches that need a closer look, in order; none where all of it is calm."""
        parted = [self._parted(text) for text in texts]
        for known in (self._whole, *self._known.values()):
            self._learn(known, [pieces for one, pieces in parted if one is known])
        for text, (known, pieces) in zip(texts, parted, strict=True):
            yield _stretches(text, known, pieces)

    def _parted(self, text: str) -> tuple[_Known, list[str]]:
        """A text in pieces, and what is known of its kind."""
        kind = kind_of(text) if self._known else None
        if kind is not None and kind in self._known:
            first, *midst = kind.pieces(text)
            if midst:
                return self._known[kind], [first + kind.closing, *midst[:-1], kind.opening + midst[-1]]
        return self._whole, [text]

    def _learn(self, known: _Known, texts: Iterable[list[str]]) -> None:
        """Look at all parts of the texts that are new."""
        parts: dict[str, None] = {}
        new: dict[str, list[str]] = {}
        for pieces in texts:
            for piece in set(pieces[1:-1]) - known.calm - known.others - new.keys():
                new[piece] = _parts(piece, known.kind)
                parts.update(dict.fromkeys(new[piece]))
            parts.update(dict.fromkeys(part for end in _ends(pieces, known.kind) for part in end))
        self._look_at(known, [part for part in parts if part not in known.parts])
        for piece, inner in new.items():
            is_calm = all(known.parts[part] == CALM for part in inner)
            (known.calm if is_calm else known.others).add(piece)

    def _look_at(self, known: _Known, parts: list[str]) -> None:
        """Look at parts in all their readings, and remember what each is."""
        batch: list[tuple[str, str]] = []
        length = 0
        for part in parts:
            known.parts[part] = _first_look(part, known.kind)
            if known.parts[part] != CALM:
                continue
            batch += ((part, reading) for reading in _readings(part, known))
            length += len(batch[-1][1])
            if length > BATCH:
                self._search(known, batch)
                batch, length = [], 0
        if batch:
            self._search(known, batch)

    def _search(self, known: _Known, batch: list[tuple[str, str]]) -> None:
        """Search readings, and note with each part what is in them."""
        starts = list(accumulate((len(reading) + len(APART) for _, reading in batch), initial=0))
        for index, state in self._states(APART.join(reading for _, reading in batch), known.reaching):
            part = batch[bisect_right(starts, index) - 1][0]
            before = known.parts[part]
            known.parts[part] = ALL if ALL in (before, state) else max(before, state)

    def _states(self, text: str, reaching: tuple[Beginning, ...]) -> Iterator[tuple[int, int]]:
        """Where something is in a text, and what the part is for that reason."""
        words = Words(text)
        yield from ((hit.start, RESTLESS) for hit in self._find(text))
        yield from ((index, ALL) for index in words.places(_MAIL))
        if self._people is not None:
            yield from ((index, RESTLESS) for index in self._people.begins(text))
        for one in reaching:
            yield from ((index, one.length) for index in one.places(words))


def _parts(piece: str, kind: Kind | None) -> list[str]:
    """The parts of a piece from the midst of a text."""
    return [piece] if kind is None else kind.parts(kind.whole(piece))


def _ends(pieces: list[str], kind: Kind | None) -> Iterator[list[str]]:
    """The parts of the first and of the last piece of a text."""
    for piece in {pieces[0], pieces[-1]}:
        yield [piece] if kind is None else kind.parts(piece)


def _first_look(part: str, kind: Kind | None) -> int:
    """What a part is as far as its length and its tags say so."""
    if kind is None:
        return RESTLESS if len(part) > LARGEST else CALM
    return CALM if is_closed(part) else OPEN


def _readings(part: str, known: _Known) -> Iterator[str]:
    """The readings of a part; in one that something is packed into, there may be more."""
    families = families_of(View(without_drawings(part if known.kind is None else part + _END)))
    yield from (view.text for view in next(families))
    if next(families, None) is not None:
        known.parts[part] = RESTLESS


def _stretches(text: str, known: _Known, pieces: list[str]) -> list[Span]:
    """The stretches of a text that are not calm, with all that something in them may go on into."""
    is_calm = all(known.parts[part] == CALM for end in _ends(pieces, known.kind) for part in end)
    if is_calm and known.calm.issuperset(pieces[1:-1]):
        return []
    if known.kind is None:
        return [(0, len(text))]
    found: list[Span] = []
    until = -1
    for (start, end), state in _states(text, known, known.kind):
        if state == ALL:
            return [(0, len(text))]
        if state != CALM or start < until:
            found.append((start, end))
        if state > RESTLESS:
            until = max(until, end + state)
    return found


def _states(text: str, known: _Known, kind: Kind) -> Iterator[tuple[Span, int]]:
    """Each part of a text, and what it is; pieces that do not end what they begin are one with the next."""
    spans = iter(kind.spans(text))
    for start, end in spans:
        piece = text[start:end]
        if kind.inner(piece) in known.calm:
            yield (start, end), CALM
            continue
        parts = kind.parts(piece)
        if known.parts[parts[0]] == OPEN:
            yield _joined(text, start, spans)
            continue
        ends = list(accumulate(map(len, parts), initial=start))
        for number, part in enumerate(parts):
            yield (ends[number], ends[number + 1]), known.parts[part]


def _joined(text: str, start: int, following: Iterator[Span]) -> tuple[Span, int]:
    """The stretch from a piece on that does not end what it begins, up to where that ends."""
    for number, (_, end) in enumerate(following):
        if number > MOST_JOINED:
            break
        if is_closed(text[start:end]):
            return (start, end), RESTLESS
    return (start, len(text)), ALL
