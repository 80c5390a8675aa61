"""A command goes in; how long it took and how much memory it held, over several runs, comes out."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """One finished process: wall seconds, and the peak of its memory in MB."""

    seconds: float
    megabytes: float


@dataclass(frozen=True)
class Figures:
    """The runs of one command."""

    runs: tuple[Run, ...]

    def seconds(self) -> str:
        """Minimum, median and maximum, in seconds."""
        return _spread([run.seconds for run in self.runs], "{:.2f}")

    def megabytes(self) -> str:
        """Minimum, median and maximum, in MB."""
        return _spread([run.megabytes for run in self.runs], "{:.0f}")

    @property
    def median(self) -> float:
        """The median time in seconds."""
        return statistics.median(run.seconds for run in self.runs)


def measure(command: Sequence[str], folder: Path, runs: int, stdin: Path | None = None) -> Figures:
    """Run `command` in `folder` once to warm up and then `runs` times, each time with `stdin` as input."""
    _run(command, folder, stdin)
    return Figures(tuple(_run(command, folder, stdin) for _ in range(runs)))


def _run(command: Sequence[str], folder: Path, stdin: Path | None) -> Run:
    start = time.perf_counter()
    with tempfile.TemporaryFile() as errors, Path(stdin or os.devnull).open("rb") as rows:
        process = subprocess.Popen(command, cwd=folder, stdin=rows, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            raise RuntimeError(f"{' '.join(command)} failed:\n{errors.read().decode(errors='replace')}")
    # Linux counts in kilobytes, macOS in bytes.
    return Run(seconds, usage.ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000))


def _spread(values: Sequence[float], form: str) -> str:
    low, middle, high = min(values), statistics.median(values), max(values)
    return f"{form.format(middle)} ({form.format(low)} to {form.format(high)})"
