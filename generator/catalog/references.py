"""Documents go in; what they name comes out, and a finding for each name that is twice or leads nowhere.

The checks work on values as they were written, not on validated records, so that a file with a wrong type in
one place still has its references checked in all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from generator.catalog.kinds import KINDS, Kind
from generator.catalog.reading import Sources
from generator.diagnostics import Diagnostic, one_of, shown
from generator.document import Document, Path
from generator.models.base import Called
from generator.models.shape import Reference, children, marked_texts, record_at, references

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
    found = []
    for kind in KINDS:
        for _, document in sources.of(kind):
            for reference in _references(sources, kind, document):
                names = known[reference.to]
                if names is not None and reference.name not in names:
                    position = document.position(reference.path, key=reference.in_key)
                    problem = f"there is no {_TITLES[reference.to]} {shown(reference.name)}"
                    found.append(Diagnostic(position, problem, one_of(reference.name, names)))
    return found


def _references(sources: Sources, kind: Kind, document: Document) -> tuple[Reference, ...]:
    known, key = sources.memory.references, id(document.value)
    if key not in known:
        known[key] = tuple(references(kind.shape, document.value))
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
    for path in _lists_of_records(kind.shape, document.value):
        yield from _repeated_ids(document, path)
    yield from _listed_twice(kind.shape, document)


def _lists_of_records(shape: object, value: object, path: Path = ()) -> Iterator[Path]:
    if isinstance(value, list):
        if record_at(shape, (0,)) is not None:
            yield path
        items: Iterator[tuple[str | int, object]] = iter(enumerate(value))
    elif isinstance(value, dict):
        items = iter(value.items())
    else:
        return
    for element, item in items:
        for child in children(shape, element):
            yield from _lists_of_records(child, item, (*path, element))


def _repeated_ids(document: Document, path: Path) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for index, name in enumerate(_ids(_value_at(document.value, path))):
        if name is None:
            continue
        if first.setdefault(name, index) != index:
            position, other = (document.position((*path, one, "id")) for one in (index, first[name]))
            problem = f"the id {shown(name)} is used twice"
            yield Diagnostic(position, problem, f"expected another; the first is on line {other.line}")


def _listed_twice(shape: object, document: Document) -> Iterator[Diagnostic]:
    first: dict[tuple[Path, str], Path] = {}
    for path, _, marks, name in marked_texts(shape, document.value):
        is_listed = path and isinstance(path[-1], int) and Called("id") in marks
        if is_listed and first.setdefault((path[:-1], name), path) != path:
            yield Diagnostic(document.position(path), f"{shown(name)} is listed twice", "expected it once")


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
