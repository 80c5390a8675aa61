"""A folder and the catalog go in; the report on everything in it comes out. Reads files, writes none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic, Position, shown_path
from generator.gate.alike import alike_diagnostics
from generator.gate.people import People
from generator.gate.report import (
    Found,
    Report,
    leak_diagnostics,
    stale_diagnostics,
    unreadable_diagnostics,
)
from generator.gate.scanning import File, scan
from generator.gate.search import searcher
from generator.gate.sources import Source, Tracer, data_sources
from generator.obligations import forbidden_classes, published_rules
from generator.system_errors import reason_of

_HOME_PAGES = ("index.html", "index.md")


def scan_folder(
    folder: Path,
    catalog: Catalog,
    origins: Iterable[Path],
    people: People,
    prefix: str = "",
    *,
    is_whole: bool = True,
) -> Report:
    """Look at every file below `folder`, at its path too, and at all published reviews together.

    `origins` are the files and folders that the site was made of beside the data; `prefix` is how messages
    begin a path of the folder. Entries of the allow-list that nothing needs are reported where the folder is
    a site, with a home page, in which is all that the data says (`is_whole`).
    """
    found = scan(files_below(folder), searcher(published_rules(catalog), people), allowed_texts(catalog))
    is_site = is_whole and any((folder / name).is_file() for name in _HOME_PAGES)
    return report_on(found, catalog, origins, prefix, is_site=is_site)


def allowed_texts(catalog: Catalog) -> frozenset[str]:
    """What may be published although the rules find it."""
    return frozenset(entry.text for entry in catalog.publication.allowed)


def report_on(
    found: Found, catalog: Catalog, origins: Iterable[Path], prefix: str = "", *, is_site: bool = True
) -> Report:
    """What is to be said of all that a scan came upon (see `scan_folder`)."""
    diagnostics = [
        *leak_diagnostics(found, tracer_of(catalog, origins), forbidden_classes(catalog), prefix),
        *unreadable_diagnostics(found, prefix),
        *alike_diagnostics(catalog),
    ]
    if not found.counts.files:
        diagnostics.append(_empty(prefix))
    if is_site:
        diagnostics += stale_diagnostics(catalog, found.allowed)
    return Report(tuple(sorted(set(diagnostics))), found.counts)


def tracer_of(catalog: Catalog, origins: Iterable[Path]) -> Tracer:
    """What finds in the data, and in what else a site was made of, where something comes from."""
    return Tracer(lambda: [*data_sources(catalog), *_sources(origins)])


def _empty(prefix: str) -> Diagnostic:
    """A slip in the name of the folder is no proof that a site is in order."""
    return Diagnostic(
        Position(prefix.rstrip("/") or "."), "there is no file in it", "expected a finished site"
    )


def files_below(folder: Path) -> Iterator[File]:
    """Every file of a folder."""
    for path in _below(folder):
        yield file_at(folder, path.relative_to(folder).as_posix())


def file_at(folder: Path, name: str) -> File:
    """A file of a folder with its bytes, or why it has none."""
    path = folder / name
    if path.is_file() or path.is_dir():
        try:
            return File(name, path.read_bytes())
        except OSError as error:
            return File(name, b"", reason_of(error))
    return File(name, b"", "it is a link that leads nowhere" if path.is_symlink() else "it is no file")


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
