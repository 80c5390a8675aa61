"""Measure builds, scoring, calculator and filter table; print Markdown with the machine and the versions.

Usage: python -m benchmarks [runs]
"""

from __future__ import annotations

import importlib.metadata
import os
import platform
import sys
import tempfile
from pathlib import Path

from benchmarks.anonymization import print_anonymization
from benchmarks.calculator import print_calculator
from benchmarks.filtering.__main__ import print_filtering
from benchmarks.gate import print_gate
from benchmarks.hostile_text import print_hostile_text
from benchmarks.portals import ROWS, portal
from benchmarks.processes import Figures, measure
from benchmarks.redaction import print_redaction
from benchmarks.scoring import print_scoring

SIZES = (0, 100, 300)
"""How many teams are added to the shipped ones."""

RUNBOOK = (sys.executable, "-m", "generator.cli")


def main(runs: int) -> None:
    """Print the tables; `runs` counted runs of each command."""
    versions = ", ".join(
        f"{name} {importlib.metadata.version(name)}" for name in ("mkdocs", "mkdocs-material")
    )
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {versions}")
    print(f"median (minimum to maximum) of {runs} runs, whole processes, after one warm-up\n")
    print("| command | teams added | seconds | peak MB | ms a team |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for arguments in (("check",), ("build",)):
        smallest: Figures | None = None
        for size in SIZES:
            figures = _measured(arguments, size, runs)
            smallest = smallest or figures
            each = f"{1000 * (figures.median - smallest.median) / size:.1f}" if size else ""
            cells = (f"runbook {' '.join(arguments)}", size, figures.seconds(), figures.megabytes(), each)
            print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)
    print(f"\nEach added team has {ROWS} published rows.\n")
    print_scoring(RUNBOOK, runs)
    print()
    print_calculator(RUNBOOK)
    print()
    print_redaction()
    print()
    print_hostile_text()
    print()
    print_gate(None)
    print()
    print_anonymization(RUNBOOK, runs)
    print()
    print_filtering()


def _measured(arguments: tuple[str, ...], size: int, runs: int) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        return measure((*RUNBOOK, *arguments), portal(Path(folder) / "portal", size), runs)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
