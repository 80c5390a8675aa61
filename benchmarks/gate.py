"""Hostile files go in; how long the gate takes for each, and for twice as much, comes out.

Usage: python -m benchmarks.gate [folder of a site]
"""

from __future__ import annotations

import base64
import random
import string
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.portals import PROJECT
from generator.catalog import load_catalog
from generator.gate import People, scan_folder
from generator.gate.finding import Finder, finder
from generator.gate.scanning import File, scan
from generator.gate.search import Searcher
from generator.redaction import Redactor

SIZE = 2_500_000
"""Characters; measured again with twice as many."""


def hostile() -> Mapping[str, Callable[[int], str]]:
    """Files that a careless search would take very long for, by what is in them."""
    letters = random.Random(1).choices(string.ascii_letters + string.digits + "+/", k=2 * SIZE)  # noqa: S311  # the same in every run
    return {
        "&amp;": lambda size: "&amp;" * (size // 5),
        "&amp;amp;…": lambda size: "&" + "amp;" * (size // 4),
        "%25": lambda size: "%25" * (size // 3),
        "backslashes": lambda size: "\\" * size,
        "base64 of base64": _packed,
        "random letters": lambda size: "".join(letters[:size]),
        "one letter": lambda size: "a" * size,
        "unclosed tags": lambda size: "<a " * (size // 3),
        "unclosed comments": lambda size: "<!--" * (size // 4),
        "quotes in tags": lambda size: "<a \"'" * (size // 5),
        "nested tags": lambda size: "<b>" * (size // 6) + "</b>" * (size // 8),
        "given names": lambda size: "Maria " * (size // 6),
        "hyphens": lambda size: "Maria-" * (size // 6),
        "signs of addresses": lambda size: "a@" * (size // 2),
    }


def _packed(size: int) -> str:
    inner = base64.b64encode(b"write to somebody " * (size // 32))
    return base64.b64encode(inner).decode()[:size]


def print_gate(site: Path | None) -> None:
    """Print how long a real site and each hostile file take."""
    catalog = load_catalog(PROJECT / "data")
    if site is not None:
        start = time.perf_counter()
        counts = scan_folder(site, catalog, [], People()).counts
        seconds = time.perf_counter() - start
        print(f"{site}: {counts.files} files, {counts.bytes:,} bytes, {seconds:.1f} s\n")
    find = finder(Redactor(catalog.redaction), People())
    print(f"| file of | {SIZE:,} characters | {2 * SIZE:,} | factor |")
    print("| --- | ---: | ---: | ---: |")
    for name, made in hostile().items():
        once, twice = (_seconds(find, made(size)) for size in (SIZE, 2 * SIZE))
        print(f"| {name} | {once:.1f} s | {twice:.1f} s | {twice / once:.1f} |", flush=True)


def _seconds(find: Finder, text: str) -> float:
    start = time.process_time()
    scan([File("a.html", text.encode())], Searcher(find), frozenset())
    return time.process_time() - start


if __name__ == "__main__":
    print_gate(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
