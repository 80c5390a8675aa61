"""Documents go in; what they name comes out, and a finding for each name that is twice or leads nowhere.

The checks work on values as they were written, not on validated records, so that a file with a wrong type in
one place still has its references checked in all others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from generator.catalog.kinds import KINDS, Kind
from generator.catalog.reading import Sources
from generator.catalog.repeats import ids, repeats
from generator.diagnostics import Diagnostic, one_of, shown
from generator.document import Document, Path
from generator.models.marked import references

Known = Mapping[str, Sequence[str] | None]
"""By what a reference can name: the names there are, or None where they could not be read."""

_TITLES = {
    "apps": "app",
    "audiences": "audience",
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
    "glossary": "term",
}


def check_references(sources: Sources, known: Known) -> list[Diagnostic]:
    """A finding for each name that nothing in the data has."""
    sets = {what: None if names is None else frozenset(names) for what, names in known.items()}
    found: list[Diagnostic] = []
    for kind in KINDS:
        for _, file in sources.of(kind):
            if any(_leads_nowhere(sets[to], name) for to, name in file.names):
                found += _dangling(kind, file.document, known)
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


def check_repeated_ids(sources: Sources) -> list[Diagnostic]:
    """A finding for each id that an earlier entry of the same list has, be it a record or the bare id."""
    return [
        finding
        for kind in KINDS
        for _, file in sources.of(kind)
        if file.repeats
        for finding in repeats(kind, file.document)
    ]


def _value_at(value: object, path: Path) -> object:
    """What is at the path; None where nothing is, or where the value has another shape."""
    for element in path:
        if isinstance(value, dict):
            value = value.get(element)
        else:
            value = value[element] if isinstance(value, list) and isinstance(element, int) else None
    return value


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
    known["audiences"] = _audiences(sources)
    known["settings"] = _names_in_list(sources, "policy", ("settings",))
    known["redaction_classes"] = _names_in_list(sources, "redaction", ("classes",))
    return known


def _audiences(sources: Sources) -> list[str] | None:
    """The ids of the audiences, of which a portal need not have any."""
    files = sources.files.get("vocabularies", [])
    values = [file.document.value for _, file in files]
    if values and all(isinstance(value, dict) and value.get("audiences") is None for value in values):
        return []
    return _names_in_list(sources, "vocabularies", ("audiences",))


def _names_of_files(sources: Sources, kind: str) -> list[str]:
    paths = [path for path, _ in sources.files.get(kind, [])] + sources.unreadable.get(kind, [])
    return [path.rpartition("/")[2].rpartition(".")[0] for path in paths]


def _names_in_list(sources: Sources, kind: str, path: Path, key: str = "id") -> list[str] | None:
    files = sources.files.get(kind, [])
    required = any(one.name == kind and one.required for one in KINDS)
    if kind in sources.unreadable or (required and not files):
        return None
    values = [_value_at(file.document.value, path) for _, file in files]
    if any(not isinstance(value, list) for value in values):
        return None
    found = (name for value in values for name in ids(value, key) if name is not None)
    return list(dict.fromkeys(found))
