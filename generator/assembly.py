"""The pieces of a data file go in, as a reader comes upon them; a `Document` comes out, or every finding.

The rules that hold for YAML and for JSON alike are here: limits, each key once, no number but a whole one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import NoReturn

from generator.diagnostics import DataError, Diagnostic, Position, shown
from generator.document import Document, Node, Plain, line_starts, place

MAX_DEPTH = 32
MAX_VALUES = 200_000
MAX_DIGITS = 15
MAX_FINDINGS = 20

WHOLE_NUMBER = re.compile(rf"-?(?:0|[1-9][0-9]{{0,{MAX_DIGITS - 1}}})")

# No file can hold this text, so it meets no key that somebody wrote.
_REFUSED = "\0"


class Findings:
    """The findings of one file while it is read; there are never more of them than somebody would mend."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self._found: list[Diagnostic] = []

    @cached_property
    def _lines(self) -> list[int]:
        return line_starts(self.text)

    def place(self, index: int) -> Position:
        """The place of an index of the text."""
        return place(self.name, self._lines, index)

    def add(self, index: int, problem: str, expected: str) -> None:
        """Note a finding after which the file can be read on, unless it is one too many."""
        self._found.append(Diagnostic(self.place(index), problem, expected))
        if len(self._found) == MAX_FINDINGS:
            self.stop(index, "there may be more findings from here on", "mend these first")

    def stop(self, index: int, problem: str, expected: str) -> NoReturn:
        """Note a finding after which nothing can be read, and raise all of them."""
        self._found.append(Diagnostic(self.place(index), problem, expected))
        raise DataError(self._found)

    def check(self) -> None:
        """Raise what was found, if anything was."""
        if self._found:
            raise DataError(self._found)


@dataclass(slots=True)
class _List:
    """A list that is being read."""

    index: int
    values: list[Plain] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)

    def put(self, value: Plain, node: Node) -> None:
        self.values.append(value)
        self.nodes.append(node)

    def node(self) -> Node:
        return self.index, self.nodes


@dataclass(slots=True)
class _Mapping:
    """A mapping that is being read; `key` waits for its value."""

    index: int
    values: dict[str, Plain] = field(default_factory=dict)
    nodes: dict[str, tuple[int, Node]] = field(default_factory=dict)
    key: str | None = None
    key_index: int = 0

    def put(self, value: Plain, node: Node) -> None:
        if self.key is None:  # what is put is a key itself, and one that was refused
            self.key = _REFUSED
            return
        self.values[self.key] = value
        self.nodes[self.key] = (self.key_index, node)
        self.key = None

    def node(self) -> Node:
        return self.index, self.nodes


class Assembly:
    """Puts a document together without recursion, so that no nesting can exhaust the stack."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self._count = 0
        self._root = _List(0)
        self._top: _List | _Mapping = self._root
        self._outer: list[_List | _Mapping] = []

    @property
    def wants_key(self) -> bool:
        """Whether the next piece is a key."""
        return type(self._top) is _Mapping and self._top.key is None

    @property
    def innermost(self) -> int | None:
        """Where the innermost list or mapping began that is still open."""
        return self._top.index if self._outer else None

    def open_list(self, index: int) -> None:
        """A list begins."""
        self._open(_List(index))

    def open_mapping(self, index: int) -> None:
        """A mapping begins."""
        self._open(_Mapping(index))

    def close(self) -> None:
        """The innermost list or mapping ends."""
        done, self._top = self._top, self._outer.pop()
        self._top.put(done.values, done.node())

    def key(self, text: str, index: int) -> None:
        """The next key of the innermost mapping."""
        top = self._top
        if not isinstance(top, _Mapping):
            raise TypeError("only a mapping has keys")
        if text in top.values:
            first, again = self.findings.place(top.nodes[text][0]), self.findings.place(index)
            where = f"on line {first.line}" if first.line != again.line else f"in column {first.column}"
            self.findings.add(index, f"the key {shown(text)} is already {where}", "give each key once")
            text = _REFUSED
        top.key, top.key_index = text, index

    def refused(self, index: int) -> None:
        """A key or a value that was found wanting; it takes its place, so that the rest is read in order."""
        self._top.put(None, index)

    def value(self, value: Plain, index: int) -> None:
        """A value that is neither a list nor a mapping."""
        self._count_one(index)
        self._top.put(value, index)

    def document(self) -> Document:
        """What was put together; raises the findings, if there are any."""
        self.findings.check()
        root = self._root.nodes[0]
        return Document(self.findings.name, self._root.values[0], self.findings.text, lambda: root)

    def _open(self, opened: _List | _Mapping) -> None:
        self._count_one(opened.index)
        if self.wants_key:
            self.findings.add(opened.index, "a key cannot be a list or a mapping", "expected a text")
        self._outer.append(self._top)
        self._top = opened
        if len(self._outer) > MAX_DEPTH:
            problem = f"the nesting is deeper than {MAX_DEPTH} levels"
            self.findings.stop(opened.index, problem, "expected flatter data")

    def _count_one(self, index: int) -> None:
        self._count += 1
        if self._count > MAX_VALUES:
            problem = f"the file has more than {MAX_VALUES:,} values"
            self.findings.stop(index, problem, "split it into several files")
