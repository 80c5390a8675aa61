"""Documents go in; what they name comes out, and a finding for each name that is twice or leads nowhere.

The checks work on values as they were written, not on validated records, so that a file with a wrong type in
one place still has its references checked in all others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from generator.catalog.kinds import KINDS, Kind
from generator.catalog.reading import Sources
from generator.diagnostics import Diagnostic, one_of, shown
from generator.document import Document, Path
from generator.models.base import Called, Record
from generator.models.shape import Marks, lists, named_in, references

Known = Mapping[str, Sequence[str] | None]
"""By what a reference can name: the names there are, or None where they could not be read."""

_TITLES = {
    "apps": "app",
    "checklists": "checklist",
    "circumstances": "circumstance",
    "controls": "control",
    "decisions": "decision",
    "drills": "drill",
    "facts": "fact",
    "redaction_classes": "class",
    "roles": "role",
    "settings": "setting",
    "sign_in": "way to sign in",
    "teams": "team",
}


def check_references(sources: Sources, known: Known) -> list[Diagnostic]:
    """A finding for each name that nothing in the data has."""
    lists = {what: None if names is None else frozenset(names) for what, names in known.items()}
    found: list[Diagnostic] = []
    for kind in KINDS:
        for _, document in sources.of(kind):
            if any(_leads_nowhere(lists[to], name) for to, name in _named(sources, kind, document)):
                found += _dangling(kind, document, known)
    return found


def _leads_nowhere(names: Collection[str] | None, name: str) -> bool:
    return names is not None and name not in names


def _dangling(kind: Kind, document: Document, known: Known) -> Iterator[Diagnostic]:
    """A finding for each name of a document that nothing has."""
    for reference in references(kind.shape, document.value):
        names = known[reference.to]
        if names is not None and reference.name not in names:
            position = document.position(reference.path, key=reference.in_key)
            problem = f"there is no {_TITLES[reference.to]} {shown(reference.name)}"
            yield Diagnostic(position, problem, one_of(reference.name, names))


def _named(sources: Sources, kind: Kind, document: Document) -> frozenset[tuple[str, str]]:
    known, key = sources.memory.names, id(document.value)
    if key not in known:
        known[key] = named_in(kind.shape, document.value)
    return known[key]


def check_repeated_ids(sources: Sources) -> list[Diagnostic]:
    """A finding for each id that an earlier entry of the same list has, be it a record or the bare id."""
    found: list[Diagnostic] = []
    clean = sources.memory.without_repeats
    for kind in KINDS:
        for _, document in sources.of(kind):
            if id(document.value) not in clean:
                repeats = list(_repeats(kind, document))
                found += repeats
                if not repeats:
                    clean.add(id(document.value))
    return found


def _repeats(kind: Kind, document: Document) -> Iterator[Diagnostic]:
    for path, entries in lists(kind.shape, document.value, _is_record):
        yield from _repeated_ids(document, path, entries)
    for path, entries in lists(kind.shape, document.value, _is_id):
        yield from _listed_twice(document, path, entries)


def _is_record(arm: Any, _: Marks) -> bool:
    return isinstance(arm, type) and issubclass(arm, Record)


def _is_id(_: Any, marks: Marks) -> bool:
    return Called("id") in marks


def _repeated_ids(document: Document, path: Path, entries: list[Any]) -> Iterator[Diagnostic]:
    for index, other, name in _again(_ids(entries)):
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


def _value_at(value: object, path: Path) -> object:
    """What is at the path; None where nothing is, or where the value has another shape."""
    for element in path:
        if isinstance(value, dict):
            value = value.get(element)
        else:
            value = value[element] if isinstance(value, list) and isinstance(element, int) else None
    return value


def _ids(entries: object, key: str = "id") -> list[str | None]:
    """The id of each entry of a list, None where an entry has none that can be used."""
    if not isinstance(entries, list):
        return []
    names = [entry.get(key) if isinstance(entry, dict) else None for entry in entries]
    return [name if isinstance(name, str) else None for name in names]


def known_names(sources: Sources) -> Known:
    """What can be named, as far as it could be read."""
    known: dict[str, Sequence[str] | None] = {}
    for kind in KINDS:
        known[kind.attribute] = _names_of_files(sources, kind.name)
        if kind.layout == "list":
            known[kind.attribute] = _names_in_list(sources, kind.name, ())
    for vocabulary in ("apps", "circumstances", "decisions", "roles", "separate_reviews", "sign_in"):
        key = "label" if vocabulary == "apps" else "id"
        known[vocabulary] = _names_in_list(sources, "vocabularies", (vocabulary,), key)
    known["settings"] = _names_in_list(sources, "policy", ("settings",))
    known["redaction_classes"] = _names_in_list(sources, "redaction", ("classes",))
    return known


def _names_of_files(sources: Sources, kind: str) -> list[str]:
    paths = [path for path, _ in sources.documents.get(kind, [])] + sources.unreadable.get(kind, [])
    return [PurePosixPath(path).stem for path in paths]


def _names_in_list(sources: Sources, kind: str, path: Path, key: str = "id") -> list[str] | None:
    documents = sources.documents.get(kind, [])
    required = any(one.name == kind and one.required for one in KINDS)
    if kind in sources.unreadable or (required and not documents):
        return None
    values = [_value_at(document.value, path) for _, document in documents]
    if any(not isinstance(value, list) for value in values):
        return None
    found = (name for value in values for name in _ids(value, key) if name is not None)
    return list(dict.fromkeys(found))
