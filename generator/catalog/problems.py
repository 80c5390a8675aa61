"""A validation error of Pydantic goes in; findings in the words of the portal come out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.catalog.kinds import Kind
from generator.diagnostics import Diagnostic, one_of
from generator.document import Document, Path
from generator.models.base import Record
from generator.models.shape import fields_of, record_at

Words = tuple[str, str]
"""What is wrong; what was expected."""


def problems(error: ValidationError, kind: Kind, document: Document) -> list[Diagnostic]:
    """Every finding of one file, in the words of the portal and at the place where it was written."""
    return [_problem(detail, kind, document) for detail in error.errors(include_url=False)]


def _problem(detail: ErrorDetails, kind: Kind, document: Document) -> Diagnostic:
    path = _real_path(detail["loc"], document.value)
    code, context = detail["type"], detail.get("ctx", {})
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    if code == "missing":
        record = record_at(kind.shape, path)
        expected = _description(record, name) if record else "it is required"
        return Diagnostic(document.position(path), f"'{name}' is missing", f"expected {expected}")
    if code == "extra_forbidden":
        record = record_at(kind.shape, path[:-1])
        known = list(fields_of(record)) if record else []
        return Diagnostic(document.position(path, key=True), f"unknown key '{name}'", one_of(name, known))
    if "[key]" in detail["loc"]:
        wrong, expected = _words(code, context, detail)
        return Diagnostic(document.position(path, key=True), f"key '{path[-1]}': {wrong}", expected)
    wrong, expected = _words(code, context, detail)
    return Diagnostic(document.position(path), f"{_where(path)}{wrong}", expected)


def _where(path: Path) -> str:
    """The key that the value belongs to, for the reader: `'check_again': `."""
    key = next((element for element in reversed(path) if isinstance(element, str)), None)
    return f"'{key}': " if key is not None else ""


def _real_path(loc: tuple[str | int, ...], value: object) -> Path:
    """Pydantic's location without what exists only in the model: tags of unions, `[key]`, missing keys."""
    path: list[str | int] = []
    for element in loc:
        found, inner = _inside(value, element)
        if found:
            value = inner
            path.append(element)
    return tuple(path)


def _inside(value: object, element: str | int) -> tuple[bool, object]:
    """Whether `value` has something at `element`, and what."""
    if isinstance(value, dict):
        return element in value, value.get(element)
    if isinstance(value, list) and isinstance(element, int) and element < len(value):
        return True, value[element]
    return False, None


def _description(record: type[Record], name: str) -> str:
    for field_name, field in record.model_fields.items():
        if name in (field_name, field.alias):
            if field.description:
                return field.description
            return next((m.description for m in field.metadata if getattr(m, "description", None)), "a value")
    return "a value"


def _shown(value: object) -> str:
    """A wrong value as the author knows it, shortened."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "nothing"
    if isinstance(value, dict | list):
        return "a group of keys" if isinstance(value, dict) else "a list"
    text = str(value)
    return f"'{text[:40]}…'" if len(text) > 41 else f"'{text}'"


_TYPES: Mapping[str, str] = {
    "string_type": "expected text; a number, true or false that is meant as text goes in quotes",
    "int_type": "expected a whole number",
    "int_parsing": "expected a whole number",
    "bool_type": "expected true or false",
    "tuple_type": "expected a list, one `- ` for each item",
    "dict_type": "expected keys with values",
    "model_type": "expected keys with values",
    "model_attributes_type": "expected keys with values",
    "override": "expected a step of the scale, true or false, or `add:` and `remove:` lists",
    "setting_value": "expected a step of the scale, true or false, or a list",
}

_EXPECTED: Mapping[str, str] = {
    "blank": "expected some text",
    "one_line": "expected one line",
    "link": "expected https://…, mailto:… or a path inside the portal",
    "day": "expected a calendar day such as 2026-06-25",
    "duration": "expected a number of days, such as `30 days`",
}


def _words(code: str, context: Mapping[str, Any], detail: ErrorDetails) -> Words:
    value = detail["input"]
    if code in _TYPES:
        return f"{_shown(value)} is not of the right type", _TYPES[code]
    if code in _EXPECTED:
        return f"{_shown(value)}: {detail['msg']}", _EXPECTED[code]
    speaker = _SPEAKERS.get(code)
    if speaker is not None:
        return speaker(value, context)
    return f"{_shown(value)}: {detail['msg'][:1].lower()}{detail['msg'][1:]}", "see the data reference"


_PATTERNS: Mapping[str, str] = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "expected an id: lower-case words and digits joined by single hyphens",
    "^[a-z]+(_[a-z0-9]+)*$": "expected a field's name: lower-case words joined by underscores",
    r"^o-[a-z0-9-]{4,40}$": "expected an owner's pseudonym such as o-k7m2qd3v; never an address or a name",
    r"^r-[a-z0-9-]{4,40}$": "expected a reviewer's pseudonym such as r-h4s9wq2p; never an address or a name",
}


def _pattern(value: object, context: Mapping[str, Any]) -> Words:
    pattern = str(context["pattern"])
    return f"{_shown(value)} is not spelt right", _PATTERNS.get(pattern, f"expected a text like {pattern}")


def _choice(value: object, context: Mapping[str, Any]) -> Words:
    choices = [choice.strip("'") for choice in str(context["expected"]).replace(" or ", ", ").split(", ")]
    return f"{_shown(value)} is not known here", one_of(str(value), choices)


def _too_long(value: object, context: Mapping[str, Any]) -> Words:
    return f"the text has {len(str(value))} characters", f"expected at most {context['max_length']}"


def _too_short(value: object, context: Mapping[str, Any]) -> Words:
    least = context["min_length"]
    return "there are too few entries", f"expected at least {least}"


def _bound(value: object, context: Mapping[str, Any]) -> Words:
    if "ge" in context:
        return f"{_shown(value)} is too small", f"expected at least {context['ge']}"
    return f"{_shown(value)} is too large", f"expected at most {context['le']}"


_SPEAKERS: Mapping[str, Callable[[object, Mapping[str, Any]], Words]] = {
    "string_pattern_mismatch": _pattern,
    "literal_error": _choice,
    "string_too_long": _too_long,
    "string_too_short": lambda value, context: ("the text is empty", "expected some text"),
    "too_short": _too_short,
    "greater_than_equal": _bound,
    "less_than_equal": _bound,
}
