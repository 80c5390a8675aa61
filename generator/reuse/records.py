"""Records go in; bytes that stand for them come out, and the way back.

A record is a dataclass of records, texts, numbers, days, tuples, lists and mappings with keys of text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

_DAY, _TUPLE, _MAPPING = "day", "tuple", "mapping"


def written(record: object) -> bytes:
    """The bytes that stand for a record. Raises `TypeError` for what is none."""
    return json.dumps(_plain(record), separators=(",", ":")).encode()


def read(data: bytes, classes: Iterable[type]) -> object:
    """The record that the bytes stand for, made of these classes.

    Raises `ValueError` for bytes that stand for none, or for one of other classes.
    """
    known = {one.__name__: one for one in classes}
    try:
        return _record(json.loads(data), known)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no record: {error!r}") from None


def _plain(value: object) -> object:
    """A value as JSON; what JSON does not tell from others is a list that begins with a word for it."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, date):
        return [_DAY, value.isoformat()]
    if isinstance(value, tuple):
        return [_TUPLE, *map(_plain, value)]
    if isinstance(value, list):
        return ["list", *map(_plain, value)]
    if isinstance(value, Mapping):
        return [_MAPPING, *([key, _plain(one)] for key, one in value.items())]
    if is_dataclass(value) and not isinstance(value, type):
        return {type(value).__name__: {one.name: _plain(getattr(value, one.name)) for one in fields(value)}}
    raise TypeError(f"{type(value).__name__} is no part of a record")


def _record(plain: Any, classes: Mapping[str, type]) -> Any:
    if isinstance(plain, dict):
        ((name, values),) = plain.items()
        return classes[name](**{field: _record(one, classes) for field, one in values.items()})
    if not isinstance(plain, list):
        return plain
    kind, *rest = plain
    if kind == _DAY:
        return date.fromisoformat(*rest)
    if kind == _MAPPING:
        return {key: _record(one, classes) for key, one in rest}
    found = [_record(one, classes) for one in rest]
    return tuple(found) if kind == _TUPLE else found
