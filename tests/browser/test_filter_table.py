"""The filter table of all session rows, worked with the keyboard alone."""

from __future__ import annotations

from collections import Counter

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.filter_table import (
    SHOWN,
    Sheet,
    header,
    open_facet,
    read_sheet,
    search,
    shown,
    status,
    visit,
)

pytestmark = pytest.mark.browser

# The place of the focused row among those that show, and whether nothing covers it.
FOCUSED_ROW = """rows => {
  const row = document.activeElement;
  const { left, top, height } = row.getBoundingClientRect();
  return [rows.indexOf(row), row.contains(document.elementFromPoint(left + 9, top + height / 2))];
}"""


@pytest.fixture(scope="module")
def sheet(browser: Browser, http_site: str) -> Sheet:
    """The table of the page under test, read without its script."""
    return read_sheet(browser, http_site)


@pytest.fixture
def table(page: Page, http_site: str) -> Page:
    """The page with the table, its search focused."""
    visit(page, http_site)
    return page


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


def test_rows_are_cards_on_a_phone(table: Page) -> None:
    """On a phone each cell but the first, which names the card, carries its column's label."""
    table.set_viewport_size({"width": 390, "height": 844})
    first = table.locator(f"{SHOWN} td").first
    assert first.evaluate("cell => getComputedStyle(cell, '::before').content") == "none"
    cell = table.locator(f"{SHOWN} td[data-label='Decision']").first
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Decision"'


def test_a_phone_shows_rows_first(table: Page, sheet: Sheet) -> None:
    """On a phone, filters and sorting are folded until they are asked for; a facet in use stays in sight."""
    table.set_viewport_size({"width": 390, "height": 844})
    facet, sort = table.locator(".rb-facet").first, header(table, "Reviewed").get_by_role("button")
    expect(facet).to_be_hidden()
    expect(sort).to_be_hidden()
    table.get_by_role("button", name="Sort", exact=True).press("Enter")
    sort.press("Enter")
    assert shown(table, "Reviewed") == sorted(sheet.column("Reviewed"))
    narrow = table.get_by_role("button", name="Filters and tools")
    narrow.press("Enter")
    expect(narrow).to_have_attribute("aria-expanded", "true")
    facet.locator("summary").press("Enter")
    facet.get_by_role("checkbox").first.check()
    narrow.press("Enter")
    expect(facet).to_be_visible()
    expect(table.locator(".rb-facet").nth(1)).to_be_hidden()


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
