"""The files of a site for an audience go in; a finding for each name of what it may not see comes out.

Nothing that is made from the catalog has one. Here is found what somebody wrote by hand: in a page, in the
configuration, or in the words of another record.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from generator.audiences import Circle, hidden_from, without
from generator.catalog import Catalog
from generator.diagnostics import Diagnostic, Position, counted
from generator.gate.compression import UnreadableError, unpacked
from generator.gate.folder import tracer_of
from generator.gate.scanning import File

_NAMED = re.compile(
    rb"(?:calendars|drills|reviews|teams)/[a-z0-9]+(?:-[a-z0-9]+)*(?:/[0-9]{4}-[0-9]{2}-[0-9]{2})?"
)
"""Something of the data as pages, files and links name it. An id or a title alone may be any word."""


def named_diagnostics(
    circle: Circle, whole: Catalog, origins: Iterable[Path], files: Iterable[File], prefix: str = ""
) -> list[Diagnostic]:
    """A line for each place that something is named at which the audience may not see.

    `whole` is all that the data says, `origins` what the site was made of beside it; `prefix` is put before
    paths of the site where they are the only place to name.
    """
    hidden = hidden_from(circle, whole)
    names = frozenset(_names(hidden))
    found: dict[str, list[str]] = {}
    for file in files if names else ():
        for name in sorted(_named_in(file, names)):
            found.setdefault(name, []).append(file.path)
    tracer = tracer_of(without(whole, hidden), origins)
    return [
        Diagnostic(
            position,
            f"the site for '{circle.name}' would name '{name}', in {_paths(paths)}",
            "write it without the name, or let the audience see it",
        )
        for name, paths in found.items()
        for position in _sources(tracer.positions(name), paths) or [Position(prefix + paths[0])]
    ]


def _sources(positions: list[Position], paths: Iterable[str]) -> list[Position]:
    """Where a name in files of the site comes from: pages that became these files, if it stands in them.

    In others it may well stand as a link, which is none any more in the site.
    """
    pages = tuple(f"/{path.removesuffix('.html')}.md" for path in paths if path.endswith(".html"))
    own = [one for one in positions if f"/{one.path}".endswith(pages)]
    return own or positions


def _names(hidden: Iterable[tuple[str, str]]) -> Iterator[str]:
    for kind, name in hidden:
        yield f"{kind}/{name}"
        if kind == "teams":
            yield from (f"calendars/{name}", f"reviews/{name}")


def _named_in(file: File, names: Collection[str]) -> set[str]:
    """Those of the names that are in a file or in its path; of a name in a longer one, the longer one."""
    data = file.data
    with suppress(UnreadableError):  # of which the gate tells
        held = unpacked(data)
        data = data if held is None else held[1]
    named = {match.decode() for match in _NAMED.findall(file.path.encode() + b"\n" + data)}
    shorter = {"/".join(name.split("/")[:2]) for name in named.difference(names)}
    return (named | shorter).intersection(names)


def _paths(paths: list[str]) -> str:
    # A page is what its owner can open; the same text is in the search, too.
    first = next((path for path in paths if path.endswith(".html")), paths[0])
    more = len(paths) - 1
    return f"{first} and {counted(more, 'more file')}" if more else first
