"""A number of rows goes in; how fast `runbook score` scores them, and what memory it holds, comes out."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.portals import PROJECT
from benchmarks.processes import measure

SIZES = (1, 100_000, 1_000_000)
"""One row shows what starting costs."""

_DEVICES = ("Chrome on macOS", "Firefox on Linux", "Edge on Windows", "Unknown browser", "Not shown")
_APPS = ("ChatGPT", "Codex", "API Platform")
_PLACES = ("Approx. Portugal", "Approx. Spain", "Approx. unknown", "Not shown")


def print_scoring(command: tuple[str, ...], runs: int) -> None:
    """Print a row for each number of rows; one process, one thread."""
    print("| command | rows | seconds | rows a minute | peak MB |")
    print("| --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            rows = Path(folder) / f"{size}.jsonl"
            with rows.open("w", encoding="utf-8") as file:
                file.writelines(_rows(size))
            figures = measure((*command, "score"), PROJECT, runs, stdin=rows)
            rate = f"{60 * size / figures.median:,.0f}" if size > 1 else ""
            cells = ("runbook score", f"{size:,}", figures.seconds(), rate, figures.megabytes())
            print("| " + " | ".join(cells) + " |", flush=True)


def _rows(count: int) -> Iterator[str]:
    """Rows as a published review has them, all alike but for what the rules ask for."""
    choose = random.Random(1).choice  # noqa: S311  # the same rows in every run
    for number in range(count):
        row = {
            "owner": f"o-{number % 997:08}",
            "device": choose(_DEVICES),
            "app": choose(_APPS),
            "location": choose(_PLACES),
            "signed_in": "2026-10-20",
            "trusted_device": choose((True, False, None)),
            "owner_can_confirm": choose((True, False, None)),
            "current_session": number % 7 == 0,
            "decision": "keep",
            "evidence": None,
            "team": "platform-api",
        }
        yield json.dumps(row) + "\n"
