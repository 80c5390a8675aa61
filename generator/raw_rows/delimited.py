"""The lines of a CSV or TSV file go in; a row for each record comes out, named by the first one."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.diagnostics import DataError, Diagnostic, Position, counted
from generator.raw_rows.lines import Lines
from generator.raw_rows.row import Places, RawRow

DELIMITERS = (",", ";", "\t")
"""What spreadsheets put between cells."""


@dataclass(frozen=True)
class Header:
    """The first record of a table, by which its other records are read."""

    names: tuple[str, ...]
    places: Places
    delimiter: str


def read_delimited(lines: Lines, delimiter: str | None = None) -> Iterator[RawRow | Diagnostic]:
    """Every row but the header; a record of another length gives a finding.

    Raises `DataError` where the file cannot be read any further.
    """
    yield from read_records(lines, read_header(lines, delimiter))


def read_header(lines: Lines, delimiter: str | None = None) -> Header:
    """The header, which is read from the lines.

    Without a `delimiter`, the one that is most frequent in the header holds.
    """
    delimiter = delimiter or _most_frequent(lines.first())
    header = _record(records(lines, delimiter), lines)
    if header is None:
        raise DataError.at(Position(lines.path), "the file is empty", "expected a line of column names")
    names = tuple(name.strip() for name in header)
    return Header(names, _places(lines, partial(_offsets, delimiter)), delimiter)


def read_records(lines: Lines, header: Header) -> Iterator[RawRow | Diagnostic]:
    """A row for each record of the lines, of which none is the header."""
    reader = records(lines, header.delimiter)
    locate = partial(_offsets, header.delimiter)
    while (cells := _record(reader, lines)) is not None:
        places = _places(lines, locate)
        if len(cells) == len(header.names):
            yield RawRow(header.names, tuple(cells), header.places, places)
        else:
            problem = f"the row has {counted(len(cells), 'cell')}"
            yield Diagnostic(places.start, problem, _as_many(header, len(cells)))


def _as_many(header: Header, found: int) -> str:
    expected = f"expected {len(header.names)}, as the first line has"
    if found < len(header.names):
        return expected
    sign = "a tab" if header.delimiter == "\t" else f"'{header.delimiter}'"
    return f"{expected}; put quotation marks round a cell with {sign} in it"


def records(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    """The cells of each record, blank ones too; raises `csv.Error`."""
    return csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)


def _most_frequent(line: str) -> str:
    """The delimiter of a header: the one that is outside quotation marks most often."""
    bare = "".join(line.split('"')[::2])
    return max(DELIMITERS, key=bare.count)


def _record(reader: Iterator[list[str]], lines: Lines) -> list[str] | None:
    """The next record that is not blank, or None at the end."""
    while True:
        lines.begin_row()
        first = lines.number + 1
        try:
            cells = next(reader, None)
        except csv.Error:
            # What the csv module says may hold a value.
            raise DataError.at(
                Position(lines.path, first),
                "the quotation marks or the line ends of the row do not match",
                "expected quotation marks around whole values, and doubled inside them",
            ) from None
        if cells is None or any(cell and not cell.isspace() for cell in cells):
            return cells


def _places(lines: Lines, locate: partial[list[int]]) -> Places:
    return Places(lines.path, lines.number - len(lines.row) + 1, 1, "".join(lines.row), locate)


def _offsets(delimiter: str, text: str) -> list[int]:
    """Where each cell of a record begins, as an index into its text.

    Quotation marks count only in a cell that begins with one: in `14" laptop` it is a mark like any other.
    """
    offsets = [0]
    begun = marked = quoted = False
    for at, char in enumerate(text):
        if char == '"' and (marked or not begun):
            begun = marked = True
            quoted = not quoted
        elif char == delimiter and not quoted:
            offsets.append(at + 1)
            begun = marked = False
        elif char != " ":
            begun = True
    return [_without_spaces(text, offset) for offset in offsets]


def _without_spaces(text: str, offset: int) -> int:
    while text[offset : offset + 1] == " ":
        offset += 1
    return offset
