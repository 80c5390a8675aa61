"""Numbers of teams go in; how a cold build's time and memory grow with them comes out.

The smallest two are built by plain MkDocs, too, by turns: what a team takes says more beside that.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks.pairs import MKDOCS, RUNBOOK, Pair, forget, make_pair
from benchmarks.portals import portal
from benchmarks.processes import Figures, Run, run
from benchmarks.report import table, verdict

SIZES = (500, 1_000, 2_000, 4_000)
_MILLISECONDS = 3.0
_BESIDE = 2
"""So many of the sizes are built by plain MkDocs as well; its pages take the same however many there are."""
_PLAIN = (*MKDOCS, "build", "-q")
_MEGABYTES = 300.0
_HEADS = (
    "teams",
    "seconds",
    "ms a team since the row above",
    "plain s",
    "peak MB of the process",
    "peak MB of all processes",
)


def growth(sizes: Sequence[int], runs: int) -> list[str]:
    """Build each size in every round; the lines of the table, and what follows from it.

    Memory is looked at in a build of its own: to look at it all the time takes time.
    """
    with tempfile.TemporaryDirectory() as folder:
        pairs = {size: _made(Path(folder) / str(size), size) for size in sorted(sizes)[:_BESIDE]}
        portals = {
            size: pairs[size].portal if size in pairs else portal(Path(folder) / str(size), size)
            for size in sizes
        }
        found: dict[int, list[Run]] = {size: [] for size in sizes}
        plain: dict[int, list[Run]] = {size: [] for size in pairs}
        _cold(portals[min(sizes)])  # warms up
        for _ in range(runs):
            for size, made in portals.items():
                found[size].append(_cold(made))
                if size in pairs:
                    plain[size].append(run(_PLAIN, pairs[size].plain))
        held = {size: _cold(made, tree=True) for size, made in portals.items()}
    return _lines(_figures(found), _figures(plain), held)


def _made(folder: Path, teams: int) -> Pair:
    folder.mkdir()
    return make_pair(folder, teams)


def _cold(made: Path, *, tree: bool = False) -> Run:
    forget(made)
    return run((*RUNBOOK, "build"), made, tree=tree)


def _figures(found: dict[int, list[Run]]) -> dict[int, Figures]:
    return {size: Figures(tuple(each)) for size, each in found.items()}


def _lines(found: dict[int, Figures], plain: dict[int, Figures], held: dict[int, Run]) -> list[str]:
    medians = {size: figures.median for size, figures in found.items()}
    steps = dict(zip(list(found)[1:], _steps(medians), strict=True))
    page = slope_of({size: figures.median for size, figures in plain.items()})
    rows = [
        (
            f"{size:,}",
            figures.seconds(),
            f"{steps[size]:.1f}" if size in steps else "",
            plain[size].seconds() if size in plain else "",
            f"{held[size].megabytes:.0f}",
            "not known" if held[size].together is None else f"{held[size].together:.0f}",
        )
        for size, figures in found.items()
    ]
    slope = slope_of(medians)
    times = [
        ("ms a team, least squares", slope, _MILLISECONDS),
        ("ms a team, largest step", max(steps.values(), default=0), _MILLISECONDS),
    ]
    told = (
        [f"Plain takes {page:.1f} ms for a team, the portal {slope / page:.2f} of that.", ""] if page else []
    )
    return [*table(_HEADS, rows), "", *told, *_verdicts(times, held)]


def _verdicts(times: Sequence[tuple[str, float, float]], held: dict[int, Run]) -> list[str]:
    measured = (
        *times,
        ("peak MB of the process", max(run.megabytes for run in held.values()), _MEGABYTES),
        (
            "peak MB of all processes",
            max(run.together or run.megabytes for run in held.values()),
            _MEGABYTES,
        ),
    )
    rows = ((name, f"{value:.3g}", f"{limit:.3g}", verdict(value, limit)) for name, value, limit in measured)
    return table(("growth", "measured", "limit", "result"), rows)


def _steps(medians: dict[int, float]) -> list[float]:
    """The milliseconds that each further team took between neighbouring sizes."""
    return [1_000 * (b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(medians.items())]


def slope_of(medians: dict[int, float]) -> float:
    """The milliseconds that a team takes, by least squares through all sizes."""
    middle = sum(medians) / len(medians)
    across = sum((size - middle) ** 2 for size in medians)
    along = sum((size - middle) * seconds for size, seconds in medians.items())
    return 1_000 * along / across if across else 0.0
