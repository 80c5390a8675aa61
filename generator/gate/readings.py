"""The bytes of a file go in; every reading of every text in them comes out, the least decoded first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.gate.contents import Text, texts_in
from generator.gate.escapes import (
    Undo,
    backslashes,
    css_escapes,
    entities,
    look_alikes,
    percent,
    quoted_printable,
)
from generator.gate.markup import without_tags
from generator.gate.packed import packed_in
from generator.gate.seams import Span
from generator.gate.view import Piece, View
from generator.redaction.reach import APART

ROUNDS = 3
"""How often escapes are undone one after the other: what is escaped twice takes two rounds."""
DEEPEST = 2
"""How often something packed is unpacked from something packed."""

_UNDO: tuple[Undo, ...] = (
    without_tags,
    entities,
    backslashes,
    percent,
    quoted_printable,
    look_alikes,
)

# The path of a shape, which takes letters for its strokes and numbers only.
_DRAWING = re.compile(r"([\s\"'](?:d|points)=\\?[\"'])[MmLlHhVvCcSsQqTtAaZzEe0-9.,\s+-]++(?=\\?[\"'])")

Family = list[View]
"""The readings of one text, the least decoded first."""


def families(data: bytes) -> Iterator[Family]:
    """The readings of each text in a file, one text after the other.

    Raises `UnreadableError` where the file, or something in it, is closed to looks.
    """
    for text in texts_in(data):
        yield from families_of(View(without_drawings(text.text), text.how))


def without_drawings(text: str) -> str:
    """The text with blanks for the lines of drawings: numbers that say nothing, and look like addresses."""
    if "d=" not in text and "points=" not in text:
        return text
    return _DRAWING.sub(lambda found: found[1] + " " * (len(found.group()) - len(found[1])), text)


def stretches(text: Text, spans: Sequence[Span]) -> View:
    """A text as it was found, without all but some stretches of it; every place is one of the whole text."""
    whole = View(without_drawings(text.text), text.how)
    if spans == [(0, len(text.text))]:
        return whole
    pieces: list[Piece] = []
    last = 0
    for start, end in spans:
        if start > last:
            pieces.append((start, APART))
        pieces.append((max(start, last), whole.text[max(start, last) : end]))
        last = end
    return whole.reread("", pieces)


def families_of(found: View, depth: int = 0) -> Iterator[Family]:
    """The readings of a text as it was found, and those of what is packed into it."""
    family = list(_readings(found))
    yield family
    if depth < DEEPEST:
        done: set[Text] = set()
        for view in family:
            yield from _unpacked(view, depth, done)


def _readings(view: View) -> Iterator[View]:
    yield view
    for _ in range(ROUNDS):
        before = view
        # A reading beside the others, since `\40` is one thing in a style sheet and another in a script.
        if (styled := css_escapes(view)) is not None:
            yield styled
        for undo in _UNDO:
            if (undone := undo(view)) is not None:
                view = undone
                yield view
        if view is before:
            return


def _unpacked(view: View, depth: int, done: set[Text]) -> Iterator[Family]:
    for packed in packed_in(view.text):
        for text in packed.texts:
            if text not in done:
                done.add(text)
                inner = view.packed((packed.how, *text.how), packed.index, text.text)
                yield from families_of(inner, depth + 1)
