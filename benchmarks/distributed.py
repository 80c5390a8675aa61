"""A number of raw rows goes in; how many of them a second are read in one process and on Dask comes out."""

from __future__ import annotations

import os
import random
import tempfile
from pathlib import Path

from benchmarks.anonymization import write_rows
from benchmarks.portals import PROJECT
from benchmarks.processes import Figures, measure

SIZES = (10_000, 100_000)
PROCESSES = (1, 2)


def print_distributed(command: tuple[str, ...], runs: int) -> None:
    """Print a row for each number of rows and each way to read them.

    They are read and counted, and not written: what writes and checks a review is one process in any case.
    """
    print(f"`--dry-run` on {os.cpu_count()} cores; the peak is the command's own, without its workers\n")
    print("| engine | rows | seconds | rows a second | times as fast | peak MB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        key, raw = Path(folder) / "key", Path(folder) / "rows.csv"
        key.write_bytes(random.Random(1).randbytes(32))  # noqa: S311  # the same key in every run
        key.chmod(0o600)
        options = ("--team", "platform-api", "--reviewer", "lead", "--key-file", str(key), "--dry-run")
        whole = (*command, "anonymize", str(raw), *options)
        for size in SIZES:
            write_rows(raw, size, 1_000)
            local = measure(whole, PROJECT, runs)
            _print("one process", size, local, local)
            for count in PROCESSES:
                workers = ("env", f"DASK_NUM_WORKERS={count}", *whole, "--engine", "dask")
                figures = measure(workers, PROJECT, runs)
                _print(f"Dask, {count} process{'' if count == 1 else 'es'}", size, figures, local)


def _print(name: str, size: int, figures: Figures, local: Figures) -> None:
    rate, times = f"{size / figures.median:,.0f}", f"{local.median / figures.median:.2f}"
    cells = (name, f"{size:,}", figures.seconds(), rate, times, figures.megabytes())
    print("| " + " | ".join(cells) + " |", flush=True)
