"""Rows decided in the session filter, row by row and many at once, and what the rules make of them."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.catalog import load_catalog
from generator.scoring import Complete
from generator.scoring.row_labels import UnreadableRowError
from generator.scoring.row_scoring import RowScorer
from tests.browser.session_filter import (
    ROWS,
    beside,
    button,
    cell,
    cells,
    decide,
    paste,
    rows,
    said,
    search,
    table,
    visit,
    widget,
)

pytestmark = pytest.mark.browser

DEVICES = ("Chrome on macOS", "Unknown browser", "chrome on an unknown system", "Lynx", "Not shown", "")
PLACES = ("Approx. Belgium", "Approx. Chile", "Approx. unknown", "Home", "Not shown")
TRUTHS = (("yes", "yes", "no"), ("no", "no", "no"), ("yes", "no", "yes"), ("", "Cannot confirm", "maybe"))
NAMES = ("device", "location", "trusted_device", "owner_can_confirm", "current_session", "app", "team")


@pytest.fixture
def desk(page: Page, http_site: str) -> Page:
    """The page with five rows."""
    visit(page, http_site)
    paste(page, table(), "5 rows imported")
    return page


def given() -> list[dict[str, str]]:
    """Rows with every kind of label in every column, safe, risky, open and unknown ones."""
    pairs = itertools.product(DEVICES, PLACES, TRUTHS)
    apps = itertools.cycle(("ChatGPT", "API Platform", "Codex"))
    teams = itertools.cycle(("payments", "", "finance"))
    return [
        dict(zip(NAMES, (device, place, *truth, next(apps), next(teams)), strict=True))
        for device, place, truth in pairs
    ]


def sign(number: int) -> str:
    """A number with the minus that the page writes."""
    return str(number).replace("-", "\u2212")


def test_scores_are_those_of_the_command_line(page: Page, http_site: str, project: Path) -> None:
    """Score, decision and points of each row are what Python gives; an unreadable label is never safe."""
    catalog = load_catalog(project / "data")
    scorer = RowScorer(catalog.scoring, catalog.teams.values())
    visit(page, http_site)
    rows_given = given()
    paste(page, table((one.values() for one in rows_given), NAMES), f"{len(rows_given)} rows imported")
    expect(rows(page)).to_have_count(len(rows_given))
    labels = {one.id: one.label for one in catalog.vocabularies.decisions}
    wanted: list[tuple[str, str, set[tuple[str, int]] | None]] = []
    for one in rows_given:
        row = {name: value or None for name, value in one.items() if name != "team"}
        try:
            result = scorer.score(row, one["team"] or None).result
        except UnreadableRowError:
            wanted.append(("unreadable", "Unreadable", None))
            continue
        points = {(part.rule, part.points) for part in result.contributions}
        if isinstance(result, Complete):
            wanted.append((sign(result.total), labels[result.decision], points))
        else:
            least, most = sign(result.least), sign(result.most)
            wanted.append((least if least == most else f"{least} to {most}", "Incomplete", points))
    shown = zip(cells(page, "score"), cells(page, "band"), strict=True)
    for one, expected, (score, band) in zip(rows_given, wanted, shown, strict=True):
        state, _, line = band.partition("\n")
        parts = {tuple(sorted(part.split())) for part in line.replace("\u2212", "-").split(", ") if part}
        found = {(name, int(number)) for number, name in parts}
        assert (score, state, None if expected[2] is None else found) == expected, one
    assert {state for _, state, _ in wanted} >= {"Keep", "Unreadable", "Incomplete", "Revoke and escalate"}
    unknown = [wanted[place][1] for place, one in enumerate(rows_given) if one["device"] == "Unknown browser"]
    assert "Keep" not in unknown
    first = cell(
        page, 1 + rows_given.index(next(one for one in rows_given if one["device"] == "Lynx")), "score"
    )
    first.locator("summary").press("Enter")
    expect(first).to_contain_text("Device: the rules do not know “Lynx”")


def test_a_row_is_decided_and_taken_back(desk: Page) -> None:
    """Decision, reviewer and note are set in the row; buttons, u and Ctrl+Z take back and do again."""
    decide(desk, 2, "Revoke")
    cell(desk, 2, "reviewer").get_by_role("textbox").fill("r-ab12")
    note = cell(desk, 2, "evidence").get_by_role("textbox")
    note.press_sequentially("Asked by phone.")
    assert (cells(desk, "decision")[1], cells(desk, "evidence")[1]) == ("Revoke", "Asked by phone.")
    expect(button(desk, "Undo")).to_have_attribute("title", "Undo: evidence note of 1 row")
    button(desk, "Undo").click()
    expect(note).to_have_value("")
    expect(said(desk)).to_have_text("Undone: evidence note of 1 row")
    button(desk, "Redo").click()
    expect(note).to_have_value("Asked by phone.")
    row = widget(desk).locator("tr[data-row='1']")
    row.focus()
    for key in ("u", "u", "u"):
        desk.keyboard.press(key)
        expect(row).to_be_focused()
    assert [cells(desk, key)[1] for key in ("decision", "reviewer", "evidence")] == ["Undecided", "", ""]
    desk.keyboard.press("Shift+U")
    expect(said(desk)).to_have_text("Redone: decision of 1 row")
    cell(desk, 2, "decision").get_by_role("combobox").focus()
    desk.keyboard.press("ControlOrMeta+z")
    assert cells(desk, "decision")[1] == "Undecided"
    desk.keyboard.press("ControlOrMeta+Shift+z")
    assert cells(desk, "decision")[1] == "Revoke"
    desk.keyboard.press("ControlOrMeta+z")
    desk.keyboard.press("ControlOrMeta+y")
    assert cells(desk, "decision")[1] == "Revoke"


def test_many_rows_are_decided_at_once(desk: Page) -> None:
    """The bar sets what it says in the rows that show, or in those that are selected, and in no other."""
    bar = desk.get_by_role("group", name="Triage")
    search(desk).fill("unknown browser")
    expect(rows(desk)).to_have_count(2)
    bar.get_by_label("Decision").select_option(label="Escalate")
    bar.get_by_label("Reviewer").fill("r-ab12")
    bar.get_by_label("Evidence note").fill("Nobody knows it.")
    button(desk, "Apply to all 2 shown rows").click()
    expect(said(desk)).to_have_text("2 rows changed")
    button(desk, "Reset filters").click()
    expect(rows(desk)).to_have_count(5)
    decided = ["Undecided", "Escalate", "Escalate", "Undecided", "Undecided"]
    assert cells(desk, "decision") == decided
    assert cells(desk, "reviewer") == ["", "r-ab12", "r-ab12", "", ""]
    cell(desk, 1, "selected").get_by_role("checkbox").check()
    cell(desk, 5, "selected").get_by_role("checkbox").check()
    bar.get_by_label("Decision").select_option(label="Keep")
    bar.get_by_label("Reviewer").fill("")
    bar.get_by_label("Evidence note").fill("")
    button(desk, "Apply to 2 selected rows").click()
    assert cells(desk, "decision") == ["Keep", "Escalate", "Escalate", "Undecided", "Keep"]
    assert cells(desk, "evidence")[:2] == ["", "Nobody knows it."]
    button(desk, "Undo").click()
    assert cells(desk, "decision") == decided
    button(desk, "Select none").click()
    assert widget(desk).locator(".rb-pick:checked").count() == 0
    button(desk, "Select shown rows").click()
    expect(button(desk, "Apply to 5 selected rows")).to_be_visible()


def test_selected_rows_that_a_filter_hides_are_counted(desk: Page) -> None:
    """A decision for selected rows says how many of them nobody sees, before it is taken."""
    button(desk, "Select shown rows").click()
    search(desk).fill("-device:unknown")
    expect(button(desk, "Apply to 5 selected rows, 2 of them not shown")).to_be_visible()
    search(desk).fill("")
    expect(button(desk, "Apply to 5 selected rows")).to_be_visible()


def test_what_shows_does_not_jump(desk: Page) -> None:
    """A row that no longer matches stays until one filters again, and the focus with it."""
    search(desk).fill("decision:undecided device:unknown")
    expect(rows(desk)).to_have_count(2)
    expect(button(desk, "Filter again")).to_be_hidden()
    before = cell(desk, 2, "decision").bounding_box()
    cell(desk, 2, "decision").get_by_role("combobox").focus()
    decide(desk, 2, "Review")
    expect(cell(desk, 2, "decision").get_by_role("combobox")).to_be_focused()
    expect(rows(desk)).to_have_count(2)
    assert cell(desk, 2, "decision").bounding_box() == before
    button(desk, "Filter again").click()
    expect(rows(desk)).to_have_count(1)
    expect(button(desk, "Filter again")).to_be_hidden()
    assert cells(desk, "device") == [ROWS[2][1]]
    button(desk, "Undo").click()
    expect(rows(desk)).to_have_count(1)
    button(desk, "Filter again").click()
    expect(rows(desk)).to_have_count(2)


def test_a_note_is_flagged_while_one_types(desk: Page) -> None:
    """A note that holds an address says so at once, and one press takes it out, in a row and for many."""
    line = cell(desk, 1, "evidence")
    line.get_by_role("textbox").press_sequentially("jane.doe@example.com agreed, ")
    expect(line).to_contain_text("This note holds an email address.")
    line.get_by_role("button", name="Redact").click()
    expect(line.get_by_role("textbox")).to_have_value("[address] agreed, ")
    expect(line.get_by_role("textbox")).to_be_focused()
    expect(line.locator(".rb-flag")).to_have_count(0)
    bar = desk.get_by_role("group", name="Triage")
    bar.get_by_label("Evidence note").fill("by jane.doe@example.com")
    expect(bar).to_contain_text("This note holds an email address.")
    bar.get_by_role("button", name="Redact").click()
    expect(bar.get_by_label("Evidence note")).to_have_value("by [address]")
    expect(bar).not_to_contain_text("This note holds")
    paste(desk, "device,note\nEdge on Windows,by jane.doe@example.com\n", beside(1, 5))
    expect(cell(desk, 6, "evidence")).to_contain_text("This note holds an email address.")


def _tab_to(page: Page, reached: str) -> None:
    """Press the tabulator until a script says that the place is reached."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(reached):
            return


def test_a_keyboard_is_enough(page: Page, http_site: str) -> None:
    """From the paste to the copied summary no mouse is needed."""
    visit(page, http_site, clipboard=True)
    page.evaluate("text => navigator.clipboard.writeText(text)", table())
    _tab_to(page, "document.activeElement.matches('.rb-import__field')")
    press = page.keyboard.press
    press("ControlOrMeta+v")
    expect(rows(page)).to_have_count(5)
    press("/")
    expect(search(page)).to_be_focused()
    page.keyboard.type("unknown browser")
    expect(rows(page)).to_have_count(2)
    press("ArrowDown")
    expect(widget(page).locator("tr[data-row='1']")).to_be_focused()
    press("7")
    press("ArrowDown")
    expect(widget(page).locator("tr[data-row='2']")).to_be_focused()
    press("3")
    press("0")
    press("4")
    press("x")
    press("n")
    expect(cell(page, 3, "evidence").get_by_role("textbox")).to_be_focused()
    page.keyboard.type("7 x n u are letters here")
    press("Escape")
    expect(widget(page).locator("tr[data-row='2']")).to_be_focused()
    assert cells(page, "decision") == ["Revoke and escalate", "Rotate credentials"]
    assert cells(page, "evidence") == ["", "7 x n u are letters here"]
    expect(widget(page).locator(".rb-pick:checked")).to_have_count(1)
    press("?")
    expect(widget(page).locator(".rb-help__panel")).to_contain_text("set the decision with this place")
    press("Escape")
    expect(widget(page).locator(".rb-help__panel")).to_be_hidden()
    _tab_to(page, "document.activeElement.textContent === 'Copy summary'")
    press("Enter")
    expect(widget(page).get_by_text(re.compile("^2 rows copied")).first).to_be_visible()
    assert "7 x n u are letters here" in page.evaluate("navigator.clipboard.readText()")
