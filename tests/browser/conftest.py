"""What browser tests share: the built portal in; its address on a disk and a page without scripts out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.calculator import ADDRESS
from tests.browser.publishing import publish

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
    """The portal under the address that it is built for, without a slash at the end."""
    return publish(page, built_site)


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    """A page whose browser runs no script of the portal: what it shows is what the generator wrote."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def unguarded(browser: Browser) -> Iterator[Page]:
    """A page that no content security policy protects."""
    context = browser.new_context(locale="en-GB", bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def calculator(page: Page, http_site: str) -> Page:
    """The page with the calculator."""
    page.goto(f"{http_site}/{ADDRESS}")
    return page
