"""The session filter goes through axe in every state: nothing may be wrong with it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import faults, look, unfold
from tests.browser.session_filter import (
    beside,
    button,
    cell,
    decide,
    paste,
    rows,
    search,
    table,
    unfold_import,
    visit,
    widget,
)
from tests.browser.test_accessibility import widths

pytestmark = pytest.mark.browser

WITHIN = "session-filter"


@widths
def test_session_filter_is_accessible(page: Page, http_site: str, width: int) -> None:
    """Axe finds nothing while it is empty, filtered, edited with a flag, or tells what it left out."""
    look(page, "light", width)
    visit(page, http_site)
    found = faults(page, within=WITHIN)
    paste(page, table(), "5 rows imported")
    paste(page, "Browser,Whim\nx,y,z\nEdge on Windows,a\n", beside(1, 5))
    unfold_import(page)
    page.locator(".rb-import__columns > summary").click()
    found += faults(page, within="session-filter section")
    search(page).fill("unknown")
    expect(rows(page)).to_have_count(2)
    decide(page, 2, "Escalate")
    cell(page, 2, "selected").get_by_role("checkbox").check()
    cell(page, 2, "score").locator("summary").click()
    cell(page, 2, "evidence").get_by_role("textbox").fill("by jane.doe@example.com")
    expect(cell(page, 2, "evidence")).to_contain_text("This note holds")
    page.get_by_role("group", name="Triage").get_by_label("Evidence note").fill("jane.doe@example.com")
    page.get_by_label("Redact what leaves this page").uncheck()
    button(page, "Save review (JSON)").click()
    expect(widget(page).get_by_text("No review was saved.").first).to_be_visible()
    found += faults(page, within=WITHIN)
    search(page).fill("no row says this")
    expect(widget(page).get_by_text("Nothing matches")).to_be_visible()
    assert found + faults(page, within=".rb-empty") == []


def test_long_rows_do_not_widen_a_phone(page: Page, http_site: str) -> None:
    """Words without a space stay inside the page on the narrowest phone, in rows, reports and the mapping."""
    page.set_viewport_size({"width": 320, "height": 700})
    visit(page, http_site)
    word = "x" * 3_000
    paste(page, f"device,app,{word}\n{word},{word},{word}\na,b,c,{word}\n", "1 row imported")
    unfold_import(page)
    unfold(page)
    cell(page, 1, "evidence").get_by_role("textbox").fill(f"{word} jane.doe@example.com")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
