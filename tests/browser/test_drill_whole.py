"""A drill from its first call to its report, over http and from a disk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from playwright.sync_api import FilePayload, Page, expect

from generator.api.after_action import AfterActionReport
from tests.browser.drill import (
    button,
    decide,
    end,
    inject,
    injects,
    label,
    minutes,
    open_log,
    pass_time,
    plan_of,
    saved,
    start,
    step,
    tick,
    visit,
)

pytestmark = pytest.mark.browser

MAIL = "jane.doe@example.com"


def play(page: Page, site: str) -> dict[str, Any]:
    """Play the stolen laptop: half of it in time, half in a rehearsal, with a reload between the two."""
    visit(page, site)
    page.get_by_role("combobox", name="Team", exact=True).select_option(label="Payments")
    page.get_by_label("Organizations").fill("Ours alone")
    roles = page.get_by_role("group", name="Who is here")
    roles.get_by_role("combobox", name="API key owner", exact=True).select_option(label="Stood in for")
    roles.get_by_label("Who stands in for: API key owner").select_option(label="Team lead")
    start(page)
    plan = plan_of(page)
    expect(injects(page).first).to_contain_text("made known at 00:0")
    button(page, "Detected").click()
    pass_time(page, 1)
    tick(page, "capture-rows")
    step(page, "capture-rows").get_by_role("combobox").select_option(label="Account owner")
    button(page, "Acknowledged").click()
    pass_time(page, 4)
    answer(page, plan)
    page.reload()
    expect(page.locator(".rb-run")).to_have_attribute("data-status", "running")
    expect(step(page, "capture-rows").get_by_role("checkbox")).to_be_checked()
    assert minutes(page) == 5
    rehearse(page, plan)
    return plan


def answer(page: Page, plan: dict[str, Any]) -> None:
    """Decide about the rows, one of them too mildly, and write down what was decided on the second inject."""
    sessions = plan["sessions"]
    decide(page, 1, label(plan, sessions[0]["expected"]["decision"]))
    decide(page, 2, label(plan, sessions[1]["expected"]["decision"]))
    decide(page, len(sessions), label(plan, "keep"))
    second = inject(page, 2)
    second.get_by_text("What was decided").click()
    second.get_by_label("Decision").select_option(label=label(plan, plan["injects"][1]["expect"]["decide"]))
    second.get_by_label("Who owns it").select_option(label="Incident lead")
    second.get_by_label("Why").fill("Nobody knows the browser.")
    second.get_by_role("button", name="Record").click()


def rehearse(page: Page, plan: dict[str, Any]) -> None:
    """Go on twenty times as fast; an inject comes by hand, and a step before its turn."""
    inject(page, 3).get_by_role("button", name="Make known now").click()
    page.get_by_label("Speed").select_option("20")
    tick(page, "reset-password", "log-out-all")
    button(page, "Decided").click()
    pass_time(page, 0.5)
    button(page, f"Row 2: {plan['sessions'][1]['device']} is gone").click()
    button(page, "Contained").click()
    page.locator("body").press("l")
    page.keyboard.type(f"Key owner rang back, {MAIL}")
    page.keyboard.press("Enter")
    pass_time(page, 0.75)
    # Out of order: what stands before it is done after it.
    tick(page, "review-shared-links", "replace-api-keys")
    button(page, "Verified").click()
    button(page, "Pause").click()


def talk(page: Page) -> None:
    """Fill in what is said afterwards."""
    first = page.locator(".rb-debrief__objective").first
    first.get_by_label("Rating").select_option("S")
    first.get_by_label("Observation").fill("The rows were written down first.")
    question = page.locator(".rb-debrief__question").first
    question.get_by_label("Answer of").select_option(label="Team lead")
    question.get_by_label("Answer", exact=True).fill("It was clear from the start.")
    page.get_by_label("One on each line").first.fill("Calm\nQuick")
    button(page, "Add an action").click()
    action = page.locator(".rb-actions li").first
    action.get_by_label("Action", exact=True).fill("Write down who holds which key")
    action.get_by_label("Capability element").select_option(label="Planning")
    action.get_by_label("Responsible role").select_option(label="API key owner")
    action.get_by_label("Completion").fill("2026-12-15")


@pytest.mark.parametrize("place", ["http_site", "file_site"])
def test_a_drill_from_start_to_report(
    page: Page, place: str, request: pytest.FixtureRequest, built_site: Path
) -> None:
    """What was done is in the report, beside what was expected; the log alone makes it again."""
    plan = play(page, request.getfixturevalue(place))
    end(page)
    talk(page)
    text = saved(page, "Save as JSON")
    report = json.loads(text)
    schema = json.loads((built_site / "api/schemas/after-action-report.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(report)
    AfterActionReport.model_validate_json(text)
    holds(report, plan)
    assert MAIL not in text
    markdown = saved(page, "Save as Markdown")
    assert markdown.startswith("## After-action report: ")
    log = saved(page, "Save the log")
    button(page, "Wipe the run").click()
    button(page, "Wipe it").click()
    open_log(page, log)
    assert saved(page, "Save as JSON") == text
    assert saved(page, "Save as Markdown") == markdown
    files = {"same.json": text.encode(), "other.json": earlier(text), "no.json": b"{}"}
    page.locator("input[aria-label='Open earlier reports']").set_input_files(
        [FilePayload(name=name, mimeType="application/json", buffer=data) for name, data in files.items()]
    )
    trend = page.get_by_role("region", name="Trend")
    expect(trend.locator("tbody tr")).to_have_count(3)
    expect(trend.locator("tbody tr").first).to_contain_text("2026-06-30")
    expect(trend.locator("tbody tr").last).to_contain_text("(n = 2)")
    expect(page.locator(".rb-report__trend")).to_contain_text("\u201cno.json\u201d was not opened")


def holds(report: dict[str, Any], plan: dict[str, Any]) -> None:
    """That a report says what was done."""
    assert report["exercise"]["date"] == "2026-11-30"
    assert report["exercise"]["team"]["id"] == "payments"
    assert report["exercise"]["portal"]["plan"] == plan["version"]
    substitute = next(one for one in report["exercise"]["roles"] if one["role"] == "key-owner")
    assert (substitute["presence"], substitute["substitute"]) == ("substituted", "team-lead")
    assert report["figures"]["decisions"]["right"] == len(plan["sessions"]) - 1
    assert report["sessions"][-1]["verdict"] == "milder"
    assert [one["verdict"] for one in report["sessions"][:2]] == ["right", "right"]
    asked, heard, brought = report["injects"][:3]
    assert (asked["outcome"], heard["outcome"], heard["verdict"]) == ("met", "met", "right")
    assert (asked["by"], brought["by"], brought["late"] < 0) == ("clock", "hand", True)
    assert report["objectives"][0]["rating"] == "S"
    assert report["strengths"] == ["Calm", "Quick"]
    assert report["actions"][0]["role_label"] == "API key owner"
    assert report["debrief"][0]["answers"] == [{"role": "team-lead", "text": "It was clear from the start."}]
    holds_times(report)


def holds_times(report: dict[str, Any]) -> None:
    """That steps, revocation and stamps have the times at which they were done."""
    done = {one["id"]: one for one in report["steps"]}
    assert done["capture-rows"]["role"] == "account-owner"
    assert done["review-shared-links"]["ahead_of"] == ["replace-api-keys"]
    assert done["strengthen-sign-in"]["skipped"] is True
    revoked = report["revocation"]
    assert revoked["sessions"][1]["gone"] == pytest.approx(600, abs=15)
    assert (revoked["observed"], revoked["verdict"]) == (1, "within")
    stamps = [one["since_start"] for one in report["stamps"].values()]
    assert stamps == sorted(stamps)
    assert stamps[0] == pytest.approx(0, abs=3)
    assert stamps[-1] == pytest.approx(30 * 60, abs=60)


def earlier(text: str) -> bytes:
    """The report of an earlier run."""
    report = json.loads(text)
    report["run"] = "another-run"
    for key in ("date", "started", "ended"):
        report["exercise"][key] = report["exercise"][key].replace("2026-11-30", "2026-06-30")
    return json.dumps(report).encode()
