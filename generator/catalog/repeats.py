"""The document of one file goes in; a finding for each id that a list of it has twice comes out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.catalog.kinds import Kind
from generator.diagnostics import Diagnostic, shown
from generator.document import Document, Path
from generator.models.base import Called, Record
from generator.models.marked import lists
from generator.models.shape import Marks


def repeats(kind: Kind, document: Document) -> Iterator[Diagnostic]:
    """A finding for each id that an earlier entry of the same list has, be it a record or the bare id."""
    value = document.value
    for path, entries in lists(kind.shape, value, _is_record):
        yield from _repeated_ids(document, path, entries)
    for path, entries in lists(kind.shape, value, _is_id):
        yield from _listed_twice(document, path, entries)


def _is_record(arm: Any, _: Marks) -> bool:
    return isinstance(arm, type) and issubclass(arm, Record)


def _is_id(_: Any, marks: Marks) -> bool:
    return Called("id") in marks


def _repeated_ids(document: Document, path: Path, entries: list[Any]) -> Iterator[Diagnostic]:
    for index, other, name in _again(ids(entries)):
        position, before = (document.position((*path, one, "id")) for one in (index, other))
        problem = f"the id {shown(name)} is used twice"
        yield Diagnostic(position, problem, f"expected another; the first is on line {before.line}")


def _listed_twice(document: Document, path: Path, entries: list[Any]) -> Iterator[Diagnostic]:
    for index, _, name in _again([entry if isinstance(entry, str) else None for entry in entries]):
        problem = f"{shown(name)} is listed twice"
        yield Diagnostic(document.position((*path, index)), problem, "expected it once")


def _again(names: list[str | None]) -> Iterator[tuple[int, int, str]]:
    """Each name that is there once more: its index, that of the first one, itself."""
    first: dict[str, int] = {}
    for index, name in enumerate(names):
        if name is not None and first.setdefault(name, index) != index:
            yield index, first[name], name


def ids(entries: object, key: str = "id") -> list[str | None]:
    """The id of each entry of a list, None where an entry has none that can be used."""
    if not isinstance(entries, list):
        return []
    names = [entry.get(key) if isinstance(entry, dict) else None for entry in entries]
    return [name if isinstance(name, str) else None for name in names]
