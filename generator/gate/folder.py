"""A folder and the catalog go in; the report on everything in it comes out. Reads files, writes none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.catalog import Catalog
from generator.catalog.loading import shown_path
from generator.diagnostics import DataError
from generator.gate.alike import alike_diagnostics
from generator.gate.people import People
from generator.gate.report import (
    Report,
    leak_diagnostics,
    stale_diagnostics,
    unreadable_diagnostics,
)
from generator.gate.roster import read_roster
from generator.gate.scanning import File, scan
from generator.gate.search import looker
from generator.gate.sources import Source, Tracer, data_sources
from generator.redaction import Redactor

_HOME_PAGES = ("index.html", "index.md")


def scan_folder(
    folder: Path, catalog: Catalog, origins: Iterable[Path], people: People, prefix: str = ""
) -> Report:
    """Look at every file below `folder`, at its path too, and at all published reviews together.

    `origins` are the files and folders that the site was made of beside the data; `prefix` is how messages
    begin a path of the folder. Entries of the allow-list that nothing needs are reported where the folder is
    a whole site, with a home page.
    """
    look = looker(Redactor(catalog.redaction), people)
    allowed = frozenset(entry.text for entry in catalog.publication.allowed)
    found = scan(_files(folder), look, allowed)
    tracer = Tracer(lambda: [*data_sources(catalog), *_sources(origins)])
    diagnostics = [
        *leak_diagnostics(found, tracer, prefix),
        *unreadable_diagnostics(found, prefix),
        *alike_diagnostics(catalog),
    ]
    if any((folder / name).is_file() for name in _HOME_PAGES):
        diagnostics += stale_diagnostics(catalog, found.allowed)
    return Report(tuple(sorted(set(diagnostics))), found.counts)


def check_folder(folder: Path, catalog: Catalog, origins: Iterable[Path]) -> None:
    """Raise `DataError` with all that must not be published of a site (see `scan_folder`).

    The roster, where there is one, is the one that the environment names.
    """
    report = scan_folder(folder, catalog, origins, People(read_roster(None)))
    if report.diagnostics:
        raise DataError(report.diagnostics)


def _files(folder: Path) -> Iterator[File]:
    for path in _below(folder):
        yield File(path.relative_to(folder).as_posix(), path.read_bytes())


def _sources(origins: Iterable[Path]) -> Iterator[Source]:
    for origin in origins:
        for path in _below(origin) if origin.is_dir() else [origin]:
            if path.is_file():
                yield Source(shown_path(path), path.read_bytes())


def _below(folder: Path) -> Sequence[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
