"""The Markdown of a hand-written page goes in; the component calls in it, with their places, come out.

A call such as `{{ checklist("first-pass-review") }}` stands in a line of its own or in a sentence. What looks
like one inside a code span or a fenced block is code and stays as it is.
"""

from __future__ import annotations

import ast
import re
from bisect import bisect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.diagnostics import DataError, Diagnostic, Position

_FENCE = re.compile(r"[> \t]*(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
_CODE_SPAN = re.compile(r"(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)")

_EXPECTED = 'expected name("id"), as in the data reference'


@dataclass(frozen=True)
class Call:
    """A component call: its name, its arguments, where it is written, and the text between the braces."""

    name: str
    arguments: tuple[str, ...]
    position: Position
    text: str


@dataclass(frozen=True)
class Found:
    """Something between double braces: its text, and the line, start and end it has.

    Braces that are not closed on their line have no text.
    """

    text: str | None
    line: int
    start: int
    end: int


def replace_calls(text: str, path: str, first_line: int, slot: Callable[[Call], str]) -> str:
    """`text` with every call replaced by what `slot` makes of it.

    `first_line` is the number of the text's first line in the file `path`. Raises `DataError` with every call
    that cannot be read.
    """
    lines = text.split("\n")
    diagnostics: list[Diagnostic] = []
    for found in reversed(list(_found(lines))):
        position = Position(path, first_line + found.line, found.start + 1)
        try:
            replacement = slot(_parsed(found.text, position))
        except DataError as error:
            diagnostics.extend(error.diagnostics)
            continue
        line = lines[found.line]
        lines[found.line] = line[: found.start] + replacement + line[found.end :]
    if diagnostics:
        raise DataError(diagnostics)
    return "\n".join(lines)


def _found(lines: list[str]) -> Iterator[Found]:
    code = fenced(lines)
    for number, line in enumerate(lines):
        if "{{" in line and number not in code:
            yield from _found_in(line, number)


def _found_in(line: str, number: int) -> Iterator[Found]:
    spans = [span.span() for span in _CODE_SPAN.finditer(line)]
    start = line.find("{{")
    while start >= 0:
        in_code = next((end for begin, end in spans if begin <= start < end), None)
        if in_code is not None:
            start = line.find("{{", in_code)
            continue
        close = line.find("}}", start)
        if close < 0:
            yield Found(None, number, start, len(line))
            return
        yield Found(line[start + 2 : close].strip(), number, start, close + 2)
        start = line.find("{{", close + 2)


def fenced(lines: list[str]) -> set[int]:
    """The numbers of the lines in fenced blocks; a fence that is never closed begins none."""
    closing: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        closing.setdefault(line.lstrip("> \t").rstrip(), []).append(number)
    found: set[int] = set()
    for number, line in enumerate(lines):
        mark = None if number in found else _FENCE.match(line)
        if mark is not None:
            ends = closing.get(mark["fence"], [])
            later = bisect(ends, number)
            if later < len(ends):
                found.update(range(number, ends[later] + 1))
    return found


def _parsed(text: str | None, position: Position) -> Call:
    """Read `name("argument")`: a name and plain texts, nothing that computes."""
    if text is None:
        raise DataError.at(position, "'{{' is not closed", "expected '}}' on the same line")
    unreadable = DataError.at(position, f"'{{{{ {_short(text)} }}}}' is not a component call", _EXPECTED)
    if "\\" in text:
        raise unreadable
    try:
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise unreadable from None
    if not (isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name)) or tree.keywords:
        raise unreadable
    arguments = []
    for argument in tree.args:
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
            raise unreadable
        arguments.append(argument.value)
    return Call(tree.func.id, tuple(arguments), position, text)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
