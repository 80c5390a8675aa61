"""Measure the portal's filter table beside other tables, in one run; print Markdown, a table for each size.

Usage: python -m benchmarks.filtering [--out PATH] [--sizes 1000,10000] [--only ADAPTER]...
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.filtering.measuring import QUERIES, Figures, measure
from benchmarks.filtering.page import files
from benchmarks.filtering.peers import FLOOR, THIS, TOOLS, Built, Tool, build
from benchmarks.filtering.report import head, table
from benchmarks.filtering.rows import Table, made_up, matches
from benchmarks.filtering.serving import serving
from tests.machine_setup import find_browser

SIZES = (1_000, 10_000, 100_000, 500_000)
ALL_TOOLS_UP_TO = 100_000
"""With more rows only this table is measured, beside the floor."""


def print_filtering(out: Path | None = None, sizes: Sequence[int] = SIZES, only: Sequence[str] = ()) -> None:
    """Print the tables, and write them to `out`; `only` names adapters, none means all."""
    browser = find_browser()
    if browser is None:
        print("No Chromium runs here: `python -m tests.machine_setup` gets one.")
        return
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        for line in _report(browser, build(Path(folder)), sizes, only):
            print(line, flush=True)
            lines.append(line)
    if out is not None:
        out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _report(browser: str, built: Built, sizes: Sequence[int], only: Sequence[str]) -> Iterator[str]:
    version = subprocess.run(
        [browser, "--version"], capture_output=True, text=True, check=True
    ).stdout.strip()
    yield from head(version)
    if built.left_out:
        yield ""
        yield from (f"- left out, {reason}" for reason in built.left_out)
    largest = made_up(max(sizes))
    for size in sizes:
        few = size > ALL_TOOLS_UP_TO
        tools = [
            tool
            for tool in built.tools
            if tool is FLOOR or ((not few or tool is THIS) and (not only or tool.adapter in only))
        ]
        yield ""
        yield from table(size, _measured(browser, built, tools, largest.first(size)))


def _measured(browser: str, built: Built, tools: Sequence[Tool], rows: Table) -> dict[Tool, Figures]:
    expected = matches(rows, QUERIES)
    measured = {}
    with serving() as served:
        for tool in tools:
            served.hand_out(files(built, tool, rows))
            measured[tool] = measure(browser, f"{served.address}/index.html", expected)
    asked = sorted(set(served.refused) - {"/favicon.ico"})
    if asked:
        raise RuntimeError(f"a page asked for {', '.join(asked)}")
    return measured


def main() -> None:
    """Read the arguments."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.filtering")
    parser.add_argument("--out", type=Path, metavar="PATH", help="write the report to this file, too")
    parser.add_argument("--sizes", type=lambda text: [int(size) for size in text.split(",")], default=SIZES)
    parser.add_argument("--only", action="append", default=[], choices=[tool.adapter for tool in TOOLS])
    options = parser.parse_args()
    print_filtering(options.out, options.sizes, options.only)


if __name__ == "__main__":
    main()
