"""Files go in, or a list of them; the list that `sha256sum -c` takes comes out, or what it says."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO

from generator.diagnostics import DataError, Diagnostic, Position, shown
from generator.packing.names import why_refused

SUMS = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_PIECE = 1_000_000


@dataclass(frozen=True)
class Listed:
    """A digest, and the line of the list that it stands in."""

    digest: str
    line: int


@dataclass(frozen=True)
class Received:
    """What somebody sent: how messages call it, the digest of each file by its path, and its own list."""

    place: str
    digests: Mapping[str, str]
    listed: bytes


def sums_text(digests: Mapping[str, str]) -> str:
    """The list of digests by path, in the order of the paths."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items()))


def read_sums(data: bytes, place: str) -> dict[str, Listed]:
    """What a list says, by path; `place` is how messages call it. Raises `DataError`."""
    found: dict[str, Listed] = {}
    problems: list[Diagnostic] = []
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        parsed = _LINE.fullmatch(line)
        why = _why_wrong(parsed and parsed[2], found)
        if parsed is None or why is not None:
            expected = "expected a SHA-256 digest, two spaces and a path, each path once"
            problems.append(Diagnostic(Position(place, number), f"{shown(line)}: {why}", expected))
        else:
            found[parsed[2]] = Listed(parsed[1], number)
    if problems or not found:
        empty = Diagnostic(Position(place), "the list is empty", "expected a line for each file")
        raise DataError(problems or [empty])
    return found


def _why_wrong(path: str | None, known: Mapping[str, Listed]) -> str | None:
    if path is None:
        return "it is no line of such a list"
    return "the path is there twice" if path in known else why_refused(path)


def digest_of(source: IO[bytes], into: IO[bytes] | None = None) -> str:
    """The digest of all that is left in a file; `into` gets a copy of it on the way."""
    hashed = hashlib.sha256()
    while piece := source.read(_PIECE):
        hashed.update(piece)
        if into is not None:
            into.write(piece)
    return hashed.hexdigest()
