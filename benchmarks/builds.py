"""A number of teams goes in; how long builds, edits and searches take beside plain MkDocs comes out.

Plain is `mkdocs build` of the same content as ordinary Markdown pages (see benchmarks/plain). Each case is
measured on all sides in turns, round after round, so that a machine that changes its pace changes it for all.

Usage: python -m benchmarks.builds [--teams N] [--runs R] [--only CASE,…] [--sizes N,…] [--write FILE]
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.growth import SIZES, growth
from benchmarks.pairs import MKDOCS, RUNBOOK, Pair, make_pair
from benchmarks.peers import PEERS, Missing, Ready, last_line, set_up
from benchmarks.portals import ROWS
from benchmarks.processes import run, spread
from benchmarks.report import COMPARED_HEADS, Compared, machine, ratio, table
from benchmarks.searching import searching
from benchmarks.serving import measure_serving

PORTAL_BUILD = (*RUNBOOK, "build")
PLAIN_BUILD = (*MKDOCS, "build", "-q")


@dataclass(frozen=True)
class Case:
    """A build that is measured: what is done before it, and the limit of its ratio to plain."""

    name: str
    limit: float
    before: Callable[[Pair], None]


CASES = {
    "cold": Case("cold build", 0.3, Pair.forget),
    "edit": Case("one team's file edited", 0.1, Pair.edit_team),
    "default": Case("a default of the policy edited", 0.25, Pair.edit_default),
    "nothing": Case("nothing changed", 0.02, lambda pair: None),
}
OTHERS = ("serve", "search", "peers", "growth")
PEER_HEADS = ("generator", "cold build s", "to MkDocs", "one page edited s", "to MkDocs")
MKDOCS_READY = Ready("MkDocs", PLAIN_BUILD)
PEER_NOTE = (
    "MkDocs and ProperDocs build with Material, which serves both as it is; Zensical has a theme of its own."
)
ABOUT = (
    "Plain is `mkdocs build` of the same words and tables as ordinary Markdown pages, with Material and the",
    "portal's Markdown extensions, but without calendars, files for tools, widgets and checks. The portal",
    "and plain are built by turns; a ratio is the median of the ratios of the rounds.",
    "`python -m benchmarks.builds` measures all of it.",
)


def measure_builds(pair: Pair, names: Sequence[str], runs: int) -> list[Compared]:
    """Every named case in every round, the portal and plain by turns; a round before them warms up."""
    portal: dict[str, list[float]] = {name: [] for name in names}
    plain: dict[str, list[float]] = {name: [] for name in names}
    if names:
        _build(pair)
    for _ in range(runs):
        for name in names:
            CASES[name].before(pair)
            ours, theirs = _build(pair)
            portal[name].append(ours)
            plain[name].append(theirs)
    return [
        Compared(CASES[name].name, tuple(portal[name]), tuple(plain[name]), CASES[name].limit)
        for name in names
    ]


def _build(pair: Pair) -> tuple[float, float]:
    return run(PORTAL_BUILD, pair.portal).seconds, run(PLAIN_BUILD, pair.plain).seconds


def measure_peers(pair: Pair, runs: int) -> list[str]:
    """Each generator that builds the plain project does so from nothing, and after an edit of one page."""
    tried = [MKDOCS_READY, *map(set_up, PEERS)]
    found = [_tried(pair, one) if isinstance(one, Ready) else one for one in tried]
    times = _peer_times(pair, [one for one in found if isinstance(one, Ready)], runs)
    rows = [
        (name, *_beside(cold, times["MkDocs"][0]), *_beside(warm, times["MkDocs"][1]))
        for name, (cold, warm) in times.items()
    ]
    rows += [(one.name, one.why, "", "", "") for one in found if isinstance(one, Missing)]
    return [*table(PEER_HEADS, rows), "", PEER_NOTE]


def _tried(pair: Pair, peer: Ready) -> Ready | Missing:
    """The generator after a build that warms up, if it can build the plain project."""
    try:
        run(peer.command, pair.plain)
    except RuntimeError as error:
        return Missing(peer.name, f"does not build: {last_line(str(error))}")
    return peer


def _peer_times(pair: Pair, peers: Sequence[Ready], runs: int) -> dict[str, tuple[list[float], list[float]]]:
    """By generator the times from nothing, and those after an edit."""
    times: dict[str, tuple[list[float], list[float]]] = {one.name: ([], []) for one in peers}
    for _ in range(runs):
        for one in peers:
            pair.forget()
            times[one.name][0].append(run(one.command, pair.plain).seconds)
            words = pair.edit_plain_team()
            times[one.name][1].append(run(one.command, pair.plain).seconds)
            if words not in pair.plain_page().read_text(encoding="utf-8"):
                raise RuntimeError(f"{one.name} did not build the page that was edited")
    return times


def _beside(own: Sequence[float], mkdocs: Sequence[float]) -> tuple[str, str]:
    return spread(own, "{:.2f}"), f"{ratio(own, mkdocs):.2f}"


def report(teams: int, runs: int, names: Sequence[str], sizes: Sequence[int]) -> Iterator[str]:
    """The lines of the report, as they are known."""
    yield from ("# Figures", "", *ABOUT, "", f"{machine()}.")
    count = "1 run" if runs == 1 else f"{runs} runs"
    yield f"Median (minimum to maximum) of {count}, whole processes, after one that warms up."
    yield ""
    if set(names) - {"growth"}:
        with tempfile.TemporaryDirectory() as folder:
            yield from _pair_report(make_pair(Path(folder), teams), teams, runs, names)
    if "growth" in names:
        yield from ("## Growth of a cold build", "")
        yield from growth(sizes, runs)


def _pair_report(pair: Pair, teams: int, runs: int, names: Sequence[str]) -> Iterator[str]:
    yield f"{teams:,} made-up teams beside the shipped ones, each with {ROWS} published rows."
    yield ""
    compared = measure_builds(pair, [name for name in names if name in CASES], runs)
    if "serve" in names:
        compared.append(measure_serving(pair, runs))
    if compared:
        yield from ("## Builds beside plain MkDocs", "")
        yield from table(COMPARED_HEADS, [one.cells for one in compared])
        yield ""
    if "search" in names:
        sites = {"portal": pair.portal / "site", "plain": pair.plain / "site"}
        if not all(site.is_dir() for site in sites.values()):
            _build(pair)
        yield from ("## Search", "")
        yield from searching(sites, f"Team {teams // 2}", runs)
        yield ""
    if "peers" in names:
        yield from ("## Plain pages, other generators", "")
        yield from measure_peers(pair, runs)
        yield ""


def print_builds(options: argparse.Namespace) -> None:
    """Print the report as it comes, and write it where that is asked for."""
    lines = []
    for line in report(options.teams, options.runs, options.only, options.sizes):
        print(line, flush=True)
        lines.append(line)
    if options.write is not None:
        text = "\n".join(lines).rstrip()
        options.write.write_text(f"{text}\n", encoding="utf-8")


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    """What the command line asks for; without arguments, every case at its full size."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.builds")
    parser.add_argument("--teams", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", type=_names, default=(*CASES, *OTHERS), metavar="CASE,…")
    parser.add_argument("--sizes", type=_sizes, default=SIZES, metavar="N,…", help="of the growth case")
    parser.add_argument("--write", type=Path, metavar="FILE")
    return parser.parse_args(arguments)


def _names(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    known = (*CASES, *OTHERS)
    if unknown := set(names) - set(known):
        raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))}: expected some of {', '.join(known)}")
    return names


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(one) for one in text.split(","))


if __name__ == "__main__":
    import sys

    print_builds(options_of(sys.argv[1:]))
