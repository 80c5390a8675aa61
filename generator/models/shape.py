"""A model and a place in a value go in; which type is expected there comes out.

The catalog uses it to check every reference that a field is marked with (`Ref`), and to name the nearest key
where an unknown one was written, so that a new field is covered the day it is added.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from generator.document import Path
from generator.models.base import LINK, Record, Ref


@dataclass(frozen=True)
class Reference:
    """A name written in the data that must exist elsewhere: where it stands, what it names, its text."""

    path: Path
    in_key: bool
    to: str
    name: str


@cache
def fields_of(model: type[Record]) -> dict[str, Any]:
    """The keys that a record may have, as they are written, each with its type."""
    hints = get_type_hints(model, include_extras=True)
    return {field.alias or name: hints[name] for name, field in model.model_fields.items()}


@cache  # asked for every value of the data, of which there are far more than types
def arms(hint: Any) -> tuple[tuple[Any, tuple[Any, ...]], ...]:
    """The alternatives of a type, without `Annotated` and unions, each with the marks it carried."""
    origin = get_origin(hint)
    if origin is Annotated:
        inner, *marks = get_args(hint)
        return tuple((arm, (*marks, *more)) for arm, more in arms(inner))
    if origin in (Union, types.UnionType):
        return tuple(one for arm in get_args(hint) for one in arms(arm))
    return ((hint, ()),)


def children(hint: Any, element: str | int) -> tuple[Any, ...]:
    """The types that a value of type `hint` may hold at a key or an index."""
    inside = _inside(hint)
    return inside.items if isinstance(element, int) else inside.fields.get(element, inside.values)


@dataclass(frozen=True)
class _Inside:
    """The types that a value may hold: at an index, at a key of a record, and at any other key."""

    items: tuple[Any, ...]
    fields: Mapping[str, tuple[Any, ...]]
    values: tuple[Any, ...]


@cache
def _inside(hint: Any) -> _Inside:
    known = [arm for arm, _ in arms(hint)]
    keys = dict.fromkeys(key for arm in known if _is_record(arm) for key in fields_of(arm))
    return _Inside(
        items=tuple(
            get_args(arm)[get_origin(arm) is dict] for arm in known if get_origin(arm) in (tuple, dict)
        ),
        fields={key: tuple(one for arm in known for one in _at_key(arm, key)) for key in keys},
        values=tuple(one for arm in known for one in _at_key(arm, None)),
    )


def _at_key(arm: Any, key: str | None) -> list[Any]:
    """What one alternative of a type may hold at a key; at one that no record has where it is None."""
    if get_origin(arm) is dict:
        return [get_args(arm)[1]]
    return [fields_of(arm)[key]] if _is_record(arm) and key in fields_of(arm) else []


def record_at(hint: Any, path: Path) -> type[Record] | None:
    """The record that is expected at `path`, or None where another type is."""
    hints = [hint]
    for element in path:
        hints = [child for one in hints for child in children(one, element)]
    return next((arm for one in hints for arm, _ in arms(one) if _is_record(arm)), None)


def references(hint: Any, value: object, path: Path = ()) -> Iterator[Reference]:
    """Every name in `value` that its type says must exist elsewhere."""
    for place, in_key, marks, text in marked_texts(hint, value, path):
        yield from (Reference(place, in_key, mark.to, text) for mark in marks if isinstance(mark, Ref))


def links(hint: Any, value: object) -> Iterator[tuple[Path, str]]:
    """Every link in `value`, with its path."""
    for place, _, marks, text in marked_texts(hint, value):
        if LINK in marks:
            yield place, text


def marked_texts(
    hint: Any, value: object, path: Path = ()
) -> Iterator[tuple[Path, bool, tuple[Any, ...], str]]:
    """Every text in `value`, keys included: its path, whether it is a key, the marks of its type, itself."""
    for arm, marks in arms(hint):
        if isinstance(value, str):
            yield path, False, marks, value
        elif isinstance(value, dict) and get_origin(arm) is dict:
            for _, key_marks in arms(get_args(arm)[0]):
                yield from (((*path, key), True, key_marks, key) for key in value)
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for element, item in items:
            for child in children(hint, element):
                yield from marked_texts(child, item, (*path, element))


def _is_record(arm: Any) -> bool:
    return isinstance(arm, type) and issubclass(arm, Record)
