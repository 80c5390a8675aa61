"""Rows handed to the session filter: what is read, how columns are matched, and that no edit is lost."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.session_filter import (
    HALF_WAY,
    ROWS,
    as_objects,
    beside,
    button,
    cells,
    decide,
    field,
    mapping,
    open_file,
    paste,
    report,
    rows,
    search,
    status,
    table,
    unfold_import,
    visit,
    widget,
)

pytestmark = pytest.mark.browser

DEVICES = [row[1] for row in ROWS]
# There, a note is typed and a row is selected; how many rows there were then.
EDITED_MEANWHILE = f"""async () => {{
  {HALF_WAY}
  const row = document.querySelector("session-filter tr[data-row='0']");
  const note = row.querySelector("td[data-key='evidence'] input");
  note.value = "typed meanwhile";
  note.dispatchEvent(new Event("input", {{ bubbles: true }}));
  row.querySelector(".rb-pick").click();
  return [row.closest("table").querySelectorAll("tr[data-row]").length.toString(), count];
}}"""


@pytest.fixture
def desk(page: Page, http_site: str) -> Page:
    """The page, allowed to use the clipboard."""
    visit(page, http_site, clipboard=True)
    return page


def test_rows_are_pasted_or_typed(desk: Page) -> None:
    """A paste is read at once, what is typed when one asks; the focus is not lost, and rows come to rows."""
    expect(desk.get_by_text("No rows yet.")).to_be_visible()
    desk.evaluate("text => navigator.clipboard.writeText(text)", table(delimiter="\t", end="\r\n"))
    field(desk).focus()
    desk.keyboard.press("ControlOrMeta+v")
    expect(status(desk)).to_have_text("5 rows imported")
    assert cells(desk, "device") == DEVICES
    assert cells(desk, "signed_in")[:3] == ["2026-11-03", "2026-11-04", ""]
    assert cells(desk, "app")[-1] == "Codex", "a term is shown as the vocabulary writes it"
    expect(desk.locator(".rb-import__summary")).to_be_focused()
    expect(desk.get_by_text("No rows yet.")).to_be_hidden()
    desk.keyboard.press("Enter")
    field(desk).press_sequentially("device;app\nEdge on Windows;Codex\n")
    button(desk, "Read rows").press("Enter")
    expect(status(desk)).to_have_text(beside(1, 5))
    assert cells(desk, "device") == [*DEVICES, "Edge on Windows"]
    unfold_import(desk)
    expect(field(desk)).to_have_value("")


def test_a_file_of_any_kind_is_read(desk: Page, project: Path) -> None:
    """Any delimiter, any way of JSON, and a published review give the same rows, in UTF-8 and UTF-16."""
    objects = as_objects()
    files: dict[str, bytes] = {
        "comma.csv": table().encode(),
        "semicolon.csv": ("\ufeff" + table(delimiter=";", end="\r\n")).encode(),
        "bar.txt": table(delimiter="|", end="\r").encode(),
        "tab.tsv": table(delimiter="\t").encode(),
        "said.csv": ("sep=;\n" + table(delimiter=";")).encode(),
        "utf-16.csv": table().encode("utf-16"),
        "unmarked.csv": table().encode("utf-16-le"),
        "list.json": json.dumps(objects, indent=2).encode(),
        "around.json": json.dumps({"total": 5, "rows": objects}).encode(),
        "lines.jsonl": "\n".join(map(json.dumps, objects)).encode(),
        "review.json": json.dumps({"team": "payments", "sessions": objects}).encode(),
        "reviews.json": json.dumps(
            [{"team": "payments", "sessions": objects[:2]}, {"team": "payments", "sessions": objects[2:]}]
        ).encode(),
    }
    for done, (name, content) in enumerate(files.items(), 1):
        open_file(desk, name, content)
        expect(rows(desk)).to_have_count(5 * done)
        told = beside(5, 5 * (done - 1)) if done > 1 else "5 rows imported"
        expect(desk.locator(".rb-import__status")).to_have_text(told)
        assert cells(desk, "device")[-5:] == DEVICES, name
        assert cells(desk, "team")[-5:] == ["Payments"] * 5, name
        assert [text.split("\n")[0] for text in cells(desk, "band")[-5:]] == [
            "Keep",
            "Revoke and escalate",
            "Incomplete",
            "Unreadable",
            "Incomplete",
        ], name
    published = next((project / "data/reviews/payments").glob("*.json"))
    sessions = json.loads(published.read_text(encoding="utf-8"))["sessions"]
    open_file(desk, published.name, published.read_bytes())
    expect(rows(desk)).to_have_count(5 * len(files) + len(sessions))
    assert cells(desk, "owner")[-len(sessions) :] == [one["owner"] for one in sessions]
    assert "Undecided" not in cells(desk, "decision")[-len(sessions) :]


def test_a_markdown_table_is_its_rows(desk: Page) -> None:
    """A table from a ticket has a drawn line and pipes at its ends; neither is a session."""
    paste(desk, "| Browser | App |\n| --- | --- |\n| Edge on Windows | Codex |\n", "1 row imported")
    left_out = "1 blank line skipped2 columns left out: “Column 1”, “Column 4”"
    expect(report(desk)).to_have_text(left_out)
    assert cells(desk, "device") == ["Edge on Windows"]


def test_columns_are_matched_by_hand(desk: Page) -> None:
    """A column that no name tells is left out; once matched, the import takes the place of the first."""
    paste(desk, table(), "5 rows imported")
    paste(desk, "Browser,Gadget,Whim\nEdge on Windows,Codex,x\n,,\n", beside(1, 5))
    expect(report(desk)).to_have_text("1 blank line skipped2 columns left out: “Gadget”, “Whim”")
    expect(mapping(desk)).to_contain_text("1 of 3 columns recognised")
    mapping(desk).locator("summary").click()
    expect(mapping(desk).locator("tbody td").first).to_have_text("Edge on Windows")
    mapping(desk).get_by_label("Field: Gadget").select_option(label="App")
    button(desk, "Import again with these columns").click()
    expect(report(desk)).to_have_text("1 blank line skipped1 column left out: “Whim”")
    assert cells(desk, "device") == [*DEVICES, "Edge on Windows"]
    assert cells(desk, "app")[-1] == "Codex"
    # An import that has been taken back since is in nobody's place.
    button(desk, "Undo").click()
    expect(rows(desk)).to_have_count(5)
    button(desk, "Import again with these columns").click()
    expect(rows(desk)).to_have_count(6)
    paste(desk, "device,app,Device\na,b,c\n", beside(1, 6))
    expect(report(desk)).to_contain_text("Column “Device” left out: an earlier column holds “Device” already")


def test_an_import_again_never_costs_an_edit(desk: Page) -> None:
    """Rows that were edited since stay beside those of the import again, and the report says so; else not."""
    again = button(desk, "Import again with these columns")
    edited = report(desk).get_by_text("Rows were edited")
    paste(desk, "Browser,Gadget\nEdge on Windows,Codex\nLynx,ChatGPT\n", "2 rows imported")
    mapping(desk).locator("summary").click()
    mapping(desk).get_by_label("Field: Gadget").select_option(label="App")
    decide(desk, 2, "Revoke")
    button(desk, "Undo").click()
    again.click()
    expect(rows(desk)).to_have_count(2)
    assert cells(desk, "app") == ["Codex", "ChatGPT"], "an edit that was taken back is none"
    expect(edited).to_have_count(0)
    decide(desk, 2, "Revoke")
    again.click()
    expect(edited).to_have_text(
        "Rows were edited since the first import: 2 rows added beside its 2 rows. "
        "Undo takes this import back."
    )
    assert cells(desk, "decision") == ["Undecided", "Revoke", "Undecided", "Undecided"]
    button(desk, "Undo").click()
    expect(rows(desk)).to_have_count(2)
    assert cells(desk, "decision") == ["Undecided", "Revoke"]
    desk.get_by_role("group", name="Triage").get_by_role("button", name="Remove all").click()
    again.click()
    expect(rows(desk)).to_have_count(2)
    expect(edited).to_have_count(0)


def test_rows_that_are_there_already_are_told(desk: Page) -> None:
    """The same rows once more stand beside the first, decided or not, and it is said how many."""
    paste(desk, table(), "5 rows imported")
    expect(report(desk)).to_have_text("")
    decide(desk, 2, "Revoke")
    paste(desk, table([*ROWS, ROWS[0], ROWS[0]]), beside(7, 5))
    same = "7 of 7 rows are the same in every column as rows that were here. Undo takes this import back."
    expect(report(desk).locator(".rb-notice")).to_have_text(same)
    expect(rows(desk)).to_have_count(12)
    button(desk, "Undo").click()
    expect(rows(desk)).to_have_count(5)
    others = [(*row[:4], "2026-11-20", *row[5:]) for row in ROWS[:2]]
    paste(desk, table([*others, others[0], ROWS[4]]), beside(4, 5))
    expect(report(desk).locator(".rb-notice")).to_have_text(
        "1 of 4 rows is the same in every column as a row that was here. "
        "1 of 4 rows is the same in every column as another of this import. "
        "Undo takes this import back."
    )
    mapping(desk).locator("summary").click()
    button(desk, "Import again with these columns").click()
    expect(rows(desk)).to_have_count(9)
    expect(report(desk).locator(".rb-notice")).to_contain_text("1 of 4 rows is the same")


def test_rows_stay_and_can_be_edited_while_others_are_imported(desk: Page) -> None:
    """What is edited during a long import is in the rows after it; there is no half of it in between."""
    paste(desk, table(), "5 rows imported")
    seen, count = desk.evaluate(EDITED_MEANWHILE)
    expect(status(desk)).to_have_text(beside(count, 5), timeout=60_000)
    assert seen == "5"
    expect(widget(desk).get_by_text(f"Showing all {count + 5:,} rows").first).to_be_visible()
    assert cells(desk, "evidence")[:2] == ["typed meanwhile", ""]
    wanted = {"typed meanwhile": 1, "selected:yes": 1, "device:lynx": 1, "belgium": count + 2}
    for query, shown in wanted.items():
        search(desk).fill(query)
        expect(widget(desk).get_by_text(f"Showing {shown:,} of {count + 5:,} rows").first).to_be_visible()
    search(desk).fill("")
    for name, size in (("Undo", 5), ("Redo", count + 5), ("Undo", 5), ("Undo", 5)):
        button(desk, name).click()
        expect(widget(desk).get_by_text(f"Showing all {size:,} rows").first).to_be_visible()
    assert cells(desk, "evidence")[0] == ""
    expect(widget(desk).locator(".rb-pick:checked")).to_have_count(1)


def test_rows_without_column_names_are_matched_first(desk: Page) -> None:
    """Without a known name nothing is imported before columns are matched; the first row may be data."""
    paste(desk, table(ROWS[:1]), "1 row imported")
    expected = "No column name was recognised. Choose what each column holds."
    paste(desk, "Edge on Windows,Codex\nEdge on Windows,ChatGPT\n", expected)
    expect(rows(desk)).to_have_count(1)
    mapping(desk).get_by_label("Field: Edge on Windows").select_option(label="Device")
    mapping(desk).get_by_label("Field: Codex").select_option(label="App")
    desk.get_by_label("The first row is a session, not column names").check()
    button(desk, "Import").click()
    expect(status(desk)).to_have_text(beside(2, 1))
    assert cells(desk, "app") == ["ChatGPT", "Codex", "ChatGPT"]
    assert cells(desk, "device")[0] == DEVICES[0], "the rows from before stay"


def test_import_under_a_filter_says_so(desk: Page) -> None:
    """The sample is there to try, and rows that a filter hides are counted, with a way to see them."""
    button(desk, "Load a sample").click()
    expect(status(desk)).to_have_text(re.compile(r"^\d+ rows imported$"))
    sample = rows(desk).count()
    assert sample > 7
    search(desk).fill("toaster")
    expect(rows(desk)).to_have_count(0)
    expect(widget(desk).get_by_text("Nothing matches")).to_be_visible()
    paste(desk, table(), beside(5, sample))
    expect(report(desk)).to_contain_text(f"A filter is on: it shows 1 of {sample + 5} rows.")
    expect(rows(desk)).to_have_count(1)
    button(desk, "Show all rows").click()
    expect(rows(desk)).to_have_count(sample + 5)
    expect(search(desk)).to_have_value("")
    for left in (sample, 0):
        button(desk, "Undo").click()
        if left:
            expect(rows(desk)).to_have_count(left)
    expect(desk.get_by_text("No rows yet.")).to_be_visible()
    button(desk, "Redo").click()
    expect(rows(desk)).to_have_count(sample)


def test_names_of_columns_are_those_of_exports(desk: Page) -> None:
    """A column is told by any name of its field, in any case and with any hyphens."""
    names = {"User Agent": "device", "SIGN-IN_TIME": "signed_in", "geo": "location", "Remarks": "evidence"}
    values = ("Chrome on macOS", "2026-11-03", "Approx. Belgium", "a note")
    paste(desk, table([values], names), "1 row imported")
    assert [cells(desk, key) for key in names.values()] == [[value] for value in values]
    expect(mapping(desk)).to_contain_text("4 of 4 columns recognised")
