"""The guided response: what is asked, which steps are left, what is warned of, its clock, and what leaves."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.drill import (
    RESPONSE,
    button,
    events,
    notice,
    open_log,
    pass_time,
    saved,
    step,
    tick,
    visit,
)
from tests.browser.test_privacy import kept

pytestmark = pytest.mark.browser

KEY = "runbook:response:compromise-response"
MAIL = "jane.doe@example.com"


@pytest.fixture
def response(page: Page, http_site: str) -> Page:
    """The page on which an incident is worked through."""
    visit(page, http_site, RESPONSE)
    return page


def shown(page: Page) -> list[str]:
    """The steps that are shown, in their order."""
    found: list[str] = page.locator(".rb-run .rb-step").evaluate_all(
        "steps => steps.map((one) => one.dataset.step)"
    )
    return found


def answer(page: Page, question: str, choice: str) -> None:
    """Answer one of the questions."""
    page.get_by_role("group", name=question).get_by_role("radio", name=choice).check()


def question(page: Page, name: str) -> Locator:
    """A question with its answers."""
    return page.get_by_role("group", name=name)


def test_steps_are_those_of_the_account(response: Page) -> None:
    """A step is left out where the account signs in another way, and shown while that is not known."""
    everything = shown(response)
    assert {"reset-password", "call-identity-admin", "log-out-all"} <= set(everything)
    answer(response, "How does the account sign in?", "Password")
    assert set(everything) - set(shown(response)) == {"call-identity-admin"}
    answer(response, "How does the account sign in?", "Organization SSO")
    assert not {"reset-password", "log-out-all", "capture-rows"} & set(shown(response))
    expect(response.get_by_text("The identity admin is the first to call")).to_be_visible()
    expect(response.locator(".rb-revocation, .rb-listed").locator("visible=true")).to_have_count(0)
    answer(response, "How does the account sign in?", "Advanced Account Security")
    assert "reset-password" not in shown(response)
    button(response, "Show them").click()
    expect(step(response, "reset-password")).to_contain_text("Not for this account")


def test_only_what_is_ruled_out_is_left_out(response: Page) -> None:
    """What nobody can say is taken for possible; a step goes only once its reason is ruled out."""
    assert "replace-api-keys" in shown(response)
    answer(response, "API key", "Yes")
    assert "replace-api-keys" in shown(response)
    answer(response, "API key", "Ruled out")
    assert "replace-api-keys" not in shown(response)
    assert kept(response) == [one for one in kept(response) if "runbook:response" not in one]


def test_the_first_tick_starts_the_clock(response: Page) -> None:
    """Nothing is kept until something is done; then the clock runs, and the answers stay."""
    answer(response, "How does the account sign in?", "Password")
    assert events(response, "start", KEY) == []
    box = step(response, "capture-rows").get_by_role("checkbox")
    box.focus()
    response.keyboard.press("Space")
    expect(box).to_be_focused()
    expect(response.get_by_role("timer", name="Since the start")).to_have_text("00:00")
    assert events(response, "start", KEY)[0]["account"]["sign_in"] == "password"
    assert [one["step"] for one in events(response, "step", KEY)] == ["capture-rows"]
    pass_time(response, 3)
    response.reload()
    expect(response.get_by_role("timer").first).to_have_text(re.compile("03:0"))
    expect(question(response, "How does the account sign in?").get_by_label("Password")).to_be_checked()


def test_rows_are_asked_for_before_the_log_out(response: Page) -> None:
    """Logging out before the rows are written down is warned of; whoever has done it can say so."""
    box = step(response, "log-out-all").get_by_role("checkbox")
    box.click()
    warning = response.get_by_role("alert")
    expect(warning).to_contain_text("Ended sessions are no longer listed")
    expect(box).not_to_be_checked()
    expect(button(response, "Write them down first")).to_be_focused()
    response.keyboard.press("Enter")
    expect(step(response, "capture-rows").get_by_role("checkbox")).to_be_focused()
    box.click()
    button(response, "They are ended already").click()
    expect(box).to_be_checked()
    expect(response.get_by_role("timer", name="Revocation window")).to_contain_text("left")
    tick(response, "capture-rows")
    box.uncheck()
    box.check()
    expect(warning).to_be_hidden()


def test_support_can_be_contacted_at_any_time(response: Page) -> None:
    """Contacting support waits for no other step, and stands apart from those that have an order."""
    later = response.locator(".rb-run__later")
    expect(later.locator("[data-step='contact-support']")).to_be_visible()
    tick(response, "contact-support")
    expect(response.get_by_role("alert")).to_be_hidden()
    expect(response.locator(".rb-step--next")).to_have_attribute("data-step", "capture-rows")


def test_sessions_are_watched_until_they_are_gone(response: Page) -> None:
    """Each listed session is observed against the thirty minutes, and its label holds no address."""
    tick(response, "capture-rows", "log-out-all")
    response.get_by_label("Sessions that were listed").fill(f"Chrome on Windows\nPhone of {MAIL}")
    button(response, "Watch these").click()
    pass_time(response, 12)
    button(response, "Chrome on Windows is gone").click()
    rows = response.locator(".rb-observed li")
    expect(rows.first).to_contain_text(re.compile(r"observed gone at 09:12, 12:0\d after the log-out"))
    pass_time(response, 20)
    button(response, re.compile("Phone of .* is still listed")).click()
    expect(rows.last).to_contain_text("still listed 32:0")
    expect(response.get_by_role("timer", name="Revocation window")).to_contain_text("over since 02:0")
    assert MAIL not in "".join(kept(response))


def test_the_clock_of_a_response_never_stands_still(response: Page) -> None:
    """A laptop that was closed in the middle has lost no time: what really happens does not wait."""
    tick(response, "capture-rows", "log-out-all")
    response.clock.fast_forward("25:00")
    pass_time(response, 1)
    expect(notice(response, "The clock of the response went on")).to_be_visible()
    expect(response.get_by_role("timer", name="Revocation window")).to_contain_text(re.compile("0[34]:"))
    expect(button(response, "Pause")).to_be_hidden()


def test_the_timeline_leaves_as_markdown(response: Page) -> None:
    """What goes into the ticket has steps with times and roles, the window and every line, screened."""
    answer(response, "How does the account sign in?", "Password")
    tick(response, "capture-rows")
    step(response, "capture-rows").get_by_role("combobox").select_option(label="Account owner")
    response.get_by_label("What happened").fill(f"<b>Rang</b> {MAIL}")
    response.keyboard.press("Enter")
    tick(response, "log-out-all")
    text = saved(response, "Save the timeline")
    assert "Write down every session row" in text
    assert "Account owner" in text
    assert "2026-11-30T09:0" in text
    assert r"\<b\>Rang" in text
    assert "[address]" in text.replace("\\", "")
    assert MAIL not in text
    log = saved(response, "Save the log")
    button(response, "Wipe the run").click()
    button(response, "Wipe it").click()
    assert events(response, "start", KEY) == []
    expect(question(response, "How does the account sign in?").get_by_label("Not known yet")).to_be_checked()
    open_log(response, log, "Open a saved response")
    assert saved(response, "Save the timeline") == text
    assert json.loads(log)["plan"]["kind"] == "response"


def test_a_closed_response_leads_to_the_next(response: Page) -> None:
    """Once closed, a response says how another begins: its log is saved, and wiped if one says so again."""
    another = button(response, "Save the log and begin another response")
    tick(response, "capture-rows")
    expect(another).to_be_hidden()
    button(response, "Close the response").click()
    button(response, "Close it").click()
    log = json.loads(saved(response, "Save the log and begin another response"))
    assert [one["type"] for one in log["events"]][-1] == "end"
    expect(button(response, "Stay with this one")).to_be_focused()
    response.keyboard.press("Enter")
    expect(another).to_be_focused()
    assert events(response, "end", KEY) != []
    assert json.loads(saved(response, "Save the log and begin another response")) == log
    button(response, "The log is saved: wipe it here and begin").click()
    expect(response.locator(".rb-run")).to_have_attribute("data-status", "ready")
    expect(response.locator(".rb-account summary")).to_be_focused()
    expect(another).to_be_hidden()
    assert events(response, "start", KEY) == []
    tick(response, "capture-rows")
    assert len(events(response, "start", KEY)) == 1


def test_a_link_to_a_step_leads_to_it(page: Page, http_site: str) -> None:
    """Links into the list find the step that stands in its place."""
    visit(page, http_site, f"{RESPONSE}#compromise-response-replace-api-keys")
    expect(step(page, "replace-api-keys").get_by_role("checkbox")).to_be_focused()


def test_it_works_from_a_disk(page: Page, file_site: str) -> None:
    """Opened as a file, with no server, a response is guided and kept."""
    visit(page, file_site, RESPONSE)
    tick(page, "capture-rows")
    page.reload()
    expect(step(page, "capture-rows").get_by_role("checkbox")).to_be_checked()


def test_without_scripts_the_list_is_complete(scriptless: Page, http_site: str) -> None:
    """Every step is there in its order, with its reasons, and no control that would do nothing."""
    scriptless.goto(f"{http_site}/{RESPONSE}")
    expect(scriptless.locator("guided-response .rb-step").first).to_contain_text(
        "Write down every session row"
    )
    expect(scriptless.locator("guided-response").locator("input, button, select")).to_have_count(0)
