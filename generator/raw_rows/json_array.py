"""The bytes of a JSON file go in, an array of objects; a row for each object comes out, one at a time."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from generator.diagnostics import DataError, Position
from generator.raw_rows.json_objects import DECODER, TwiceError, as_row, position_in, reason
from generator.raw_rows.lines import LONGEST_ROW
from generator.raw_rows.row import RawRow

_SPACE = re.compile(r"[ \t\r\n]*")
_CHUNK = 65_536


def read_json_array(stream: BinaryIO, path: str) -> Iterator[RawRow]:
    """Every row of the array; raises `DataError` where the file cannot be read any further."""
    source = _Source(stream, path)
    source.take("[")
    if source.peek() != "]":
        yield source.row()
        while source.peek() == ",":
            source.take(",")
            yield source.row()
    source.take("]")
    if source.peek():
        raise DataError.at(source.here, "something stands after the array", "expected one array of rows")


class _Source:
    """The part of the file that was read and not yet used; never more than a row and a chunk."""

    def __init__(self, stream: BinaryIO, path: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._text = ""
        self._at = 0
        self._ended = False
        self.here = Position(path)
        """Where the unused part begins."""

    def peek(self) -> str:
        """The next character that is no space; an empty text at the end."""
        while True:
            gap = _SPACE.match(self._text, self._at)
            self._use(gap.end() if gap else self._at)
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def take(self, char: str) -> None:
        """Go past a character, which must come next."""
        if self.peek() != char:
            raise DataError.at(self.here, f"there is no '{char}'", "expected an array of rows: [{…}, {…}]")
        self._use(self._at + 1)

    def row(self) -> RawRow:
        """The object that comes next, as a row."""
        if self.peek() != "{":
            raise DataError.at(self.here, "there is no object", "expected an array of rows: [{…}, {…}]")
        start = self.here
        value, end = self._decode(start)
        text = self._text[self._at : end]
        self._use(end)
        return as_row(value, text, start)

    def _decode(self, start: Position) -> tuple[object, int]:
        while True:
            try:
                return DECODER.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if len(self._text) - self._at > LONGEST_ROW:
                    problem = f"the row has more than {LONGEST_ROW:,} characters, or its JSON is broken"
                    raise DataError.at(start, problem, "expected the fields of one row in {…}") from None
                at = position_in(self._text[self._at :], error.pos - self._at, start)
                if not self._more():
                    problem = f"the JSON cannot be read ({error.msg.lower()})"
                    raise DataError.at(at, problem, "expected {…}") from None
            except (TwiceError, RecursionError, ValueError) as error:
                raise DataError.at(start, *reason(error)) from None

    def _use(self, end: int) -> None:
        lines = self._text.count("\n", self._at, end)
        column = end - self._text.rfind("\n", self._at, end) if lines else self.here.column + end - self._at
        self.here = Position(self.here.path, self.here.line + lines, column)
        self._at = end

    def _more(self) -> bool:
        """Read on; False at the end of the file."""
        if self._ended:
            return False
        chunk = self._stream.read(_CHUNK)
        self._text, self._at = self._text[self._at :], 0
        try:
            more = self._decoder.decode(chunk, not chunk)
        except UnicodeDecodeError as error:
            before = self._text + error.object[: error.start].decode("utf-8")
            at = position_in(before, len(before), self.here)
            problem = f"the byte 0x{error.object[error.start]:02X} is not UTF-8"
            raise DataError.at(at, problem, "save the file as UTF-8") from None
        self._text += more
        self._ended = not chunk
        return bool(more) or self._more()
