"""The models go in; the data reference, a page that names every file, key and type, comes out."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args, get_origin

from markupsafe import Markup, escape
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from generator.catalog.kinds import KINDS, Kind
from generator.models.base import (
    ID_LENGTH,
    LINE_LENGTH,
    ONE_LINE,
    TEXT_LENGTH,
    Called,
    Duration,
    MarkdownMark,
    Record,
    Ref,
)
from generator.models.shape import arms, fields_of
from generator.pages.scoring import with_minus
from generator.pages.view import View


@dataclass(frozen=True)
class KeyView:
    """A key of a record: its name, what it takes, its default, and what it means."""

    name: str
    takes: str
    default: str
    meaning: Markup


@dataclass(frozen=True)
class RecordView:
    """A record: what it is, and its keys."""

    name: str
    title: str
    about: Markup
    keys: tuple[KeyView, ...]


@dataclass(frozen=True)
class KindView:
    """A kind of data: the files that hold it, and its records."""

    name: str
    title: str
    about: str
    records: tuple[RecordView, ...]


def reference_page(view: View, components: tuple[dict[str, str], ...]) -> Markup:
    """The whole reference; `components` are the calls that hand-written pages may make."""
    return view.render(
        "reference.html.jinja",
        kinds=[_kind(kind) for kind in KINDS],
        components=components,
        longest={"id": ID_LENGTH, "line": LINE_LENGTH, "text": f"{TEXT_LENGTH:,}"},
    )


def _kind(kind: Kind) -> KindView:
    holds = {
        "one": "One record.",
        "list": "A list of records.",
        "folder": "One record a file, named after it.",
    }
    module = inspect.getmodule(kind.model)
    about = (inspect.getdoc(module) or "").split("\n\n", 1)[0].partition(": ")[2]
    about = about[:1].upper() + about[1:]
    return KindView(
        name=kind.name,
        title=f"data/{kind.pattern}",
        about=f"{' '.join(about.split())} {holds[kind.layout]}",
        records=tuple(_record(model) for model in _records(kind.model)),
    )


def _records(model: type[Record]) -> list[type[Record]]:
    """A record and those inside it, outer ones first, each once."""
    found = [model]
    for one in found:
        for hint in fields_of(one).values():
            found.extend(inner for inner in _inside(hint) if inner not in found)
    return found


def _inside(hint: Any) -> list[type[Record]]:
    found: list[type[Record]] = []
    for arm, _ in arms(hint):
        if isinstance(arm, type) and issubclass(arm, Record):
            found.append(arm)
        else:
            found.extend(inner for argument in get_args(arm) for inner in _inside(argument))
    return found


def _record(model: type[Record]) -> RecordView:
    words = _words(model)
    return RecordView(
        name=words.replace(" ", "-"),
        title=words.capitalize(),
        about=_with_code(inspect.getdoc(model) or ""),
        keys=tuple(_key(field, name, fields_of(model)) for name, field in model.model_fields.items()),
    )


def _key(field: FieldInfo, name: str, hints: dict[str, Any]) -> KeyView:
    written = field.alias or name
    meaning = field.description or ""
    if written == "id":
        meaning = "the stable name"
    takes = _takes(hints[written], _bounds(field.metadata))
    if field.is_required() and any(arm is type(None) for arm, _ in arms(hints[written])):
        takes += " or null"
    return KeyView(written, takes, _default(field), _with_code(meaning))


def _with_code(text: str) -> Markup:
    """A text whose pieces between backticks are shown as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704  # escaped before


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    if field.default_factory is not None or field.default in ((), None, PydanticUndefined):
        return "none"
    return str(field.default).lower() if isinstance(field.default, bool) else str(field.default)


def _bounds(marks: Iterable[object]) -> str:
    """How large a number may be, or how long a list, in words with a blank before them."""
    least, most = _bound(marks, "ge", "min_length"), _bound(marks, "le", "max_length")
    if least is not None and most is not None:
        return f" ({with_minus(least)} to {most:,})"
    return f" (at least {least})" if least is not None else f" (at most {most:,})" if most is not None else ""


def _bound(marks: Iterable[object], *names: str) -> int | None:
    """The bound that one of the marks has under one of the names."""
    found = (getattr(mark, name, None) for mark in marks for name in names)
    return next((bound for bound in found if bound is not None), None)


def _takes(hint: Any, bounds: str = "") -> str:
    """A type in the words of an owner."""
    parts = []
    for arm, marks in arms(hint):
        if arm is type(None):
            continue
        refs = [mark.to for mark in marks if isinstance(mark, Ref)]
        if refs:
            parts.append(f"one of the {_REFERRED.get(refs[0]) or refs[0].replace('_', ' ')}")
        elif any(isinstance(mark, MarkdownMark) for mark in marks):
            parts.append("Markdown")
        else:
            bounded = arm is int or get_origin(arm) in (tuple, dict)
            parts.append(_plain(arm, marks) + (bounds if bounded else ""))
    return " or ".join(dict.fromkeys(parts))


_REFERRED = {"glossary": "terms", "sign_in": "ways to sign in"}
"""What is named, where it is not called like the place where it stands."""
_NAMES = {str: "text", int: "whole number", bool: "true or false", date: "day", Duration: "duration"}


def _plain(arm: Any, marks: tuple[Any, ...]) -> str:
    origin, inner = get_origin(arm), get_args(arm)
    if origin is Literal:
        return " | ".join("true" if value is True else str(value) for value in inner)
    if origin is tuple:
        return f"list of {_takes(inner[0])}"
    if origin is dict:
        return f"by {_takes(inner[0])}: {_takes(inner[1])}"
    called = [mark.name for mark in marks if isinstance(mark, Called)]
    if called:
        return called[0]
    if ONE_LINE in marks:
        return "line"
    return _NAMES.get(arm) or f"a record: {_words(arm)}"


def _words(model: type[Record]) -> str:
    """`PolicyException` as words: policy exception."""
    return "".join(f" {c.lower()}" if c.isupper() else c for c in model.__name__).strip()
