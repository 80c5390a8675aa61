"""A complete drill, from its start to its report: over http, from a disk, by the keyboard, and on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.drill import (
    ADDRESS,
    button,
    decide,
    end,
    events,
    inject,
    injects,
    pass_time,
    start,
    step,
    tick,
    visit,
)

pytestmark = pytest.mark.browser

MAIL = "jane.doe@example.com"


def test_a_drill_by_the_keyboard_alone(page: Page, http_site: str) -> None:
    """Started, paused, fed, logged and ended without a mouse."""
    visit(page, http_site)
    button(page, "Start the drill").press("Enter")
    expect(button(page, "Pause")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator(".rb-run")).to_have_attribute("data-status", "paused")
    page.keyboard.press("k")
    pass_time(page, 0.1)
    page.keyboard.press("i")
    expect(injects(page).nth(1)).to_contain_text("made known at 00:0")
    pass_time(page, 0.1)
    expect(page.get_by_role("status").filter(has_text="Inject 2:")).to_have_count(1)
    page.keyboard.press("l")
    page.keyboard.type("k is a letter here, and so are i and l")
    page.keyboard.press("Enter")
    page.keyboard.type("The next line")
    page.keyboard.press("Enter")
    assert [one["line"]["text"] for one in events(page, "line")] == [
        "k is a letter here, and so are i and l",
        "The next line",
    ]
    row = page.locator(".rb-run__rows tr[data-row='0']")
    row.focus()
    page.keyboard.press("1")
    expect(row).to_be_focused()
    assert events(page, "decide")[-1]["decision"] == "keep"
    step(page, "capture-rows").get_by_role("checkbox").press("Space")
    button(page, "End the drill").press("Enter")
    expect(button(page, "Go on")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".rb-run")).to_have_attribute("data-status", "ended")


def test_a_line_is_corrected_and_struck_out(page: Page, http_site: str) -> None:
    """A line that was wrong is put right or struck out where it stands; the log keeps what it was."""
    visit(page, http_site)
    start(page)
    page.locator("body").press("l")
    page.keyboard.type("The tema lead rings")
    page.keyboard.press("Enter")
    line = page.locator(".rb-lines li").first
    line.get_by_role("button", name="Correct the line").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("The team lead rings")
    page.keyboard.press("Enter")
    expect(line).to_contain_text("The team lead rings corrected")
    line.get_by_role("button", name="Correct the line").press("Enter")
    page.keyboard.type("never mind")
    page.keyboard.press("Escape")
    expect(line.locator("form")).to_have_count(0)
    expect(line.get_by_role("button", name="Correct the line")).to_be_focused()
    expect(line).to_contain_text("The team lead rings corrected")
    line.get_by_role("button", name="Strike out").click()
    expect(line.locator("s")).to_have_text("The team lead rings")
    expect(line).to_contain_text("struck out")
    assert events(page, "line")[0]["line"]["text"] == "The tema lead rings"


def test_an_inject_is_held_back(page: Page, http_site: str) -> None:
    """What is held back does not come when it is due; once it is let go it comes, and its delay is known."""
    visit(page, http_site)
    start(page)
    inject(page, 2).get_by_role("button", name="Hold back").click()
    pass_time(page, 6)
    expect(inject(page, 2)).to_contain_text("held back")
    inject(page, 2).get_by_role("button", name="Let it come").click()
    pass_time(page, 0.1)
    expect(inject(page, 2)).to_contain_text("later than due")


def test_a_drill_that_has_ended_says_so(page: Page, http_site: str) -> None:
    """No inject waits for an answer then and no window runs down: the report is announced instead."""
    visit(page, http_site)
    start(page)
    tick(page, "log-out-all")
    pass_time(page, 1)
    window = page.get_by_role("timer", name="Revocation window")
    expect(window).to_contain_text("left")
    end(page)
    pass_time(page, 0.1)
    expect(window).to_be_hidden()
    said = page.get_by_role("status").filter(has_text="The drill has ended.")
    expect(said).to_have_count(1)
    expect(page.locator(".rb-run > .rb-run__said")).to_have_text("The drill has ended. Its report is below.")


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_days_and_hours_of_a_report_are_whole(page: Page, http_site: str, width: int) -> None:
    """A column without room for both has the hour below the day, and neither is torn."""
    page.set_viewport_size({"width": width, "height": 900})
    visit(page, http_site)
    start(page)
    pass_time(page, 5)
    end(page)
    wholes = page.locator(".rb-report .rb-whole")
    torn = "nodes => nodes.filter((node) => node.getClientRects().length > 1).map((node) => node.textContent)"
    assert wholes.count() > 4
    assert wholes.evaluate_all(torn) == []
    cell = page.locator(".rb-report td").filter(has_text="T09:00:00").first
    expect(cell).to_have_text(re.compile(r"^2026-11-30T09:00:00[+-]\d\d:\d\d$"))


def test_participants_watch_on_a_screen_of_their_own(page: Page, http_site: str) -> None:
    """The second screen opens without the answers, and shows each inject when it is made known."""
    visit(page, http_site)
    start(page)
    with page.context.expect_page() as opened:
        button(page, "Open the participants\u2019 screen").click()
    screen = opened.value
    expect(screen.locator(".rb-run")).to_have_attribute("data-view", "participants")
    expect(injects(screen)).to_have_count(1)
    expect(screen.locator(".rb-script")).to_have_count(0)
    inject(page, 2).get_by_role("button", name="Make known now").click()
    expect(injects(screen)).to_have_count(2)
    decide(page, 1, "Keep")
    expect(screen.locator(".rb-decided li").first).to_contain_text("Keep")


def test_paper_has_the_script_before_and_the_report_after(page: Page, http_site: str) -> None:
    """Printed before a drill, the page is its script; printed after it, its report."""
    visit(page, http_site)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".rb-script")).to_be_visible()
    expect(page.locator(".rb-run")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    start(page)
    end(page)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".rb-report__parts")).to_be_visible()
    expect(page.locator(".rb-script")).to_be_hidden()
    expect(page.locator(".rb-debrief")).to_be_hidden()


def test_without_scripts_a_drill_reads_as_a_script(scriptless: Page, http_site: str) -> None:
    """The whole story, the injects with their minutes and what is right are there, and nothing to press."""
    scriptless.goto(f"{http_site}/{ADDRESS}")
    script = scriptless.locator(".rb-script")
    for heading in ("Objectives", "Scenario", "Script", "Sessions", "What is right", "Debrief"):
        expect(script.locator("h2, h3").filter(has_text=heading).first).to_be_visible()
    expect(script).to_contain_text("Minute 0")
    expect(script).to_contain_text("cannot hide the answers")
    expect(scriptless.locator("drill-runner").locator("button, input, select")).to_have_count(0)
