"""A YAML file and the lines of an item go in; its text with the item in one of its lists comes out."""

from __future__ import annotations

import re

from generator.diagnostics import DataError
from generator.document import Document, Plain
from generator.starters.lines import Lines
from generator.yaml_source import parse_yaml

_DASH = re.compile(r" *(?=-( +)\Z)")
"""What stands before an item that has a line of its own."""


def with_item(document: Document, key: str, item: Lines) -> str:
    """The text with the item as the last one of a list; a file without the list gets it at its end.

    Every other character stays. What comes out is read again: it says what the file said, and the item.
    Raises `DataError` where the file is written in a form that this cannot be done in.
    """
    known = document.value if isinstance(document.value, dict) else {}
    text = _in_list(document, key, item) if key in known else _at_end(document.text, key, item)
    before = known.get(key, [])
    added = parse_yaml("\n".join(_indented(item, "")).encode(), "").value
    if text is None or not isinstance(before, list) or not isinstance(added, list):
        raise _refused(document, key)
    if _read(text) != {**known, key: [*before, *added]}:
        raise _refused(document, key)
    return text


def _in_list(document: Document, key: str, item: Lines) -> str | None:
    """The text with the item behind the others; None where these do not stand below each other."""
    lines = document.text.splitlines(keepends=True)
    first = document.position((key, 0))
    dash = _DASH.match(lines[first.line - 1][: first.column - 1])
    if dash is None:
        return None
    end = _end_of(document, key, lines)
    return _joined(document.text, lines[:end], _indented(item, dash.group()), lines[end:])


def _end_of(document: Document, key: str, lines: list[str]) -> int:
    """How many lines there are up to the end of a key's value, without what stands above the next key."""
    known = document.value if isinstance(document.value, dict) else {}
    starts = [document.position((one,), key=True).line for one in known]
    here = document.position((key,), key=True).line
    end = min((start for start in starts if start > here), default=len(lines) + 1) - 1
    while lines[end - 1].startswith("#") or not lines[end - 1].strip():
        end -= 1
    return end


def _at_end(text: str, key: str, item: Lines) -> str:
    return _joined(text, [text], ["", f"{key}:", *_indented(item, "  ")], [])


def _indented(item: Lines, indent: str) -> Lines:
    """The lines as an item of a list: a dash before the first one, the others below it."""
    return [f"{indent}{'  ' if number else '- '}{line}" for number, line in enumerate(item)]


def _joined(text: str, before: Lines, new: Lines, after: Lines) -> str:
    """All lines, the new ones with the line ends that the text has."""
    end = "\r\n" if "\r\n" in text else "\n"
    start = "".join(before)
    start += "" if start.endswith(end) else end
    return "".join((start, *(f"{line}{end}" for line in new), *after))


def _read(text: str) -> Plain:
    try:
        return parse_yaml(text.encode(), "").value
    except DataError:
        return None


def _refused(document: Document, key: str) -> DataError:
    problem = f"nothing can be added to '{key}' in the form in which this file is written"
    expected = f"write '{key}' as the last key of the file, with each item below it behind a dash"
    return DataError.at(document.position((key,)), problem, expected)
