"""Values of the data go in; Markdown that shows them as they are, and calls nobody, comes out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date

from generator.changes import Plain
from generator.diagnostics import Position

NOTHING = "–"

_BREAK = "&#8203;"
"""A space without width. Behind a sign that calls somebody, or leads somewhere, it is only a sign."""

_SIGNS = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "@": f"@{_BREAK}",
    "#": f"#{_BREAK}",
    "://": f":{_BREAK}//",
}
_SIGN = re.compile(r"://|[\\`*_{}\[\]|~$^&<>@#]|(?<=\bGH)-|(?<=\bwww)\.", re.IGNORECASE)


def literal(text: str) -> str:
    """A text on one line that Markdown and GitHub show as it is: no markup, no link, no call to anybody."""
    line = text.replace("\n", " ↵ ").replace("\t", " ")
    line = "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in line)
    return _SIGN.sub(_escaped, line)


def _escaped(found: re.Match[str]) -> str:
    sign = found.group()
    if sign in "-.":
        return f"{_BREAK}{sign}"
    return _SIGNS.get(sign, f"\\{sign}")


def code(text: str) -> str:
    """A text in monospace, with nothing in it that means anything; also in a table."""
    line = "".join(char if char.isprintable() else " " for char in text) or " "
    fence = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{pad}{line}{pad}{fence}".replace("|", "\\|")


def codes(names: Iterable[str]) -> str:
    """Names in monospace, one after the other."""
    return ", ".join(code(one) for one in names) or NOTHING


def words(value: Plain) -> str:
    """A value in words, not yet escaped."""
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ", ".join(words(one) for one in value) or "none"
    if isinstance(value, dict):
        return "; ".join(f"{key}: {words(one)}" for key, one in value.items()) or "none"
    return str(value)


def pair(old: Plain, new: Plain) -> tuple[str, str]:
    """Two values in Markdown, so that one sees how they differ."""
    before, after = words(old), words(new)
    if " ".join(before.split()) == " ".join(after.split()):
        before, after = (json.dumps(one, ensure_ascii=False) for one in (old, new))
    return literal(before), literal(after)


def when(since: date | None, until: date | None) -> str:
    """The days on which something holds; None is the day of the comparison, and no end."""
    if since is None:
        return "now" if until is None else f"now, until {until}"
    return f"from {since} on" if until is None else f"{since} to {until}"


def lines(old: Position | None, new: Position | None) -> str:
    """Where something was written before, and where it is now."""
    places = [f"{one.path}:{one.line}" for one in (old, new) if one is not None]
    return " → ".join(code(one) for one in dict.fromkeys(places)) or NOTHING


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table of cells that are Markdown already; no lines where it has no rows."""
    body = [f"| {' | '.join(row)} |" for row in rows]
    if not body:
        return []
    return ["", f"| {' | '.join(columns)} |", f"|{' --- |' * len(columns)}", *body]
