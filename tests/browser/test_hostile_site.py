"""A site with hostile texts in every field, with all scripts on and no policy in the way: nothing runs."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page

from tests.browser.hostile_site import HostileSite, build
from tests.browser.inert import FOREIGN, PARSED, TEXTS, USE, watch
from tests.browser.pages import addresses, wait_for_widgets
from tests.hostile.families import CANARY
from tests.hostile.finding import left_over, strings_of_file
from tests.pages.copies import NOON

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> HostileSite:
    """The portal, built once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOON)
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        return build(tmp_path_factory.mktemp("hostile") / "portal")


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class names it so
        """Say nothing."""


@pytest.fixture(scope="module")
def served(hostile: HostileSite) -> Iterator[str]:
    """Its address on a server."""
    handler = functools.partial(_Handler, directory=str(hostile.folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_files_hold_texts_alone(hostile: HostileSite, unguarded: Page) -> None:
    """As a browser parses pages, no element, attribute or comment is of the data; files have whole texts."""
    pages = {one: (hostile.folder / one).read_text("utf-8") for one in addresses(hostile.folder)}
    assert {name: what for name, what in unguarded.evaluate(PARSED, pages).items() if what} == {}
    wrong = {}
    for name, found in _files(hostile.folder):
        wrong[name] = [left for one in found if (left := left_over(one, hostile.texts)) is not None]
    assert {name: what for name, what in wrong.items() if what} == {}


def _files(site: Path) -> Iterator[tuple[str, Iterator[str]]]:
    """The strings of each file that is no page and may have something from the data."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.suffix in (".json", ".csv", ".ics") and not name.startswith("search/"):
            yield name, strings_of_file(name, path.read_bytes().decode())
        elif path.suffix == ".js" and path.read_bytes().startswith(b"globalThis.runbookData"):
            yield name, strings_of_file(name, path.read_text("utf-8"))
        elif path.is_file() and path.suffix != ".html" and not name.startswith("search/"):
            assert not CANARY.search(path.read_text("utf-8", errors="replace")), name


def test_nothing_runs_on_any_page(hostile: HostileSite, served: str, unguarded: Page) -> None:
    """Every page opened, unfolded, filtered and begun: no dialog, no script, no request, no error."""
    wrong: list[str] = []
    watch(unguarded, served, wrong)
    seen: set[str] = set()
    for address in addresses(hostile.folder):
        unguarded.goto(f"{served}/{address}")
        wait_for_widgets(unguarded)
        unguarded.evaluate(USE, "qz")
        wrong += [f"{address}: {one}" for one in unguarded.evaluate(f"({FOREIGN})(document)")]
        assert unguarded.evaluate("window.pwned") is None, address
        for text in unguarded.evaluate(TEXTS):
            words = set(CANARY.findall(text))
            seen |= words
            left = None if words & hostile.written else _left(text, hostile.texts)
            wrong += [f"{address}: {left}"] if left else []
    assert wrong == []
    assert len(seen) > 0.8 * len(hostile.texts)


def _left(text: str, texts: dict[str, str]) -> str | None:
    """What a page has of hostile texts besides whole ones, be they written in the words of a query."""
    left = left_over(text, texts)
    return left and left_over(text.replace('\\"', '"'), texts)
