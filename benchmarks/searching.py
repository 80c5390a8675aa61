"""Built sites go in; the size of their search index, and how long the first result takes, come out."""

from __future__ import annotations

import statistics
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.processes import spread
from benchmarks.report import table, verdict
from tests.machine_setup import BROWSER_FLAGS, find_browser

_MEGABYTES = 2.0
_SECONDS = 0.5
_INDEX = "search/search_index.json"
_HEADS = ("site", "index MB", "limit", "result", "opened from", "first result s", "limit", "result")


_WATCH = """() => {
  const list = document.querySelector(".md-search-result__list");
  window.firstResult = new Promise((found, late) => {
    setTimeout(() => late(new Error("no result within a minute")), 60_000);
    new MutationObserver((changes, observer) => {
      if (list.querySelector(".md-search-result__item")) {
        observer.disconnect();
        found(performance.now());
      }
    }).observe(list, { childList: true });
  });
}"""
"""Has the page tell when it has its first result."""


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that the base class has
        """Say nothing: each answer would be a line among the figures."""


def searching(sites: Mapping[str, Path], words: str, runs: int) -> list[str]:
    """Open each site anew in every round, over HTTP and from the disk, and search; the lines of the table."""
    path = find_browser()
    if path is None:
        return ["No Chromium runs here: `python -m tests.machine_setup` gets one."]
    found: dict[tuple[str, str], list[float]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(BROWSER_FLAGS))
        for turn in range(runs + 1):
            for name, site in sites.items():
                for way, search in _WAYS.items():
                    seconds = search(browser, site, words)
                    if turn:  # the first round warms up
                        found.setdefault((name, way), []).append(seconds)
        browser.close()
    return table(_HEADS, [_row(name, sites[name], way, times) for (name, way), times in found.items()])


def _row(name: str, site: Path, way: str, times: list[float]) -> tuple[str, ...]:
    size = (site / _INDEX).stat().st_size / 1_000_000
    return (
        name,
        f"{size:.2f}",
        f"{_MEGABYTES}",
        verdict(size, _MEGABYTES),
        way,
        spread(times, "{:.2f}"),
        f"{_SECONDS}",
        verdict(statistics.median(times), _SECONDS),
    )


def _over_http(browser: Browser, site: Path, words: str) -> float:
    with _served(site) as address:
        return _first(browser, f"{address}/index.html", words)


def _from_disk(browser: Browser, site: Path, words: str) -> float:
    return _first(browser, (site / "index.html").as_uri(), words)


_WAYS = {"http": _over_http, "file": _from_disk}


def _first(browser: Browser, address: str, words: str) -> float:
    """The seconds from the first key in the search field of a page just loaded to the first result."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address, wait_until="load")
    page.locator(".md-search__input").focus()
    # The page itself looks at its clock: whoever asks from outside asks at longer and longer intervals.
    page.evaluate(_WATCH)
    start = page.evaluate("performance.now()")
    page.keyboard.insert_text(words)
    page.keyboard.press("End")  # a page that is ready already looks at its field when a key goes up
    seconds: float = (page.evaluate("firstResult") - start) / 1000
    context.close()
    return seconds


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
