"""A row as it was read goes in; its names, its values and the place of each come out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from generator.diagnostics import Position
from generator.document import line_starts, place

Value: TypeAlias = str | int | float | bool | list[object] | dict[str, object] | None
"""What a cell holds: a text, or what JSON has besides."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a row stand; worked out only when somebody asks."""

    path: str
    line: int
    """The line on which `text` begins."""
    column: int
    """The column in which `text` begins."""
    text: str
    locate: Callable[[str], Sequence[int]]
    """The index of each part in the text."""

    def of(self, index: int) -> Position:
        """The place of a part."""
        found = place(self.path, line_starts(self.text), self.locate(self.text)[index])
        column = found.column + (self.column - 1 if found.line == 1 else 0)
        return Position(self.path, self.line + found.line - 1, column)

    @property
    def start(self) -> Position:
        """Where the row begins."""
        return Position(self.path, self.line, self.column)


@dataclass(frozen=True, slots=True)
class RawRow:
    """One raw row: what its columns are called, and what it has in them."""

    names: tuple[str, ...]
    values: tuple[Value, ...]
    heads: Places
    """Where the names stand: in the first line of a table, or in the row itself."""
    cells: Places
    """Where the values stand."""
