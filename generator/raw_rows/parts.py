"""A file of raw rows goes in; parts of it come out that are read each on its own, and the rows of a part.

The rows of all parts, in their order, are the rows of the file, each with its place; so are the findings, up
to the first part that cannot be read to its end.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import DataError, Diagnostic
from generator.raw_rows.delimited import read_header, read_records, records
from generator.raw_rows.json_lines import read_json_lines
from generator.raw_rows.lines import LONGEST_ROW, Lines
from generator.raw_rows.reading import form_at, read_rows
from generator.raw_rows.row import RawRow


@dataclass(frozen=True)
class Part:
    """From which byte to which a part of a file goes; it begins with a row and ends with one."""

    start: int = 0
    end: int | None = None
    """None at the end of the file."""
    before: int = 0
    """How many lines of the file stand before it."""


WHOLE = Part()


def cut(stream: io.BufferedReader[Any], path: str, size: int) -> Iterator[Part]:
    """Parts of a file, each of `size` bytes and as many more as its last row needs.

    What can be read in one go alone is one part: an array of JSON, and all that follows a row without an end.
    """
    try:
        ends = _row_ends(stream, path)
    except DataError:  # whoever reads the part meets it too, and says so
        ends = iter(())
    start, before = 0, 0
    for end, lines in ends:
        if end - start >= size:
            yield Part(start, end, before)
            start, before = end, lines
    yield Part(start, None, before)


def read_part(stream: io.BufferedReader[Any], path: str, part: Part) -> Iterator[RawRow | Diagnostic]:
    """The rows of a part of a file, as `read_rows` gives them; `stream` is at the beginning of the file."""
    if part == WHOLE:
        yield from read_rows(stream, path)
        return
    form = form_at(stream, path)
    if form == "lines":
        yield from read_json_lines(_lines(stream, path, part))
        return
    # The first part begins with the header, the others with a row.
    lines = Lines(stream, path) if part.start else _lines(stream, path, part)
    header = read_header(lines, "\t" if form == "tabs" else None)
    yield from read_records(_lines(stream, path, part) if part.start else lines, header)


def _lines(stream: io.BufferedReader[Any], path: str, part: Part) -> Lines:
    stream.seek(part.start)
    return Lines(stream if part.end is None else _Piece(stream, part.end - part.start), path, part.before)


class _Piece:
    """The next bytes of a stream, so many and no more."""

    def __init__(self, stream: io.BufferedReader[Any], size: int) -> None:
        self._stream = stream
        self._left = size

    def readline(self, limit: int, /) -> bytes:
        """The bytes up to and with the next line end, no more than `limit`."""
        line = self._stream.readline(min(limit, self._left))
        self._left -= len(line)
        return line


def _row_ends(stream: io.BufferedReader[Any], path: str) -> Iterator[tuple[int, int]]:
    """Where rows end that others follow: the byte, and the number of lines so far."""
    form = form_at(stream, path)
    if form == "array":
        return iter(())
    if form == "lines":
        return _line_ends(stream)
    lines = Lines(stream, path)
    header = read_header(lines, "\t" if form == "tabs" else None)
    return _record_ends(stream, header.delimiter, lines.number)


def _line_ends(stream: io.BufferedReader[Any]) -> Iterator[tuple[int, int]]:
    end = 0
    for number, line in enumerate(_bearable(stream), start=1):
        end += len(line)
        yield end, number


def _record_ends(stream: io.BufferedReader[Any], delimiter: str, number: int) -> Iterator[tuple[int, int]]:
    """Where the records end that begin here, after so many lines.

    What ends a record is ASCII and no part of another character in UTF-8, so bytes are told apart as Latin-1,
    in which nothing is an error. Where the csv module gives up, so will the one who reads the part.
    """
    end = stream.tell()

    def texts() -> Iterator[str]:
        nonlocal end, number
        for line in _bearable(stream):
            end += len(line)
            number += 1
            yield line.decode("latin-1")

    try:
        for _ in records(texts(), delimiter):
            yield end, number
    except csv.Error:
        return


def _bearable(stream: io.BufferedReader[Any]) -> Iterable[bytes]:
    """The lines of a stream, up to the first one that is longer than a row may be."""
    while (line := stream.readline(LONGEST_ROW + 1)) and len(line) <= LONGEST_ROW:
        yield line
