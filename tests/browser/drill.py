"""What tests of drills and of the guided response share: their pages, a clock, and what the browser keeps."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

ADDRESS = "drills/stolen-laptop.html"
RESPONSE = "incident/index.html"
KEY = "runbook:drill:stolen-laptop"
BEGUN = "2026-11-30T09:00:00"
"""When every drill of these tests begins."""
TICK = 200
"""So many milliseconds are between two looks of a drill at its clock."""
_EARLIER = "2026-01-01T09:00:00"

FULL = """
const setItem = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  if (globalThis.fullStorage !== false && String(key).startsWith("runbook:")) {
    throw new DOMException("full", "QuotaExceededError");
  }
  return setItem.call(this, key, value);
};
"""
"""A browser that has no room for what the portal keeps, until `fullStorage` is false."""

FORBIDDEN = """
for (const name of ["getItem", "setItem", "removeItem"]) {
  const stock = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...rest) {
    if (String(key).startsWith("runbook:")) throw new DOMException("refused", "SecurityError");
    return stock.call(this, key, ...rest);
  };
}
"""
"""A browser that refuses to keep anything for the portal."""


def visit(page: Page, site: str, address: str = ADDRESS, *, at: str = BEGUN) -> None:
    """Open a page under a clock that the test alone moves, and wait for the widget."""
    hold_clock(page, at)
    page.goto(f"{site}/{address}")
    expect(page.locator(".rb-run")).to_be_visible()


def hold_clock(page: Page, at: str) -> None:
    """Have no time pass between two steps, however long a busy machine takes from one to the other."""
    page.clock.install(time=_EARLIER)
    page.clock.pause_at(at)


def second(page: Page) -> Page:
    """Another tab of the same browser on the same page, under the same clock."""
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator(".rb-run")).to_be_visible()
    return other


def start(page: Page) -> None:
    """Start the drill, and let it look at its clock for the first time."""
    page.get_by_role("button", name="Start the drill").click()
    expect(page.locator(".rb-run")).to_have_attribute("data-status", "running")
    page.clock.run_for(TICK)


def pass_time(page: Page, minutes: float) -> None:
    """Let time pass, with everything that happens in it."""
    page.clock.run_for(round(minutes * 60_000))


def button(page: Page, name: str | re.Pattern[str]) -> Locator:
    """A button of the widget."""
    return page.locator(".rb-run").get_by_role("button", name=name, exact=isinstance(name, str))


def clock(page: Page) -> str:
    """What the exercise clock shows."""
    return page.get_by_role("timer", name="Exercise clock").inner_text()


def minutes(page: Page) -> float:
    """The minute of the exercise."""
    *hours, minute, second = map(int, clock(page).split(":"))
    return (hours[0] if hours else 0) * 60 + minute + second / 60


def injects(page: Page) -> Locator:
    """The injects that are shown."""
    return page.locator(".rb-inject")


def inject(page: Page, number: int) -> Locator:
    """An inject as the facilitator sees it, counted from 1."""
    return injects(page).nth(number - 1)


def step(page: Page, step_id: str) -> Locator:
    """A step of the checklist."""
    return page.locator(f".rb-run [data-step='{step_id}']")


def tick(page: Page, *steps: str) -> None:
    """Tick steps."""
    for one in steps:
        step(page, one).get_by_role("checkbox").check()


def decide(page: Page, row: int, decision: str) -> None:
    """Choose a decision in the list of a row, counted from 1."""
    cell = page.locator(f".rb-run__rows tr[data-row='{row - 1}'] td[data-key='decision']")
    cell.get_by_role("combobox").select_option(label=decision)


def notice(page: Page, text: str | re.Pattern[str]) -> Locator:
    """Something that whoever runs the drill must know."""
    return page.locator(".rb-notice").filter(has_text=text)


def said(page: Page) -> Locator:
    """What was said last, where it can be seen."""
    return page.locator(".rb-run > .rb-run__said")


def kept_log(page: Page, key: str = KEY) -> dict[str, Any] | None:
    """The log that the browser keeps."""
    text = page.evaluate("key => localStorage.getItem(key)", key)
    log: dict[str, Any] | None = json.loads(text) if text else None
    return log


def events(page: Page, kind: str, key: str = KEY) -> list[dict[str, Any]]:
    """What the kept log has of one kind."""
    log = kept_log(page, key)
    return [one for one in log["events"] if one["type"] == kind] if log else []


def end(page: Page) -> None:
    """End the drill, and say so twice."""
    button(page, "End the drill").click()
    button(page, "End it").click()
    expect(page.locator(".rb-run")).to_have_attribute("data-status", "ended")


def saved(page: Page, name: str) -> str:
    """The text of the file that a button saves."""
    with page.expect_download() as download:
        button(page, name).click()
    path: Path = download.value.path()
    return path.read_text()


def open_log(page: Page, text: str, label: str = "Open a saved drill") -> None:
    """Choose a file with a saved log."""
    page.locator(f".rb-run input[aria-label='{label}']").set_input_files(
        {"name": "log.json", "mimeType": "application/json", "buffer": text.encode()}
    )


def plan_of(page: Page) -> dict[str, Any]:
    """The plan of the drill that runs: what it is about is up to whoever writes it."""
    log = kept_log(page)
    assert log is not None
    plan: dict[str, Any] = log["plan"]
    return plan


def label(plan: dict[str, Any], decision: str) -> str:
    """What a decision is called."""
    found: str = next(one["label"] for one in plan["decisions"] if one["id"] == decision)
    return found
