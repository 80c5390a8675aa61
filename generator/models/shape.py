"""A model and a place in a value go in; which type is expected there comes out.

The catalog uses it to name the nearest key where an unknown one was written, and to look for what fields are
marked with (see `marked`), so that a new field is covered the day it is added.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from generator.document import Path
from generator.models.base import Record

Marks: TypeAlias = tuple[Any, ...]
"""What one alternative of a type was annotated with."""


@cache
def fields_of(model: type[Record]) -> dict[str, Any]:
    """The keys that a record may have, as they are written, each with its type."""
    hints = get_type_hints(model, include_extras=True)
    return {field.alias or name: hints[name] for name, field in model.model_fields.items()}


@cache  # asked for every value of the data, of which there are far more than types
def arms(hint: Any) -> tuple[tuple[Any, Marks], ...]:
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
    inside = inside_of(hint)
    return inside.items if isinstance(element, int) else inside.fields.get(element, inside.values)


@dataclass(frozen=True)
class Inside:
    """The types that a value may hold: at an index, at a key of a record, and at any other key."""

    items: tuple[Any, ...]
    fields: Mapping[str, tuple[Any, ...]]
    values: tuple[Any, ...]


@cache
def inside_of(hint: Any) -> Inside:
    """What a value of a type may hold."""
    known = [arm for arm, _ in arms(hint)]
    keys = dict.fromkeys(key for arm in known if _is_record(arm) for key in fields_of(arm))
    return Inside(
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


def _is_record(arm: Any) -> bool:
    return isinstance(arm, type) and issubclass(arm, Record)
