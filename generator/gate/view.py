"""A text goes in; other readings of it, whose every place is known in the first, come out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.document import line_starts

Piece = tuple[int, str]
"""A stretch of a reading: where it began in the text before, and what it says now."""


@dataclass(frozen=True)
class View:
    """One way to read a text, and how its places lead back.

    A reading is made of pieces; inside a piece, places move together with those of the text before.
    """

    text: str
    how: tuple[str, ...] = ()
    """What was undone to make it of the text before, or to get at it at all: `entities`, `base64` …"""
    before: View | None = None
    """The reading that this one was made of; None for a text as it was found."""
    starts: tuple[int, ...] = (0,)
    """Where each piece begins in this text …"""
    origins: tuple[int, ...] = (0,)
    """… and where it began in the text before."""
    holder: tuple[View, int] | None = None
    """Of what was packed into another text: that text, and where it is in there."""

    @cached_property
    def lines(self) -> list[int]:
        """Where each line begins."""
        return line_starts(self.text)

    def reread(self, how: str, pieces: Iterable[Piece]) -> View:
        """The reading that is made of these pieces of this one."""
        texts: list[str] = []
        starts: list[int] = []
        origins: list[int] = []
        length = 0
        for origin, text in pieces:
            starts.append(length)
            origins.append(origin)
            texts.append(text)
            length += len(text)
        return View("".join(texts), (how,), self, tuple(starts), tuple(origins))

    def packed(self, how: tuple[str, ...], index: int, text: str) -> View:
        """A text that was packed into this one at `index`."""
        return View(text, how, holder=(self, index))

    def found_at(self, index: int) -> int:
        """Where the character at `index` is in the text as it was found."""
        view = self
        while view.before is not None:
            index = view._before(index)
            view = view.before
        return index

    def _before(self, index: int) -> int:
        number = max(bisect_right(self.starts, index) - 1, 0)
        return self.origins[number] + index - self.starts[number]

    def undone(self, start: int, end: int) -> tuple[str, ...]:
        """What had to be undone to read this stretch as it is read here, the outermost first."""
        view = self
        steps: list[str] = []
        while view.before is not None:
            first, last = view._before(start), view._before(end - 1) + 1
            if view.before.text[first:last] != view.text[start:end]:
                steps += view.how
            view, start, end = view.before, first, last
        outer = view.holder[0].undone(view.holder[1], view.holder[1] + 1) if view.holder is not None else ()
        return (*outer, *view.how, *reversed(steps))

    def in_file(self, index: int) -> int:
        """Where the character at `index` is in the file; of something packed, where its packing begins."""
        index, holder = self.found_at(index), self.found().holder
        while holder is not None:
            view, index = holder
            index, holder = view.found_at(index), view.found().holder
        return index

    def outermost(self) -> View:
        """The text of the file itself."""
        view = self.found()
        while view.holder is not None:
            view = view.holder[0].found()
        return view

    def found(self) -> View:
        """The text as it was found."""
        view = self
        while view.before is not None:
            view = view.before
        return view


def replaced(pattern: re.Pattern[str], text: str, undo: Callable[[re.Match[str]], str]) -> Iterator[Piece]:
    """The pieces of a text in which each match reads as `undo` says."""
    end = 0
    for found in pattern.finditer(text):
        if found.start() > end:
            yield end, text[end : found.start()]
        yield found.start(), undo(found)
        end = found.end()
    if end < len(text):
        yield end, text[end:]
