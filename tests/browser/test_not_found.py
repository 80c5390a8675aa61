"""The page for addresses that lead nowhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import NOT_FOUND, title
from tests.browser.test_search import ask, results

pytestmark = pytest.mark.browser

DOORS = {
    "Something is wrong now": "incident/index.html",
    "Home": "index.html",
    "Teams": "teams/index.html",
    "Glossary": "glossary.html",
}


def assert_dressed(page: Page) -> None:
    """The page says what is wrong, in the portal's looks, and shows its four doors once."""
    expect(title(page, "There is no page at this address")).to_be_visible()
    expect(page.locator(".md-header")).to_have_css("position", "sticky")
    expect(page.locator(".rb-door:visible")).to_have_count(len(DOORS))
    expect(page.locator(".rb-doors:visible")).to_have_css("display", "grid")


@pytest.mark.parametrize("address", ["gone.html", "teams/gone.html", "a/b/c/d/gone"])
def test_missing_page_leads_on(page: Page, http_site: str, built_site: Path, address: str) -> None:
    """However deep the address, the page has its looks, says what is wrong, and leads to pages that exist."""
    # A server answers with status 404, which the browser would report as an error of the page.
    page.route(f"**/{address}", lambda route: route.fulfill(path=built_site / NOT_FOUND))
    missing: list[str] = []
    page.on("response", lambda answer: missing.extend([] if answer.ok else [answer.url]))
    page.goto(f"{http_site}/{address}")
    assert_dressed(page)
    for link in page.locator("article a").all():
        target = link.evaluate("link => link.href")
        assert page.request.get(target).ok, target
    page.locator("article").get_by_role("link", name="Home").click()
    expect(title(page, "Active sessions runbook")).to_be_visible()
    assert missing == []


@pytest.mark.parametrize("address", ["gone.html", "teams/deep/gone.html"])
def test_without_scripts_it_leads_on(
    scriptless: Page, http_site: str, built_site: Path, address: str
) -> None:
    """Nothing is asked for that the server does not have, and each door leads to its page."""
    scriptless.route(f"**/{address}", lambda route: route.fulfill(path=built_site / NOT_FOUND))
    asked: list[str] = []
    scriptless.on("response", lambda answer: asked.append(f"{answer.status} {answer.url}"))
    scriptless.goto(f"{http_site}/{address}")
    assert_dressed(scriptless)
    assert [one for one in asked if not one.startswith(f"200 {http_site}/")] == []
    for name, path in DOORS.items():
        door = scriptless.locator("article").get_by_role("link", name=name)
        assert door.evaluate("link => link.href") == f"{http_site}/{path}"


def test_from_a_disk_it_is_a_page_of_the_portal(page: Page, file_site: str, page_problems: list[str]) -> None:
    """It has its looks, its schemes and its search, and all its links lead into the folder of the portal."""
    page.goto(f"{file_site}/{NOT_FOUND}")
    assert_dressed(page)
    links = page.evaluate("[...document.querySelectorAll('a[href]')].map((link) => link.href)")
    assert {link for link in links if not link.startswith(file_site)} == set()
    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator(".md-header__option label:visible").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", before or "")
    ask(page, "passkey")
    expect(results(page).first).to_be_visible()
    assert str(results(page).first.evaluate("link => link.href")).startswith(file_site)
    page.keyboard.press("Escape")
    page.locator("article").get_by_role("link", name="Glossary").click()
    expect(page).to_have_url(f"{file_site}/glossary.html")
    # What begins at the root is looked for before it is put right, and nothing else is amiss.
    looked_for = re.compile(r"ERR_FILE_NOT_FOUND \(file:///(assets|widgets)/")
    assert [one for one in page_problems if not looked_for.search(one)] == []
    page_problems.clear()


def test_from_a_disk_it_needs_no_scripts(scriptless: Page, file_site: str) -> None:
    """Without them it has its looks, and each door leads to its page."""
    for name, path in DOORS.items():
        scriptless.goto(f"{file_site}/{NOT_FOUND}")
        assert_dressed(scriptless)
        scriptless.locator("article").get_by_role("link", name=name).click()
        expect(scriptless).to_have_url(f"{file_site}/{path}")
