"""Every field that names something elsewhere is checked: the cases are made from the models themselves."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
import yaml

from generator.catalog import load_catalog
from generator.catalog.kinds import KINDS, Kind
from generator.diagnostics import DataError
from generator.models.base import Record, Ref
from generator.models.marked import references
from generator.models.shape import arms, fields_of


def _marked(hint: Any, way: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The way to every reference below a type."""
    for arm, marks in arms(hint):
        if any(isinstance(mark, Ref) for mark in marks):
            yield way
        if isinstance(arm, type) and issubclass(arm, Record):
            for name, inner in fields_of(arm).items():
                yield from _marked(inner, (*way, name))
        elif get_origin(arm) is dict:
            key, value = get_args(arm)
            yield from _marked(key, (*way, "key"))
            yield from _marked(value, (*way, "value"))
        elif get_origin(arm) is tuple:
            yield from _marked(get_args(arm)[0], way)


CASES = [(kind, way) for kind in KINDS for way in sorted(set(_marked(kind.model, ())))]


def _plain(path: Path) -> Any:
    """A data file as plain values, with days as they are written."""
    text = path.read_text(encoding="utf-8")
    return json.loads(text) if path.suffix == ".json" else yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # texts only


def _way(path: tuple[str | int, ...], in_key: bool) -> tuple[str, ...]:
    names = tuple(element for element in path if isinstance(element, str))
    return (*names[:-1], "key") if in_key else names


def _wrong(value: Any, path: tuple[str | int, ...], in_key: bool) -> Any:
    """A copy of the value with a name that nothing has in the place of the one at `path`."""
    changed = copy.deepcopy(value)
    inner = changed
    for element in path[:-1]:
        inner = inner[element]
    if in_key:
        inner["nothing-has-this-name"] = inner.pop(path[-1])
    else:
        inner[path[-1]] = "nothing-has-this-name"
    return changed


def _examples(data: Path, kind: Kind, way: tuple[str, ...]) -> Iterator[tuple[Path, Any]]:
    """Each file of the kind with the first reference on this way made wrong."""
    for path in sorted(data.glob(kind.pattern)):
        value = _plain(path)
        for reference in references(kind.shape, value):
            if _way(reference.path, reference.in_key) == way:
                yield path, _wrong(value, reference.path, reference.in_key)


@pytest.mark.parametrize(
    ("kind", "way"), CASES, ids=lambda part: part.name if isinstance(part, Kind) else ".".join(part)
)
def test_a_name_that_leads_nowhere_is_found_wherever_a_model_has_one(
    kind: Kind, way: tuple[str, ...], data: Path
) -> None:
    """In the small portal, each marked field is there, and a wrong name in it is reported."""
    if way == ("next_drill", "drill"):  # which takes the place of the checklist that the portal has there
        text = (data / "portal.yml").read_text(encoding="utf-8")
        text = text.replace("\n  checklist: response\n", "\n  drill: lost-laptop\n")
        (data / "portal.yml").write_text(text, encoding="utf-8")
    example = next(_examples(data, kind, way), None)
    assert example is not None, f"the small portal has no {kind.name} with {'.'.join(way)}"
    path, value = example
    # JSON is YAML enough for the reader of either.
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_catalog(Path("data"))
    assert any("'nothing-has-this-name'" in one.problem for one in caught.value.diagnostics)
