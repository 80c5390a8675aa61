"""The text of one JSON object goes in; a row comes out, or a finding that quotes nothing of it."""

from __future__ import annotations

import json
import re
from typing import NoReturn

from generator.diagnostics import DataError, Position
from generator.document import line_starts, place
from generator.raw_rows.row import Places, RawRow, Value

_MOST_DIGITS = 30
_GAP = re.compile(r"[ \t\r\n,:]*")


class TwiceError(Exception):
    """A key stands twice in one object."""


def _once(pairs: list[tuple[str, Value]]) -> dict[str, Value]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise TwiceError
    return found


def _number(written: str) -> Value:
    """A whole number; a longer one than anybody writes stays a text."""
    return int(written) if len(written) <= _MOST_DIGITS else written


def _refuse(_: str) -> NoReturn:
    raise ValueError


_READER = json.JSONDecoder(parse_int=_number)
"""Finds where values end in what was read before."""


DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_int=_number, parse_constant=_refuse)
"""Reads what RFC 8259 allows, each key once."""


def row_of(text: str, start: Position) -> RawRow:
    """The row that a text holds, which begins at `start`; raises `DataError` where it holds none."""
    try:
        value = DECODER.decode(text)
    except json.JSONDecodeError as error:
        at = position_in(text, error.pos, start)
        raise DataError.at(at, f"the JSON cannot be read ({error.msg.lower()})", "expected {…}") from None
    except (TwiceError, RecursionError, ValueError) as error:
        raise DataError.at(start, *reason(error)) from None
    return as_row(value, text, start)


def as_row(value: object, text: str, start: Position) -> RawRow:
    """A decoded object as a row; anything else is a `DataError`."""
    if not isinstance(value, dict):
        raise DataError.at(start, "it is no JSON object", "expected the fields of one row in {…}")
    where = (start.path, start.line, start.column, text)
    names, values = tuple(value), tuple(value.values())
    return RawRow(names, values, Places(*where, _key_offsets), Places(*where, _value_offsets))


def reason(error: Exception) -> tuple[str, str]:
    """What is said of an object that `DECODER` refuses, besides a slip in its syntax."""
    if isinstance(error, TwiceError):
        return "a key stands twice in one object", "expected each key once"
    if isinstance(error, RecursionError):
        return "the JSON is nested too deeply", "expected the fields of one row in {…}"
    return "a number is none that JSON has", "expected digits, or null"


def position_in(text: str, index: int, start: Position) -> Position:
    """The place of an index into a text that begins at `start`."""
    found = place(start.path, line_starts(text), index)
    column = found.column + (start.column - 1 if found.line == 1 else 0)
    return Position(start.path, start.line + found.line - 1, column)


def _key_offsets(text: str) -> list[int]:
    return [key for key, _ in _members(text)]


def _value_offsets(text: str) -> list[int]:
    return [value for _, value in _members(text)]


def _members(text: str) -> list[tuple[int, int]]:
    """Where each key and each value of an object begins; the object was read before, so it is well formed."""
    found, at = [], text.index("{") + 1
    while text[key := _skip(text, at)] != "}":
        _, end = _READER.raw_decode(text, key)
        value = _skip(text, end)
        _, at = _READER.raw_decode(text, value)
        found.append((key, value))
    return found


def _skip(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    return gap.end() if gap else at
