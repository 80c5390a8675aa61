"""Going from page to page without a reload: widgets are there once, work, and leave their data as it was."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.filter_table import wait_for_rows
from tests.browser.pages import title
from tests.browser.test_every_page import controls_not_made_once

pytestmark = pytest.mark.browser


@pytest.fixture
def home(page: Page, published: str) -> Page:
    """The home page, marked, so that a reload would be noticed."""
    with page.expect_response("**/sitemap.xml"):  # until it is there, links load their pages as always
        page.goto(f"{published}/index.html")
    page.evaluate("window.sameDocument = true")
    return page


def arrive(page: Page, to: str) -> None:
    """Wait for a page; one that is left while it loads may leave nothing in the history."""
    expect(title(page, to)).to_be_visible()
    page.wait_for_load_state()


def follow(page: Page, tab: str, to: str) -> None:
    """Press a tab of the header with Enter and wait for its page."""
    page.get_by_role("navigation", name="Tabs").get_by_role("link", name=tab, exact=True).press("Enter")
    arrive(page, to)


def step_back(page: Page, to: str) -> None:
    """Go back in the history and wait for the page."""
    page.evaluate("history.back()")
    arrive(page, to)


def assert_whole(page: Page) -> None:
    """No reload has happened, and every widget has its controls once."""
    assert controls_not_made_once(page) == []
    assert page.evaluate("window.sameDocument") is True


def test_widgets_are_made_once(home: Page) -> None:
    """On the way to pages with widgets and back, each widget has its controls, and has them once."""
    follow(home, "Policy and teams", "Policy")
    assert_whole(home)
    follow(home, "Review", "Review sessions")
    assert_whole(home)
    step_back(home, "Policy")
    assert_whole(home)
    step_back(home, "Active sessions runbook")
    assert_whole(home)


def test_checklist_works_after_coming_back(home: Page) -> None:
    """A tick is still there when one comes back to a list, and one press is one tick."""
    follow(home, "Review", "Review sessions")
    home.locator(".rb-step__box").first.check()
    follow(home, "Home", "Active sessions runbook")
    step_back(home, "Review sessions")
    expect(home.locator(".rb-step__box").first).to_be_checked()
    home.locator(".rb-step__box").nth(1).check()
    expect(home.locator(".rb-list__count").first).to_contain_text("2 of")
    assert_whole(home)


def test_run_goes_on_after_coming_back(home: Page) -> None:
    """A response and a drill go on where they were when one comes back to them, each there once."""
    follow(home, "Incident", "Something is wrong now")
    home.locator(".rb-run .rb-step__box").first.check()
    follow(home, "Drills", "Drills")
    home.locator("article").get_by_role("link", name="A stolen laptop, two sessions").first.press("Enter")
    arrive(home, "A stolen laptop, two sessions")
    home.get_by_role("button", name="Start the drill").press("Enter")
    follow(home, "Home", "Active sessions runbook")
    step_back(home, "A stolen laptop, two sessions")
    expect(home.locator(".rb-run")).to_have_attribute("data-status", "running")
    expect(home.locator(".rb-script")).to_have_count(1)
    assert controls_not_made_once(home) == []
    follow(home, "Incident", "Something is wrong now")
    expect(home.locator(".rb-run .rb-step__box").first).to_be_checked()
    assert controls_not_made_once(home) == []


def test_table_works_after_coming_back(home: Page) -> None:
    """A table that one comes back to filters, sorts and shows each match once."""
    home.locator("article").get_by_role("link", name="All published rows").press("Enter")
    expect(title(home, "Published rows")).to_be_visible()
    home.locator("filter-table").get_by_role("searchbox").fill("keep")
    expect(home.locator("filter-table mark").first).to_be_visible()
    follow(home, "Home", "Active sessions runbook")
    step_back(home, "Published rows")
    expect(home.locator("filter-table mark")).to_have_count(0)
    home.locator("filter-table").get_by_role("searchbox").fill("keep")
    wait_for_rows(home)
    matches = home.locator("filter-table tbody tr:not([hidden]) td").filter(
        has_text=re.compile("keep", re.IGNORECASE)
    )
    expect(home.locator("filter-table mark")).to_have_count(matches.count())
    head = home.locator("filter-table th").last
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert_whole(home)


def test_full_link_from_another_page_opens_the_form(home: Page, built_site: Path) -> None:
    """A link with every answer ends at the form, although the table has a row of that name further down."""
    table = json.loads((built_site / "tools/decision-table.json").read_text(encoding="utf-8"))
    vector = table["rows"][-1]["vector"]
    home.evaluate(
        """(vector) => {
            const link = document.createElement("a");
            link.href = new URL(`tools/scoring-calculator.html#${vector}`, location.href).href;
            link.textContent = "Scored session";
            document.querySelector("article").append(link);
        }""",
        vector,
    )
    home.get_by_role("link", name="Scored session").press("Enter")
    expect(home.locator("score-calculator input:checked")).to_have_count(6)
    home.wait_for_timeout(1000)  # the theme scrolls to the row some frames after the page is there
    expect(home.locator(".rb-question").first).to_be_in_viewport()
    assert controls_not_made_once(home) == []


def test_quick_clicks_end_on_the_last_page(home: Page) -> None:
    """Somebody who presses one tab after the other without waiting ends on the last, and it is whole."""
    tabs = home.get_by_role("navigation", name="Tabs")
    for name in ("Policy and teams", "Tools", "Review"):
        tabs.get_by_role("link", name=name, exact=True).click()
    expect(title(home, "Review sessions")).to_be_visible()
    assert_whole(home)


@pytest.mark.parametrize("place", ["published", "http_site", "file_site"])
def test_link_within_a_page_keeps_what_was_answered(
    page: Page, request: pytest.FixtureRequest, place: str
) -> None:
    """A link to another place of the same page only scrolls; answers stay, also on the way back."""
    page.goto(f"{request.getfixturevalue(place)}/tools/scoring-calculator.html")
    page.locator("score-calculator input").last.check()
    page.evaluate("document.querySelector('article').seen = true")
    for heading in ("points", "labels"):
        page.locator(f"#{heading} .headerlink").press("Enter")
        expect(page.locator(f"#{heading}")).to_be_in_viewport()
    before = page.evaluate("navigation.currentEntry.index")
    page.evaluate("history.back()")
    page.wait_for_function("before => navigation.currentEntry.index < before", arg=before)
    expect(page.locator("score-calculator input").last).to_be_checked()
    assert page.evaluate("document.querySelector('article').seen") is True
