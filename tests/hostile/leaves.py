"""The models go in; every place of the data that holds no other one comes out, with what it takes.

The places are found by the models, so that a new field is covered the day it is added.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from generator.catalog.kinds import KINDS
from generator.models.base import Called, MarkdownMark, Record
from generator.models.shape import arms, fields_of

Pattern = tuple[str, ...]
"""The catalog's attribute and the keys down to a value; `*` stands for every index and key, `(key)` for the
key itself."""

ITEM = "*"
KEY = "(key)"


@cache
def takes(hint: Any, text: str) -> bool:
    """Whether a value of this type may be this text."""
    try:
        TypeAdapter(hint).validate_json(json.dumps(text), strict=True)
    except ValidationError:
        return False
    return True


@cache
def leaves() -> dict[Pattern, Any]:
    """Every place that holds one value, by pattern, with its type."""
    return {pattern: hint for kind in KINDS for pattern, hint in _below(kind.shape, (kind.attribute,))}


def _below(hint: Any, pattern: Pattern) -> Iterator[tuple[Pattern, Any]]:
    boxes = [arm for arm, _ in arms(hint) if is_record(arm) or get_origin(arm) in (tuple, dict)]
    if len(boxes) < len([arm for arm, _ in arms(hint) if arm is not type(None)]):
        yield pattern, hint
    for arm in boxes:
        if is_record(arm):
            for key, inner in fields_of(arm).items():
                yield from _below(inner, (*pattern, key))
        elif get_origin(arm) is dict:
            yield (*pattern, KEY), get_args(arm)[0]
            yield from _below(get_args(arm)[1], (*pattern, ITEM))
        else:
            yield from _below(get_args(arm)[0], (*pattern, ITEM))


def type_of(hint: Any) -> str:
    """What a type is called."""
    marks = [mark for _, found in arms(hint) for mark in found]
    names = [mark.name for mark in marks if isinstance(mark, Called)]
    told = [mark.description for mark in marks if isinstance(mark, FieldInfo) and mark.description]
    if is_markdown(hint):
        return "Markdown"
    return next(iter([*names, *told]), "") or " or ".join(
        _plain(arm) for arm, _ in arms(hint) if arm is not NoneType
    )


def _plain(arm: Any) -> str:
    return "one of some words" if get_origin(arm) is Literal else arm.__name__


def is_record(arm: Any) -> bool:
    """Whether an alternative of a type is a record."""
    return isinstance(arm, type) and issubclass(arm, Record)


def is_markdown(hint: Any) -> bool:
    """Whether a text is the kind that its author writes as Markdown."""
    return any(isinstance(mark, MarkdownMark) for _, marks in arms(hint) for mark in marks)


def is_called(hint: Any, name: str) -> bool:
    """Whether the data reference has this word for a type."""
    return any(mark == Called(name) for _, marks in arms(hint) for mark in marks)
