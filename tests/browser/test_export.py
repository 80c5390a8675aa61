"""Rows taken along from the published ones: as Markdown, as CSV, and never without redaction."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.accessibility import faults, look, shorten
from tests.browser.redactor import KEY, RULES
from tests.browser.test_accessibility import widths
from tests.browser.test_privacy import kept

pytestmark = pytest.mark.browser

ADDRESS = "review/rows.html"
SHOWN = """table => [...table.querySelectorAll("tr:not([hidden])")].map((row) =>
  [...row.cells].map((cell) => cell.textContent.replace(/\\s+/g, " ").trim()))"""
COPIED = re.compile(r"^\d+ rows? copied; redaction found nothing to take out$")


@pytest.fixture
def table(page: Page, http_site: str) -> Page:
    """The page of published rows, allowed to use the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{http_site}/{ADDRESS}")
    return page


def bar(page: Page) -> Locator:
    """The buttons for taking rows along, with what is said of it."""
    return page.get_by_role("group", name="Copy or save the shown rows")


def unfold(page: Page) -> None:
    """Show the tools of the table, which are folded on a phone."""
    expect(page.locator(".rb-filter")).to_be_visible()
    fold = page.get_by_role("button", name="Filters and tools")
    if fold.is_visible():
        fold.press("Enter")


def copy(page: Page) -> list[list[str]]:
    """Copy the rows with Enter; the cells of the table that is then in the clipboard."""
    bar(page).get_by_role("button", name="Copy as Markdown").press("Enter")
    expect(bar(page).locator(".rb-copy__status")).to_contain_text("copied")
    markdown: str = page.evaluate("navigator.clipboard.readText()")
    head, line, *rows = markdown.splitlines()
    assert re.fullmatch(r"\|( --- \|)+", line)
    return [[re.sub(r"\\(.)", r"\1", cell) for cell in row[2:-2].split(" | ")] for row in (head, *rows)]


def save(page: Page) -> str:
    """Save the rows with Enter; the text of the file."""
    with page.expect_download() as download:
        bar(page).get_by_role("button", name="Save as CSV").press("Enter")
    name = download.value.suggested_filename
    assert re.fullmatch(r"all-published-session-rows-\d{4}-\d\d-\d\d\.csv", name), name
    return Path(download.value.path()).read_bytes().decode("utf-8")


def records(text: str) -> list[list[str]]:
    """The records of a CSV file, whose form is checked on the way."""
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def unmarked(rows: list[list[str]]) -> list[list[str]]:
    """The rows without the mark that keeps a spreadsheet from reading points, such as +3, as a formula."""
    return [[cell[1:] if cell.startswith("'+") else cell for cell in row] for row in rows]


@pytest.fixture
def with_cells(page: Page, http_site: str, built_site: Path) -> Callable[..., Page]:
    """Opens the published rows with other evidence notes in its first rows, as if they had been published."""

    def opened(*notes: str) -> Page:
        html = (built_site / ADDRESS).read_text(encoding="utf-8")
        found = iter(notes)
        html = re.sub(
            r'(<td data-label="Evidence note">).*?(</td>)',
            lambda cell: f"{cell[1]}{note}{cell[2]}" if (note := next(found, None)) is not None else cell[0],
            html,
        )

        def answer(route: Route) -> None:
            route.fulfill(body=html, content_type="text/html")

        page.route(f"**/{ADDRESS}", answer)
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(f"{http_site}/{ADDRESS}")
        return page

    return opened


def test_all_rows_are_taken_along(table: Page) -> None:
    """Without a filter both ways give every row, also those that no screen has shown yet."""
    copied, saved = copy(table), unmarked(records(save(table)))
    expect(bar(table)).to_contain_text("rows saved; redaction found nothing to take out")
    shown = table.locator("filter-table table").evaluate(SHOWN)
    assert len(shown) > 150, "the portal publishes too few rows to test with"
    assert copied == saved == shown


def test_shown_rows_are_taken_in_their_order(table: Page) -> None:
    """A filter and an order hold for what is taken along, and the count says so."""
    table.locator("filter-table").get_by_role("searchbox").fill("revoke")
    table.get_by_role("button", name="Device", exact=True).press("Enter")
    shown = table.locator("filter-table table").evaluate(SHOWN)
    devices = [row[shown[0].index("Device")] for row in shown[1:]]
    assert devices == sorted(devices, key=str.casefold)
    assert 1 < len(shown) < 150
    assert copy(table) == shown
    expect(bar(table).locator(".rb-copy__status")).to_have_text(COPIED)
    assert unmarked(records(save(table))) == shown
    expect(bar(table)).to_contain_text(f"{len(shown) - 1} rows saved; redaction found nothing to take out")


@pytest.mark.parametrize("place", ["file_site", "published"])
def test_export_works_elsewhere(page: Page, request: pytest.FixtureRequest, place: str) -> None:
    """From a disk, and under the portal's own address, rows are saved as they are from any server."""
    page.goto(f"{request.getfixturevalue(place)}/{ADDRESS}")
    shown = page.locator("filter-table table").evaluate(SHOWN)
    assert unmarked(records(save(page))) == shown


def test_a_secret_in_a_row_is_taken_out(with_cells: Callable[..., Page]) -> None:
    """An address and a key that were published against all rules do not leave the page, and are counted."""
    page = with_cells("asked jane.doe@example.com", f"saw {KEY}")
    page.locator("filter-table").get_by_role("searchbox").fill("jane.doe")
    expect(page.locator("filter-table mark").first).to_be_visible()
    page.locator("filter-table").get_by_role("searchbox").fill("")
    place = copy(page)[0].index("Evidence note")
    said = "rows {}; 2 finds taken out by redaction"
    expect(bar(page).locator(".rb-copy__status")).to_contain_text(said.format("copied"))
    assert [row[place] for row in copy(page)[1:3]] == ["asked [address]", "saw [key]"]
    text = save(page)
    expect(bar(page)).to_contain_text(said.format("saved"))
    assert [row[place] for row in records(text)[1:3]] == ["asked [address]", "saw [key]"]
    assert "jane" not in text
    assert KEY not in text


def test_hostile_cells_are_inert(with_cells: Callable[..., Page]) -> None:
    """No cell is a formula to a spreadsheet, and none is markup or another cell to Markdown."""
    notes = ["=1+1", "+1", "-1", "@a1", 'a "b", c', "a|b", "*a* `b` ~~c~~", "[a](b) __d__"]
    page = with_cells(*(note.replace('"', "&quot;") for note in notes))
    shown = page.locator("filter-table table").evaluate(SHOWN)
    place = shown[0].index("Evidence note")
    saved = [row[place] for row in records(save(page))[1:]]
    assert saved[:8] == ["'=1+1", "'+1", "'-1", "'@a1", *notes[4:]]
    bar(page).get_by_role("button", name="Copy as Markdown").press("Enter")
    expect(bar(page).locator(".rb-copy__status")).to_contain_text("copied")
    markdown: str = page.evaluate("navigator.clipboard.readText()")
    for written in (r"| a\|b |", r"| \*a\* \`b\` \~\~c\~\~ |", r"| \[a\](b) \_\_d\_\_ |"):
        assert written in markdown


def test_without_rules_nothing_leaves(page: Page, http_site: str, page_problems: list[str]) -> None:
    """Where the rules cannot be loaded, neither way gives anything, and the page says why."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.route(RULES, lambda route: route.abort())
    page.goto(f"{http_site}/{ADDRESS}")
    page.evaluate("navigator.clipboard.writeText('from before')")
    downloads: list[str] = []
    page.on("download", lambda one: downloads.append(one.suggested_filename))
    for name in ("Copy as Markdown", "Save as CSV"):
        bar(page).get_by_role("button", name=name).press("Enter")
        expect(bar(page)).to_contain_text("Nothing was exported: the redaction rules could not be loaded")
    expect(bar(page).get_by_role("status").last).to_contain_text("Nothing was exported")
    page.wait_for_timeout(500)  # for what must not come
    assert downloads == []
    assert page.evaluate("navigator.clipboard.readText()") == "from before"
    page_problems.clear()
    page.unroute(RULES)
    assert len(copy(page)) > 150
    expect(bar(page)).not_to_contain_text("Nothing was exported")


@pytest.mark.parametrize("script", ["", "globalThis.runbookData = {};", "throw new Error('torn');"])
def test_with_rules_that_cannot_be_used_nothing_leaves(
    page: Page, http_site: str, page_problems: list[str], script: str
) -> None:
    """Rules of another version, or half a file of them, are no rules."""
    page.route(RULES, lambda route: route.fulfill(body=script, content_type="text/javascript"))
    page.goto(f"{http_site}/{ADDRESS}")
    downloads: list[str] = []
    page.on("download", lambda one: downloads.append(one.suggested_filename))
    bar(page).get_by_role("button", name="Save as CSV").press("Enter")
    expect(bar(page)).to_contain_text("Nothing was exported")
    page.wait_for_timeout(500)  # for what must not come
    assert downloads == []
    page_problems.clear()


def test_no_row_is_no_file(table: Page) -> None:
    """Where nothing matches there is nothing to take along, and the page says so."""
    table.locator("filter-table").get_by_role("searchbox").fill("no row says this")
    bar(table).get_by_role("button", name="Save as CSV").press("Enter")
    expect(bar(table)).to_contain_text(
        "Nothing was exported: no row is shown. Reset the filters, then export."
    )


def test_export_keeps_and_asks_for_nothing(table: Page) -> None:
    """The rules are asked for once, nothing is sent, and nothing is kept but what the reader took."""
    before = kept(table)
    asked: list[str] = []
    table.on("request", lambda one: asked.append(one.url))
    copy(table)
    save(table)
    assert kept(table) == before
    # The browser fetches the icon when it likes.
    others = [url for url in asked if not url.startswith("blob:") and not url.endswith("/favicon.svg")]
    assert [url.partition("?")[0].rpartition("/")[2] for url in others] == ["redaction-rules.js"]


def test_only_session_rows_are_offered(page: Page, scriptless: Page, http_site: str) -> None:
    """Other tables have no such buttons, a team's rows do, and without scripts nobody has them."""
    page.goto(f"{http_site}/facts.html")
    expect(page.locator(".rb-filter").first).to_be_visible()
    expect(bar(page)).to_have_count(0)
    page.goto(f"{http_site}/teams/payments.html")
    expect(bar(page)).to_have_count(1)
    scriptless.goto(f"{http_site}/{ADDRESS}")
    expect(scriptless.locator("filter-table button")).to_have_count(0)


@widths
def test_export_is_accessible(table: Page, page_problems: list[str], width: int) -> None:
    """Axe finds nothing after a copy, and where there are no rules."""
    look(table, "light", width)
    unfold(table)
    copy(table)
    shorten(table)
    found = faults(table, within=".rb-filter")
    table.route(RULES, lambda route: route.abort())
    table.reload()
    unfold(table)
    bar(table).get_by_role("button", name="Save as CSV").press("Enter")
    expect(bar(table)).to_contain_text("Nothing was exported")
    page_problems.clear()
    shorten(table)
    assert found + faults(table, within=".rb-filter") == []
