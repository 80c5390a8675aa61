"""Bad input to the session filter: what is refused or cancelled, and that nothing is lost or run."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.session_filter import (
    HALF_WAY,
    ROWS,
    beside,
    button,
    cell,
    cells,
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
OUTSIDE = "document.body.dataset.outside = (Number(document.body.dataset.outside) || 0) + 1"
# Long rows, so that few of them are 50 MB of text; it is made in the page, which is quicker than sending it.
HUGE = """async () => {
  const line = "Chrome on macOS,ChatGPT,Approx. Belgium," + "n".repeat(360) + "\\n";
  const text = "device,app,location,note\\n" + line.repeat(Math.ceil(50_000_000 / line.length));
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  document.querySelector(".rb-import__field").dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  return [text.length, text.split("\\n").length - 2];
}"""
CANCELLED_LATE = f"""async () => {{
  {HALF_WAY}
  const cancel = [...document.querySelectorAll("session-filter button")].find(
    (one) => one.innerText === "Cancel" && one.checkVisibility());
  cancel.click();
}}"""
ODD = (
    '<img src=x onerror="window.ran = 1">',
    "<script>window.ran = 1</script>",
    "javascript:window.ran=1",
    '=HYPERLINK("http://127.0.0.1:1/","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\u202egpj.exe\u202c",
    "nul\0in it",
    "{{7*7}} ${7*7} <%= 7 %>",
    "__proto__",
    '"><svg onload=window.ran=1>',
)


@pytest.fixture
def desk(page: Page, http_site: str) -> Page:
    """The page, allowed to use the clipboard."""
    visit(page, http_site, clipboard=True)
    return page


def test_what_was_not_understood_is_told(desk: Page) -> None:
    """A line is imported, left out or blank, and nothing else; what is left out has its number and reason."""
    lines = [
        "device,app,signed in,trusted,decision",
        "Chrome on macOS,ChatGPT,2026-11-03,yes,keep",
        "",
        '"never closed,x,y',
        "Edge,Codex,2026-02-30,perhaps,Maybe",
        "a,b,c,d,e,too many",
        " ,,\t,,",
        "Firefox,Slack",
    ]
    paste(desk, "\n".join(lines), "3 rows imported")
    imported, blank, left_out = 3, 2, 2
    assert imported + blank + left_out == len(lines) - 1
    expect(report(desk)).to_contain_text(f"{blank} blank lines skipped")
    expect(report(desk)).to_contain_text(f"{left_out} rows were not understood and left out")
    expect(report(desk)).to_contain_text("Line 4: a quotation mark is never closed")
    expect(report(desk)).to_contain_text("Line 6: more cells than columns: a, b, c, d, e, too many")
    unreadable = report(desk).locator("details", has_text="could not be read")
    expect(unreadable.locator("summary")).to_have_text("4 values could not be read")
    unreadable.locator("summary").click()
    expect(unreadable.get_by_role("listitem")).to_have_text(
        [
            "Line 5, Signed in: 2026-02-30: the calendar has no such day",
            "Line 5, Trusted device: perhaps: neither yes nor no",
            "Line 5, Decision: Maybe: not a decision of the vocabulary, so none was taken over",
            "Line 8, App: Slack: not an app of the vocabulary",
        ]
    )
    assert cells(desk, "decision") == ["Keep", "Undecided", "Undecided"]
    expect(report(desk)).to_contain_text("1 row has fewer cells than columns; the missing ones are empty")


def test_hostile_rows_are_texts(desk: Page) -> None:
    """Markup, scripts, formulas, reversed writing and NULs are texts: nothing is run or asked for."""
    asked: list[str] = []
    desk.on("request", lambda one: asked.append(one.url))
    hostile = [(one, one, one, one, one, one, one, one, one) for one in ODD]
    paste(desk, table(hostile), f"{len(ODD)} rows imported")
    paste(desk, json.dumps([{"device": one, "note": one, one: one} for one in ODD]))
    expect(rows(desk)).to_have_count(2 * len(ODD))
    search(desk).fill("window.ran")
    expect(widget(desk).locator("td[data-key='device'] mark").first).to_be_visible()
    search(desk).fill("")
    for one in mapping(desk).locator("summary").all() + report(desk).locator("summary").all():
        one.click()
    shown = cells(desk, "device")
    assert shown[0] == ODD[0]
    assert shown[5:7] == ["gpj.exe", "nulin it"]
    assert set(cells(desk, "band")) - {"Unreadable", "Incomplete"} == set(), "none is taken for safe"
    assert widget(desk).locator("img, svg, script, a[href^='javascript']").count() == 0
    assert "\u202e" not in widget(desk).inner_text()
    assert desk.evaluate("window.ran") is None
    assert [url for url in asked if "favicon" not in url] == []


def test_what_cannot_be_read_changes_nothing(desk: Page) -> None:
    """No text, broken JSON or JSON without rows, another encoding: each is told, and the rows stay."""
    paste(desk, table(), "5 rows imported")
    cell(desk, 1, "evidence").get_by_role("textbox").fill("a note")
    shape = (
        "This JSON has no rows. Expected a published review, a list of reviews or of rows, an object with "
        "one list of rows, or a row on each line."
    )
    texts = {
        "  \n\t\r\n ": "There is nothing to import yet. Paste rows, or choose a file.",
        '{"sessions": [{"device": "x"},': "This JSON cannot be read: it breaks at line 1, column 31.",
        '{"rows": [1]}': shape,
        "[[[[1]]]]": shape,
        "device,app\n": "There are names of columns, and no row below them. Nothing was imported.",
        "device,app\n,,\n": "There are names of columns, and no row below them. Nothing was imported.",
        ",,,\n,,\n": "No row was found in this text. Expected a line with the names of the columns, and "
        "a line for each row.",
    }
    for text, reason in texts.items():
        paste(desk, text)
        expect(status(desk)).to_contain_text(reason)
    files = {
        b"device\nM\xfcller\n": "Save it as CSV or JSON in UTF-8 first.",
        "device\nA \u2013 B\n".encode("utf-16-le"): "Save it as CSV or JSON in UTF-8 first.",
        b"\x89PNG\r\n\x1a\n\0\0": "Save it as CSV or JSON in UTF-8 first.",
        b"": "There is nothing to import yet. Paste rows, or choose a file.",
    }
    for number, (content, reason) in enumerate(files.items()):
        open_file(desk, f"{number}.csv", content)
        expect(status(desk)).to_contain_text(reason)
    unfold_import(desk)
    button(desk, "Read rows").click()
    expect(field(desk)).to_be_focused()
    field(desk).fill('[{"device": ')
    button(desk, "Read rows").click()
    expect(status(desk)).to_contain_text("This JSON cannot be read")
    expect(field(desk)).to_have_value('[{"device": ')
    assert cells(desk, "device") == DEVICES
    assert cells(desk, "evidence")[0] == "a note"
    assert not report(desk).inner_text()


def test_odd_tables_are_read_or_told(desk: Page) -> None:
    """Mixed line ends, broken quotes, a megabyte in a cell, a hundred thousand columns: the page lives on."""
    paste(desk, "device,app\r\na,b\rc,d\ne,f\r\r\n", "3 rows imported")
    paste(desk, 'device,note\n"a ""b"", c","two\nlines"\nd"e,"f"g\n"h,i\n', beside(1, 3))
    assert cells(desk, "device")[-1] == 'a "b", c'
    assert cells(desk, "evidence")[-1] == "two lines"
    expect(report(desk)).to_contain_text("2 rows were not understood")
    text = f"device,location,note\n{'x' * 10**6},{'y ' * 500_000},{'z' * 10**6}\n"
    paste(desk, text, beside(1, 4))
    assert len(cells(desk, "device")[-1]) < 1000
    paste(desk, "device,app\n" + "a," * 100_000, "0 rows imported")
    expect(report(desk)).to_contain_text("Line 2: more cells than columns")
    paste(desk, "device," * 100_000 + "\n" + "a," * 100_000, beside(1, 5))
    expect(report(desk)).to_contain_text("and 99,979 more")
    assert report(desk).locator("p").count() < 50
    search(desk).fill("two lines")
    expect(rows(desk)).to_have_count(1)


def test_fifty_megabytes_are_read_while_the_page_answers(desk: Page) -> None:
    """Clicks are answered all the while; one can stop it, and nothing is imported, or let it finish."""
    desk.evaluate(f"document.addEventListener('click', () => {{ {OUTSIDE} }})")
    desk.evaluate("setInterval(() => document.querySelector('h1').click(), 10)")
    length, count = desk.evaluate(HUGE)
    assert length >= 50_000_000
    expect(button(desk, "Cancel")).to_be_visible()
    button(desk, "Cancel").click()
    expect(status(desk)).to_have_text("Import cancelled. Your rows are as they were.")
    expect(rows(desk)).to_have_count(0)
    before = int(desk.evaluate("document.body.dataset.outside"))
    desk.evaluate(HUGE)
    expect(status(desk)).to_have_text(f"{count:,} rows imported", timeout=60_000)
    assert int(desk.evaluate("document.body.dataset.outside")) > before + 5
    search(desk).fill("codex")
    expect(widget(desk).get_by_text(f"Showing 0 of {count:,} rows").first).to_be_visible()


def test_an_import_can_be_cancelled_to_its_end(desk: Page) -> None:
    """Cancelled while its rows are being scored, an import leaves the rows before it as they were."""
    paste(desk, table(), "5 rows imported")
    desk.evaluate(CANCELLED_LATE)
    expect(status(desk)).to_have_text("Import cancelled. Your rows are as they were.")
    expect(widget(desk).get_by_text("Showing all 5 rows").first).to_be_visible()
    paste(desk, table(), beside(5, 5))
    expect(widget(desk).get_by_text("Showing all 10 rows").first).to_be_visible()
