"""A number of raw rows goes in; the time and the memory that `runbook anonymize` takes for them come out."""

from __future__ import annotations

import csv
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.portals import PROJECT
from benchmarks.processes import measure

SIZES = (10_000, 100_000, 1_000_000)

HEADER = (
    "Email",
    "User agent",
    "App",
    "Location",
    "Signed in at",
    "Trusted",
    "Confirmed",
    "Decision",
    "Note",
)

_AGENTS = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_{minor}) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/{major}.0.{minor}.0 Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/{major}.0.0.0 Safari/537.36 Edg/{major}.0.{minor}.51",
    "Mozilla/5.0 (X11; Linux x86_64; rv:{major}.0) Gecko/20100101 Firefox/{major}.0",
    "ChatGPT/1.2026.{minor} (iOS 26.1; iPhone; build {minor})",
)
_PLACES = (
    "Lisbon, Portugal",
    "Berlin, Germany",
    "Dublin, Ireland",
    "Seattle, WA, United States",
    "Elsewhere",
)
_NOTES = ("", "Owner confirmed by phone.", "Asked owner{number}@example.com on day {minor}; waiting.")


def print_anonymization(command: tuple[str, ...], runs: int) -> None:
    """Print a row for each number of rows, with a thousand owners and with as many owners as rows."""
    print("| command | rows | owners | seconds | rows a minute | peak MB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        key = Path(folder) / "key"
        key.write_bytes(random.Random(1).randbytes(32))  # noqa: S311  # the same key in every run
        key.chmod(0o600)
        for size in SIZES:
            for owners in (1_000, size):
                raw = Path(folder) / "rows.csv"
                write_rows(raw, size, owners)
                options = (
                    "--team",
                    "platform-api",
                    "--reviewer",
                    "lead",
                    "--key-file",
                    str(key),
                    "--replace",
                )
                target = ("--out", str(Path(folder) / "review.json"))
                figures = measure((*command, "anonymize", str(raw), *options, *target), PROJECT, runs)
                rate = f"{60 * size / figures.median:,.0f}"
                cells = (
                    "anonymize",
                    f"{size:,}",
                    f"{owners:,}",
                    figures.seconds(),
                    rate,
                    figures.megabytes(),
                )
                print("| " + " | ".join(cells) + " |", flush=True)


def write_rows(path: Path, size: int, owners: int) -> None:
    """Write a table of made-up rows, of that many owners."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(_rows(size, owners))


def _rows(size: int, owners: int) -> Iterator[tuple[str, ...]]:
    """Rows as an export has them: each with an owner's address, a version of its own, often with a note."""
    choose = random.Random(1)  # noqa: S311  # the same rows in every run
    for number in range(size):
        version = {"major": choose.randrange(90, 140), "minor": choose.randrange(10_000), "number": number}
        yield (
            f"owner{number % owners}@example.com",
            choose.choice(_AGENTS).format(**version),
            choose.choice(("ChatGPT", "codex", "API Platform")),
            choose.choice(_PLACES),
            f"2026-10-{1 + number % 28:02}T0{number % 10}:{number % 60:02}:00Z",
            choose.choice(("yes", "no", "")),
            choose.choice(("true", "false", "")),
            choose.choice(("keep", "Review", "revoke")),
            choose.choice(_NOTES).format(**version),
        )
