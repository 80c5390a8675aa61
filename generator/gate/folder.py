"""A folder and the catalog go in; the report on everything in it comes out. Reads files, writes none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.catalog import Catalog
from generator.catalog.loading import shown_path
from generator.diagnostics import DataError, Diagnostic, Position
from generator.gate.alike import alike_diagnostics
from generator.gate.people import People
from generator.gate.report import (
    Report,
    leak_diagnostics,
    stale_diagnostics,
    unreadable_diagnostics,
)
from generator.gate.scanning import File, scan
from generator.gate.search import searcher
from generator.gate.sources import Source, Tracer, data_sources
from generator.obligations import forbidden_classes, published_rules

_HOME_PAGES = ("index.html", "index.md")


def scan_folder(
    folder: Path, catalog: Catalog, origins: Iterable[Path], people: People, prefix: str = ""
) -> Report:
    """Look at every file below `folder`, at its path too, and at all published reviews together.

    `origins` are the files and folders that the site was made of beside the data; `prefix` is how messages
    begin a path of the folder. Entries of the allow-list that nothing needs are reported where the folder is
    a whole site, with a home page.
    """
    allowed = frozenset(entry.text for entry in catalog.publication.allowed)
    found = scan(_files(folder), searcher(published_rules(catalog), people), allowed)
    tracer = Tracer(lambda: [*data_sources(catalog), *_sources(origins)])
    diagnostics = [
        *leak_diagnostics(found, tracer, forbidden_classes(catalog), prefix),
        *unreadable_diagnostics(found, prefix),
        *alike_diagnostics(catalog),
    ]
    if not found.counts.files:
        diagnostics.append(_empty(prefix))
    if any((folder / name).is_file() for name in _HOME_PAGES):
        diagnostics += stale_diagnostics(catalog, found.allowed)
    return Report(tuple(sorted(set(diagnostics))), found.counts)


def check_folder(folder: Path, catalog: Catalog, origins: Iterable[Path], people: People) -> None:
    """Raise `DataError` with all that must not be published of a site (see `scan_folder`)."""
    report = scan_folder(folder, catalog, origins, people)
    if report.diagnostics:
        raise DataError(report.diagnostics)


def _empty(prefix: str) -> Diagnostic:
    """A slip in the name of the folder is no proof that a site is in order."""
    return Diagnostic(
        Position(prefix.rstrip("/") or "."), "there is no file in it", "expected a finished site"
    )


def _files(folder: Path) -> Iterator[File]:
    for path in _below(folder):
        name = path.relative_to(folder).as_posix()
        if path.is_file() or path.is_dir():
            try:
                yield File(name, path.read_bytes())
            except OSError as error:
                yield File(name, b"", (error.strerror or "unknown reason").lower())
        else:
            yield File(name, b"", "it is a link that leads nowhere" if path.is_symlink() else "it is no file")


def _sources(origins: Iterable[Path]) -> Iterator[Source]:
    for origin in origins:
        for path in _below(origin) if origin.is_dir() else [origin]:
            if path.is_file():
                yield Source(shown_path(path), path.read_bytes())


def _below(folder: Path) -> Sequence[Path]:
    """All that is in a folder but folders, through links as well, and the folders that nobody can list.

    A folder that is there twice, such as by a link into a circle, is gone through once.
    """
    paths: list[Path] = []
    seen: set[str] = set()
    walk = os.walk(folder, followlinks=True, onerror=lambda error: paths.append(Path(error.filename)))
    for parent, folders, names in walk:
        real = os.path.realpath(parent)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        folders.sort()
        paths += (Path(parent, name) for name in names)
    return sorted(paths)
