"""Lines of JSON go in, an object on each; a row or a finding for each comes out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import DataError, Diagnostic, Position
from generator.raw_rows.json_objects import row_of
from generator.raw_rows.lines import Lines
from generator.raw_rows.row import RawRow


def read_json_lines(lines: Lines) -> Iterator[RawRow | Diagnostic]:
    """Every row; a line that cannot be read gives findings, and the next one is read."""
    while True:
        lines.begin_row()
        line = next(lines, None)
        if line is None:
            return
        if line.isspace():
            continue
        try:
            yield row_of(line.rstrip("\r\n"), Position(lines.path, lines.number))
        except DataError as error:
            yield from error.diagnostics
