"""A data folder and a way to write texts go in; the folder with such texts in every field comes out.

Texts that are equal stay equal, so that rows still name apps and rules still know rows. What the data leaves
out is filled in where it is a text.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args, get_origin

from generator.catalog import Catalog, load_catalog
from generator.catalog.kinds import kind_of
from generator.diagnostics import DataError, Position
from generator.document import Document
from generator.document import Path as Inside
from generator.json_source import parse_json
from generator.models.base import LINK
from generator.models.shape import arms, children, fields_of
from generator.yaml_source import parse_yaml
from tests.hostile.families import canary
from tests.hostile.leaves import ITEM, KEY, Pattern, is_called, is_markdown, is_record, leaves, takes

Write = Callable[[str], str]
"""A canary goes in; the text around it comes out."""

Spot = tuple[str, Inside, bool]
"""A file, the path to a value in it, and whether its key is meant."""


@dataclass
class Planted:
    """A data folder, and what was put where in it."""

    folder: Path
    texts: dict[Pattern, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    """By pattern: the texts that were put there, by canary."""
    spots: dict[Spot, Pattern] = field(default_factory=dict)

    def patterns_at(self, positions: Collection[Position]) -> dict[Position, Pattern]:
        """By place: the pattern of the text that stands there; places without one are left out."""
        documents = {name: parsed(self.folder, name) for name, _, _ in self.spots}
        found = {
            documents[name].position(path, key=key): pattern
            for (name, path, key), pattern in self.spots.items()
        }
        return {one: found[one] for one in positions if one in found}


def parsed(folder: Path, name: str) -> Document:
    """A file of a data folder, as messages call it."""
    read = parse_json if name.endswith(".json") else parse_yaml
    return read((folder / name).read_bytes(), f"{folder.name}/{name}")


class Planter:
    """Reads the data of one folder, and writes it with texts in every field."""

    def __init__(self, data: Path) -> None:
        names = (path.relative_to(data).as_posix() for path in sorted(data.rglob("*")) if path.is_file())
        kinds = {name: kind for name in names if (kind := kind_of(name)) is not None}
        self.files = {name: (kind, parsed(data, name).value) for name, kind in kinds.items()}
        labels = {one for kind, value in self.files.values() for one in _labels(kind.shape, value)}
        self.frames = sorted((one for one in labels if "*" in one), key=len, reverse=True)
        found = _Planting(Planted(data), str, lambda _: True)
        for name, (kind, value) in self.files.items():
            found.name = name
            found.value(kind.shape, value, (kind.attribute,), ())
        self.said = frozenset(found.planted.texts)

    def plant(self, folder: Path, write: Write, wanted: Callable[[Pattern], bool]) -> Planted:
        """The data in `folder`, with a text in every wanted field that takes it."""
        planting = _Planting(Planted(folder), write, wanted, self.frames, self.said)
        shutil.rmtree(folder, ignore_errors=True)
        for name, (kind, value) in self.files.items():
            planting.name = name
            put(folder / name, planting.value(kind.shape, value, (kind.attribute,), ()))
        return planting.planted

    def settle(self, folder: Path, write: Write, refused: dict[Pattern, str]) -> tuple[Catalog, Planted]:
        """The same as a catalog. A field of which a rule refuses the text keeps its own.

        `refused` has the fields of which that is known, each with what was said; others are added.
        """
        for _ in range(5):
            planted = self.plant(folder, write, (leaves().keys() - refused.keys()).__contains__)
            try:
                return load(folder), planted
            except DataError as error:
                refused |= self._refused(planted, write, error)
        raise AssertionError(refused)

    def _refused(self, planted: Planted, write: Write, error: DataError) -> dict[Pattern, str]:
        """The fields that findings are about: by their places, or by whether they are refused alone."""
        told = {one.position: str(one) for one in error.diagnostics}
        found = {pattern: told[place] for place, pattern in planted.patterns_at(told).items()}
        if found:
            return found
        files = {position.path for position in told}
        attributes = {self.files[name.partition("/")[2]][0].attribute for name in files}
        for pattern in planted.texts:
            if pattern[0] in attributes:
                self.plant(planted.folder, write, pattern.__eq__)
                try:
                    load(planted.folder)
                except DataError as alone:
                    found[pattern] = str(alone.diagnostics[0])
        assert found, error
        return found


def load(folder: Path) -> Catalog:
    """The catalog of a data folder, with places as its owners see them."""
    with chdir(folder.parent):
        return load_catalog(Path(folder.name))


def put(path: Path, value: Any) -> None:
    """Write a value as JSON, which is YAML, too; what cannot be seen in it is written as an escape."""
    wide = "\\U{:08x}" if path.suffix == ".yml" else None
    text = "".join(
        one if one == "\n" or one.isprintable() else _escape(one, wide)
        for one in json.dumps(value, ensure_ascii=False, indent=1)
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _escape(char: str, wide: str | None) -> str:
    if wide and ord(char) > 0xFFFF:
        return wide.format(ord(char))
    return json.dumps(char)[1:-1] if ord(char) != 0x7F else "\\u007f"


@dataclass
class _Planting:
    """Goes through values by their types, and notes what it puts there."""

    planted: Planted
    write: Write
    wanted: Callable[[Pattern], bool]
    frames: Sequence[str] = ()
    """Labels with a star: a text that is like one stays like it, so that the rules know the row."""
    said: Collection[Pattern] | None = None
    """The fields that the data fills somewhere; others are filled in."""
    name: str = ""
    canaries: dict[object, str] = field(default_factory=dict)

    def value(self, hint: Any, value: Any, pattern: Pattern, path: Inside) -> Any:
        """A value with texts in it."""
        if isinstance(value, str):
            return self._text(hint, value, pattern, (self.name, path, False))
        for arm, _ in arms(hint):
            if is_record(arm) and isinstance(value, dict) and value.keys() <= fields_of(arm).keys():
                return self._record(arm, value, pattern, path)
            if get_origin(arm) is dict and isinstance(value, dict):
                return self._mapping(get_args(arm), value, pattern, path)
            if get_origin(arm) is tuple and isinstance(value, list):
                return self._items(get_args(arm)[0], value, (*pattern, ITEM), path)
        return value

    def _items(self, hint: Any, value: Sequence[Any], pattern: Pattern, path: Inside) -> list[Any]:
        only_stars = is_called(hint, "row label") and all("*" in one for one in value)
        more = [f"left out: {self.name} {path}"] if only_stars and self.said is not None else []
        return [self.value(hint, one, pattern, (*path, at)) for at, one in enumerate([*value, *more])]

    def _record(self, model: Any, value: Mapping[str, Any], pattern: Pattern, path: Inside) -> dict[str, Any]:
        new = {}
        for key, hint in fields_of(model).items():
            old = value.get(key)
            filled = self._filling(hint, (*pattern, key), path) if old in (None, []) else None
            if key in value or filled is not None:
                new[key] = self.value(hint, old if filled is None else filled, (*pattern, key), (*path, key))
        return new

    def _filling(self, hint: Any, pattern: Pattern, path: Inside) -> Any:
        """What stands for a text, or for a list of them, that was left out; nothing where none goes there."""
        if self.said is None or pattern in self.said or (*pattern, ITEM) in self.said:
            return None
        text = f"left out: {self.name} {path} {pattern[-1]}"
        if self.wanted(pattern) and self._new(hint, "") is not None:
            return text
        items = [get_args(arm)[0] for arm, _ in arms(hint) if get_origin(arm) is tuple]
        takes_text = self.wanted((*pattern, ITEM)) and any(self._new(item, "") is not None for item in items)
        return [text] if takes_text else None

    def _mapping(self, hints: tuple[Any, ...], value: Any, pattern: Pattern, path: Inside) -> dict[str, Any]:
        new = {}
        keys, values = hints
        for key, one in value.items():
            name = self._text(keys, key, (*pattern, KEY), (self.name, (*path, key), True))
            new[name] = self.value(values, one, (*pattern, ITEM), (*path, name))
        return new

    def _text(self, hint: Any, old: str, pattern: Pattern, spot: Spot) -> str:
        # A label with a star is for the texts of rows, which go on being like it; a pattern is a program.
        if (
            not self.wanted(pattern)
            or is_called(hint, "pattern")
            or (is_called(hint, "row label") and "*" in old)
        ):
            return old
        word = self.canaries.setdefault(old.casefold(), canary(len(self.canaries)))
        new = self._new(hint, word, next((one for one in self.frames if _is_like(old, one)), "*"))
        if new is None:
            return old
        self.planted.texts[pattern][word] = new
        name, path, is_key = spot
        self.planted.spots[name, (*path[:-1], new) if is_key else path, is_key] = pattern
        return new

    def _new(self, hint: Any, word: str, frame: str = "*") -> str | None:
        """The text as far as the field takes it: as it is, or in a link."""
        before, _, after = frame.partition("*")
        hostile = f"{before}{self.write(word)}{after.replace('*', word)}"
        return next((one for one in variants(hint, hostile) if takes(hint, one)), None)


def variants(hint: Any, text: str) -> Iterator[str]:
    """The text; for a link what one can hold of it, since by itself it would name a page of the portal."""
    if not any(LINK in marks for _, marks in arms(hint)):
        # Something is left of Markdown, too, where nothing is left of the text.
        yield f"{text}\n\nwords" if is_markdown(hint) else text
    else:
        yield "https://example.com/?" + "".join(text.split()).replace("\\", "")


def _labels(hint: Any, value: Any) -> Iterator[str]:
    """Every label of a row in a value, by the types that it has."""
    if isinstance(value, str) and is_called(hint, "row label"):
        yield value
    for element, inner in (
        value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ())
    ):
        for child in children(hint, element):
            yield from _labels(child, inner)


def _is_like(text: str, label: str) -> bool:
    return re.fullmatch(".+".join(map(re.escape, label.split("*"))), text, re.IGNORECASE) is not None
