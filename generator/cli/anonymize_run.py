"""Files of raw rows and what reads them go in; anonymous rows in a waiting file come out, and what was met.

Rows are read once and wait, without anything that leads to a person, until all are counted. So a million rows
need no more memory than a few; only what differs between the looks of rows is kept.
"""

from __future__ import annotations

import io
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from generator.anonymization.k_anonymity import Alike, Generalization
from generator.anonymization.review_text import TAIL, look_of, origin_of, row_text, waiting
from generator.anonymization.rows import AnonymousRow, RowAnonymizer
from generator.diagnostics import DataError, Diagnostic, Position
from generator.raw_rows import RawRow, read_rows

MOST_FINDINGS = 50
"""How many findings are kept and shown; of a file that is wrong in every row, more would help nobody."""

MOST_LEFT_OUT = 1_000
"""How many places of rows that are left out are kept."""

STDIN = "-"

_TOLD_EVERY = 2_048
_MOST_HEADERS = 200
"""How many headers are kept; rows of JSON may each have others."""

Told = Callable[[int], None]
"""Is told now and then how many bytes were read since it was told last."""


@dataclass
class Reading:
    """What was met in the raw rows, as far as it is told."""

    rows: int = 0
    columns: dict[str, str | None] = field(default_factory=dict)
    """By header, the field that it was read as; None for a column that was dropped."""
    unknown: Counter[str] = field(default_factory=Counter)
    """By field, the rows that show a device or a place which nobody knows."""
    first_unknown: dict[str, str] = field(default_factory=dict)
    """By field, the place of the first of them."""
    files: list[str] = field(default_factory=list)
    """The files that were read, as messages call them."""
    redacted: Counter[str] = field(default_factory=Counter)
    """By class, what was taken out of notes."""
    looks: dict[Alike, int] = field(default_factory=dict)
    """The number of each look."""
    counts: Counter[int] = field(default_factory=Counter)
    """The rows that have a look, by its number."""
    findings: dict[Diagnostic, None] = field(default_factory=dict)
    more_findings: int = 0

    def find(self, *findings: Diagnostic) -> None:
        """Keep findings, or count them where there are too many; the same one twice is one."""
        for finding in findings:
            if len(self.findings) < MOST_FINDINGS:
                self.findings[finding] = None
            elif finding not in self.findings:
                self.more_findings += 1

    @property
    def rows_by_look(self) -> Mapping[Alike, int]:
        """How many rows have each look."""
        return {look: self.counts[number] for look, number in self.looks.items()}


class Reader:
    """Reads files of raw rows of one team into a file of waiting rows."""

    def __init__(self, anonymizer: RowAnonymizer, team: str, waiting_rows: TextIO, told: Told) -> None:
        self._anonymizer = anonymizer
        self._team = team
        self._waiting = waiting_rows
        self._told = told
        self.reading = Reading()

    def read(self, paths: Sequence[Path]) -> Reading:
        """Read every file, and go on where one cannot be read, so that everything that is wrong is found."""
        for path in paths:
            name = "<stdin>" if str(path) == STDIN else path.as_posix()
            self.reading.files.append(name)
            try:
                with _opened(path, name) as stream:
                    self._read_file(stream, name)
            except DataError as error:
                self.reading.find(*error.diagnostics)
        if not self.reading.rows and not self.reading.findings:
            name = paths[0].as_posix()
            self.reading.find(Diagnostic(Position(name), "there is no row", "expected rows below the header"))
        return self.reading

    def _read_file(self, stream: io.BufferedReader[Any], name: str) -> None:
        names: tuple[str, ...] = ()
        told = 0
        for number, row in enumerate(read_rows(stream, name)):
            if isinstance(row, Diagnostic):
                self.reading.find(row)
                continue
            if row.names is not names:
                names = row.names
                self._take_headers(names)
            self._take(row)
            if number % _TOLD_EVERY == 0 and stream.seekable():
                self._told(stream.tell() - told)
                told = stream.tell()

    def _take(self, row: RawRow) -> None:
        self.reading.rows += 1
        found = self._anonymizer.read(row)
        if isinstance(found, AnonymousRow):
            if not self.reading.findings:  # else nothing will be written
                self._keep(found, row.cells.start)
        else:
            self.reading.find(*found)

    def _keep(self, row: AnonymousRow, start: Position) -> None:
        reading = self.reading
        look = Alike(self._team, row.device, row.app, row.location)
        number = reading.looks.setdefault(look, len(reading.looks))
        reading.counts[number] += 1
        reading.redacted.update(row.redacted)
        for one in row.unknown:
            reading.unknown[one] += 1
            reading.first_unknown.setdefault(one, f"{start.path}:{start.line}")
        self._waiting.write(waiting(number, len(reading.files) - 1, start.line, row))

    def _take_headers(self, names: tuple[str, ...]) -> None:
        fields = {index: one for one, index in self._anonymizer.columns(names).fields.items()}
        for index, name in enumerate(names):
            if len(self.reading.columns) < _MOST_HEADERS:
                self.reading.columns.setdefault(name, fields.get(index))


@dataclass(frozen=True)
class LeftOut:
    """The rows that are not published, since too few look like them."""

    decisions: Counter[str]
    """By decision, how many there are."""
    lines: tuple[str, ...]
    """Where the first of them stand in the raw files."""


def left_out(reading: Reading, done: Generalization, waiting_rows: TextIO) -> LeftOut:
    """Where the waiting rows that are left out came from, in their order."""
    shown = [done.shown[look] for look in reading.looks]
    decisions: Counter[str] = Counter()
    lines: list[str] = []
    waiting_rows.seek(0)
    for line in waiting_rows if None in shown else ():
        if shown[look_of(line)] is None:
            origin = origin_of(line)
            decisions[origin.decision] += 1
            if len(lines) < MOST_LEFT_OUT:
                lines.append(f"{reading.files[origin.file]}:{origin.line}")
    return LeftOut(decisions, tuple(lines))


@contextmanager
def _opened(path: Path, name: str) -> Iterator[io.BufferedReader[Any]]:
    """A raw file, or the standard input, as a stream of bytes."""
    if str(path) == STDIN:
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
        problem = f"the file cannot be read ({(error.strerror or 'unknown reason').lower()})"
        raise DataError.at(Position(name), problem, "expected a readable file of rows") from None


def review_pieces(head: str, reading: Reading, done: Generalization, waiting_rows: TextIO) -> Iterator[str]:
    """The text of a review whose rows are waiting, in their order."""
    shown = [done.shown[look] for look in reading.looks]
    yield head
    first = True
    waiting_rows.seek(0)
    for line in waiting_rows:
        look = shown[look_of(line)]
        if look is not None:
            yield row_text(line, look, first=first)
            first = False
    yield TAIL
