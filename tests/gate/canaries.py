"""The small portal goes in; what becomes of a canary in each field of its data comes out, as a matrix.

Usage: python -m tests.gate.canaries
"""

from __future__ import annotations

import atexit
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from generator.catalog import Catalog, load_texts
from generator.catalog.examining import Memory
from generator.catalog.kinds import KINDS, Kind
from generator.catalog.reading import is_data
from generator.diagnostics import DataError
from generator.gate.scanning import File, scan
from generator.gate.search import Searcher
from tests.gate.portals import ADDRESS, KEY, KNOWN, LISTED, allowed_by, gated_portal, shipped_finder
from tests.generated import generated_files, generated_pages
from tests.pages.copies import Copy, remembered, tree
from tests.pages.everything import AS_OF, everything

Outcome = Literal["refused by check", "stopped by the gate", "reaches no output", "LEAKS"]

Field = tuple[str, ...]
"""A kind of data and the keys down to a value; `*` stands for every entry of a list, and for every
part of patterns, since all of them are read alike."""

CANARIES = {"address": ADDRESS, "key": KEY, "name": LISTED, "unlisted name": KNOWN}

# Where a canary is not taken as it is, it is tried in the forms that ids, links and other texts have.
FORMS = ("{}", "some words, {} and more", "mailto:{}", "https://example.com/?to={}", "o-{}", "r-{}")

_PATTERNS = frozenset({"find", "line_break", "ordinary", "parts"})
"""Fields that are read as patterns, to which no form is like a text."""


@dataclass(frozen=True)
class Place:
    """A value in the data: its field, the file that it is in, and the keys and indexes down to it."""

    field: Field
    kind: Kind
    path: str
    inside: tuple[str | int, ...]
    key: bool = False
    """Whether the key is meant, of a mapping whose keys are free."""


def places(catalog: Catalog, folder: Path) -> list[Place]:
    """The first place of each field of each kind of data."""
    found: dict[Field, Place] = {}
    for kind in KINDS:
        for path, value in values(catalog, kind, folder).items():
            for inside, key in _leaves(value):
                field = _field(kind, inside, key)
                found.setdefault(field, Place(field, kind, path, inside, key))
    return list(found.values())


def values(catalog: Catalog, kind: Kind, folder: Path) -> dict[str, Any]:
    """The plain value of each file of a kind, with all fields that it could have."""
    held = getattr(catalog, kind.attribute)
    if kind.layout == "one":
        return {kind.pattern: _dumped(held)}
    if kind.layout == "list":
        return {kind.pattern: [_dumped(record) for record in held.values()]}
    parent, end = kind.pattern.split("/")[0], kind.pattern.rsplit(".", 1)[1]
    files = {f"{parent}/{name}.{end}": _dumped(record) for name, record in held.items()}
    assert all((folder / path).is_file() for path in files)
    return files


def _dumped(record: Any) -> Any:
    return record.model_dump(mode="json", by_alias=True)


def _leaves(value: Any, inside: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], bool]]:
    """Each value that holds no others, and each key."""
    entries = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for step, entry in entries:
        if isinstance(step, str):
            yield (*inside, step), True
        yield from _leaves(entry, (*inside, step))
    if not isinstance(value, dict | list):
        yield inside, False
    elif not value:
        yield (*inside, 0), False


def _field(kind: Kind, inside: tuple[str | int, ...], key: bool) -> Field:
    steps = [
        "*" if isinstance(step, int) or (kind.name, *inside[:depth]) == ("redaction", "parts") else step
        for depth, step in enumerate(inside)
    ]
    return (kind.name, *(steps[:-1] if key else steps), *(["(key)"] if key else []))


def _put(value: Any, inside: tuple[str | int, ...], text: str, key: bool) -> Any:
    """The value with `text` at a place in it."""
    first, rest = inside[0], inside[1:]
    if isinstance(value, dict):
        if not rest and key:
            return {text if name == first else name: entry for name, entry in value.items()}
        return {**value, first: _put(value[first], rest, text, key) if rest else text}
    if not value:
        return [text]
    return [(_put(v, rest, text, key) if rest else text) if n == first else v for n, v in enumerate(value)]


class Aviary:
    """A portal in which canaries are planted, one at a time."""

    def __init__(self, portal: Copy) -> None:
        data = portal.folder / "data"
        self._files = {path: text for path, text in tree(data).items() if is_data(path)}
        self._memory = Memory()
        self.catalog = load_texts(self._files, "data", self._memory, worked_out=True)
        self._values: dict[str, Any] = {}
        for kind in KINDS:
            self._values |= values(self.catalog, kind, data)
        self._calm = frozenset(published(self.catalog))
        self._searcher = Searcher(shipped_finder())
        self.places = places(self.catalog, data)

    def outcomes(self, place: Place) -> dict[str, Outcome]:
        """What becomes of each canary at a place: all at once where it takes them, else one by one."""
        together = self._with(place, f"some words, {', '.join(CANARIES.values())} and more")
        if together is not None:
            published = self._published(together)
            return {name: self._outcome(published, canary) for name, canary in CANARIES.items()}
        return {name: self._alone(place, canary) for name, canary in CANARIES.items()}

    def _alone(self, place: Place, canary: str) -> Outcome:
        """What becomes of a canary in the first form that the place takes."""
        forms = (canary,) if _PATTERNS & set(place.field) else _forms(canary)
        catalogs = (self._with(place, text) for text in forms)
        catalog = next((catalog for catalog in catalogs if catalog is not None), None)
        if catalog is None:
            return "refused by check"
        return self._outcome(self._published(catalog), canary)

    def _with(self, place: Place, text: str) -> Catalog | None:
        """The catalog with a text at a place, or None where it is refused."""
        value = _put(self._values[place.path], place.inside, text, place.key)
        try:
            place.kind.adapter.validate_json(json.dumps(value), strict=True)
        except ValidationError:
            return None
        files = {**self._files, place.path: json.dumps(value).encode()}
        try:
            return load_texts(files, "data", remembered(self._memory), worked_out=True)
        except DataError:
            return None

    def _published(self, catalog: Catalog) -> list[File]:
        """The files of the site that are not as they are without a canary."""
        return [file for file in published(catalog) if file not in self._calm]

    def _outcome(self, files: list[File], canary: str) -> Outcome:
        found = scan(files, self._searcher, allowed_by(self.catalog))
        if any(_is_part(leak.text, canary) for leak in found.leaks):
            return "stopped by the gate"
        return "LEAKS" if any(_holds(file, canary) for file in files) else "reaches no output"


def _forms(canary: str) -> Iterator[str]:
    """A text as it is and in the forms that fields ask for; the name of the roster as an id, too."""
    yield from (form.format(canary) for form in FORMS)
    if canary == LISTED:
        id_like = canary.lower().replace(" ", "-")
        yield from (id_like, f"o-{id_like}", f"r-{id_like}", id_like.replace("-", "_"))


def _is_part(one: str, other: str) -> bool:
    """Whether one text is in the other, but for case and signs."""
    return _plain(one) in _plain(other) or _plain(other) in _plain(one)


def _plain(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def _holds(file: File, canary: str) -> bool:
    """Whether the words of a canary stand in a file, found without the gate's own means."""
    text = unescape(file.data.decode()).lower()
    words = canary.lower().replace("@", " ").replace("-", " ").split()
    return all(word in text for word in words)


def published(catalog: Catalog) -> list[File]:
    """What the site would hold of the data: pages with their titles, components, and files for tools."""
    pages = generated_pages(catalog, AS_OF)
    texts = {
        **{f"{name}.html": html for name, html in everything(catalog).items()},
        **{f"{path}.head": f"{page.title}\n{page.description}" for path, page in pages.items()},
        **generated_files(catalog, AS_OF),
    }
    return [File(path, text.encode()) for path, text in texts.items()]


Matrix = Mapping[Field, Mapping[str, Outcome]]


@cache
def matrix(kind: str) -> Matrix:
    """For each field of a kind of data, what becomes of each canary in it; made once a process."""
    aviary = _aviary()
    return {place.field: aviary.outcomes(place) for place in aviary.places if place.kind.name == kind}


@cache
def _aviary() -> Aviary:
    """The one of this process; its folder goes when the process ends."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    return Aviary(gated_portal(Path(folder.name) / "portal"))


def main() -> None:
    """Print the matrix as a Markdown table."""
    write = sys.stdout.write
    write(f"| field | {' | '.join(CANARIES)} |\n| --- |{' --- |' * len(CANARIES)}\n")
    for kind in KINDS:
        for field, outcomes in matrix(kind.name).items():
            write(f"| {'.'.join(field)} | {' | '.join(outcomes.values())} |\n")


if __name__ == "__main__":
    main()
