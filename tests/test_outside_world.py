"""Nothing in the built portal makes a browser ask another host, and each of its pages says that none may."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.content_policy import hash_of, hashes_in, inline_scripts, is_closed, policy_in

ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//|\s*(?:https?|wss?|ftp):", re.IGNORECASE)
FETCHING = frozenset(
    ("action", "background", "cite", "code", "data", "formaction", "icon", "longdesc", "manifest")
) | {"ping", "poster", "profile", "src", "srcdoc", "srcset", "xlink:href"}
"""Attributes whose address some element fetches or sends to, or once did."""
NAMING = frozenset({"canonical"})
"""Relations of a link that say an address and fetch nothing."""
STYLE_ADDRESS = re.compile(r"(?:url\(|@import)\s*[\"']?([^\"')\s;]+)", re.IGNORECASE)
SCRIPT_TEXT = re.compile(r"[\"'`](?:(?:https?|wss?)://|//[\w-]+\.)[^\"'`\s]+")
NAMESPACE = re.compile(r".http://www\.w3\.org/(?:1999|2000)/")
SOURCE = "https://git.example.com/runbook/blob/main/"
"""Where the shipped portal says that its files can be edited."""
DATA = ("globalThis.runbookData = ", "var __index = ")
DEAD = {
    "`https://${e}/api/v4/projects/${encodeURIComponent(t)}",
    "`https://api.github.com/repos/${e}/${t}",
    "`https://api.github.com/users/${e}",
    '"https://unpkg.com/mermaid@11/dist/mermaid.min.js',
    '"https://unpkg.com/resize-observer-polyfill',
}
"""What the theme's script would fetch for a link to sources, for diagrams, in browsers of 2019. The portal
has neither, and no page allows it; tests/browser/test_content_policy.py shows that with one of them."""


class _Page(HTMLParser):
    """Collects what a browser would fetch, and where links lead that a reader can follow."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        address = values.get("href", "")
        if tag in ("a", "area"):
            self.links.add(address)
        elif values.get("rel") not in NAMING:
            self._note(tag, address)
        for name in FETCHING & values.keys():
            for candidate in values[name].split(",") if name == "srcset" else [values[name]]:
                self._note(tag, candidate)
        if values.get("http-equiv", "").lower() == "refresh":
            self.fetched.append(f"<{tag}> {values.get('content')}")
        self.fetched += (f"<{tag}> {one}" for one in _in_style(values.get("style", "")))

    def _note(self, tag: str, address: str) -> None:
        if ELSEWHERE.match(address):
            self.fetched.append(f"<{tag}> {address}")


def _in_style(text: str) -> Iterator[str]:
    """The addresses elsewhere that a style sheet names."""
    return (found for found in STYLE_ADDRESS.findall(text) if ELSEWHERE.match(found))


def read(page: Path) -> _Page:
    """A page as a browser reads it."""
    reader = _Page()
    reader.feed(page.read_text(encoding="utf-8"))
    return reader


def files(site: Path, *kinds: str) -> Iterator[tuple[str, str]]:
    """The files of the site with these endings: path and text."""
    for path in sorted(site.rglob("*")):
        if path.suffix in kinds:
            yield path.relative_to(site).as_posix(), path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, _Page]:
    """Every page of the portal."""
    return {path.relative_to(built_site).as_posix(): read(path) for path in built_site.rglob("*.html")}


def test_no_page_makes_a_browser_ask_another_host(pages: dict[str, _Page], built_site: Path) -> None:
    """Neither an element, an attribute nor a style of a page or a picture names an address elsewhere."""
    found = {path: page.fetched for path, page in pages.items()}
    for path, text in files(built_site, ".svg"):
        picture = _Page()
        picture.feed(text)
        found[path] = picture.fetched
    assert {path: what for path, what in found.items() if what} == {}


def test_no_style_sheet_asks_another_host(built_site: Path) -> None:
    """What style sheets name are files beside them and pictures in themselves."""
    found = {path: list(_in_style(text)) for path, text in files(built_site, ".css")}
    assert found
    assert {path: what for path, what in found.items() if what} == {}


def test_scripts_name_no_address_that_would_be_fetched(built_site: Path) -> None:
    """But for what the theme names in vain, no script has the address of another host; data are texts."""
    found: set[str] = set()
    for _, text in files(built_site, ".js"):
        if not text.startswith(DATA):
            found |= {one for one in SCRIPT_TEXT.findall(text) if not NAMESPACE.match(one)}
    assert found == DEAD


def test_links_to_other_hosts_are_those_of_data_and_docs(pages: dict[str, _Page], project: Path) -> None:
    """A reader is led nowhere that nobody has written down."""
    written = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("data", "docs")
        for path in (project / folder).rglob("*")
        if path.suffix in (".yml", ".json", ".md")
    )
    outside = {link for page in pages.values() for link in page.links if ELSEWHERE.match(link)}
    # Of these the data has the address up to the file, and the files are there: see tests/test_imprint.py.
    places = {link for link in outside if link.startswith(SOURCE)}
    assert places
    assert {link for link in outside - places if link not in written} == set()


def test_every_page_says_its_policy_before_all_else(built_site: Path) -> None:
    """It stands before anything that it holds for, and allows just the scripts that stand in the page."""
    for path, text in files(built_site, ".html"):
        policy = policy_in(text)
        assert policy, path
        assert re.split(r"<(?:script|link|style|body)\b", text)[0].count(policy) == 1, path
        assert {hash_of(script) for script in inline_scripts(text)} == hashes_in(text), path
        assert ("connect-src 'none'" in policy) == is_closed(text), path


def test_all_pages_allow_the_same_scripts(built_site: Path) -> None:
    """Else a page in the document of another would lack its own scripts, and a server could name none.

    The page for what is not found is in no document but its own, and has one script more.
    """
    found = {path: hashes_in(text) for path, text in files(built_site, ".html")}
    more = found.pop("404.html")
    (same,) = set(found.values())
    assert same < more
    assert len(more) == len(same) + 1


def test_pages_that_take_pastes_are_not_in_the_site_map(built_site: Path) -> None:
    """The theme shows pages of it in the document, and under the policy, of the page before."""
    site_map = (built_site / "sitemap.xml").read_text(encoding="utf-8")
    for path, text in files(built_site, ".html"):
        if path != "404.html":
            assert (f"/{path}</loc>" in site_map) != is_closed(text), path
