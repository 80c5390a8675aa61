"""A part of a raw file and the settings go in; its anonymous rows come out, and from all parts, one run.

`read_part` is what an engine maps: the same part gives the same rows, wherever it is read and whatever was
read before. What it gives holds nothing raw. By `count_looks`, `look_counted` and `add_counted` the engine
groups looks and adds up their rows; `put_together` goes on as if all had been read at once.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TextIO

from generator.anonymization.k_anonymity import Alike
from generator.anonymization.keys import Key, KeyRefusedError
from generator.anonymization.pseudonyms import Pseudonyms, Witness
from generator.anonymization.review_text import renumbered
from generator.anonymization.rows import Readers, RowAnonymizer
from generator.catalog import load_catalog
from generator.diagnostics import DataError, Position
from generator.gate import People, read_roster
from generator.raw_rows import Part, cut
from generator.raw_rows import read_part as rows_of
from generator.review_run.key import given_key
from generator.review_run.reader import Reader, find_nothing, name_of, opened
from generator.review_run.reading import Reading
from generator.review_run.setup import set_up


@dataclass(frozen=True)
class Work:
    """What whoever reads a part has to know. It is sent about and may be shown, so it names the key only.

    The files lie where each worker finds them under the same names: data, raw rows, roster and key.
    """

    run: str
    """Different for each run: what a worker has set up holds for one run alone."""
    data: Path
    team: str
    day: date
    roster: Path | None
    key_file: Path | None
    """None where the key is in the environment of each worker."""
    key_id: str


@dataclass(frozen=True)
class FilePart:
    """A part of one of the raw files."""

    file: int
    """The number of the file, from 0."""
    path: Path
    part: Part


@dataclass(frozen=True)
class PartRead:
    """What became of a part."""

    part: FilePart
    reading: Reading
    rows: str = field(repr=False)
    """Waiting rows; the numbers of their looks are those of `reading`."""
    owners: tuple[tuple[str, str], ...] = field(repr=False)
    """Pseudonyms with their proofs, in the order in which they came first."""
    ended: bool
    """False where the file cannot be read any further."""


def cut_files(paths: Sequence[Path], number: int) -> Iterator[FilePart]:
    """The parts of the files in their order, about `number` of them and at least one for each file."""
    sizes = [path.stat().st_size if path.is_file() else 0 for path in paths]
    size = max(1, -(-sum(sizes) // number))
    for file, path in enumerate(paths):
        try:
            with opened(path) as stream:
                yield from (FilePart(file, path, part) for part in cut(stream, name_of(path), size))
        except DataError:  # whoever reads it says so
            yield FilePart(file, path, Part())


def read_part(work: Work, part: FilePart) -> PartRead:
    """The rows of a part, without persons and secrets, and what was met in it."""
    reading = Reading(before=part.part.before)
    rows = io.StringIO(newline="\n")
    proofs = Proofs()
    ended = True
    try:
        reader = Reader(_anonymizer(work, proofs), work.team, rows, reading)
        with opened(part.path) as stream:
            for row in rows_of(stream, name_of(part.path), part.part):
                reader.take(row, part.file)
    except DataError as error:
        reading.find(*error.diagnostics)
        ended = False
    return PartRead(part, reading, rows.getvalue(), tuple(proofs.met), ended)


def count_looks(read: PartRead) -> list[tuple[Alike, int]]:
    """How many rows of a part have each look."""
    return list(read.reading.rows_by_look.items())


def look_counted(counted: tuple[Alike, int]) -> Alike:
    """What counts are grouped by."""
    return counted[0]


def add_counted(total: int, counted: tuple[Alike, int]) -> int:
    """The rows of a look, with those of one more part."""
    return total + counted[1]


def put_together(
    parts: Iterable[PartRead],
    counts: Mapping[Alike, int],
    waiting_rows: TextIO,
    witness: Witness,
) -> Reading | None:
    """All parts, in the order of `cut_files`, as `read_files` would have read them; their rows wait.

    None where two owners would get the same pseudonym: which rows those are, only reading all at once tells.
    """
    reading = Reading()
    broken: int | None = None
    paths: dict[int, Path] = {}
    for read in parts:
        paths[read.part.file] = read.part.path
        if read.part.file == broken:
            continue  # what comes after the place where a file cannot be read further
        if any(witness.first(pseudonym, proof) != proof for pseudonym, proof in read.owners):
            return None
        reading.add(read.reading)
        if not reading.findings:
            numbers = [reading.looks[look] for look in read.reading.looks]
            lines = io.StringIO(read.rows, newline="\n")
            waiting_rows.writelines(renumbered(line, numbers) for line in lines)
        if not read.ended:
            broken = read.part.file
    reading.files = [name_of(path) for path in paths.values()]
    find_nothing(reading, paths[0])
    if not reading.findings:
        reading.counts.update({number: counts[look] for look, number in reading.looks.items()})
    return reading


class Proofs:
    """Keeps what a part tells of its owners; whether two of them are one shows when all parts are there."""

    def __init__(self) -> None:
        self.met: dict[tuple[str, str], None] = {}

    def first(self, pseudonym: str, proof: str) -> str:
        """The proof itself."""
        self.met[pseudonym, proof] = None
        return proof


def _anonymizer(work: Work, witness: Witness) -> RowAnonymizer:
    """What reads the rows of one part. It remembers nothing of others: a part is read as if it were alone."""
    readers, key = _readers(work)
    return RowAnonymizer(replace(readers, pseudonyms=Pseudonyms(key, work.team, witness)))


@lru_cache(maxsize=1)
def _readers(work: Work) -> tuple[Readers, Key]:
    """What a worker sets up once for all parts of a run. The key comes from its file, never with the work."""
    catalog = load_catalog(work.data)
    try:
        key = given_key(work.key_file, os.environ, work.data).key
    except KeyRefusedError as error:
        raise DataError.at(Position("--key-file"), error.problem, error.expected) from None
    if key.id != work.key_id:
        problem = f"a worker has another key, {key.id}"
        raise DataError.at(Position("--key-file"), problem, f"expected {work.key_id} on each of them")
    people = People(read_roster(work.roster))
    pseudonyms = Pseudonyms(key, work.team, Proofs())
    return set_up(catalog, catalog.teams[work.team], work.day, pseudonyms, people).readers, key
