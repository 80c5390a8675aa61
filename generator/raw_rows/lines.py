"""A stream of bytes goes in; its lines come out as text, each of bearable length, or a `DataError`."""

from __future__ import annotations

from typing import Protocol

from generator.diagnostics import DataError, Position

LONGEST_ROW = 100_000
"""In bytes, and in characters. A row has a few hundred; one without an end must not fill the memory."""


class Source(Protocol):
    """Where lines come from: a stream, or a piece of one."""

    def readline(self, limit: int, /) -> bytes:
        """The bytes up to and with the next line end, no more than `limit`; none at the end."""


class Lines:
    """The lines of a file, one after the other; those of the row that is being read are kept."""

    def __init__(self, stream: Source, path: str, before: int = 0) -> None:
        """`before` lines of the file stand before the first one of `stream`."""
        self._stream = stream
        self.path = path
        self.number = before
        """The number of the line that was read last."""
        self.row: list[str] = []
        """The lines that were read since the row began."""
        self._size = 0
        self._again: str | None = None

    def begin_row(self) -> None:
        """What is read from here on is a new row."""
        self.row = []
        self._size = 0

    def first(self) -> str:
        """The first line that is not blank, or an empty text; it is read once more afterwards."""
        line = next(self, "")
        while line and not line.strip():
            line = next(self, "")
        if line:
            self._again = line
            self.number -= 1
        self.begin_row()
        return line

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        line = self._again if self._again is not None else self._read()
        self._again = None
        if not line:
            raise StopIteration
        self.number += 1
        self._size += len(line)
        if self._size > LONGEST_ROW:
            raise self._too_long(self.number - len(self.row))
        self.row.append(line)
        return line

    def _read(self) -> str:
        line = self._stream.readline(LONGEST_ROW + 1)
        number = self.number + 1
        if len(line) > LONGEST_ROW:
            raise self._too_long(number - len(self.row))
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError as error:
            column = len(line[: error.start].decode("utf-8")) + 1
            problem = f"the byte 0x{line[error.start]:02X} is not UTF-8"
            raise DataError.at(
                Position(self.path, number, column), problem, "save the file as UTF-8"
            ) from None
        if "\0" in text:
            position = Position(self.path, number, text.index("\0") + 1)
            raise DataError.at(position, "the character U+0000 is in no text", "save the file as UTF-8 text")
        return text

    def _too_long(self, number: int) -> DataError:
        problem = f"the row has more than {LONGEST_ROW:,} characters"
        expected = "expected one row; look for a quotation mark that is not closed"
        return DataError.at(Position(self.path, number), problem, expected)
