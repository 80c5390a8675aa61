"""Figures and limits go in; lines of Markdown tables come out."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processes import spread

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
        return ratio(self.portal, self.plain)

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


def ratio(own: Sequence[float], other: Sequence[float]) -> float:
    """The median of the ratios of times that were taken by turns."""
    return statistics.median(a / b for a, b in zip(own, other, strict=True))


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
        f"{_processor()}, {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}, {versions}"
    )


def _processor() -> str:
    """What the processor is called, where the machine tells, and what it understands."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return " ".join(filter(None, (next(names, ""), platform.machine())))
