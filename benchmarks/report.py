"""Figures and limits go in; lines of Markdown tables come out."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.processes import Figures, spread

_PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2")


@dataclass(frozen=True)
class Compared:
    """What was measured in the same rounds on the portal and on its plain project, with the ratio's limit."""

    name: str
    portal: tuple[float, ...]
    plain: tuple[float, ...]
    limit: float

    @property
    def ratio(self) -> float:
        """The median of the rounds' ratios: what slows a round down slows both sides."""
        return statistics.median(a / b for a, b in zip(self.portal, self.plain, strict=True))

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of the table."""
        return (
            self.name,
            spread(self.portal, "{:.2f}"),
            spread(self.plain, "{:.2f}"),
            f"{self.ratio:.3f}",
            f"{self.limit}",
            verdict(self.ratio, self.limit),
        )


COMPARED_HEADS = ("case", "portal s", "plain s", "ratio", "limit", "result")


def verdict(value: float, limit: float) -> str:
    """Whether a value keeps its limit."""
    return "met" if value < limit else "above"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table; all but its first column stand right."""
    rules = ["---", *("---:" for _ in heads[1:])]
    return [f"| {' | '.join(cells)} |" for cells in (heads, rules, *rows)]


def machine() -> str:
    """The machine, and what ran on it."""
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in _PACKAGES)
    return (
        f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}, {versions}"
    )


def seconds(figures: Figures) -> tuple[float, ...]:
    """The times of all runs."""
    return tuple(run.seconds for run in figures.runs)
