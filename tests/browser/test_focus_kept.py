"""The focus after an action: whoever works by keyboard goes on where they pressed, though it is gone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import session_filter as rows
from tests.browser.drill import RESPONSE, button, notice, pass_time, start, tick, visit

pytestmark = pytest.mark.browser

CANCEL = """const cancel = document.querySelector(".rb-import__said button");
  cancel.focus();
  cancel.click();"""

# The focused element, where it lies behind what stays at the top; the bar of the run itself is no such thing.
BEHIND = """() => {
  const one = document.activeElement;
  const bar = document.querySelector(".rb-run__bar");
  if (!one.closest(".rb-run") || bar.contains(one)) return null;
  const { top } = one.getBoundingClientRect();
  return top < bar.getBoundingClientRect().bottom - 1 ? one.outerHTML.slice(0, 120) : null;
}"""


@pytest.fixture
def drill(page: Page, http_site: str) -> Page:
    """A drill that has begun."""
    visit(page, http_site)
    start(page)
    return page


@pytest.fixture
def response(page: Page, http_site: str) -> Page:
    """A response in which two sessions are watched."""
    visit(page, http_site, RESPONSE)
    tick(page, "capture-rows", "log-out-all")
    page.get_by_label("Sessions that were listed").fill("Chrome on Windows\nSafari on iOS")
    button(page, "Watch these").click()
    return page


@pytest.fixture
def bench(page: Page, http_site: str) -> Page:
    """The session filter with rows."""
    rows.visit(page, http_site)
    rows.paste(page, rows.table(), "5 rows imported")
    return page


def press(one: Locator) -> None:
    """Press a button by keyboard, and let the browser notice that it is gone, which it does as it draws."""
    one.focus()
    one.press("Enter")
    # Frames that a script asks for wait for the clock of the page, which the test may hold.
    one.page.screenshot(clip={"x": 0, "y": 0, "width": 1, "height": 1})


def test_a_drill_is_paused_and_resumed_by_one_key(drill: Page) -> None:
    """The button to pause gives way to that to resume, and back, with the focus."""
    press(button(drill, "Pause"))
    expect(button(drill, "Resume")).to_be_focused()
    press(button(drill, "Resume"))
    expect(button(drill, "Pause")).to_be_focused()
    drill.clock.fast_forward("20:00")
    pass_time(drill, 0.1)
    press(button(drill, re.compile("Resume, and count")))
    expect(button(drill, "Pause")).to_be_focused()


def test_an_inject_that_is_made_known_keeps_the_focus(drill: Page) -> None:
    """Its buttons go; the focus is on the inject, where its answer is recorded next."""
    pass_time(drill, 0.1)
    later = drill.locator(".rb-inject--open").first
    text = later.locator(".rb-inject__text").inner_text()
    press(later.get_by_role("button", name="Make known now"))
    expect(drill.locator(".rb-inject:focus .rb-inject__text")).to_have_text(text)
    drill.keyboard.press("Tab")
    expect(drill.locator(".rb-inject__response > summary:focus")).to_be_visible()


def test_a_notice_that_is_closed_leaves_the_focus_in_the_run(drill: Page) -> None:
    """Whoever has read a notice goes on in the drill, not at the top of the page."""
    drill.clock.fast_forward("20:00")
    pass_time(drill, 0.1)
    press(notice(drill, "did not run").get_by_role("button"))
    expect(drill.locator(".rb-run")).to_be_focused()


def test_the_end_leaves_the_focus_in_the_run(drill: Page) -> None:
    """A drill that has ended is read on from its beginning."""
    button(drill, "End the drill").click()
    press(button(drill, "End it"))
    expect(drill.locator(".rb-run")).to_be_focused()
    press(button(drill, "Add an action"))
    press(button(drill, "Remove action 1"))
    expect(button(drill, "Add an action")).to_be_focused()


def test_a_session_that_is_gone_keeps_the_focus(response: Page) -> None:
    """Its button goes; the focus is on the session, so that the next one is one key away."""
    press(button(response, "Chrome on Windows is gone"))
    expect(response.locator(".rb-observed li:focus")).to_contain_text("observed gone")
    response.keyboard.press("Tab")
    response.keyboard.press("Tab")
    expect(button(response, "Safari on iOS is gone")).to_be_focused()


def test_rows_that_go_with_a_filter_leave_the_focus_in_the_search(bench: Page) -> None:
    """The button that filters again goes with what it has done."""
    rows.search(bench).fill("decision:undecided")
    rows.decide(bench, 1, "Keep")
    press(rows.button(bench, "Filter again"))
    expect(rows.search(bench)).to_be_focused()


def test_a_button_of_triage_that_has_done_its_work_keeps_the_focus(bench: Page) -> None:
    """What there is nothing left for goes or is off; the focus stays with the other ways to decide."""
    rows.button(bench, "Select shown rows").click()
    press(rows.button(bench, "Select none"))
    expect(rows.widget(bench).get_by_role("group", name="Triage")).to_be_focused()
    press(rows.button(bench, "Undo"))
    expect(rows.widget(bench).get_by_role("group", name="Triage")).to_be_focused()


def test_an_import_that_is_cancelled_keeps_the_focus(page: Page, http_site: str) -> None:
    """The button goes; the focus is where the next import begins."""
    rows.visit(page, http_site)
    page.evaluate(f"async () => {{ {rows.HALF_WAY} {CANCEL} }}")
    expect(rows.status(page)).to_contain_text("cancelled")
    expect(page.locator(".rb-import__summary")).to_be_focused()


@pytest.mark.parametrize(("width", "height"), [(320, 640), (844, 390), (1280, 800)])
def test_nothing_that_stays_at_the_top_hides_the_focus(response: Page, width: int, height: int) -> None:
    """Walked backwards, each thing to press is seen below the header and the clock, on any screen."""
    response.set_viewport_size({"width": width, "height": height})
    response.locator(".rb-run__files").last.get_by_role("button", name="Wipe the run").focus()
    hidden = []
    for _ in range(40):
        response.keyboard.press("Shift+Tab")
        found = response.evaluate(BEHIND)
        hidden += [found] if found else []
    assert hidden == []
