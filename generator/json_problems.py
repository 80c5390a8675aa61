"""An error of the JSON parser goes in; a finding in plain words comes out."""

from __future__ import annotations

import re
from json import JSONDecodeError

from generator.assembly import MAX_DIGITS
from generator.diagnostics import shown

Words = tuple[str, str]
"""What is wrong, and what was expected."""

Found = tuple[int, str, str]
"""An index into the text, what is wrong there, and what was expected."""

EMPTY: Words = ("the file is empty", "expected a mapping or a list")

_MORE: Words = ("there is more after the end of the value", "expected one value in a file")
_ENDS: Words = ("the text ends too early", "close each text, list and mapping")
_OPEN_TEXT: Words = ("the quote that opens here is never closed", 'close it with "')
_LINE_BREAK: Words = ("the line ends inside a text", 'close the text with ", or write \\n for a line break')
_TAB: Words = ("there is a tab inside a text", "write \\t for it")
_ESCAPE: Words = ("the escape cannot be read", "write \\\\ for a backslash, or \\u and four digits")
_COMMENT: Words = ("JSON has no comments", "leave the comment out")
_SINGLE: Words = ("JSON has no texts in single quotes", 'expected "')
_LAST_COMMA: Words = ("there is a comma, but nothing after it", "leave the comma out")
_NO_COMMA: Words = ("there is no comma between two entries", "expected ',' or the closing bracket")
_ZERO: Words = ("a number begins with 0", "leave the 0 out")
_NO_COLON: Words = ("there is no ':' after the key", "expected ':'")
_KEY: Words = ("the key has no quotes", 'expected a key in "…"')
_VALUE: Words = (
    "there is no value here",
    "expected a text in quotes, a whole number, true, false, null, [ or {",
)

_WORD = re.compile(r"[-+\w.]+")
_TRAILING_COMMA = re.compile(r",[ \t\r\n]*\Z")


def number(written: str) -> Words:
    """What is wrong with a number that is well-formed but not read."""
    if written.lstrip("-").isdigit():
        return f"the number has more than {MAX_DIGITS} digits", "expected a text in quotes"
    if written.lstrip("-") in ("NaN", "Infinity"):
        return f"'{written}' is not a number that is read here", "expected a whole number"
    return (
        f"{shown(written)} is no whole number",
        "expected digits only: there are no fractions in the data",
    )


def explain(error: JSONDecodeError) -> Found:
    """The finding for an error of the parser."""
    text, index, message = error.doc, error.pos, error.msg
    if message.startswith("Unterminated"):
        return index, *_OPEN_TEXT
    if message.startswith("Invalid control"):
        return index, *(_TAB if text[index] == "\t" else _LINE_BREAK)
    if "escape" in message:
        return text.rfind("\\", 0, index + 1), *_ESCAPE
    comma = _trailing_comma(text, index)
    if comma is not None:
        return comma, *_LAST_COMMA
    return index, *_expected(text, index, message)


def _trailing_comma(text: str, index: int) -> int | None:
    """The comma before a closing bracket; some versions of Python report the comma, some the bracket."""
    if text[index : index + 1] == ",":
        after = text[index + 1 :].lstrip(" \t\r\n")[:1]
        return index if after in ("]", "}") else None
    before = _TRAILING_COMMA.search(text, 0, index)
    return before.start() if before and text[index : index + 1] in ("]", "}") else None


def _expected(text: str, index: int, message: str) -> Words:
    char = text[index : index + 1]
    if char.isdigit() and text[index - 1] == "0":
        return _ZERO
    if message.startswith("Extra"):
        return _MORE
    if not char:
        return _ENDS
    if char in "/#":
        return _COMMENT
    if char == "'":
        return _SINGLE
    return _by_message(text, index, message)


def _by_message(text: str, index: int, message: str) -> Words:
    if "delimiter" in message:
        return _NO_COLON if "':'" in message else _NO_COMMA
    if "property name" in message:
        return _KEY
    word = _WORD.match(text, index)
    return (f"{shown(word.group())} is no value of JSON", _VALUE[1]) if word else _VALUE
