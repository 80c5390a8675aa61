"""The search of the whole portal, on a server and from a disk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture(params=["server", "disk"])
def portal(request: pytest.FixtureRequest, searched_site: str, file_site: str) -> str:
    """The address of the portal, on a server and on a disk."""
    return searched_site if request.param == "server" else file_site


def field(page: Page) -> Locator:
    """The field of the portal's search."""
    return page.get_by_role("search", name="Active sessions runbook").get_by_role("textbox")


def ask(page: Page, words: str) -> None:
    """Put words into the search, and press a key: it listens to keys, not to what a script does."""
    field(page).fill(words)
    page.keyboard.press("End")


def results(page: Page) -> Locator:
    """The links to what was found."""
    return page.locator(".md-search-result__link")


def test_word_finds_pages(page: Page, portal: str) -> None:
    """A typed word brings results and their number, and the first one opens with Enter."""
    page.goto(f"{portal}/index.html")
    ask(page, "passkey")
    expect(results(page).first).to_be_visible()
    expect(page.locator(".md-search-result").get_by_role("status")).to_contain_text("matching document")
    home = page.url
    page.keyboard.press("ArrowDown")
    expect(results(page).first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(home)
    expect(page.locator("article")).to_contain_text("passkey", ignore_case=True)


def test_generated_pages_are_found(page: Page, portal: str) -> None:
    """Search finds a team's page, which no Markdown file stands behind, by the team's name."""
    page.goto(f"{portal}/teams/index.html")
    name = page.locator("article td a").last.inner_text()
    ask(page, name)
    expect(results(page).filter(has=page.get_by_role("heading", name=name, exact=True)).first).to_be_visible()


def test_nothing_found_is_said(page: Page, portal: str) -> None:
    """A word that is on no page brings no result, and screen readers are told."""
    page.goto(f"{portal}/index.html")
    ask(page, "xylophonequartet")
    expect(
        page.get_by_role("status").filter(has_text="Nothing found. Try fewer or other words.")
    ).to_have_count(1)
    expect(results(page)).to_have_count(0)


def test_slash_leads_to_search(page: Page, http_site: str) -> None:
    """The slash key focuses the search from anywhere on a page, and Escape leaves it."""
    page.goto(f"{http_site}/faq.html")
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(field(page)).not_to_be_focused()


def test_folded_results_take_no_focus(page: Page, searched_site: str) -> None:
    """Tab leaves the search for the page, not for results that are folded away again."""
    page.goto(f"{searched_site}/index.html")
    ask(page, "session")
    expect(results(page).first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".md-search__output")).to_be_hidden()
    expect(page.locator(".md-tabs__link").first).to_be_focused()
