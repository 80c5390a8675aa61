"""The bytes of a data file go in; its checked text comes out, and plain values that know their places in it.

The readers of YAML and JSON share this: which bytes and characters they take, and the `Document` they make.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self, TypeAlias

from generator.diagnostics import DataError, Position

MAX_BYTES = 5_000_000
_SMALL = 2_000
"""Of files up to so many bytes, such as those of most teams, places are kept."""

Path: TypeAlias = tuple[str | int, ...]
"""Keys and indexes from the root of a file to a value."""

Plain: TypeAlias = bool | int | str | list["Plain"] | dict[str, "Plain"] | None
"""A value as it was written: no fractions, no dates, no types of its own."""

Node: TypeAlias = int | tuple[int, list["Node"]] | tuple[int, dict[str, tuple[int, "Node"]]]
"""Where a value begins, as an index into the text, with the places of what is inside it; in a mapping each
entry has the place of its key, too."""

_LINE_BREAK = re.compile(r"\r\n|\r|\n")

# The tab and the breaks LF, CR and CRLF are allowed. U+0085, U+2028 and U+2029 end a line for some programs
# only, so lines could no longer be counted. What Unicode calls format characters cannot be seen, hides one
# text in another, or turns what follows around, so that a diff does not show what a page says. Those that
# words are spelled with stay allowed: joiners, and marks of direction, which reach no further than that.
_FORMAT = (
    "\u00ad\u180e\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
_FORBIDDEN = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff{_FORMAT}]"
)
_FORBIDDEN_IN_VALUE = re.compile(_FORBIDDEN.pattern + "|\r")

# An escape in YAML or in JSON, the one for a character by the digits of its number; or a pair of surrogates.
_ESCAPE = re.compile(
    r"\\(?:u(?P<high>[dD][89abAB]..)\\u(?P<low>[dD][c-fC-F]..)"
    r"|x(?P<x>..)|u(?P<u>....)|U(?P<U>.{8})|(?P<letter>[0abefrvNLP]))"
)

_ALLOWED_ASCII = bytes(range(0x20, 0x7F)) + b"\t\n\r"

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def _no_places() -> Node:
    return 0


@dataclass(frozen=True)
class Document:
    """The plain value of one file, and the place of every part of it.

    `places` is asked at most once, with the first position, since most files never need one.
    """

    name: str
    value: Plain
    text: str = field(default="", repr=False, compare=False)
    places: Callable[[], Node] = field(default=_no_places, repr=False, compare=False)

    @cached_property
    def _root(self) -> Node:
        return self.places()

    @cached_property
    def _lines(self) -> list[int]:
        return line_starts(self.text)

    def position(self, path: Path, *, key: bool = False) -> Position:
        """The place of the value at `path`, or of its key.

        A path that leads nowhere, such as to a key that is missing, gives the place of the deepest value on
        the way that is there.
        """
        node = self._root
        index = _index(node)
        for depth, step in enumerate(path, start=1):
            found = _child(node, step)
            if found is None:
                break
            key_index, node = found
            index = key_index if key and depth == len(path) else _index(node)
        return place(self.name, self._lines, index)

    def named(self, name: str) -> Document:
        """The same document in a file that messages call `name`."""
        return replace(self, name=name)


class PackedDocument(Document):
    """A document that keeps its text alone, and that packed; all else is read from it when asked for.

    A portal has thousands of files that are in order, of which nobody needs the values again, and of most
    none of the places. Those of a small file are kept if they are known, since they are small, too.
    """

    def __init__(self, name: str, packed: bytes, read: Reader, known: Node | None = None) -> None:
        # A frozen dataclass lets nobody set its fields, not even a subclass in its place.
        object.__setattr__(self, "name", name)
        self.packed = packed
        self._read = read
        self._known = known

    @classmethod
    def of(cls, data: bytes, name: str, read: Reader, known: Callable[[], Node] | None = None) -> Self:
        """The document that `read` makes of the bytes of a file; `known` gives the places it has found."""
        kept = known() if known is not None and len(data) <= _SMALL else None
        return cls(name, zlib.compress(data, 1), read, kept)

    @property
    def value(self) -> Plain:
        """The plain value, read anew."""
        return self._whole().value

    @property
    def text(self) -> str:
        """The text of the file."""
        return decode(self._bytes(), self.name)

    def places(self) -> Node:
        """The places of all values, read anew where they were not kept."""
        return self._whole().places() if self._known is None else self._known

    def named(self, name: str) -> PackedDocument:
        """The same document in a file that messages call `name`."""
        return PackedDocument(name, self.packed, self._read, self._known)

    def _whole(self) -> Document:
        return self._read(self._bytes(), self.name)

    def _bytes(self) -> bytes:
        return zlib.decompress(self.packed)


Reader: TypeAlias = Callable[[bytes, str], Document]
"""What makes a document of the bytes of a file and of its name."""


def _index(node: Node) -> int:
    return node if isinstance(node, int) else node[0]


def _child(node: Node, step: str | int) -> tuple[int, Node] | None:
    """The places of a key and of its value; an item of a list stands for its own key."""
    if isinstance(node, int):
        return None
    inside = node[1]
    if isinstance(inside, dict):
        return inside.get(step) if isinstance(step, str) else None
    if isinstance(step, int) and 0 <= step < len(inside):
        return _index(inside[step]), inside[step]
    return None


def line_starts(text: str) -> list[int]:
    """The index at which each line of the text begins."""
    return [0, *(match.end() for match in _LINE_BREAK.finditer(text))]


def place(name: str, starts: list[int], index: int) -> Position:
    """The index as line and column, both counted from 1."""
    line = bisect_right(starts, index)
    return Position(name, line, index - starts[line - 1] + 1)


def control_character(value: str) -> str | None:
    """The first character of a value that nobody can see or that breaks lines, but for tab and line feed."""
    found = _FORBIDDEN_IN_VALUE.search(value)
    return found.group() if found else None


def escape_index(written: str) -> int:
    """Where the first escape for such a character is, in a text as it was written in double quotes."""
    found = _ESCAPE.finditer(written.replace("\\\\", "  "))
    return next((one.start() for one in found if _is_forbidden(one)), 0)


def _is_forbidden(escape: re.Match[str]) -> bool:
    if escape["letter"]:
        return True
    if escape["high"]:
        pair = (int(escape[half], 16) for half in ("high", "low"))
        return control_character(_joined(*pair)) is not None
    number = int(escape["x"] or escape["u"] or escape["U"], 16)
    return control_character(chr(min(number, 0x10FFFF))) is not None


def _joined(high: int, low: int) -> str:
    """The character of a pair of surrogates."""
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def character(char: str) -> str:
    """A character that cannot be seen, by its number."""
    return f"the character U+{ord(char):04X}"


def decode(data: bytes, name: str, limit: int = MAX_BYTES) -> str:
    """The text of a file: within the limit, UTF-8, without byte order mark, free of control characters."""
    if len(data) > limit:
        problem = f"the file has {len(data):,} bytes"
        raise DataError.at(Position(name), problem, f"expected at most {limit:,}; split the file")
    if data.startswith(_WIDE_MARKS):
        raise DataError.at(Position(name), "the file is UTF-16 or UTF-32", "save the file as UTF-8")
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, name, error.start) from None
    if text.isascii() and not data.translate(None, _ALLOWED_ASCII):
        return text  # most files: this is ten times as fast as the search below
    found = _FORBIDDEN.search(text)
    if found is not None:
        where = place(name, line_starts(text), found.start())
        raise DataError.at(where, f"{character(found.group())} is not allowed in a data file", "remove it")
    return text


def _not_utf8(data: bytes, name: str, index: int) -> DataError:
    before = data[:index].decode("utf-8").removeprefix("\ufeff")
    where = place(name, line_starts(before), len(before))
    return DataError.at(where, f"the byte 0x{data[index]:02X} is not UTF-8", "save the file as UTF-8")
