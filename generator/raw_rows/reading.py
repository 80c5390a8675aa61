"""A stream and its name go in; the rows of it come out, whether they are CSV, TSV or JSON."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, BinaryIO, Literal

from generator.diagnostics import DataError, Diagnostic, Position
from generator.raw_rows.delimited import read_delimited
from generator.raw_rows.json_array import read_json_array
from generator.raw_rows.json_lines import read_json_lines
from generator.raw_rows.lines import Lines
from generator.raw_rows.row import RawRow

Form = Literal["array", "lines", "table", "tabs"]

_LOOKED_AT = 4096
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_WORKBOOK_MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files begin that spreadsheets save by themselves, the newer ones and those from before."""


def read_rows(stream: io.BufferedReader[Any], path: str) -> Iterator[RawRow | Diagnostic]:
    """Every row of a file, and a finding for each row that cannot be read.

    Messages call the file `path`; the end of that and the first character say what form it has. Raises
    `DataError` where the file cannot be read any further.
    """
    yield from _read(stream, path, form_at(stream, path))


def form_at(stream: io.BufferedReader[Any], path: str) -> Form:
    """The form of a file whose beginning comes next in the stream; raises `DataError` for UTF-16."""
    head = stream.peek(_LOOKED_AT)
    if head.startswith(_WIDE_MARKS):
        raise DataError.at(Position(path), "the file is UTF-16 or UTF-32", "save the file as UTF-8")
    if head.startswith(_WORKBOOK_MARKS):
        raise DataError.at(
            Position(path), "the file is a workbook or an archive", "save its rows as CSV in UTF-8"
        )
    return form_of(path, head)


def _read(stream: BinaryIO, path: str, form: Form) -> Iterator[RawRow | Diagnostic]:
    if form == "array":
        return read_json_array(stream, path)
    if form == "lines":
        return read_json_lines(Lines(stream, path))
    return read_delimited(Lines(stream, path), "\t" if form == "tabs" else None)


def form_of(path: str, head: bytes) -> Form:
    """The form of a file with this name and this beginning."""
    suffix = PurePath(path).suffix.lower()
    if suffix in (".csv", ".tsv"):
        return "tabs" if suffix == ".tsv" else "table"
    first = head.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")[:1]
    if first == b"[":
        return "array"
    return "lines" if first == b"{" or suffix in (".json", ".jsonl", ".ndjson") else "table"
