"""A data folder goes in; the `Catalog` comes out, or a `DataError` with every problem that the data has."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from generator.catalog.kinds import KINDS, Kind, kind_of
from generator.catalog.model import Catalog, Place
from generator.catalog.problems import problems
from generator.catalog.reading import Memory, Sources, bytes_of, read_sources, read_texts
from generator.catalog.references import check_references, check_repeated_ids, known_names
from generator.catalog.rules import check_rules
from generator.diagnostics import DataError, Diagnostic, shown
from generator.document import Document
from generator.json_source import parse_json
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
    data: Path, added: Mapping[str, str] = MappingProxyType({}), *, worked_out: bool = True
) -> Catalog:
    """Read, validate and cross-check the folder `data`, as it would be with the files `added`.

    These are texts by their path in the folder, where none of them is yet. Raises `DataError` with all
    findings at once, each with the file as one would type it from the current folder.

    Where `worked_out` is false, the rules need not give the results that were worked out by hand: whoever
    edits points wants to see what comes of it before working them out again.
    """
    sources = read_sources(data, shown_path(data))
    for path, text in added.items():
        kind = kind_of(path)
        if kind is not None:
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
        for path, document in sources.of(kind):
            diagnostics += _load(kind, path, document, (records, places), sources.memory)
    diagnostics += check_rules(records, places, known, worked_out)
    if diagnostics:
        raise DataError(diagnostics)
    return _catalog(records, places)


def load_review(path: Path, catalog: Catalog) -> tuple[Review, Place]:
    """Read one review, wherever it lies, and check it as if it stood in the data of `catalog`.

    Raises `DataError` with all findings at once. What the file is called does not matter.
    """
    name = shown_path(path)
    document = parse_json(bytes_of(path, name), name)
    kind = next(kind for kind in KINDS if kind.name == "review")
    known = {
        "apps": [app.label for app in catalog.vocabularies.apps],
        "decisions": catalog.vocabularies.decision_ids,
        "teams": tuple(catalog.teams),
    }
    found = check_references(Sources(documents={kind.name: [(name, document)]}), known)
    try:
        review: Review = kind.adapter.validate_json(json.dumps(document.value), strict=True)
    except ValidationError as error:
        raise DataError([*found, *problems(error, kind, document)]) from None
    place = Place(document)
    records: Records = {kind.attribute: {} for kind in KINDS} | {kind.attribute: {name: review}}
    found += check_rules(records, {(kind.attribute, name): place}, known)
    if found:
        raise DataError(found)
    return review, place


def shown_path(path: Path) -> str:
    """A path as the reader would type it: relative where it lies below the current folder."""
    # Path.resolve would raise where links lead in a circle.
    resolved, here = Path(os.path.realpath(path)), Path.cwd().resolve()
    return resolved.relative_to(here).as_posix() if resolved.is_relative_to(here) else path.as_posix()


def _load(
    kind: Kind, path: str, document: Document, into: tuple[Records, Places], memory: Memory
) -> list[Diagnostic]:
    """Validate one file; its records and their places go into `into`, its findings are returned."""
    records, places = into
    found = _check_name(kind, path, document)
    try:
        loaded = _validated(kind, document, memory)
    except ValidationError as error:
        return found + problems(error, kind, document)
    for name, record, place in _located(kind, path, document, loaded):
        records[kind.attribute][name] = record
        places[kind.attribute, name] = Place(document, place)
    return found


def _validated(kind: Kind, document: Document, memory: Memory) -> Any:
    key = id(document.value)
    if key not in memory.loaded:
        memory.loaded[key] = kind.adapter.validate_json(json.dumps(document.value), strict=True)
    return memory.loaded[key]


def _located(
    kind: Kind, path: str, document: Document, loaded: Any
) -> Iterator[tuple[str, Record, tuple[str | int, ...]]]:
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
    return PurePosixPath(*PurePosixPath(path).parts[1:]).with_suffix("").as_posix()


def _check_name(kind: Kind, path: str, document: Document) -> list[Diagnostic]:
    """A file of a folder is named after what it holds, so that one can find it and no two hold the same."""
    if kind.layout != "folder" or not isinstance(document.value, dict):
        return []
    parts = PurePosixPath(path).with_suffix("").parts[1:]
    keys = ("team", "date") if kind.name == "review" else ("id",)
    found = []
    if (kind.name, parts[-1]) in _TAKEN:
        problem = f"'{parts[-1]}' names {_TAKEN[kind.name, parts[-1]]}"
        found.append(Diagnostic(document.position(("id",)), problem, "expected another id"))
    for key, part in zip(keys, parts, strict=True):
        value = document.value.get(key)
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


def _catalog(records: Records, places: Places) -> Catalog:
    values: dict[str, Any] = {
        kind.attribute: records[kind.attribute][kind.name]
        if kind.layout == "one"
        else MappingProxyType(records[kind.attribute])
        for kind in KINDS
    }
    return Catalog(**values, places=MappingProxyType(places))
