"""Every kind of page, and every state of a widget, goes through axe: nothing may be wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import faults, shorten, unfold
from tests.browser.pages import kinds, wait_for_widgets

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]
LAPTOP, PHONE = 1280, 390

schemes = pytest.mark.parametrize("scheme", ["light", "dark"])
widths = pytest.mark.parametrize("width", [LAPTOP, PHONE])


def look(page: Page, scheme: Scheme, width: int) -> None:
    """See the portal in a colour scheme and a width of the window, with no movement to wait for."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})


@schemes
@widths
def test_pages_are_accessible(
    page: Page, http_site: str, built_site: Path, scheme: Scheme, width: int
) -> None:
    """Axe finds nothing on any kind of page with all of it unfolded, in both schemes and widths."""
    look(page, scheme, width)
    found: dict[str, list[str]] = {}
    for address in kinds(built_site):
        page.goto(f"{http_site}/{address}")
        wait_for_widgets(page)
        unfold(page)
        shorten(page)
        found[address] = faults(page)
    assert {address: lines for address, lines in found.items() if lines} == {}


@schemes
def test_search_results_are_accessible(page: Page, http_site: str, scheme: Scheme) -> None:
    """Axe finds nothing in the search while it shows results."""
    look(page, scheme, LAPTOP)
    page.goto(f"{http_site}/index.html")
    page.get_by_role("textbox", name="Search").press_sequentially("session")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert faults(page, within=".md-search") == []


@schemes
def test_drawer_is_accessible(page: Page, http_site: str, scheme: Scheme) -> None:
    """Axe finds nothing in the drawer of a phone, neither at a section nor at the whole portal."""
    look(page, scheme, PHONE)
    page.goto(f"{http_site}/tools/session-filter.html")
    page.locator(".md-header [for=__drawer]").click()
    expect(page.get_by_role("navigation", name="Pages under Tools")).to_be_visible()
    at_section = faults(page, within=".md-sidebar--primary")
    page.locator(".md-nav__title", has_text="Tools").click()
    expect(page.locator(".md-nav--primary").get_by_role("link", name="Home", exact=True)).to_be_visible()
    assert at_section + faults(page, within=".md-sidebar--primary") == []


@schemes
@widths
def test_filtered_table_is_accessible(page: Page, http_site: str, scheme: Scheme, width: int) -> None:
    """Axe finds nothing in an open facet, in marked matches and in the state without a match."""
    look(page, scheme, width)
    page.goto(f"{http_site}/teams/index.html")
    found = []
    page.locator(".rb-facet__summary").first.click()
    page.locator(".rb-facet[open] input").first.check()
    found += faults(page, within="filter-table")
    page.keyboard.press("Escape")
    page.locator(".rb-sort").first.click()
    page.get_by_role("searchbox").fill("e")
    expect(page.locator("mark").first).to_be_visible()
    found += faults(page, within="filter-table")
    page.get_by_role("searchbox").fill("no row has this")
    expect(page.locator(".rb-empty")).to_be_visible()
    assert found + faults(page, within="filter-table") == []


@schemes
@widths
def test_calculator_is_accessible(page: Page, http_site: str, scheme: Scheme, width: int) -> None:
    """Axe finds nothing in a calculator that a link opened, that is partly and that is fully answered."""
    look(page, scheme, width)
    page.goto(f"{http_site}/tools/scoring-calculator.html#SR1.0000/D:U/Z:Z")
    questions = page.locator("score-calculator fieldset")
    expect(page.locator(".rb-notice")).to_be_visible()
    questions.first.locator("input").last.check()
    found = faults(page, within="score-calculator")
    for question in questions.all():
        question.locator("input").last.check()
    expect(page.locator(".rb-verdict--incomplete")).to_have_count(0)
    assert found + faults(page, within="score-calculator") == []


@schemes
@widths
def test_checklist_is_accessible(page: Page, http_site: str, scheme: Scheme, width: int) -> None:
    """Axe finds nothing in a checklist with ticked and reworded steps that asks before it forgets them."""
    look(page, scheme, width)
    page.goto(f"{http_site}/checklists/compromise-response.html")
    step = page.locator("check-list .rb-step").nth(1).get_attribute("data-step")
    page.evaluate(
        "([step]) => localStorage.setItem('runbook:checklist:compromise-response', "
        "JSON.stringify({[`${step}:00000000`]: true}))",
        [step],
    )
    page.reload()
    page.locator(".rb-step__box").first.check()
    expect(page.locator(".rb-step__note:visible")).to_have_count(1)
    page.get_by_role("button", name="Reset ticks").click()
    expect(page.get_by_role("button", name="Keep")).to_be_visible()
    assert faults(page, within="check-list") == []


@schemes
def test_commands_are_accessible(page: Page, http_site: str, scheme: Scheme) -> None:
    """Axe finds nothing in the commands of any operating system."""
    look(page, scheme, LAPTOP)
    page.goto(f"{http_site}/tools/commands.html")
    found = []
    for label in page.locator(".tabbed-set").first.locator(".tabbed-labels label").all():
        label.click()
        expect(label).to_have_css("font-weight", "700")
        found += faults(page, within="article")
    assert found == []
