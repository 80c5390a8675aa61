"""The page for addresses that lead nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import NOT_FOUND, title

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("address", ["gone.html", "teams/gone.html", "a/b/c/d/gone"])
def test_missing_page_leads_on(page: Page, http_site: str, built_site: Path, address: str) -> None:
    """However deep the address, the page has its looks, says what is wrong, and leads to pages that exist."""
    # A server answers with status 404, which the browser would report as an error of the page.
    page.route(f"**/{address}", lambda route: route.fulfill(path=built_site / NOT_FOUND))
    page.goto(f"{http_site}/{address}")
    expect(title(page, "There is no page at this address")).to_be_visible()
    expect(page.locator(".md-header")).to_have_css("position", "sticky")
    for link in page.locator("article a").all():
        target = link.evaluate("link => link.href")
        assert page.request.get(target).ok, target
    page.locator("article").get_by_role("link", name="Home").click()
    expect(title(page, "Active sessions runbook")).to_be_visible()
