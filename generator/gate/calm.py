"""Texts go in; the stretches of them that need a closer look come out: nothing is in all others.

Pages differ little from each other. A text is parted at its seams, and each part is looked at once, by
itself, in every reading, however many pages have it. A part in which nothing is found, with which nothing
begins that may go on in the next, and which ends what it begins, is calm: nothing is in a text of such parts
alone.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.gate.finding import Finder, Look
from generator.gate.known import Known
from generator.gate.parts import PartSearch
from generator.gate.restless import stretches_of
from generator.gate.seams import AT_A_TIME, Span, kind_of
from generator.redaction.beginnings import Beginnings

MOST_WAITING = 2_000_000
"""So many characters of chunks wait at most for their parts to be looked at: parts take far more room."""

MOST_KEPT = 8_000_000
"""So many characters of pieces and parts are known at most when some files are looked at."""


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
        look = find if isinstance(find, Look) else None
        self._search = PartSearch(find, look)
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
        self._search.look_at(known, list(new))
        quiet = {inner for inner, parts in waiting.items() if known.still.issuperset(parts)}
        for inner in quiet:
            known.meet(inner)
        known.quiet |= quiet
        new.clear()
        waiting.clear()


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
