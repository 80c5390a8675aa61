"""What was measured goes in; Markdown comes out: the machine, how it was measured, a table for each size."""

from __future__ import annotations

import gzip
import os
import platform
import statistics
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.filtering.measuring import KEY_SECONDS, QUERIES, READY_SECONDS, Figures
from benchmarks.filtering.page import BUNDLE
from benchmarks.filtering.peers import FLOOR, Tool

NONE = "–"
HEADS = (
    "table",
    "version",
    "keystroke, ms (× floor)",
    "p95, ms (× floor)",
    "its script, ms",
    "sort by device, ms (× floor)",
    "sort by owner, ms (× floor)",
    "ready, ms",
    "heap, MB",
    "over the rows, MB",
)


def head(browser: str) -> Iterator[str]:
    """The machine, the browser, and what the numbers are."""
    cores = os.cpu_count()
    yield f"{_processor()}, {cores} cores, {browser}"
    queries = ", ".join(f"'{query}'" for query in QUERIES)
    yield ""
    yield (
        f"Each table in a browser of its own, all in one run. Keystroke: {queries}, typed and deleted letter "
        f"by letter until {KEY_SECONDS} s are over, each from before the key to the second animation frame "
        "after its result stands in the page; median (25–75 % of the keys), times the floor's median; p95 "
        "beside the floor's p95. The floor is the same wait after one changed word. Its script: the median "
        "time in which the key's own handlers hold the page. Sort: up and down, median (least–most). Ready: "
        "from the rows as objects to the second frame after the first rows; for this table from its element, "
        "and its data script is still to load. Heap: objects, nodes and buffers after all that; over the "
        "rows: less what a page holds that has the rows as objects and no table."
    )
    yield ""
    sizes = (
        f"{path.name} {_packed(path) / 1000:.1f} kB" for path in sorted(BUNDLE.parent.glob("*bundle.js"))
    )
    yield f"The bundles of the widgets, with gzip: {', '.join(sizes)}."


def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def table(count: int, measured: Mapping[Tool, Figures]) -> Iterator[str]:
    """A table for one number of rows, and below it what is missing from it."""
    floor = measured[FLOOR]
    yield f"### {count:,} rows of 12 columns"
    yield ""
    yield "| " + " | ".join(HEADS) + " |"
    yield "| --- | --- |" + " ---: |" * (len(HEADS) - 2)
    for tool, figures in measured.items():
        yield "| " + " | ".join((tool.name, tool.version or NONE, *_cells(figures, floor))) + " |"
    yield ""
    load = os.getloadavg()[0]
    yield f"Load of the machine in the last minute: {load:.1f}; more than it has cores disturbs the times."
    notes = [f"- {tool.name}: {note}" for tool, figures in measured.items() for note in _notes(figures)]
    if notes:
        yield ""
        yield from notes


def _cells(figures: Figures, floor: Figures) -> Iterator[str]:
    yield _times(figures.painted, floor.painted, _quartiles(figures.painted))
    yield _high(figures.painted, floor.painted)
    yield f"{statistics.median(figures.script):.1f}" if figures.script else NONE
    for key in ("device", "owner"):
        times = figures.sorts.get(key, ())
        spread = f"{min(times):.0f}–{max(times):.0f}" if times else ""
        yield _times(times, floor.sorts.get(key, ()), spread)
    yield NONE if figures.ready is None else f"{figures.ready:,.0f}"
    yield NONE if figures.heap is None else f"{figures.heap / 1e6:,.1f}"
    yield _over(figures, floor)


def _times(times: Sequence[float], floor: Sequence[float], spread: str) -> str:
    if not times:
        return NONE
    middle = statistics.median(times)
    factor = f", {middle / statistics.median(floor):.1f}×" if floor else ""
    return f"{middle:,.1f} ({spread}){factor}"


def _quartiles(times: Sequence[float]) -> str:
    if len(times) < 2:
        return "one key"
    low, _, high = statistics.quantiles(times, n=4)
    return f"{low:.0f}–{high:.0f}"


def _high(times: Sequence[float], floor: Sequence[float]) -> str:
    if len(times) < 2 or len(floor) < 2:
        return NONE
    mine, least = (statistics.quantiles(each, n=20, method="inclusive")[-1] for each in (times, floor))
    return f"{mine:,.1f}, {mine / least:.1f}×"


def _over(figures: Figures, floor: Figures) -> str:
    """Less what a page holds that has the rows and no table, which is what the floor's page is."""
    if figures.heap is None or floor.base is None:
        return NONE
    return f"{(figures.heap - floor.base) / 1e6:+,.1f}".replace("-", "−")


def _notes(figures: Figures) -> Iterator[str]:
    if figures.problem:
        yield f"stopped, {figures.problem}"
    if figures.after is not None:
        yield f"{figures.after:,.0f} ms of ready come after its data script was loaded and parsed"
    if figures.painted and len(figures.painted) < figures.planned:
        yield f"{len(figures.painted)} of {figures.planned} keys within {KEY_SECONDS} s"
    if figures.ready is not None and figures.ready > READY_SECONDS * 1000:
        yield f"ready only after {READY_SECONDS} s"


def _processor() -> str:
    """The processor's model, where the system says it."""
    listed = Path("/proc/cpuinfo")
    if listed.exists():
        for line in listed.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine()
