"""Files of raw rows and what reads them go in; anonymous rows in a waiting file come out, and what was met.

Rows are read once and wait, without anything that leads to a person, until all are counted. So a million rows
need no more memory than a few; only what differs between the looks of rows is kept.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from generator.anonymization.k_anonymity import Alike
from generator.anonymization.review_text import waiting
from generator.anonymization.rows import AnonymousRow, RowAnonymizer
from generator.diagnostics import DataError, Diagnostic, Position
from generator.raw_rows import RawRow, read_rows
from generator.review_run.reading import Reading
from generator.system_errors import reason_of

STDIN = "-"
STDIN_NAME = "<stdin>"

_TOLD_EVERY = 2_048

Told = Callable[[int], None]
"""Is told now and then how many bytes were read since it was told last."""


class Reader:
    """Reads raw rows of one team into a file of waiting rows."""

    def __init__(
        self, anonymizer: RowAnonymizer, team: str, waiting_rows: TextIO, reading: Reading | None = None
    ) -> None:
        self._anonymizer = anonymizer
        self._team = team
        self._waiting = waiting_rows
        self._names: tuple[str, ...] | None = None
        self.reading = reading or Reading()

    def take(self, row: RawRow | Diagnostic, file: int) -> None:
        """Read a row of the file with that number, or keep what was found in its place."""
        if isinstance(row, Diagnostic):
            self.reading.find(row)
            return
        if row.names is not self._names:
            self._names = row.names
            self._take_headers(row.names)
        self.reading.rows += 1
        found = self._anonymizer.read(row)
        if not isinstance(found, AnonymousRow):
            self.reading.find(*found)
        elif not self.reading.findings:  # else nothing will be written
            self._keep(found, file, row.cells.start)

    def _keep(self, row: AnonymousRow, file: int, start: Position) -> None:
        reading = self.reading
        look = Alike(self._team, row.device, row.app, row.location)
        number = reading.looks.setdefault(look, len(reading.looks))
        reading.counts[number] += 1
        reading.redacted.update(row.redacted)
        for one in row.unknown:
            reading.unknown[one] += 1
            reading.first_unknown.setdefault(one, f"{start.path}:{start.line}")
        self._waiting.write(waiting(number, file, start.line, row))

    def _take_headers(self, names: tuple[str, ...]) -> None:
        fields = {index: one for one, index in self._anonymizer.columns(names).fields.items()}
        self.reading.add_headers((name, fields.get(index)) for index, name in enumerate(names))


def read_files(reader: Reader, paths: Sequence[Path], told: Told) -> Reading:
    """Read every file, and go on where one cannot be read, so that everything that is wrong is found."""
    reading = reader.reading
    for file, path in enumerate(paths):
        reading.files.append(name_of(path))
        try:
            with opened(path) as stream:
                _read_file(reader, stream, file, told)
        except DataError as error:
            reading.find(*error.diagnostics)
    find_nothing(reading, paths[0])
    return reading


def _read_file(reader: Reader, stream: io.BufferedReader[Any], file: int, told: Told) -> None:
    before = 0
    for number, row in enumerate(read_rows(stream, reader.reading.files[file])):
        reader.take(row, file)
        if number % _TOLD_EVERY == 0 and stream.seekable():
            told(stream.tell() - before)
            before = stream.tell()


def find_nothing(reading: Reading, first: Path) -> None:
    """Where all files are read and there was neither a row nor anything else, that is found in the first."""
    if not reading.rows and not reading.findings:
        position = Position(first.as_posix())
        reading.find(Diagnostic(position, "there is no row", "expected rows below the header"))


def name_of(path: Path) -> str:
    """What messages call a raw file."""
    return STDIN_NAME if str(path) == STDIN else path.as_posix()


@contextmanager
def opened(path: Path) -> Iterator[io.BufferedReader[Any]]:
    """A raw file, or the standard input, as a stream of bytes."""
    name = name_of(path)
    if name == STDIN_NAME:
        if sys.stdin is None:
            raise DataError.at(Position(name), "there is no standard input", "name a file")
        stdin: io.BufferedReader[Any] = io.BufferedReader(sys.stdin.buffer)
        try:
            yield stdin
        finally:
            stdin.detach()  # else it would close the standard input
        return
    try:
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        problem = f"the file cannot be read ({reason_of(error)})"
        raise DataError.at(Position(name), problem, "expected a readable file of rows") from None
