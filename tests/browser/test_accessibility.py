"""Every kind of page, and every state of a widget, goes through axe: nothing may be wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import LAPTOP, PHONE, faults, look, other_scheme, shorten, unfold
from tests.browser.pages import kinds, wait_for_widgets
from tests.browser.perception import faint, moving, unringed

pytestmark = pytest.mark.browser

widths = pytest.mark.parametrize("width", [LAPTOP, PHONE])


@pytest.mark.parametrize("quarter", range(4))
def test_pages_are_accessible(page: Page, http_site: str, built_site: Path, quarter: int) -> None:
    """Nothing is wrong on any kind of page with all of it unfolded, in both schemes and widths.

    Axe finds nothing, small targets included; whatever takes the focus shows a ring with enough contrast;
    nothing moves; and what is drawn by colours alone is still there where colours are forced.
    """
    found: dict[tuple[str, int], list[str]] = {}
    for address in kinds(built_site)[quarter::4]:
        look(page, "light", LAPTOP)
        page.goto(f"{http_site}/{address}")
        wait_for_widgets(page)
        unfold(page)
        shorten(page)
        found[address, LAPTOP] = faults(page)
        look(page, "light", PHONE)
        # Colours are the same on a phone.
        found[address, PHONE] = faults(page, both=False) + unringed(page) + moving(page) + faint(page)
        with other_scheme(page):
            found[address, PHONE] += unringed(page)
    assert {where: lines for where, lines in found.items() if lines} == {}


@widths
def test_frame_is_accessible_in_the_dark(page: Page, http_site: str, width: int) -> None:
    """Axe finds nothing in what is around every page where the dark scheme is the one that one comes with."""
    look(page, "dark", width)
    page.goto(f"{http_site}/index.html")
    assert faults(page) == []


def test_search_results_are_accessible(page: Page, searched_site: str) -> None:
    """Axe finds nothing in the search while it shows results."""
    look(page, "light", LAPTOP)
    page.goto(f"{searched_site}/index.html")
    page.get_by_role("textbox", name="Search").press_sequentially("session")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert faults(page, within=".md-search") == []


def test_drawer_is_accessible(page: Page, http_site: str) -> None:
    """Axe finds nothing in the drawer of a phone, neither at a section nor at the whole portal."""
    look(page, "light", PHONE)
    page.goto(f"{http_site}/tools/session-filter.html")
    page.locator(".md-header [for=__drawer]").click()
    expect(page.get_by_role("navigation", name="Pages under Tools")).to_be_visible()
    at_section = faults(page, within=".md-sidebar--primary")
    page.locator(".md-nav__title", has_text="Tools").click()
    expect(page.locator(".md-nav--primary").get_by_role("link", name="Home", exact=True)).to_be_visible()
    assert at_section + faults(page, within=".md-sidebar--primary") == []


@widths
def test_filtered_table_is_accessible(page: Page, http_site: str, width: int) -> None:
    """Axe finds nothing in an open facet, in marked matches and without a match; on a phone, all unfolded."""
    look(page, "light", width)
    page.goto(f"{http_site}/teams/index.html")
    expect(page.locator(".rb-filter")).to_be_visible()
    found = faults(page, within="filter-table")
    for fold in page.locator(".rb-fold").locator("visible=true").all():
        fold.click()
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


@widths
def test_calculator_is_accessible(page: Page, http_site: str, width: int) -> None:
    """Axe finds nothing in a calculator that a link opened, that is partly and that is fully answered."""
    look(page, "light", width)
    page.goto(f"{http_site}/tools/scoring-calculator.html#SR1.0000/D:U/Z:Z")
    questions = page.locator("score-calculator fieldset")
    expect(page.locator(".rb-notice")).to_be_visible()
    shorten(page)
    questions.first.locator("input").last.check()
    found = faults(page, within="score-calculator")
    for question in questions.all():
        question.locator("input").last.check()
    expect(page.locator(".rb-verdict--incomplete")).to_have_count(0)
    assert found + faults(page, within="score-calculator") == []


@widths
def test_checklist_is_accessible(page: Page, http_site: str, width: int) -> None:
    """Axe finds nothing in a checklist with ticked and reworded steps that asks before it forgets them."""
    look(page, "light", width)
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


def test_commands_are_accessible(page: Page, http_site: str) -> None:
    """Axe finds nothing in the commands of any operating system."""
    look(page, "light", LAPTOP)
    page.goto(f"{http_site}/tools/commands.html")
    found = []
    for label in page.locator(".tabbed-set").first.locator(".tabbed-labels label").all():
        label.click()
        expect(label).to_have_css("font-weight", "700")
        found += faults(page, within=".tabbed-set")
    assert found == []
