"""A text goes in; the stretches of it that can be read one without the other come out.

They end at seams: places in markup and in JSON over which no name goes on and hardly any rule looks. Those
rules that may do so are named by `generator.redaction.reach`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from string import ascii_letters, ascii_lowercase, digits

from generator.gate.markup import INLINE
from generator.redaction.reach import AnyOf, Seam, Step

AT_A_TIME = 1_000_000
"""So many characters of a text are parted at a time."""

Span = tuple[int, int]
"""From where to where a stretch goes."""

_NAME = Step(ascii_letters + digits + ":_-", many=True)
_SPACE = Step(" \t\r\n", many=True)
_INLINE = rf"(?i:{'|'.join(sorted(INLINE))})(?![^\s/<>\"'])"
# Tags that begin and end what pages have in common.
_BLOCKS = ("article", "aside", "body", "footer", "form", "head", "header", "main", "nav", "section", "table")

_WITHOUT_TAGS = (Step("\n"), Step("\n"))
"""What is left of tags between two blocks."""


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of text, and where it has its seams."""

    coarse: re.Pattern[str]
    """Between two pieces; what it takes of them is `closing` and `opening`, with blanks between."""
    opening: str
    closing: str
    fine: re.Pattern[str]
    """Where a piece can be parted further; it takes the end of the part before, which is always `divider`."""
    divider: str
    seams: tuple[Seam, ...]
    """What stands at these places, in a text as it is and in one without its tags."""
    rare: re.Pattern[str] | None = None
    """Some of the places of `coarse`, far from each other: what stands between them is known as one."""
    shared: re.Pattern[str] | None = None
    """What both pieces have, the one before and the one after, in the place of `coarse`."""

    def windows(self, text: str) -> Iterator[Span]:
        """Some of the largest pieces at a time: from where to where they go, with what is between them.

        Those of all of a large text can take ten times its room. What opens the first of a window and closes
        its last is not in it, but at the ends of the text.
        """
        seam, start = self.rare or self.coarse, 0
        while (
            self.shared is None
            and len(text) - start > AT_A_TIME
            and (found := seam.search(text, start + AT_A_TIME)) is not None
        ):
            yield start, found.start()
            start = found.end()
        yield start, len(text)

    def chunks(self, window: str) -> list[str]:
        """The largest pieces, without what opens all but the first and closes all but the last."""
        return self.pieces(window) if self.shared is not None else (self.rare or self.coarse).split(window)

    def pieces(self, text: str) -> list[str]:
        """The pieces of a text or of a chunk, which lack the same at the same ends."""
        return self.coarse.split(text) if self.shared is None else self.parted(text)[0]

    def whole(self, piece: str) -> str:
        """A piece from the midst of a text as it stands there."""
        return f"{self.opening}{piece}{self.closing}"

    def cut(self, piece: str) -> list[str]:
        """A whole piece, parted wherever that can be."""
        *parts, last = self.fine.split(piece)
        return [*(part + self.divider for part in parts), last] if parts else [last]

    def common(self, part: str) -> str:
        """What is the end of a part and the beginning of the next."""
        if self.shared is not None:
            return part.rpartition("\n")[2]
        return self.closing if self.closing == self.opening else ""

    def parted(self, text: str) -> tuple[list[str], list[Span]]:
        """The pieces of a text, and from where to where each goes in it with what opens and closes it."""
        if self.shared is None:
            # Every second one is what stands between two pieces: a text has too many to look at each match.
            taken = self._between.split(text)
            ends = list(accumulate(map(len, taken)))
            starts = [0, *(end - len(self.opening) for end in ends[1::2])]
            stops = [*(end + len(self.closing) for end in ends[:-1:2]), len(text)]
            return taken[::2], list(zip(starts, stops, strict=True))
        found = list(self.shared.finditer(text))
        starts = [0, *(one.start() for one in found)]
        stops = [*(one.end() for one in found), len(text)]
        spans = list(zip(starts, stops, strict=True))
        return [text[start:stop] for start, stop in spans], spans

    def chunk_spans(self, text: str) -> list[Span]:
        """From where to where each of the largest pieces goes in a text, with what opens and closes it."""
        if self.shared is not None:
            return self.parted(text)[1]
        found = list((self.rare or self.coarse).finditer(text))
        starts = [0, *(one.end() - len(self.opening) for one in found)]
        stops = [*(one.start() + len(self.closing) for one in found), len(text)]
        return list(zip(starts, stops, strict=True))

    def inside(self, text: str, span: Span) -> tuple[str, int]:
        """A chunk without what opens and closes it, which the ends of a text lack, and where that begins."""
        start, stop = span
        first = start + len(self.opening) if start else 0
        return text[first : stop - len(self.closing) if stop < len(text) else stop], first

    def pieces_of_chunk(self, text: str, span: Span) -> tuple[list[Span], list[str]]:
        """Where each piece of a chunk of a text goes, and its inside; the chunk goes from here to there."""
        chunk, first = self.inside(text, span)
        if self.rare is None:
            return [span], [chunk]
        inners, spans = self.parted(chunk)
        moved = [(begin + first, end + first) for begin, end in spans]
        moved[0] = (span[0], moved[0][1])
        moved[-1] = (moved[-1][0], span[1])
        return moved, inners

    @cached_property
    def _between(self) -> re.Pattern[str]:
        return re.compile(f"({self.coarse.pattern})")


MARKUP = Kind(
    re.compile(rf">[ \t\r]*\n\s*<(?=/?[a-zA-Z])(?!/?{_INLINE})"),
    "<",
    ">",
    # Of the tags that part words, those that come in rows: to ask for all of them takes twice as long.
    re.compile(r">(?=<(?:t[dhr]|li|d[dlt]|div|p|path) [a-zA-Z-]+=\")"),
    ">",
    (
        (Step(">"), _SPACE, Step("\n"), _SPACE, Step("<")),
        (Step(">"), Step("<"), _NAME, Step(" "), _NAME, Step("="), Step('"')),
        _WITHOUT_TAGS,
    ),
    rare=re.compile(rf">[ \t\r]*\n\s*<(?=/?(?:{'|'.join(_BLOCKS)})[\s>])"),
)
LISTED = Kind(
    re.compile(r"\n(?<=[,{\[]\n) *(?=[\"{\[}\]])"),
    "",
    "",
    re.compile(r"(?!)"),
    "",
    ((Step(",{["), Step("\n"), Step(" ", many=True), Step('"{[}]')), _WITHOUT_TAGS),
    # Between the entries of a list that is all of a file, or the value of a key of it.
    rare=re.compile(r"\n(?<=,\n) {2,4}(?=\{)"),
)
PACKED = Kind(
    re.compile(r"\},\{\""),
    '{"',
    "},",
    re.compile(r"\",(?=\"[a-zA-Z_:-]+\":)"),
    '",',
    (
        (Step("}"), Step(","), Step("{"), Step('"')),
        (Step('"'), Step(","), Step('"'), _NAME, Step('"'), Step(":")),
        _WITHOUT_TAGS,
    ),
)
# fmt: off
_PROPERTIES = (
    "BEGIN", "CALSCALE", "CATEGORIES", "CLASS", "COLOR", "COMMENT", "CREATED", "DESCRIPTION",
    "DTEND", "DTSTAMP", "DTSTART", "DURATION", "END", "LAST-MODIFIED", "LOCATION", "METHOD", "NAME",
    "ORGANIZER", "PRODID", "REFRESH-INTERVAL", "RRULE", "SEQUENCE", "STATUS", "SUMMARY", "TRANSP",
    "TRIGGER", "TZID", "UID", "URL", "VERSION", "X-WR-CALDESC", "X-WR-CALNAME", "X-WR-TIMEZONE",
)
# fmt: on
_PROPERTY = (AnyOf(_PROPERTIES), Step(":;"))
_NOWHERE = re.compile(r"(?!)")
CALENDAR = Kind(
    _NOWHERE,
    "",
    "",
    _NOWHERE,
    "",
    # A word that ends a line may be one with the next line's first.
    ((Step("\r"), Step("\n"), *_PROPERTY), _PROPERTY),
    shared=re.compile(rf"(?<=\r\n)(?:{'|'.join(_PROPERTIES)})[:;]"),
)
# In a cell, a name has a blank or a line break after the comma.
TABLE = Kind(
    re.compile(r"(?<!\\),(?=[^\s\\])"),
    ",",
    ",",
    re.compile(r"(?!)"),
    "",
    ((Step(","),),),
)
# Where a statement ends and one that begins with a word follows, and where a function or a block ends.
SCRIPT = Kind(
    re.compile(r";(?=(?:class|const|for|function|if|let|return|throw|try|var|while)[ ({])"),
    ";",
    ";",
    re.compile(r"(?!)"),
    "",
    ((Step(";"), Step(ascii_lowercase, many=True), Step(" ({")), _WITHOUT_TAGS),
)
KINDS = (MARKUP, LISTED, PACKED, CALENDAR, TABLE, SCRIPT)
# The first line of a table: at least three words with commas between.
_TITLES = re.compile(
    r"\ufeff?[^\s,<>{}()=;][^,\r\n<>{}()=;]{0,80}(?:,[^\s,<>{}()=;][^,\r\n<>{}()=;]{0,80}){2,100}\r?\n"
)
FEWEST = 4
"""A text with fewer seams is one stretch."""


def kind_of(text: str) -> Kind | None:
    """Where the seams of a text are, if it has any."""
    start = text[:200].lstrip("\ufeff \t\r\n")[:1]
    if start == "<":
        return MARKUP
    if text.startswith("BEGIN:VCALENDAR"):
        return CALENDAR
    if start not in ("{", "[", "") and _TITLES.match(text) is not None:
        return TABLE
    if text.count('},{"') >= FEWEST:
        return PACKED
    if text.count(";return ") + text.count(";const ") + text.count(";var ") + text.count(";let ") >= FEWEST:
        return SCRIPT
    return LISTED if start in ("{", "[") and text.count("\n") >= FEWEST else None
