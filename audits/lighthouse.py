"""The folder of a built portal goes in; Lighthouse's scores of its kinds of pages come out."""

from __future__ import annotations

import json
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audits.deno import deno_command, deno_environment
from audits.serving import served
from tests.machine_setup import BROWSER_FLAGS, find_browser

PAGES = (
    "index.html",
    "incident/index.html",
    "teams/payments.html",
    "review/rows.html",
    "tools/session-filter.html",
    "tools/scoring-calculator.html",
    "drills/stolen-laptop.html",
    "review/coverage.html",
)
"""A page of each kind that loads or shows what the others do not; the last one is written by hand."""

LIMITS = {"performance": 95, "accessibility": 100, "best-practices": 100}
_SECONDS = 120  # for a page, on a machine that is busy
_START_SECONDS = 30


@dataclass(frozen=True)
class Audit:
    """What Lighthouse says of one page, in each run."""

    page: str
    runs: tuple[dict[str, Any], ...]

    def score(self, category: str) -> int:
        """The median of the runs: performance is a measurement."""
        scores: list[int] = [run["scores"][category] for run in self.runs]
        return round(statistics.median(scores))

    @property
    def is_met(self) -> bool:
        """Whether every score keeps its limit."""
        return all(self.score(category) >= limit for category, limit in LIMITS.items())

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of the table."""
        scores = (f"{self.score(category)}" for category in LIMITS)
        return (self.page, *scores, self.speed, "met" if self.is_met else "below")

    @property
    def speed(self) -> str:
        """What Lighthouse thinks of the machine: on a busy one, it finds pages slow."""
        return f"{statistics.median(run['speed'] for run in self.runs):.0f}"

    @property
    def short(self) -> list[str]:
        """What takes points in the last run."""
        return [f"{self.page}: {_line(one)}" for one in self.runs[-1]["short"]]


def _line(short: dict[str, Any]) -> str:
    return " ".join((short["id"], short["value"], ", ".join(short["where"]))).strip()


def look_at(site: Path, runs: int, pages: Sequence[str] = PAGES) -> Iterator[Audit]:
    """Look at each page as on a phone on a slow network, `runs` times."""
    with served(site) as home, _browser() as port:
        for page in pages:
            address = f"{home}/{page}"
            command = deno_command("lighthouse.js", str(port), *[address] * runs)
            yield Audit(page, tuple(map(json.loads, _run(command, _SECONDS * runs).splitlines())))


def _run(command: list[str], seconds: int) -> str:
    done = subprocess.run(
        command, env=deno_environment(), capture_output=True, text=True, timeout=seconds, check=False
    )
    if done.returncode:
        raise RuntimeError(f"Lighthouse did not run\n{done.stderr}")
    return done.stdout


@contextmanager
def _browser() -> Iterator[int]:
    """The port at which a browser of its own listens, which ends with the block."""
    path = find_browser()
    if path is None:
        raise RuntimeError("no Chromium runs here; `python -m tests.machine_setup` gets one")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        flags = (*BROWSER_FLAGS, "--headless", "--remote-debugging-port=0", f"--user-data-dir={profile}")
        with subprocess.Popen(
            [path, *flags], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as running:
            try:
                yield _port(Path(profile) / "DevToolsActivePort")
            finally:
                running.terminate()


def _port(told: Path) -> int:
    """The port that the browser writes down when it is ready."""
    end = time.monotonic() + _START_SECONDS
    while not told.exists() or not told.read_text().strip():
        if time.monotonic() > end:
            raise RuntimeError(f"the browser has not started within {_START_SECONDS} seconds")
        time.sleep(0.1)
    return int(told.read_text().splitlines()[0])
