"""What the browser keeps of a drill and what not; files that are no drill; a portal that was rebuilt."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from tests.browser.drill import (
    FORBIDDEN,
    FULL,
    KEY,
    button,
    end,
    events,
    inject,
    kept_log,
    notice,
    open_log,
    pass_time,
    said,
    saved,
    second,
    start,
    step,
    tick,
    visit,
)
from tests.browser.test_privacy import kept

pytestmark = pytest.mark.browser

MAIL = "jane.doe@example.com"
CANARY = "sk-proj-Q7w8E9r0T1y2U3i4O5p6A7s8D9f0"


def write_line(page: Page, text: str) -> None:
    """Add a line to the log, by the keyboard."""
    page.locator(".rb-run").press("l")
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def change(log: dict[str, Any], **keys: object) -> str:
    """A saved log with some of its keys changed."""
    return json.dumps({**log, **keys})


def test_nothing_is_kept_before_and_after(page: Page, http_site: str) -> None:
    """Before a drill starts nothing is kept, while it runs its log is, and a wipe leaves nothing."""
    asked: list[str] = []
    visit(page, http_site)
    before = kept(page)
    page.on("request", lambda one: asked.append(unquote_plus(one.url)))
    start(page)
    write_line(page, "Somebody rings.")
    other = second(page)
    assert [key for key in page.evaluate("Object.keys(localStorage)") if key.startswith("runbook:")]
    button(page, "Wipe the run").click()
    button(page, "Wipe it").click()
    expect(said(page)).to_contain_text("nothing of it is left")
    expect(button(other, "Start the drill")).to_be_visible()
    pass_time(page, 1)
    pass_time(other, 1)
    page.reload()
    assert kept(page) == before
    assert [one for one in asked if "Somebody" in one] == []


def test_notes_are_screened_before_they_are_kept(page: Page, http_site: str) -> None:
    """What a note must not hold is in no storage at any moment, whichever field it was typed into."""
    visit(page, http_site)
    page.get_by_label("Organizations").fill(f"Ours, by {MAIL}")
    start(page)
    write_line(page, f"Rang {MAIL} about {CANARY}")
    expect(said(page)).to_contain_text("Taken out before it was kept")
    inject(page, 1).get_by_text("What was decided").click()
    inject(page, 1).get_by_label("Why").fill(f"Because {CANARY} is out")
    inject(page, 1).get_by_role("button", name="Record").click()
    end(page)
    page.get_by_label("One on each line").first.press_sequentially(f"asked {MAIL} at once")
    page.get_by_label("Observation").first.fill(CANARY)
    texts = "\n".join(kept(page))
    assert MAIL not in texts
    assert CANARY not in texts
    assert "[address]" in texts
    assert len(events(page, "strengths")) == 1


def test_without_rules_no_note_is_taken(page: Page, http_site: str, page_problems: list[str]) -> None:
    """Where the redaction rules cannot be loaded, notes are off and say why; steps and decisions work."""
    page.route("**/redaction-rules.js*", lambda route: route.abort())
    visit(page, http_site)
    expect(notice(page, "notes are off")).to_be_visible()
    page.get_by_label("Organizations").fill("Ours")
    start(page)
    tick(page, "capture-rows")
    expect(page.locator(".rb-line-form")).to_be_hidden()
    log = kept_log(page)
    assert log is not None
    assert log["events"][0]["head"]["organizations"] == ""
    page_problems.clear()


def test_a_full_browser_says_so(page: Page, http_site: str) -> None:
    """Where there is no room, the drill goes on and says that it is not kept, until there is room again."""
    page.add_init_script(FULL)
    visit(page, http_site)
    start(page)
    expect(notice(page, "does not keep the run")).to_be_visible()
    with page.expect_download() as download:
        notice(page, "does not keep the run").get_by_role("button", name="Save the log").click()
    assert json.loads(download.value.path().read_text())["events"][0]["type"] == "start"
    page.evaluate("globalThis.fullStorage = false")
    tick(page, "capture-rows")
    expect(notice(page, "does not keep the run")).to_have_count(0)
    assert len(events(page, "step")) == 1


def test_the_way_back_loses_nothing_that_had_no_room(page: Page, http_site: str) -> None:
    """A page that comes back as it was left has what could not be written, and no older log instead."""
    page.add_init_script(f"globalThis.fullStorage = false; {FULL}")
    visit(page, http_site)
    start(page)
    page.evaluate("globalThis.fullStorage = true")
    tick(page, "capture-rows")
    expect(notice(page, "does not keep the run")).to_be_visible()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    pass_time(page, 0.1)
    expect(step(page, "capture-rows").get_by_role("checkbox")).to_be_checked()


def test_a_browser_that_keeps_nothing_can_run_a_drill(page: Page, http_site: str) -> None:
    """Where storage is forbidden, the whole drill runs in the tab, and leaving the page asks first."""
    page.add_init_script(FORBIDDEN)
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    visit(page, http_site)
    start(page)
    tick(page, "capture-rows")
    end(page)
    expect(notice(page, "does not keep the run")).to_be_visible()
    page.reload()
    assert asked == ["beforeunload"]
    expect(button(page, "Start the drill")).to_be_visible()


def test_a_log_goes_on_elsewhere(page: Page, http_site: str) -> None:
    """A saved log that is opened in another browser goes on where it stopped, with what it holds screened."""
    visit(page, http_site)
    start(page)
    tick(page, "capture-rows")
    log = json.loads(saved(page, "Save the log"))
    button(page, "Wipe the run").click()
    button(page, "Wipe it").click()
    line = {"role": "", "text": f"by {MAIL}", "decision": "", "rationale": ""}
    when = {key: log["events"][-1][key] for key in ("wall", "zone", "elapsed")}
    log["events"].append({**when, "type": "line", "line": line})
    open_log(page, json.dumps(log))
    expect(step(page, "capture-rows").get_by_role("checkbox")).to_be_checked()
    expect(page.locator(".rb-lines")).to_contain_text("by [address]")
    assert MAIL not in "".join(kept(page))


def test_files_that_are_no_drill_are_refused(page: Page, http_site: str) -> None:
    """A file that is no log, damaged, of another drill or of a newer portal is refused with its reason."""
    visit(page, http_site)
    start(page)
    tick(page, "capture-rows")
    log = json.loads(saved(page, "Save the log"))
    button(page, "Wipe the run").click()
    button(page, "Wipe it").click()
    damaged = [*log["events"][:-1], {**log["events"][-1], "done": "yes"}]
    other = {**log["plan"], "id": "other", "title": "Another drill"}
    for text, reason in {
        json.dumps(log)[:-40]: "it is not JSON, or it is cut off",
        "[]": "not a saved run of this portal",
        '{"schema": "review/1"}': "not a saved run of this portal",
        change(log, schema="drill-log/2"): "saved by a newer portal (drill-log/2)",
        change(log, events=damaged): f"damaged, at events.{len(damaged) - 1}.done",
        change(log, plan=other): "a run of \u201cAnother drill\u201d",
        " " * 5_000_001: "too large",
    }.items():
        open_log(page, text)
        expect(said(page)).to_contain_text(reason)
        expect(button(page, "Start the drill")).to_be_visible()
    assert kept_log(page) is None


def test_a_damaged_memory_can_be_saved_and_wiped(page: Page, http_site: str) -> None:
    """What the browser kept and nobody can read is not thrown away: it can be saved as it is, and wiped."""
    visit(page, http_site)
    page.evaluate('key => localStorage.setItem(key, \'{"schema": "drill-log/1"\')', KEY)
    page.reload()
    expect(notice(page, "cannot be read")).to_be_visible()
    expect(button(page, "Start the drill")).to_be_hidden()
    assert saved(page, "Save it as it is") == '{"schema": "drill-log/1"'
    button(page, "Wipe the run").click()
    button(page, "Wipe it").click()
    expect(page.locator(".rb-notice")).to_have_count(0)
    expect(button(page, "Start the drill")).to_be_visible()
    expect(page.locator(".rb-run")).to_be_focused()
    assert page.evaluate("key => localStorage.getItem(key)", KEY) is None


def test_a_rebuilt_portal_leaves_a_drill_as_it_was(page: Page, http_site: str) -> None:
    """A drill goes on with the plan that it began with, and says that the page has another one now."""
    visit(page, http_site)
    start(page)
    tick(page, "capture-rows")
    before = step(page, "reset-password").get_by_role("paragraph").first.inner_text()

    def rebuild(route: Route) -> None:
        text = route.fetch().text()
        text = re.sub(r'"version":"[0-9a-f]{12}"', '"version":"ffffffffffff"', text)
        route.fulfill(body=text.replace(before, "Do something else."), content_type="text/javascript")

    def rule_anew(route: Route) -> None:
        text = route.fetch().text()
        text = re.sub(r'("hash":")[0-9a-f]+', r"\1ffffffff", text, count=1)
        route.fulfill(body=text.replace('"points":3', '"points":40'), content_type="text/javascript")

    scores = page.locator(".rb-run__rows .rb-score__number").all_inner_texts()
    page.route("**/assets/drills/*.js*", rebuild)
    page.route("**/assets/session-filter.js*", rule_anew)
    page.reload()
    expect(notice(page, "has been rebuilt since the run began")).to_contain_text("ffffffffffff now")
    expect(step(page, "reset-password")).to_contain_text(before)
    expect(page.locator(".rb-run__rows .rb-score__number")).to_have_text(scores)
    button(page, "Wipe the run").click()
    button(page, "Wipe it").click()
    start(page)
    expect(step(page, "reset-password")).to_contain_text("Do something else.")


def test_what_a_log_cannot_hold_is_not_added(page: Page, http_site: str) -> None:
    """More than a log can hold is refused with its reason, so that what is kept can always be read again."""
    visit(page, http_site)
    start(page)
    end(page)
    strengths = page.get_by_label("One on each line").first
    strengths.fill("one\ntwo")
    strengths.fill("\n".join(f"line {number}" for number in range(300)))
    expect(said(page)).to_contain_text("more than a log can hold")
    page.reload()
    expect(page.locator(".rb-notice")).to_have_count(0)
    expect(page.get_by_label("One on each line").first).to_have_value("one\ntwo")
