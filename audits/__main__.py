"""A built portal goes in; what Lighthouse and the Nu validator say of it comes out as Markdown.

Usage: python -m audits [site] [runs]

Ends with status 1 where a limit is not kept.
"""

from __future__ import annotations

import sys
from pathlib import Path

from audits.lighthouse import LIMITS, look_at
from audits.markup import markup_faults, own_styles, pages_and_images
from benchmarks.report import table

_HEADS = ("page", *(f"{category} ≥ {limit}" for category, limit in LIMITS.items()), "speed", "result")


def main(site: Path, runs: int) -> bool:
    """Print the tables; whether every limit is kept."""
    return all([_print_markup(site), _print_lighthouse(site, runs)])


def _print_markup(site: Path) -> bool:
    files = [*pages_and_images(site), *own_styles(site)]
    faults = markup_faults(site, files)
    row = ("errors and warnings", f"{len(files)}", f"{len(faults)}", "0", "above" if faults else "met")
    _print(table(("Nu validator", "files", "found", "limit", "result"), [row]))
    _print([*(f"- {line}" for line in faults), ""])
    return not faults


def _print_lighthouse(site: Path, runs: int) -> bool:
    found = []
    _print(table(_HEADS, []))
    for audit in look_at(site, runs):
        found.append(audit)
        _print(table(_HEADS, [audit.cells])[2:])
    _print(["", *(f"- {line}" for one in found for line in one.short)])
    _print(["", "Speed is what Lighthouse makes of this machine; on a busy one, it measures the machine."])
    return all(one.is_met for one in found)


def _print(lines: list[str]) -> None:
    print("\n".join(lines), flush=True)


if __name__ == "__main__":
    site, runs = [*sys.argv[1:], *("site", "3")[len(sys.argv) - 1 :]]
    sys.exit(not main(Path(site), int(runs)))
