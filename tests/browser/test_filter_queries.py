"""What the filter table of all session rows is asked for: queries, links, help, columns and marking."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.filter_table import (
    SHOWN,
    Sheet,
    header,
    most,
    open_facet,
    read_sheet,
    search,
    shown,
    status,
    visit,
)

pytestmark = pytest.mark.browser

TERMS: dict[str, Callable[[dict[str, str]], bool]] = {
    "decision:keep": lambda row: row["Decision"] == "Keep",
    "-decision:keep": lambda row: row["Decision"] != "Keep",
    "decision:keep,review": lambda row: row["Decision"] in ("Keep", "Review"),
    "device:CHROME": lambda row: "chrome" in row["Device"].casefold(),
    "-chrome": lambda row: all("chrome" not in text.casefold() for text in row.values()),
    "score>=1": lambda row: (most(row["Score"]) or 0) >= 1,
    "score:-1..1": lambda row: most(row["Score"]) in (-1, 0, 1),
    "signed_in<2026-10-20": lambda row: "" < row["Signed in"] < "2026-10-20",
    "signed_in:2026-10": lambda row: row["Signed in"].startswith("2026-10"),
    "no:evidence": lambda row: not row["Evidence note"],
    "has:evidence confirmed:yes": lambda row: bool(row["Evidence note"]) and row["Confirmed"] == "yes",
}


@pytest.fixture(scope="module")
def sheet(browser: Browser, http_site: str) -> Sheet:
    """The table of the page under test, read without its script."""
    return read_sheet(browser, http_site)


@pytest.fixture
def table(page: Page, http_site: str) -> Page:
    """The page with the table, its search focused."""
    visit(page, http_site)
    return page


def test_terms_ask_for_a_column(table: Page, sheet: Sheet) -> None:
    """A term asks for a value, a part, a number, a day or nothing of a column, or the opposite."""
    rows = [dict(zip(sheet.labels, row, strict=True)) for row in sheet.rows]
    for query, holds in TERMS.items():
        search(table).fill(query)
        count = sum(map(holds, rows))
        assert 0 < count < len(rows), f"the portal publishes no rows to tell {query} by"
        expect(table.locator(".rb-filter__count")).to_have_text(f"Showing {count} of {len(rows)} rows")
        expect(table.locator(SHOWN)).to_have_count(count)


def test_a_query_that_cannot_be_read_says_why(table: Page, sheet: Sheet) -> None:
    """What is wrong stands under the field and is told once typing stops; the rows found before it stay."""
    search(table).fill("decision:keep")
    kept = sheet.column("Decision").count("Keep")
    for query, problem in (
        ("decision:nonsense", "Decision has no value “nonsense”. It has: Keep, "),
        ("colour:red", "No column is called “colour”."),
        ("score>=many", "Score takes a number, such as score>=5, not “many”."),
        ("signed_in<soon", "Signed in takes a day, a month or a year"),
        ('chrome "on mac', "The quotation mark at character 8 is not closed"),
    ):
        search(table).fill(query)
        said = table.locator(".rb-filter__problem")
        expect(said).to_contain_text(problem)
        expect(search(table)).to_have_attribute("aria-invalid", "true")
        expect(search(table)).to_have_accessible_description(said.inner_text())
        expect(status(table)).to_have_text(said.inner_text())
        expect(table.locator(SHOWN)).to_have_count(kept)
    expect(table.locator(".rb-filter__applied")).to_have_text("Filtered by “decision:keep”")
    table.keyboard.press("Escape")
    expect(table.locator(".rb-filter__problem")).to_be_hidden()
    expect(search(table)).not_to_have_attribute("aria-invalid", "true")
    expect(table.locator(SHOWN)).to_have_count(len(sheet.rows))


def test_columns_are_hidden_but_never_all(table: Page, sheet: Sheet) -> None:
    """A column that is switched off is gone from every row, also after sorting; the last one stays."""
    device = table.locator("th, td").and_(table.locator("[data-key=device], [data-label=Device]"))
    expect(device).to_have_count(len(sheet.rows) + 1)
    menu = open_facet(table, "Columns")
    menu.get_by_role("checkbox", name="Device").press("Space")
    expect(device.locator("visible=true")).to_have_count(0)
    table.keyboard.press("Escape")
    expect(menu.locator("summary")).to_be_focused()
    header(table, "Reviewed").get_by_role("button").press("Enter")
    expect(device.locator("visible=true")).to_have_count(0)
    expect(table.locator(f"{SHOWN} td[data-label=Owner]:visible")).to_have_count(len(sheet.rows))
    open_facet(table, "Columns")
    for box in menu.get_by_role("checkbox", checked=True).all()[::-1]:
        if box.is_enabled():
            box.press("Space")
    expect(menu.get_by_role("checkbox", checked=True)).to_have_count(1)
    expect(menu.get_by_role("checkbox", checked=True)).to_be_disabled()
    expect(table.locator("filter-table th:visible")).to_have_count(1)
    menu.get_by_role("checkbox", name="Device").press("Space")
    expect(device.locator("visible=true")).to_have_count(len(sheet.rows) + 1)


def test_only_what_matched_is_marked(table: Page, sheet: Sheet) -> None:
    """A word is marked where it stands, a part of a column in that column, and what is negated nowhere."""
    marks = table.locator("filter-table mark")
    team = sheet.column("Team")[0].split()[0].casefold()
    search(table).fill(f"team:{team} -nowhere")
    expect(marks).to_have_count(sum(text.casefold().count(team) for text in sheet.column("Team")))
    expect(table.locator("filter-table td:not([data-label=Team]) mark")).to_have_count(0)
    search(table).fill("-keep decision:revoke")
    expect(table.locator(SHOWN).first).to_be_visible()
    expect(marks).to_have_count(0)
    search(table).fill("chrome")
    cells = [text for row in sheet.rows for text in row]
    expect(marks).to_have_count(sum(text.casefold().count("chrome") for text in cells))


def test_a_link_brings_the_view_back(table: Page) -> None:
    """A copied link opens the same query, facet and order; the page's own address never tells them."""
    table.context.grant_permissions(["clipboard-read", "clipboard-write"])
    address = table.url
    table.keyboard.type("-unknown")
    open_facet(table, "Decision").get_by_role("checkbox", name="Keep", exact=False).first.press("Space")
    table.keyboard.press("Escape")
    header(table, "Reviewed").get_by_role("button").press("Enter")
    header(table, "Owner").get_by_role("button").press("Shift+Enter")
    owners = shown(table, "Owner")
    table.get_by_role("button", name="Copy link").press("Enter")
    expect(table.get_by_role("status").filter(has_text="Link to this view copied")).to_have_count(1)
    assert table.url == address
    link: str = table.evaluate("navigator.clipboard.readText()")
    table.goto("about:blank")
    table.goto(link)
    expect(search(table)).to_have_value("-unknown")
    expect(table.locator("summary", has_text="Decision: Keep")).to_be_visible()
    expect(header(table, "Reviewed")).to_have_attribute("aria-sort", "ascending")
    expect(table.locator(SHOWN)).to_have_count(len(owners))
    assert shown(table, "Owner") == owners


def test_help_gives_examples_to_press(table: Page) -> None:
    """The question mark opens the help, where it is no text; each example can be read as a query."""
    table.keyboard.type("?")
    expect(search(table)).to_have_value("?")
    table.keyboard.press("Escape")
    table.locator("h1").click()
    table.keyboard.press("?")
    summary = table.locator("summary", has_text="Search help")
    expect(summary).to_be_focused()
    examples = table.locator(".rb-help").get_by_role("button").all_inner_texts()
    assert len(examples) > 8
    table.keyboard.press("Tab")
    table.keyboard.press("Enter")
    expect(search(table)).to_be_focused()
    expect(search(table)).to_have_value(examples[0])
    expect(table.locator(".rb-help[open]")).to_have_count(0)
    for example in examples:
        search(table).fill(example)
        expect(search(table)).not_to_have_attribute("aria-invalid", "true")
    table.locator("h1").click()
    table.keyboard.press("?")
    table.keyboard.press("Escape")
    expect(table.locator(".rb-help[open]")).to_have_count(0)
    expect(summary).to_be_focused()
