"""A marked text goes in; the same text with its secret broken over lines comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.redaction.corpus.drawing import Draw
from tests.redaction.corpus.marked_text import CLOSE, MARKS, OPEN, RESUME, pause

Breaks = Callable[[int, int, Draw], frozenset[int]]
"""Where the secret starts, where it ends and a source of chance give the places of the breaks."""


@dataclass(frozen=True)
class Wrapping:
    """Where a text is broken, and what stands at a break."""

    name: str
    breaks: Breaks
    between: str
    before: str = ""
    after: str = ""


def _every(width: int) -> Breaks:
    def breaks(_start: int, end: int, _draw: Draw) -> frozenset[int]:
        return frozenset(range(width, end, width))

    return breaks


def _anywhere(count: int) -> Breaks:
    def breaks(start: int, end: int, draw: Draw) -> frozenset[int]:
        # Fewer than four signs behind the last break would be no find and no leftover either.
        places = range(start + 2, end - 3)
        return frozenset(draw.several(places, min(count, len(places))))

    return breaks


WRAPPINGS = (
    Wrapping("at column 40", _every(40), "\n"),
    Wrapping("at column 64", _every(64), "\n"),
    Wrapping("at column 72", _every(72), "\n"),
    Wrapping("at column 76, Windows", _every(76), "\r\n"),
    Wrapping("anywhere", _anywhere(1), "\n"),
    Wrapping("anywhere, twice", _anywhere(2), "\n"),
    Wrapping("anywhere, indented", _anywhere(1), "\n    "),
    Wrapping("anywhere, tab", _anywhere(1), "\n\t"),
    Wrapping("quoted mail", _anywhere(1), "\n> ", before="> "),
    Wrapping("quoted mail, twice", _anywhere(1), "\n> > ", before="> > "),
    Wrapping("quoted-printable", _every(75), "=\n"),
    Wrapping("quoted-printable anywhere", _anywhere(1), "=\r\n"),
    Wrapping("backslash", _anywhere(1), "\\\n"),
    Wrapping("backslash, indented", _anywhere(1), "\\\n    "),
    Wrapping("joined strings", _anywhere(1), '" +\n    "', before='value = "', after='"'),
    Wrapping("adjacent strings", _anywhere(1), "'\n         '", before="value = ('", after="')"),
)
EXPLICIT = tuple(each for each in WRAPPINGS if each.between.strip(" >\t\r\n"))
"""The breaks that say of themselves that the line goes on."""


def wrap(marked: str, wrapping: Wrapping, draw: Draw) -> str | None:
    """Return a marked text with its secret broken; None when no break falls into it."""
    marked = wrapping.before + marked + wrapping.after
    start, end = _secret(marked)
    breaks = wrapping.breaks(start, end, draw)
    if not any(start < place < end for place in breaks):
        return None
    return "".join(_broken(marked, breaks, wrapping.between))


def _secret(marked: str) -> tuple[int, int]:
    """Return where the first secret starts and ends, marks not counted."""
    start, end = marked.index(OPEN), marked.index(CLOSE)
    before, inside = marked[:start], marked[:end]
    return sum(sign not in MARKS for sign in before), sum(sign not in MARKS for sign in inside)


def _broken(marked: str, breaks: frozenset[int], between: str) -> Iterator[str]:
    place, inside = 0, False
    for sign in marked:
        if sign in MARKS:
            inside = sign in (OPEN, RESUME)
            yield sign
            continue
        if place in breaks:
            yield pause(between) if inside else between
        place += 1
        yield sign
