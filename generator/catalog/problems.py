"""A validation error of Pydantic goes in; findings in the words of the portal come out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.catalog.kinds import Kind
from generator.diagnostics import Diagnostic, nearest, one_of, shown
from generator.document import Document, Path
from generator.models.base import Record
from generator.models.shape import fields_of, record_at

Words = tuple[str, str]
"""What is wrong; what was expected."""


def problems(error: ValidationError, kind: Kind, document: Document) -> list[Diagnostic]:
    """Every finding of one file, in the words of the portal and at the place where it was written.

    A required key that is missing is not reported where it was written with a slip of the pen: the unknown
    key beside it says so already.
    """
    details = error.errors(include_url=False)
    slips = {_meant(detail, kind, document) for detail in details if detail["type"] == "extra_forbidden"}
    return [
        _problem(detail, kind, document)
        for detail in details
        if (detail["type"] != "missing" or (detail["loc"][:-1], str(detail["loc"][-1])) not in slips)
        and not _follows(detail, details)
    ]


def _follows(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Whether a list has too few entries only because those it has are wrong, which is said of each."""
    loc = detail["loc"]
    return detail["type"] == "too_short" and any(
        len(other["loc"]) > len(loc) and other["loc"][: len(loc)] == loc for other in details
    )


def _meant(detail: ErrorDetails, kind: Kind, document: Document) -> tuple[tuple[str | int, ...], str | None]:
    """The record of an unknown key, and the key that was most likely meant."""
    path = _real_path(detail["loc"], document.value)
    return detail["loc"][:-1], nearest(str(path[-1]), _keys(kind, path[:-1]))


def _problem(detail: ErrorDetails, kind: Kind, document: Document) -> Diagnostic:
    path = _real_path(detail["loc"], document.value)
    code, name = detail["type"], str(detail["loc"][-1]) if detail["loc"] else ""
    if code == "missing":
        record = record_at(kind.shape, path)
        expected = _description(record, name) if record else "it is required"
        return Diagnostic(document.position(path), f"'{name}' is missing", f"expected {expected}")
    if code == "extra_forbidden":
        position = document.position(path, key=True)
        return Diagnostic(position, f"unknown key {shown(name)}", one_of(name, _keys(kind, path[:-1])))
    if code == "string_pattern_mismatch" and name == "step" and "step" not in path[-1:]:
        code = "step"  # no key, but what the models call this kind of value
    in_key = "[key]" in detail["loc"]
    wrong, expected = _words(code, detail, "the key" if in_key else _subject(path))
    return Diagnostic(document.position(path, key=in_key), wrong, expected)


def _keys(kind: Kind, path: Path) -> list[str]:
    """The keys that the record at `path` may have."""
    record = record_at(kind.shape, path)
    return list(fields_of(record)) if record else []


def _subject(path: Path) -> str:
    """What the value is, for the reader: `'check_again'`, or an entry of a list."""
    key = next((element for element in reversed(path) if isinstance(element, str)), None)
    if key is None:
        return "an entry" if path else "the file"
    return f"an entry of {shown(key)}" if isinstance(path[-1], int) else shown(key)


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
            marks = (getattr(mark, "description", None) for mark in field.metadata)
            return field.description or next(filter(None, marks), "a value")
    return "a value"


def _kind_of(value: object) -> str:
    """A value of the wrong type as the author knows it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return "a group of keys" if isinstance(value, dict) else "a list"
    if isinstance(value, int):
        return f"the number {value}"
    return "empty" if value is None else f"the text {shown(str(value))}"


_TYPES: Mapping[str, str] = {
    "string_type": "expected text",
    "int_type": "expected a whole number",
    "bool_type": "expected true or false",
    "tuple_type": "expected a list, one `- ` for each item",
    "dict_type": "expected keys with values",
    "model_type": "expected keys with values",
    "override": "expected a step of the scale, true or false, a number, or `add:` and `remove:` lists",
    "setting_value": "expected a step of the scale, true or false, a number, or a list",
    "day": "expected a calendar day such as 2026-06-25",
    "duration": "expected a number of days, such as `30 days`",
}

_QUOTES = "; what looks like a number, true or false goes in quotes"

_TEXTS: Mapping[str, Words] = {
    "blank": ("is blank", "expected some text"),
    "string_too_short": ("is blank", "expected some text"),
    "one_line": ("has more than one line", "expected one line"),
}


def _words(code: str, detail: ErrorDetails, subject: str) -> Words:
    value, context = detail["input"], detail.get("ctx", {})
    if code in _TYPES:
        hint = _QUOTES if code == "string_type" and isinstance(value, int) else ""
        return f"{subject} is {_kind_of(value)}", _TYPES[code] + hint
    if code in _TEXTS:
        wrong, expected = _TEXTS[code]
        return f"{subject} {wrong}", expected
    if code == "link":
        return f"{subject}: {detail['msg']}", "expected https://…, mailto:… or a path inside the portal"
    speaker = _SPEAKERS.get(code)
    if speaker is not None:
        wrong, expected = speaker(value, context)
        return f"{subject} {wrong}", expected
    return f"{subject}: {detail['msg'][:1].lower()}{detail['msg'][1:]}", "see the data reference"


_PATTERNS: Mapping[str, str] = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "expected an id: lower-case words and digits joined by single hyphens",
    "^[a-z]+(_[a-z0-9]+)*$": "expected a field's name: lower-case words joined by underscores",
    r"^[A-Z][A-Z0-9]{0,2}$": "expected a code: a capital, and up to two more capitals or digits",
    "^[A-Z]{2,4}$": "expected a code: two to four capitals",
    r"^o-[a-z0-9-]{4,40}$": "expected an owner's pseudonym such as o-k7m2qd3v; never an address or a name",
    r"^r-[a-z0-9-]{4,40}$": "expected a reviewer's pseudonym such as r-h4s9wq2p; never an address or a name",
}


def _pattern(value: object, context: Mapping[str, Any]) -> Words:
    pattern = str(context["pattern"])
    return f"is {shown(str(value))}", _PATTERNS.get(pattern, f"expected a text like {pattern}")


def _step(value: object, context: Mapping[str, Any]) -> Words:
    expected = "expected a step of its scale, in lower case, or a number without quotes and unit"
    return f"is {shown(str(value))}", expected


def _choice(value: object, context: Mapping[str, Any]) -> Words:
    choices = [choice.strip("'") for choice in str(context["expected"]).replace(" or ", ", ").split(", ")]
    if choices == ["True"]:
        return f"is {_kind_of(value)}", "expected true, or no such key"
    return f"is {_kind_of(value)}, which is not known here", one_of(str(value), choices)


def _too_long(value: object, context: Mapping[str, Any]) -> Words:
    return f"has {len(str(value))} characters", f"expected at most {context['max_length']}"


def _too_few(value: object, context: Mapping[str, Any]) -> Words:
    least = context["min_length"]
    return "has too few entries", f"expected at least {'one' if least == 1 else least}"


def _too_many(value: object, context: Mapping[str, Any]) -> Words:
    return f"has {context['actual_length']} entries", f"expected at most {context['max_length']}"


def _no_such_day(value: object, context: Mapping[str, Any]) -> Words:
    return f"is {value}, which the calendar does not have", "expected a calendar day such as 2026-06-25"


def _tag(value: object, context: Mapping[str, Any]) -> Words:
    key, known = (str(context[one]).replace("'", "") for one in ("discriminator", "expected_tags"))
    return f"has the {key} {shown(str(context['tag']))}", f"expected one of {known}"


def _no_tag(value: object, context: Mapping[str, Any]) -> Words:
    return f"has no {context['discriminator']}", "expected one, which says what else belongs to it"


def _bound(value: object, context: Mapping[str, Any]) -> Words:
    if "ge" in context:
        return f"is {value}, which is too small", f"expected at least {context['ge']}"
    return f"is {value}, which is too large", f"expected at most {context['le']}"


_SPEAKERS: Mapping[str, Callable[[object, Mapping[str, Any]], Words]] = {
    "string_pattern_mismatch": _pattern,
    "step": _step,
    "literal_error": _choice,
    "string_too_long": _too_long,
    "too_short": _too_few,
    "too_long": _too_many,
    "no_such_day": _no_such_day,
    "union_tag_invalid": _tag,
    "union_tag_not_found": _no_tag,
    "greater_than_equal": _bound,
    "less_than_equal": _bound,
}
