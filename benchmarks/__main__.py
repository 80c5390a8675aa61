"""Measure checks, builds, scoring, calculator and filter table; print Markdown with machine and versions.

Usage: python -m benchmarks [runs]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.anonymization import print_anonymization
from benchmarks.builds import options_of, print_builds
from benchmarks.calculator import print_calculator
from benchmarks.distributed import print_distributed
from benchmarks.filtering.__main__ import print_filtering
from benchmarks.gate import print_gate
from benchmarks.hostile_text import print_hostile_text
from benchmarks.pairs import RUNBOOK
from benchmarks.portals import portal
from benchmarks.processes import Figures, measure
from benchmarks.redaction import print_redaction
from benchmarks.scoring import print_scoring

SIZES = (0, 100, 300)
"""How many teams are added to the shipped ones."""


def main(runs: int) -> None:
    """Print the tables; `runs` counted runs of each command."""
    print_builds(options_of(["--runs", str(runs)]))
    print()
    _print_check(runs)
    print()
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
    print_distributed(RUNBOOK, runs)
    print()
    print_filtering()


def _print_check(runs: int) -> None:
    """Print how long the data takes to be checked, for each number of teams."""
    print("| command | teams added | seconds | peak MB | ms a team |")
    print("| --- | ---: | ---: | ---: | ---: |")
    smallest: Figures | None = None
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            figures = measure((*RUNBOOK, "check"), portal(Path(folder) / "portal", size), runs)
        smallest = smallest or figures
        each = f"{1000 * (figures.median - smallest.median) / size:.1f}" if size else ""
        cells = ("runbook check", size, figures.seconds(), figures.megabytes(), each)
        print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
