"""A site and what it was made of go in; a zip to hand on comes out.

Its checksum and its provenance come out beside it: what says who has packed must not change what is packed.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO

from generator.diagnostics import DataError, Position
from generator.packing.bill import BILL, Billed, bill_text
from generator.packing.builders import Builder
from generator.packing.checksums import SUMS, digest_of, sums_text
from generator.packing.opening import OPEN, PAGE, SITE
from generator.packing.provenance import provenance
from generator.packing.site_files import files_to_pack, moment_of
from generator.packing.sources import Sources
from generator.packing.verifying import CHECKSUM, PROVENANCE, verify_zip
from generator.packing.writing import Writing

_SIGNATURE = b"PK"


@dataclass(frozen=True)
class Packed:
    """A zip that was written."""

    files: int
    bytes: int
    digest: str


@dataclass(frozen=True)
class Order:
    """What is to be packed."""

    site: Path
    out: Path
    sources: Sources
    builder: Builder
    compressed: bool = False


def pack(order: Order) -> Packed:
    """Write the zip, read it back, and only then put it in the place of an older one. Raises `DataError`."""
    if order.out.resolve().is_relative_to(order.site.resolve()):
        place = Position(order.out.as_posix())
        raise DataError.at(place, "the zip would be part of the site", "name a place beside it")
    refuse_place(order.out)
    files, moment = files_to_pack(order.site), moment_of(order.site)
    with ExitStack() as waiting:
        new, checksum, statement = (
            waiting.enter_context(_beside(order.out, suffix)) for suffix in ("", CHECKSUM, PROVENANCE)
        )
        digests = _write(order, files, moment, new)
        verify_zip(Path(new.name))
        new.seek(0)
        digest = digest_of(new)
        checksum.write(sums_text({order.out.name: digest}).encode())
        folder = _folder(moment)
        subjects = {
            order.out.name: digest,
            **{f"{folder}/{path}": one for path, one in sorted(digests.items())},
        }
        statement.write(_statement(order, subjects, moment).encode())
        size = os.fstat(new.fileno()).st_size
    return Packed(len(digests), size, digest)


def _folder(moment: datetime) -> str:
    return f"runbook-{moment.date().isoformat()}"


def _write(order: Order, files: list[str], moment: datetime, into: IO[bytes]) -> dict[str, str]:
    """Write the zip; the digests of its files come back, by their paths in its folder."""
    with closing(Writing(into, _folder(moment), moment, compressed=order.compressed)) as writing:
        for path in files:
            writing.add_file(f"{SITE}/{path}", order.site / path)
        contents = hashlib.sha256(sums_text(writing.digests).encode()).hexdigest()
        billed = Billed(contents, moment, version("runbook-portal"), order.sources)
        writing.add_text(OPEN, PAGE)
        writing.add_text(BILL, bill_text(billed))
        writing.add_text(SUMS, sums_text(writing.digests))
    into.flush()
    return writing.digests


def _statement(order: Order, subjects: dict[str, str], moment: datetime) -> str:
    parameters = {"day": moment.date().isoformat(), "compressed": order.compressed}
    return provenance(subjects, parameters, order.sources, order.builder, version("runbook-portal"))


def refuse_place(out: Path) -> None:
    """A zip takes the place of a zip, never of somebody's file. Raises `DataError`."""
    place = Position(out.as_posix())
    if not out.parent.is_dir():
        raise DataError.at(
            place, "there is no folder to write it into", "make that first, or name another file"
        )
    if not out.exists():
        return
    if out.is_file():
        with out.open("rb") as opened:
            if opened.read(len(_SIGNATURE)) == _SIGNATURE:
                return
    raise DataError.at(
        place, "a zip would take the place of what is here, which is none", "name another file"
    )


@contextmanager
def _beside(out: Path, suffix: str) -> Iterator[IO[bytes]]:
    """A file that takes its place when all went well, and is gone where something did not."""
    target = out.with_name(out.name + suffix)
    with tempfile.NamedTemporaryFile(dir=out.parent, prefix=f".{out.name}-", delete=False) as opened:
        temporary = Path(opened.name)
        try:
            yield opened
            opened.flush()
            temporary.chmod(0o644)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
