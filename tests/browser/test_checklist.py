"""Checklists, worked with the keyboard alone: ticks, what is kept of them, and what bad storage does."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

ADDRESS = "checklists/compromise-response.html"
KEY = "runbook:checklist:compromise-response"
REFUSING = """
for (const name of ["getItem", "setItem", "removeItem"]) {
  const stock = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...rest) {
    if (String(key).startsWith("runbook:")) throw new DOMException("refused", "SecurityError");
    return stock.call(this, key, ...rest);
  };
}
"""


@pytest.fixture
def steps(page: Page, http_site: str) -> Page:
    """The page of the longest list."""
    page.goto(f"{http_site}/{ADDRESS}")
    return page


def boxes(page: Page) -> Locator:
    """The boxes of the steps."""
    return page.locator("check-list").get_by_role("checkbox")


def tick(page: Page, *places: int) -> None:
    """Tick or untick steps with the space bar."""
    for place in places:
        boxes(page).nth(place).focus()
        page.keyboard.press("Space")


def stored(page: Page) -> dict[str, bool]:
    """The ticks in the browser's storage."""
    text = page.evaluate("key => localStorage.getItem(key)", KEY)
    found: dict[str, bool] = json.loads(text) if text else {}
    return found


def store(page: Page, text: str) -> None:
    """Put a text where the ticks are kept, and come back to the page."""
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    page.reload()


def key_of(page: Page, place: int) -> str:
    """Under what the tick of a step is kept."""
    step = page.locator("check-list .rb-step").nth(place)
    return f"{step.get_attribute('data-step')}:{step.get_attribute('data-hash')}"


def press(page: Page, name: str) -> None:
    """Press a button of the list with Enter."""
    page.locator("check-list").get_by_role("button", name=name).press("Enter")


def test_ticks_outlive_a_reload(steps: Page) -> None:
    """A step that is ticked with the space bar is still ticked when the page is opened again."""
    total = boxes(steps).count()
    tick(steps, 0, 2, 3)
    tick(steps, 3)
    expect(steps.locator(".rb-list__count").first).to_have_text(f"2 of {total} done")
    expect(steps.get_by_role("status").filter(has_text=f"2 of {total} done")).to_have_count(1)
    steps.reload()
    expect(boxes(steps).nth(0)).to_be_checked()
    expect(boxes(steps).nth(2)).to_be_checked()
    expect(boxes(steps).nth(3)).not_to_be_checked()
    expect(steps.get_by_role("progressbar")).to_have_js_property("value", 2)
    assert stored(steps) == {key_of(steps, 0): True, key_of(steps, 2): True}


def test_boxes_are_named_by_their_steps(steps: Page) -> None:
    """A screen reader hears the step's own text when its box has the focus."""
    text = steps.locator(".rb-step__do").nth(1).inner_text()
    expect(boxes(steps).nth(1)).to_have_accessible_name(text)


def test_reworded_step_asks_again(steps: Page) -> None:
    """A tick for another wording does not count, the step says so, and a new tick replaces the old one."""
    step = steps.locator("check-list .rb-step").nth(1)
    store(steps, json.dumps({f"{step.get_attribute('data-step')}:00000000": True, key_of(steps, 0): True}))
    expect(boxes(steps).nth(0)).to_be_checked()
    expect(boxes(steps).nth(1)).not_to_be_checked()
    expect(step.locator(".rb-step__note")).to_contain_text("Reworded since you ticked it")
    tick(steps, 1)
    expect(step.locator(".rb-step__note")).to_be_hidden()
    assert stored(steps) == {key_of(steps, 0): True, key_of(steps, 1): True}


def test_reset_asks_once(steps: Page) -> None:
    """Reset asks with its count, keeps the ticks where the answer is no, and forgets them where it is yes."""
    expect(steps.get_by_role("button", name="Reset ticks")).to_be_disabled()
    tick(steps, 0, 1)
    press(steps, "Reset ticks")
    expect(steps.get_by_role("button", name="Keep")).to_be_focused()
    steps.keyboard.press("Enter")
    expect(boxes(steps).nth(0)).to_be_checked()
    expect(steps.get_by_role("button", name="Reset ticks")).to_be_focused()
    steps.keyboard.press("Enter")
    press(steps, "Reset 2 ticks?")
    expect(steps.locator("check-list :checked")).to_have_count(0)
    assert steps.evaluate("key => localStorage.getItem(key)", KEY) is None


def test_copy_as_markdown(steps: Page) -> None:
    """The clipboard gets the title and a task for each step, in order, the ticked ones ticked."""
    steps.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tick(steps, 0)
    press(steps, "Copy as Markdown")
    expect(steps.get_by_role("status").filter(has_text="Copied as Markdown")).to_have_count(1)
    title, _, *tasks = steps.evaluate("navigator.clipboard.readText()").rstrip().split("\n")
    assert title == "# Compromise response"
    assert [task[:6] for task in tasks] == ["- [x] "] + ["- [ ] "] * (boxes(steps).count() - 1)
    assert tasks[1][6:] == steps.locator(".rb-step__do").nth(1).inner_text()


def test_refused_clipboard_offers_the_text(page: Page, http_site: str) -> None:
    """Where the clipboard is refused, the text stands in a field, selected, and its button closes it."""
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))")
    page.goto(f"{http_site}/{ADDRESS}")
    press(page, "Copy as Markdown")
    field = page.locator("check-list").get_by_role("textbox")
    expect(field).to_be_focused()
    selected = field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)")
    assert selected.count("- [ ] ") == boxes(page).count()
    press(page, "Close")
    expect(page.get_by_role("button", name="Copy as Markdown")).to_be_focused()


@pytest.mark.parametrize("text", ["", "{", "null", "[1]", '{"capture-rows:x": "yes", "a": true}', '"text"'])
def test_damaged_storage_is_ignored(steps: Page, text: str) -> None:
    """Whatever stands in storage, the list works, and what is ticked then is kept."""
    store(steps, text)
    expect(steps.locator("check-list :checked")).to_have_count(0)
    tick(steps, 0)
    assert stored(steps)[key_of(steps, 0)] is True


def test_refused_storage_is_said(page: Page, http_site: str) -> None:
    """Where the browser refuses storage, the list works for the visit and says that ticks are not kept."""
    page.add_init_script(REFUSING)
    page.goto(f"{http_site}/{ADDRESS}")
    tick(page, 0, 1)
    expect(page.locator("check-list :checked")).to_have_count(2)
    expect(page.get_by_role("status").filter(has_text="Ticks are not kept")).to_have_count(1)
    page.reload()
    expect(page.locator("check-list :checked")).to_have_count(0)


def test_other_tab_follows(steps: Page, http_site: str) -> None:
    """A step that is ticked in one tab is ticked in the other, without a reload."""
    other = steps.context.new_page()
    other.goto(f"{http_site}/{ADDRESS}")
    tick(steps, 0)
    expect(boxes(other).nth(0)).to_be_checked()


def test_ticks_work_from_a_disk(page: Page, file_site: str) -> None:
    """A checklist that is opened from a disk keeps its ticks as well."""
    page.goto(f"{file_site}/{ADDRESS}")
    tick(page, 0)
    page.reload()
    expect(boxes(page).nth(0)).to_be_checked()


def test_two_lists_on_a_page_are_apart(page: Page, http_site: str) -> None:
    """Ticks of one list are not ticks of another on the same page."""
    page.goto(f"{http_site}/review/index.html")
    lists = page.locator("check-list")
    lists.nth(0).get_by_role("checkbox").first.check()
    expect(lists.nth(1).locator(":checked")).to_have_count(0)
    expect(lists.nth(1).locator(".rb-list__count").first).to_contain_text("0 of")
