"""What is wrong, where, and what was expected go in; messages of one line come out.

Every stage reports its findings as `Diagnostic`s and raises one `DataError` with all of them, so that the
owner of a file sees every problem of a run at once.
"""

from __future__ import annotations

import difflib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True, order=True)
class Position:
    """A place in a text: the path as the reader would type it, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


def shown_path(path: Path) -> str:
    """A path as the reader would type it: relative where it lies below the current folder."""
    # Path.resolve would raise where links lead in a circle.
    resolved, here = Path(os.path.realpath(path)), Path.cwd().resolve()
    return resolved.relative_to(here).as_posix() if resolved.is_relative_to(here) else path.as_posix()


@dataclass(frozen=True, order=True)
class Diagnostic:
    """One finding: where it is, what is wrong, and what was expected instead."""

    position: Position
    problem: str
    expected: str

    def __str__(self) -> str:
        return f"{self.position}: {_on_one_line(f'{self.problem}; {self.expected}')}"

    def as_dict(self) -> dict[str, str | int]:
        """The finding as plain values, for `--format json`."""
        return {
            "path": self.position.path,
            "line": self.position.line,
            "column": self.position.column,
            "problem": self.problem,
            "expected": self.expected,
        }


class DataError(Exception):
    """Every finding of one run, in the order of their places."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(sorted(set(diagnostics)))
        super().__init__("\n".join(str(diagnostic) for diagnostic in self.diagnostics))

    @classmethod
    def at(cls, position: Position, problem: str, expected: str) -> Self:
        """A `DataError` with a single finding."""
        return cls([Diagnostic(position, problem, expected)])

    def as_json(self) -> str:
        """The findings as a JSON array, for tools."""
        return json.dumps([d.as_dict() for d in self.diagnostics], ensure_ascii=False, indent=2)


def shown(text: str) -> str:
    """A piece of a file inside quotes: on one line, short, and without characters that nobody sees."""
    line = " ".join(text.split())
    line = line if len(line) <= 40 else f"{line[:39]}…"
    return f"'{_printable(line)}'"


def _on_one_line(text: str) -> str:
    """A message as it is, but for what names from a file would do to it."""
    return text if text.isprintable() else _printable(" ".join(text.split()))


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in text)


def counted(number: int, noun: str) -> str:
    """How many there are of what a noun in the singular names: 1 row, 2,000 rows."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that `name` is most likely a slip of the pen for, or None.

    Names are compared without regard to case and to `_` against `-`, so that `Review_Frequency` finds
    `review-frequency`.
    """
    folded = {other.lower().replace("_", "-"): other for other in known}
    found = difflib.get_close_matches(name.lower().replace("_", "-"), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def one_of(name: str, known: Sequence[str], what: str = "one of") -> str:
    """'did you mean …' where a known name is near, else the list of what is known (shortened when long)."""
    guess = nearest(name, known)
    if guess is not None:
        return f"did you mean '{guess}'?"
    if not known:
        return "there is none yet, so write one first"
    shown = ", ".join(known[:8])
    more = f" … ({len(known)} in all)" if len(known) > 8 else ""
    return f"expected {what} {shown}{more}"
