"""The filter table of all session rows, worked with the keyboard alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser

ADDRESS = "review/rows.html"
SHOWN = "filter-table tbody tr:not([hidden])"
# The place of the focused row among those that show, and whether nothing covers it.
FOCUSED_ROW = """rows => {
  const row = document.activeElement;
  const { left, top, height } = row.getBoundingClientRect();
  return [rows.indexOf(row), row.contains(document.elementFromPoint(left + 9, top + height / 2))];
}"""


@dataclass(frozen=True)
class Sheet:
    """The table as the generator wrote it: the columns' labels and the rows' texts."""

    labels: list[str]
    rows: list[list[str]]

    def column(self, label: str) -> list[str]:
        """What the rows have in one column."""
        place = self.labels.index(label)
        return [row[place] for row in self.rows]

    def with_words(self, *words: str) -> list[list[str]]:
        """The rows that have every word in some column, whatever its letters' case."""
        return [row for row in self.rows if all(word in " ".join(row).casefold() for word in words)]


@pytest.fixture(scope="module")
def sheet(browser: Browser, http_site: str) -> Sheet:
    """The table of the page under test, read without its script."""
    context = browser.new_context(java_script_enabled=False)
    scriptless = context.new_page()
    scriptless.goto(f"{http_site}/{ADDRESS}")
    cells = "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.replace(/\\s+/g, ' ').trim()))"
    labels, *rows = scriptless.locator("filter-table tr").evaluate_all(cells)
    context.close()
    assert len(rows) > 20, "the portal publishes too few rows to test with"
    return Sheet(labels, rows)


@pytest.fixture
def table(page: Page, http_site: str) -> Page:
    """The page with the table, its search focused."""
    page.goto(f"{http_site}/{ADDRESS}")
    search(page).focus()
    return page


def search(page: Page) -> Locator:
    """The table's own search field."""
    return page.locator("filter-table").get_by_role("searchbox")


def status(page: Page) -> Locator:
    """What a screen reader is told about the table."""
    return page.locator("filter-table .rb-filter__result").get_by_role("status")


def header(page: Page, label: str) -> Locator:
    """The head of a column."""
    return page.locator("filter-table th", has=page.get_by_role("button", name=label, exact=True))


def open_facet(page: Page, label: str) -> Locator:
    """Unfold a facet with Enter; the facet."""
    facet = page.locator(".rb-facet", has=page.locator("summary", has_text=label))
    facet.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(facet.get_by_role("group")).to_be_visible()
    return facet


def shown(page: Page, label: str) -> list[str]:
    """What the visible rows have in one column."""
    return page.locator(f"{SHOWN} td[data-label='{label}']").all_inner_texts()


def test_words_match_in_any_order_and_case(table: Page, sheet: Sheet) -> None:
    """Two words of a row, typed the other way round and in capitals, leave the rows that have both."""
    row = sheet.rows[len(sheet.rows) // 2]
    owner, team = row[sheet.labels.index("Owner")], row[sheet.labels.index("Team")].split()[0]
    expected = sheet.with_words(owner.casefold(), team.casefold())
    table.keyboard.type(f"{owner.upper()} {team.upper()}")
    expect(table.locator(SHOWN)).to_have_count(len(expected))
    assert 0 < len(expected) < len(sheet.rows)
    words = {text.casefold() for text in table.locator("filter-table mark").all_inner_texts()}
    assert words == {owner.casefold(), team.casefold()}


def test_count_is_shown_and_read_out(table: Page, sheet: Sheet) -> None:
    """The number of matches stands above the table and is told to screen readers once typing has stopped."""
    word = sheet.column("App")[0].casefold()
    count = len(sheet.with_words(word))
    expect(status(table)).to_have_text(f"Showing all {len(sheet.rows)} rows")
    table.keyboard.type(word)
    text = f"Showing {count} of {len(sheet.rows)} rows"
    expect(table.locator(".rb-filter__count")).to_have_text(text)
    expect(status(table)).to_have_text(text)


def test_values_of_a_facet_widen_and_facets_narrow(table: Page, sheet: Sheet) -> None:
    """Chosen with the keyboard, values of one facet are either-or, and two facets must both hold."""
    decisions = Counter(sheet.column("Decision")).most_common(2)
    facet = open_facet(table, "Decision")
    for decision, _ in decisions:
        facet.get_by_role("checkbox", name=decision, exact=False).first.focus()
        table.keyboard.press("Space")
    expect(table.locator(SHOWN)).to_have_count(sum(count for _, count in decisions))
    table.keyboard.press("Escape")
    expect(facet.locator("summary")).to_be_focused()
    app = sheet.column("App")[0]
    open_facet(table, "App").get_by_role("checkbox", name=app).focus()
    table.keyboard.press("Space")
    chosen = {decision for decision, _ in decisions}
    pairs = zip(sheet.column("Decision"), sheet.column("App"), strict=True)
    expect(table.locator(SHOWN)).to_have_count(sum(d in chosen and a == app for d, a in pairs))


def test_facet_counts_follow_the_other_filters(table: Page, sheet: Sheet) -> None:
    """Facets are folded at first; the number beside a value counts the rows that choosing it would leave."""
    expect(table.locator(".rb-facet[open]")).to_have_count(0)
    word = sheet.rows[-1][sheet.labels.index("Owner")].casefold()
    table.keyboard.type(word)
    matching = [row[sheet.labels.index("Decision")] for row in sheet.with_words(word)]
    expect(table.locator(SHOWN)).to_have_count(len(matching))
    facet = open_facet(table, "Decision")
    values = facet.locator(".rb-facet__value").all_inner_texts()
    counts = facet.locator(".rb-facet__count").all_inner_texts()
    expected = Counter(matching)
    assert dict(zip(values, map(int, counts), strict=True)) == {value: expected[value] for value in values}


def test_headers_sort_with_enter(table: Page, sheet: Sheet) -> None:
    """Enter on a header sorts up, then down, then not at all, and says so to screen readers."""
    head = header(table, "Reviewed")
    head.get_by_role("button").focus()
    for direction, expected in (
        ("ascending", sorted(sheet.column("Reviewed"))),
        ("descending", sorted(sheet.column("Reviewed"), reverse=True)),
        ("none", sheet.column("Reviewed")),
    ):
        table.keyboard.press("Enter")
        expect(head).to_have_attribute("aria-sort", direction)
        assert shown(table, "Reviewed") == expected
    expect(status(table)).to_have_text("In the original order")
    expect(table.locator("th[aria-sort=ascending], th[aria-sort=descending]")).to_have_count(0)


def test_shift_sorts_by_one_more_column(table: Page, sheet: Sheet) -> None:
    """With Shift a header sorts what is equal so far; screen readers find one sorted column and hear both."""
    first, second = header(table, "Reviewed"), header(table, "Device")
    first.get_by_role("button").press("Enter")
    for direction in ("ascending", "descending"):
        second.get_by_role("button").press("Shift+Enter")
        expect(status(table)).to_have_text(f"Sorted by Reviewed, ascending, then by Device, {direction}")
        devices = sorted(sheet.column("Device"), key=str.casefold, reverse=direction == "descending")
        pairs = zip(sheet.column("Reviewed"), sheet.column("Device"), strict=True)
        expected = sorted(pairs, key=lambda pair: (pair[0], devices.index(pair[1])))
        assert list(zip(shown(table, "Reviewed"), shown(table, "Device"), strict=True)) == expected
        expect(first).to_have_attribute("aria-sort", "ascending")
        expect(table.locator("th:not([aria-sort=none])")).to_have_count(1)
    second.get_by_role("button").press("Enter")
    expect(second).to_have_attribute("aria-sort", "none")  # it was descending, and sorts no more
    expect(status(table)).to_have_text("In the original order")


def test_empty_cells_sort_last(table: Page, sheet: Sheet) -> None:
    """Rows without a value stand below those with one, in both directions."""
    notes = sheet.column("Evidence note")
    assert "" in notes, "every published row has a note; choose another column"
    header(table, "Evidence note").get_by_role("button").focus()
    for _ in range(2):
        table.keyboard.press("Enter")
        texts = shown(table, "Evidence note")
        assert all(texts[: len(notes) - notes.count("")])


def test_sorting_keeps_the_filter(table: Page, sheet: Sheet) -> None:
    """A sorted table is still filtered, and its matches are still marked."""
    word = sheet.column("App")[0].casefold()
    table.keyboard.type(word)
    header(table, "Team").get_by_role("button").focus()
    table.keyboard.press("Enter")
    expect(table.locator(SHOWN)).to_have_count(len(sheet.with_words(word)))
    assert shown(table, "Team") == sorted(shown(table, "Team"), key=str.casefold)
    expect(table.locator("filter-table mark").first).to_be_visible()


def test_nothing_matches_offers_a_way_back(table: Page, sheet: Sheet) -> None:
    """Without a match the table says what to do next, and its button brings every row and the focus back."""
    table.keyboard.type("no row says this")
    empty = table.locator(".rb-empty")
    expect(empty).to_contain_text("Nothing matches")
    empty.get_by_role("button", name="Reset filters").focus()
    table.keyboard.press("Enter")
    expect(table.locator(SHOWN)).to_have_count(len(sheet.rows))
    expect(search(table)).to_be_focused()
    expect(search(table)).to_have_value("")
    expect(empty).to_be_hidden()
    expect(table.locator("filter-table mark")).to_have_count(0)


def test_slash_leads_to_the_table(table: Page) -> None:
    """On a page that is about its table, the slash key leads to its search, where it is a character."""
    table.locator("h1").click()
    table.keyboard.press("/")
    expect(search(table)).to_be_focused()
    table.keyboard.type("a/b")
    expect(search(table)).to_have_value("a/b")


def test_escape_clears_the_search(table: Page, sheet: Sheet) -> None:
    """Escape in the search empties it and shows every row."""
    table.keyboard.type("no row says this")
    expect(table.locator(SHOWN)).to_have_count(0)
    table.keyboard.press("Escape")
    expect(search(table)).to_have_value("")
    expect(table.locator(SHOWN)).to_have_count(len(sheet.rows))


def test_markup_in_the_search_is_text(table: Page) -> None:
    """What looks like markup is looked for like any other text, and never becomes part of the page."""
    table.keyboard.type("<img src=x onerror=alert(1)>")
    expect(table.locator(".rb-empty")).to_be_visible()
    expect(table.locator("filter-table img")).to_have_count(0)


def test_rows_are_cards_on_a_phone(table: Page, sheet: Sheet) -> None:
    """On a phone each cell carries its column's label, and the headers stay to sort by."""
    table.set_viewport_size({"width": 390, "height": 844})
    cell = table.locator(f"{SHOWN} td[data-label='Decision']").first
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Decision"'
    header(table, "Reviewed").get_by_role("button").press("Enter")
    assert shown(table, "Reviewed") == sorted(sheet.column("Reviewed"))


def number(text: str) -> int | None:
    """The number that a cell shows; None where it shows none, or two."""
    return int(text.replace("\u2212", "-")) if re.fullmatch(r"[-\u2212]?\d+", text) else None


def most(text: str) -> int | None:
    """What the number in a cell can be at most: of an open score its upper end."""
    return number(text.rpartition(" to ")[2])


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
    expect(table.locator(".rb-filter__tools > .rb-copy__status")).to_contain_text("Link to this view copied")
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


def test_rows_are_walked_with_keys(table: Page, sheet: Sheet) -> None:
    """From the search one comes to the rows, through them, into one of them, and back."""
    last = len(sheet.rows) - 1
    for key, place in (
        ("ArrowDown", 0),
        ("ArrowDown", 1),
        ("End", last),
        ("ArrowDown", last),
        ("PageUp", last - 12),
        ("Home", 0),
        ("PageDown", 12),
        ("ArrowUp", 11),
    ):
        table.keyboard.press(key)
        assert table.locator(SHOWN).evaluate_all(FOCUSED_ROW) == [place, True], key
    table.keyboard.press("Enter")
    expect(table.locator("filter-table td[data-label=Team] a:focus")).to_have_count(1)
    table.keyboard.press("Escape")
    assert table.locator(SHOWN).evaluate_all(FOCUSED_ROW) == [11, True]
    table.keyboard.press("Home")
    table.keyboard.press("ArrowUp")
    expect(search(table)).to_be_focused()
