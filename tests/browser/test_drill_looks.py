"""A drill and a guided response in every state: nothing is wrong with it, too wide, or inline."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import faults, look, unfold
from tests.browser.drill import (
    RESPONSE,
    button,
    decide,
    end,
    inject,
    pass_time,
    start,
    step,
    tick,
    visit,
)
from tests.browser.test_accessibility import widths

pytestmark = pytest.mark.browser

WITHIN = ".rb-run"
WIDE = "x" * 300


def pane(page: Page, name: str) -> None:
    """See a part of a running drill, where there is room for one at a time."""
    choice = page.locator(".rb-panes__choice").get_by_role("button", name=name)
    if choice.is_visible():
        choice.click()


@widths
def test_drill_is_accessible(page: Page, http_site: str, width: int) -> None:
    """Axe finds nothing in a drill that runs, as participants see it, and in the report at its end."""
    look(page, "light", width)
    visit(page, http_site)
    start(page)
    pass_time(page, 12)
    page.clock.resume()  # axe waits for the clock of the page
    unfold(page)
    inject(page, 4).get_by_role("button", name="Hold back").click()
    found = faults(page, within=WITHIN)
    pane(page, "Rows")
    decide(page, 1, "Keep")
    pane(page, "Steps and log")
    tick(page, "capture-rows", "log-out-all")
    page.locator(".rb-line-form__text input").fill(WIDE)
    page.keyboard.press("Enter")
    found += faults(page, within=".rb-pane--work")
    button(page, "Participants").click()
    pane(page, "Injects")
    found += faults(page, within=".rb-pane--story")
    button(page, "Facilitator").click()
    end(page)
    button(page, "Add an action").click()
    found += faults(page, within=WITHIN)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert found == []


@widths
def test_response_is_accessible(page: Page, http_site: str, width: int) -> None:
    """Axe finds nothing in a response that warns, shows what it leaves out, and watches sessions."""
    look(page, "light", width)
    visit(page, http_site, RESPONSE)
    page.clock.resume()  # as above
    step(page, "log-out-all").get_by_role("checkbox").click()
    expect(page.get_by_role("alert")).to_be_visible()
    found = faults(page, within=WITHIN)
    button(page, "They are ended already").click()
    if not page.locator(".rb-account").evaluate("details => details.open"):  # on a phone
        page.locator(".rb-account summary").click()
    page.get_by_role("radio", name="Organization SSO").check()
    button(page, "Show them").click()
    page.locator(".rb-listed textarea").fill(WIDE)
    button(page, "Watch these").click()
    found += faults(page, within=".rb-respond")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert found == []
