"""What browser tests share: the built portal in; its address on a disk and a page without scripts out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.calculator import ADDRESS

# How long a busy machine may take; a test that passes does not wait for it.
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count no lines in these tests: the generator has done its work before they begin."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.no_cover)


@pytest.fixture(scope="session")
def file_site(built_site: Path) -> str:
    """The address of the built portal on the disk, without a slash at the end."""
    return built_site.as_uri()


@pytest.fixture
def published(page: Page, built_site: Path) -> str:
    """The portal under the address that it is built for, without a slash at the end.

    Instant navigation works nowhere else: the theme goes by the addresses of the site map. No server is
    asked: the browser gets the files of the built portal.
    """
    first = ElementTree.parse(built_site / "sitemap.xml").findtext("{*}url/{*}loc")  # noqa: S314 - our own file
    assert first, "the site map names no page"
    address = first.removesuffix("/index.html")

    def answer(route: Route) -> None:
        path = unquote(urlsplit(route.request.url.removeprefix(address)).path)
        route.fulfill(path=built_site / path.lstrip("/"))

    page.route(f"{address}/**", answer)
    return address


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    """A page whose browser runs no script of the portal: what it shows is what the generator wrote."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def calculator(page: Page, http_site: str) -> Page:
    """The page with the calculator."""
    page.goto(f"{http_site}/{ADDRESS}")
    return page
