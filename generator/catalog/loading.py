"""A data folder goes in; the `Catalog` comes out, or a `DataError` with every problem that the data has."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from generator.catalog.digests import kind_digests, team_digests
from generator.catalog.examining import File, Memory, Remembered
from generator.catalog.kinds import KINDS, Kind, kind_of
from generator.catalog.model import Catalog, Place
from generator.catalog.problems import problems
from generator.catalog.reading import Sources, bytes_of, read_sources, read_texts
from generator.catalog.references import check_references, check_repeated_ids, known_names
from generator.catalog.rules import check_rules
from generator.catalog.word_rules import check_words
from generator.diagnostics import DataError, Diagnostic, shown, shown_path
from generator.document import Document
from generator.models.base import Record
from generator.models.reviews import Review

Records = dict[str, dict[str, Any]]
"""By the catalog's attribute: the records by id; a kind with one record has it under the kind's name."""

Places = dict[tuple[str, str], Place]


_TAKEN = {
    ("team", "index"): "the page of all teams",
    ("team", "all"): "the calendar of all teams",
    ("checklist", "index"): "the page of all checklists",
}
"""By kind and id, what has the place in the site that a file of such a record would have."""


def load_catalog(
    data: Path,
    added: Mapping[str, str] = MappingProxyType({}),
    *,
    worked_out: bool = True,
    remembered: Remembered | None = None,
    memory: Memory | None = None,
) -> Catalog:
    """Read, validate and cross-check the folder `data`, as it would be with the files `added`.

    These are texts by their path in the folder, and take the place of what is there. Raises `DataError` with
    all findings at once, each with the file as one would type it from the current folder.

    Where `worked_out` is false, the rules need not give the results that were worked out by hand: whoever
    edits points wants to see what comes of it before working them out again.

    What is `remembered` of files by other processes, or in the `memory` of this one, spares reading them
    thoroughly again. The catalog is the same.
    """
    memory = Memory(remembered=remembered) if memory is None else memory
    sources = read_sources(data, shown_path(data), memory)
    for path, text in added.items():
        kind = kind_of(path)
        if kind is not None:
            sources.files[kind.name] = [one for one in sources.of(kind) if one[0] != path]
            sources.read(kind, path, text.encode(), f"{shown_path(data)}/{path}")
    return _checked(sources, worked_out)


def load_texts(
    files: Mapping[str, bytes], shown: str, memory: Memory | None = None, *, worked_out: bool = False
) -> Catalog:
    """The same for the files of a data folder as it was, by their paths in it; findings call it `shown`.

    Catalogs that are loaded with the same memory share what equal files hold. The rules of back then need not
    give the results that were worked out by hand.
    """
    return _checked(read_texts(files, shown, Memory() if memory is None else memory), worked_out)


def _checked(sources: Sources, worked_out: bool) -> Catalog:
    known = known_names(sources)
    diagnostics = [*sources.diagnostics, *check_repeated_ids(sources), *check_references(sources, known)]
    records: Records = {kind.attribute: {} for kind in KINDS}
    places: Places = {}
    for kind in KINDS:
        for path, file in sources.of(kind):
            diagnostics += _load(kind, path, file, (records, places))
    # Their check takes as long as reading a thousand files, and looks at nothing else.
    rules = [(kind, file) for kind in KINDS if kind.name == "redaction" for _, file in sources.of(kind)]
    sound = bool(rules) and all(sources.memory.is_sound(*one) for one in rules)
    diagnostics += check_rules(records, places, known, worked_out, sound_redaction=sound)
    diagnostics += check_words(sources, records["glossary"], places)
    if diagnostics:
        raise DataError(diagnostics)
    for one in rules if not sound else ():
        sources.memory.note_sound(*one)
    return _catalog(records, places, sources)


def load_review(path: Path, catalog: Catalog) -> tuple[Review, Place]:
    """Read one review, wherever it lies, and check it as if it stood in the data of `catalog`.

    Raises `DataError` with all findings at once. What the file is called does not matter.
    """
    name = shown_path(path)
    kind = next(kind for kind in KINDS if kind.name == "review")
    file = Memory().read(kind, bytes_of(path, name), name)
    known = {
        "apps": [app.label for app in catalog.vocabularies.apps],
        "audiences": [audience.id for audience in catalog.vocabularies.audiences],
        "decisions": catalog.vocabularies.decision_ids,
        "teams": tuple(catalog.teams),
    }
    found = check_references(Sources(files={kind.name: [(name, file)]}), known)
    if file.loaded is None:
        raise DataError([*found, *_invalid(kind, file.document)])
    review: Review = file.loaded
    place = Place(file.document)
    records: Records = {kind.attribute: {} for kind in KINDS} | {kind.attribute: {name: review}}
    found += check_rules(records, {(kind.attribute, name): place}, known)
    if found:
        raise DataError(found)
    return review, place


def _load(kind: Kind, path: str, file: File, into: tuple[Records, Places]) -> list[Diagnostic]:
    """Take the records of one file and their places into `into`; its findings are returned."""
    records, places = into
    found = _check_name(kind, path, file)
    if file.loaded is None:
        return found + _invalid(kind, file.document)
    for name, record, place in _located(kind, path, file.loaded):
        records[kind.attribute][name] = record
        places[kind.attribute, name] = Place(file.document, place)
    return found


def _invalid(kind: Kind, document: Document) -> list[Diagnostic]:
    """The findings about a file that is not valid."""
    try:
        kind.adapter.validate_json(json.dumps(document.value), strict=True)
    except ValidationError as error:
        return problems(error, kind, document)
    return []


def _located(kind: Kind, path: str, loaded: Any) -> Iterator[tuple[str, Record, tuple[str | int, ...]]]:
    """Each record of a file with its name in the catalog and its path in the file."""
    if kind.layout == "list":
        for index, record in enumerate(loaded):
            yield record.id, record, (index,)
    elif kind.layout == "one":
        yield kind.name, loaded, ()
    else:
        yield _name_of(path), loaded, ()


def _name_of(path: str) -> str:
    """`teams/payments.yml` holds payments; `reviews/payments/2026-09-07.json` holds payments/2026-09-07."""
    return path.partition("/")[2].rpartition(".")[0]


def _check_name(kind: Kind, path: str, file: File) -> list[Diagnostic]:
    """A file of a folder is named after what it holds, so that one can find it and no two hold the same."""
    if kind.layout != "folder":
        return []
    parts, document = _name_of(path).split("/"), file.document
    keys = ("team", "date") if kind.name == "review" else ("id",)
    written = _written(file, keys)
    found = []
    if written is not None and (kind.name, parts[-1]) in _TAKEN:
        problem = f"'{parts[-1]}' names {_TAKEN[kind.name, parts[-1]]}"
        found.append(Diagnostic(document.position(("id",)), problem, "expected another id"))
    for key, value, part in zip(keys, written or (), parts, strict=False):
        if isinstance(value, str) and value != part:
            what = "folder" if key == "team" else "file"
            found.append(
                Diagnostic(
                    document.position((key,)),
                    f"'{key}' is {shown(value)}, but the {what} is named '{part}'",
                    "expected the same name in both",
                )
            )
    return found


def _written(file: File, keys: tuple[str, ...]) -> list[object] | None:
    """What a file has at these keys; None where it has no keys. Of a valid one its record says it, too."""
    if file.loaded is not None:
        return [str(getattr(file.loaded, key)) for key in keys]
    value = file.document.value
    return [value.get(key) for key in keys] if isinstance(value, dict) else None


def _catalog(records: Records, places: Places, sources: Sources) -> Catalog:
    values: dict[str, Any] = {
        kind.attribute: records[kind.attribute][kind.name]
        if kind.layout == "one"
        else MappingProxyType(records[kind.attribute])
        for kind in KINDS
    }
    return Catalog(
        **values,
        places=MappingProxyType(places),
        digests=MappingProxyType(kind_digests(sources)),
        team_digests=MappingProxyType(team_digests(sources)),
    )
