"""The folder of a built portal goes in; a page at its own address comes out."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from playwright.sync_api import Page, Route


def publish(page: Page, site: Path) -> str:
    """The address of the portal for this page, without a slash at the end.

    Instant navigation works nowhere else: the theme goes by the addresses of the site map. No server is
    asked: the browser gets the files of the built portal.
    """
    first = ElementTree.parse(site / "sitemap.xml").findtext("{*}url/{*}loc")  # noqa: S314  # our own file
    assert first, "the site map names no page"
    address = first.removesuffix("/index.html")

    def answer(route: Route) -> None:
        path = unquote(urlsplit(route.request.url.removeprefix(address)).path)
        route.fulfill(path=site / path.lstrip("/"))

    page.route(f"{address}/**", answer)
    return address
