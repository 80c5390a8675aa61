"""A catalog goes in; every place that takes free text comes out, and catalogs with other texts there.

The places are found by the models, so that a new field is covered the day it is added.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.catalog import Catalog
from generator.catalog.kinds import KINDS
from generator.models.base import Called, Record
from generator.models.shape import arms, children, fields_of

Pattern = tuple[str, ...]
"""The catalog's attribute and the keys down to a text; `*` stands for every index and every owner's key."""

ANY = "some words, \" ' < > & and [signs](x)"


@cache
def _takes(hint: Any, text: str) -> bool:
    try:
        TypeAdapter(hint).validate_json(json.dumps(text), strict=True)
    except ValidationError:
        return False
    return True


def _is_text(hint: Any) -> bool:
    """Whether a field takes any text; the patterns of rules are none, and are checked by their dialect."""
    is_pattern = any(mark == Called("pattern") for _, marks in arms(hint) for mark in marks)
    return any(arm is str for arm, _ in arms(hint)) and _takes(hint, ANY) and not is_pattern


def patterns_of_models() -> dict[Pattern, Any]:
    """Every place where the models take free text, with its type."""
    found: dict[Pattern, Any] = {}
    for kind in KINDS:
        found.update(_below(kind.model, (kind.attribute,)))
    return found


def _below(hint: Any, pattern: Pattern) -> Iterator[tuple[Pattern, Any]]:
    if _is_text(hint):
        yield pattern, hint
    for arm, _ in arms(hint):
        if isinstance(arm, type) and issubclass(arm, Record):
            for key, inner in fields_of(arm).items():
                yield from _below(inner, (*pattern, key))
        else:
            for inner in [*children(arm, 0), *children(arm, "*")]:
                yield from _below(inner, (*pattern, "*"))


def with_text(catalog: Catalog, patterns: Collection[Pattern], text: str) -> Catalog:
    """The catalog with `text` in every place of the data that matches one of the patterns."""
    changed: dict[str, Any] = {}
    for kind in KINDS:
        wanted = {pattern[1:] for pattern in patterns if pattern[0] == kind.attribute}
        held = getattr(catalog, kind.attribute)
        if wanted and isinstance(held, Mapping):
            changed[kind.attribute] = MappingProxyType(
                {name: _changed(record, wanted, text) for name, record in held.items()}
            )
        elif wanted:
            changed[kind.attribute] = _changed(held, wanted, text)
    return replace(catalog, **changed)


def _changed(record: Record, patterns: Collection[Pattern], text: str) -> Record:
    value = record.model_dump(mode="json", by_alias=True)
    for pattern in patterns:
        value = _put(value, pattern, text)
    return type(record).model_validate_json(json.dumps(value))


def _put(value: Any, pattern: Pattern, text: str) -> Any:
    """The value with `text` at the end of the pattern; an optional text that is missing is added."""
    if not pattern:
        return text
    first, rest = pattern[0], pattern[1:]
    if isinstance(value, list) and first == "*":
        return [_put(one, rest, text) for one in value]
    if isinstance(value, dict) and first == "*":
        return {key: _put(one, rest, text) for key, one in value.items()}
    if isinstance(value, dict) and (first in value):
        return {**value, first: _put(value[first], rest, text)}
    return value
