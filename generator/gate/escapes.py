"""A reading goes in; the same with one kind of escape undone comes out, or None where it has none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from html import unescape
from urllib.parse import unquote_to_bytes

from generator.gate.view import View, replaced

Undo = Callable[[View], View | None]

_ENTITY = re.compile(r"&(?:#(?:0*+[0-9]{1,7}|[xX]0*+[0-9a-fA-F]{1,6})|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_PERCENT = re.compile(r"(?>(?:%[0-9a-fA-F]{2})+)")
_BACKSLASH = re.compile(
    r"\\(?:u\{0*+[0-9a-fA-F]{1,6}\}|(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[0-3]?[0-7]{1,2}|\r?\n|[^\r\n])"
)
_CSS = re.compile(r"\\([0-9a-fA-F]{1,6})[ \t\n]?")
_QUOTED = re.compile(r"(?>(?:=[0-9A-Fa-f]{2})+)|=\r?\n")
_ODD = re.compile(r"[^\x00-\x7f]++")
_UNSEEN = re.compile("[\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")

_NAMED = {"n": "\n", "r": "\n", "t": "\t", "b": " ", "f": " ", "v": " "}


def entities(view: View) -> View | None:
    """`&#64;`, `&#x40;` and `&commat;` as the characters that they stand for."""
    return _undone(view, "entities", "&", _ENTITY, lambda found: unescape(found.group()))


def percent(view: View) -> View | None:
    """`%40` as in addresses of the web."""
    return _undone(view, "percent-encoding", "%", _PERCENT, lambda found: _characters(found.group()))


def backslashes(view: View) -> View | None:
    r"""`\x40`, `\u0040`, `\100` and `\/` as in JavaScript and JSON."""
    return _undone(view, "escapes", "\\", _BACKSLASH, _escaped)


def css_escapes(view: View) -> View | None:
    r"""`\40 ` as in style sheets."""
    return _undone(view, "CSS escapes", "\\", _CSS, lambda found: _character(int(found[1], 16)))


def quoted_printable(view: View) -> View | None:
    """`=40` as in mail and cards; only where the text says that it is written so."""
    if "quoted-printable" not in view.text.lower():
        return None
    return _undone(
        view, "quoted-printable", "=", _QUOTED, lambda found: _characters(found.group().replace("=", "%"))
    )


def look_alikes(view: View) -> View | None:
    """Wide and ornamental letters as plain ones, and nothing where a character cannot be seen."""
    if view.text.isascii():
        return None
    return _undone(view, "look-alike characters", "", _ODD, _plain)


def _undone(
    view: View, how: str, sign: str, pattern: re.Pattern[str], undo: Callable[[re.Match[str]], str]
) -> View | None:
    if sign not in view.text:
        return None
    undone = view.reread(how, replaced(pattern, view.text, undo))
    return None if undone.text == view.text else undone


def _characters(percents: str) -> str:
    """Bytes that were written one by one: as UTF-8 where they are, else each for itself."""
    data = unquote_to_bytes(percents.replace("%\r\n", "").replace("%\n", ""))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _escaped(found: re.Match[str]) -> str:
    written = found.group()[1:]
    if written[0] in "uUx" and len(written) > 1:
        return _hexadecimal(written)
    if written.isdigit():
        return _character(int(written, 8)) if written.isascii() and written[0] in "01234567" else written
    return "" if written in ("\n", "\r\n") else _NAMED.get(written, written)


def _hexadecimal(written: str) -> str:
    """`u0040`, `u{40}`, `x40`, or a pair of halves such as `ud83d\\ude00`."""
    if "\\" in written:
        high, low = int(written[1:5], 16), int(written[-4:], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    return _character(int(written[1:].strip("{}"), 16))


def _character(number: int) -> str:
    return chr(number) if number < 0xD800 or 0xE000 <= number < 0x110000 else "\ufffd"


def _plain(found: re.Match[str]) -> str:
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", found.group()))
