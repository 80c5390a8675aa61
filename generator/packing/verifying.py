"""What somebody sent goes in; each file of it that differs, is missing or is more than was sent comes out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import DataError, Diagnostic, Position
from generator.packing.checksums import SUMS, Received, digest_of, read_sums
from generator.packing.names import printable
from generator.packing.received import read_folder, read_zip

CHECKSUM, PROVENANCE = ".sha256", ".provenance.json"
"""What the files beside a zip are called, after its own name."""
_LARGEST = 256_000_000
_SENT = "expected the file as it was packed; get the whole once more"


@dataclass(frozen=True)
class Verified:
    """What is as it was packed."""

    files: int
    beside: tuple[str, ...] = ()
    """The files beside a zip that agree with it."""


def verify(path: Path) -> Verified:
    """Hold a zip, or the folder that it was unpacked to, against its list. Raises `DataError`."""
    if path.is_dir():
        return Verified(_held(read_folder(_packed_folder(path))))
    if not path.is_file():
        raise DataError.at(
            Position(path.as_posix()), "there is nothing here", "name a zip or an unpacked folder"
        )
    if problems := list(_beside(path)):
        raise DataError(problems)
    beside = tuple(f"{path.name}{end}" for end in (CHECKSUM, PROVENANCE) if _at(path, end).is_file())
    return Verified(verify_zip(path), beside)


def verify_zip(file: Path) -> int:
    """Hold a zip against the list in it; the number of its files comes back. Raises `DataError`."""
    return _held(read_zip(file))


def _packed_folder(folder: Path) -> Path:
    """The folder with the list: this one, or the only one in it, since many programs make one around it."""
    inner = [one for one in folder.iterdir() if not one.is_symlink() and (one / SUMS).is_file()]
    return inner[0] if len(inner) == 1 and not (folder / SUMS).exists() else folder


def _held(received: Received) -> int:
    if SUMS not in received.digests:
        expected = f"expected a file {SUMS}, as 'runbook pack' writes it"
        raise DataError.at(Position(received.place), "nothing says what should be in it", expected)
    if problems := list(_differences(received)):
        raise DataError(problems)
    return len(received.digests)


def _differences(received: Received) -> Iterator[Diagnostic]:
    listed = read_sums(received.listed, f"{received.place}/{SUMS}")
    for path, one in listed.items():
        told, position = received.digests.get(path), Position(f"{received.place}/{path}")
        if told is None:
            yield Diagnostic(position, f"the file is missing; line {one.line} of {SUMS} has it", _SENT)
        elif told != one.digest:
            listed_as = f"line {one.line} of {SUMS} has {one.digest[:12]}…"
            problem = f"the file differs: its SHA-256 is {told[:12]}…, and {listed_as}"
            yield Diagnostic(position, problem, _SENT)
    for path in sorted(received.digests.keys() - listed.keys() - {SUMS}):
        position = Position(f"{received.place}/{printable(path)}")
        problem = f"nothing says that this file belongs here: it is not in {SUMS}"
        yield Diagnostic(position, problem, "take it away, or get the whole once more")


def _at(file: Path, end: str) -> Path:
    return file.with_name(file.name + end)


def _beside(file: Path) -> Iterator[Diagnostic]:
    """Where what lies beside a zip tells of another one."""
    checksum, statement = _at(file, CHECKSUM), _at(file, PROVENANCE)
    if not checksum.is_file() and not statement.is_file():
        return
    with file.open("rb") as opened:
        digest = digest_of(opened)
    for beside, told in ((checksum, _in_checksum), (statement, _in_statement)):
        if beside.is_file() and digest not in told(beside):
            problem = f"it tells of another file than {file.name}, whose SHA-256 is {digest[:12]}…"
            yield Diagnostic(Position(beside.as_posix()), problem, _SENT)


def _in_checksum(file: Path) -> set[str]:
    with file.open("rb") as opened:
        return {one.digest for one in read_sums(opened.read(_LARGEST), file.as_posix()).values()}


def _in_statement(file: Path) -> set[str]:
    """The digests of what a statement is about."""
    try:
        with file.open("rb") as opened:
            return {one["digest"]["sha256"] for one in json.loads(opened.read(_LARGEST))["subject"]}
    except (ValueError, KeyError, TypeError, RecursionError):
        problem, expected = (
            "it is no statement about files",
            "expected what 'runbook pack' wrote beside the zip",
        )
        raise DataError.at(Position(file.as_posix()), problem, expected) from None
