"""Tables of more rows than a browser lays out: searched, sorted, walked, printed, and without their data."""

from __future__ import annotations

import json
import re
from contextlib import chdir
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator import mkdocs_plugin
from generator.pages.data_script import data_script
from tests.browser.accessibility import faults, look
from tests.browser.large_table import (
    BODY,
    FILLS,
    FOCUSED,
    IN_PAGE,
    LARGE,
    MIDDLE,
    MOST_LAID_OUT,
    MOST_ON_PAPER,
    SCRIPT,
    TRAVELS,
    WINDOWED,
    Rows,
    assert_first,
    expect_rows,
    header,
    places,
    search,
    texts_in,
)
from tests.browser.publishing import publish
from tests.browser.test_accessibility import widths
from tests.browser.test_every_page import controls_not_made_once
from tests.browser.test_instant_navigation import follow, step_back
from tests.pages.copies import NOON, Copy, copy_of_portal
from tests.pages.handed_over import data_of
from tests.pages.rows_back import texts_of
from tests.test_large_tables import add_rows

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with one team whose rows travel as data, and one whose rows are only too many to lay out."""
    portal = copy_of_portal(tmp_path_factory.mktemp("large") / "portal")
    published = (portal.folder / "data/reviews/alpha").glob("*.json")
    add_rows(portal, TRAVELS - sum(len(json.loads(one.read_text())["sessions"]) for one in published))
    give_beta_rows(portal)
    with pytest.MonkeyPatch.context() as patch, chdir(portal.folder):
        patch.setenv("SOURCE_DATE_EPOCH", NOON)
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        return mkdocs_plugin.build(Path("mkdocs.yml"), None, None).site.resolve()


def give_beta_rows(portal: Copy) -> None:
    """Publish some of the first team's rows as the other team's."""
    review = json.loads((portal.folder / "data/reviews/alpha/2026-10-01.json").read_text())
    review |= {"team": "beta", "sessions": review["sessions"][:WINDOWED]}
    portal.write("data/reviews/beta/2026-10-01.json", json.dumps(review))


@pytest.fixture(scope="module")
def rows(site: Path) -> Rows:
    """All rows of the large table; other tests hold that they are those of the page and of the CSV file."""
    data = data_of((site / SCRIPT).read_text(encoding="utf-8"))
    keys = [column["key"] for column in data["columns"]]
    assert data["count"] == TRAVELS
    return Rows(dict(zip(keys, texts, strict=True)) for texts in texts_of(data))


@pytest.fixture
def table(page: Page, site: Path) -> Page:
    """The page of the large table from the disk, with all its rows there."""
    page.goto(f"{site.as_uri()}/{LARGE}")
    expect_rows(page, TRAVELS)
    return page


@pytest.mark.parametrize("place", ["server", "disk"])
def test_all_rows_are_found_and_a_windowful_is_laid_out(
    page: Page, site: Path, rows: Rows, place: str
) -> None:
    """A search finds what Python finds in the same rows; wherever one scrolls, few rows are laid out."""
    address = publish(page, site) if place == "server" else site.as_uri()
    page.goto(f"{address}/{LARGE}")
    expect_rows(page, TRAVELS)
    assert_first(page, rows)
    scroller = page.locator("filter-table .rb-table")
    scroller.evaluate("list => { list.scrollIntoView(); list.scrollTo(0, list.scrollHeight); }")
    expect(page.locator(BODY).last).to_have_attribute("aria-rowindex", str(TRAVELS + 1))
    expect(page.locator(BODY).last).to_be_in_viewport()
    assert page.locator(BODY).evaluate_all(FILLS)
    count = page.locator(BODY).count()
    assert count <= MOST_LAID_OUT
    assert places(page) == list(range(TRAVELS - count + 1, TRAVELS + 1))
    assert texts_in(page) == rows.texts[-count:]
    for query, found in (
        ("unknown browser", rows.where("device", "unknown browser")),
        (
            "owner:o-large-3 no:evidence",
            Rows(row for row in rows.where("owner", "o-large-3") if not row["evidence"]),
        ),
        ("signed_in<2026-09-13", Rows(row for row in rows if "" < row["signed_in"] < "2026-09-13")),
        (
            "score>=2",
            # An open score counts as the most that can come of it.
            Rows(
                row
                for row in rows
                if (most := re.search(r"(?<!\u2212)\d+$", row["score"])) and int(most[0]) >= 2
            ),
        ),
    ):
        search(page).fill(query)
        expect_rows(page, len(found))
        assert 0 < len(found) < TRAVELS, query
        assert_first(page, found)
    assert len(controls_not_made_once(page)) == 0


def test_keys_reach_every_row(table: Page) -> None:
    """Arrows, Home, End and the Page keys take the focus to rows that were not laid out, in sight."""
    search(table).focus()
    table.keyboard.press("ArrowDown")
    assert table.evaluate(FOCUSED) == [1, True]
    for key, place in (
        ("End", TRAVELS),
        ("ArrowDown", TRAVELS),
        ("Home", 1),
        ("PageDown", 13),
        ("PageUp", 1),
        ("End", TRAVELS),
        ("PageUp", TRAVELS - 12),
    ):
        table.keyboard.press(key)
        assert table.evaluate(FOCUSED) == [place, True], key
    for _ in range(MOST_LAID_OUT):
        table.keyboard.press("ArrowUp")
    assert table.evaluate(FOCUSED) == [TRAVELS - 12 - MOST_LAID_OUT, True]
    expect(table.locator("filter-table tbody [tabindex='0']")).to_have_count(1)
    table.keyboard.press("Home")
    table.keyboard.press("ArrowUp")
    expect(search(table)).to_be_focused()


def test_columns_sort_all_rows(table: Page, rows: Rows) -> None:
    """Sorting, by one column and by a second with Shift, brings the right rows to the top and to the end."""
    header(table, "Signed in").get_by_role("button").press("Enter")
    expect(header(table, "Signed in")).to_have_attribute("aria-sort", "ascending")
    dated = sorted(rows, key=lambda row: (row["signed_in"] == "", row["signed_in"]))
    assert_first(table, Rows(dated))
    header(table, "Owner").get_by_role("button").press("Shift+Enter")
    status = table.locator(".rb-filter__result").get_by_role("status")
    expect(status).to_have_text("Sorted by Signed in, ascending, then by Owner, ascending")
    dated.sort(key=lambda row: (row["signed_in"] == "", row["signed_in"], row["owner"]))
    assert_first(table, Rows(dated))
    table.locator(BODY).first.press("End")
    assert texts_in(table)[-1] == list(dated[-1].values())


def test_paper_has_the_rows_that_match(table: Page, rows: Rows) -> None:
    """For paper all rows that match are laid out, and after it a windowful again."""
    found = rows.where("device", "not shown")
    search(table).fill("device:shown")
    expect_rows(table, len(found))
    table.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert texts_in(table) == found.texts
    expect(table.locator(".rb-filter__paper")).to_be_hidden()
    table.evaluate("dispatchEvent(new Event('afterprint'))")
    expect_rows(table, len(found))


def test_paper_says_what_it_leaves_out(page: Page, site: Path) -> None:
    """Where more rows match than any paper takes, the first are laid out and the page counts the others."""
    address = publish(page, site)
    data = data_of((site / SCRIPT).read_text(encoding="utf-8"))
    for column in data["columns"]:
        column["codes"] = ",".join([column["codes"]] * 3)
    data["count"] *= 3
    page.route(f"**/{SCRIPT}?*", lambda route: route.fulfill(body=data_script(data)))
    page.goto(f"{address}/{LARGE}")
    expect_rows(page, 3 * TRAVELS, 3 * TRAVELS)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(BODY).count() == MOST_ON_PAPER
    expect(page.locator(".rb-filter__paper")).to_contain_text(
        "The first 5,000 rows are printed; 2,500 rows are left out."
    )
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".rb-filter__paper")).to_be_hidden()
    expect_rows(page, 3 * TRAVELS, 3 * TRAVELS)


def test_without_its_data_the_page_keeps_its_own_rows(
    page: Page, site: Path, rows: Rows, page_problems: list[str]
) -> None:
    """Where the file of all rows is missing, the page says so, and its first rows are still searched."""
    address = publish(page, site)
    page.route(f"**/{SCRIPT}?*", lambda route: route.abort())
    page.goto(f"{address}/{LARGE}")
    expect(page.locator(".rb-filter__loading")).to_contain_text("These are the first 300")
    shown = page.locator(f"{BODY}:not([hidden])")
    expect(shown).to_have_count(IN_PAGE)
    search(page).fill("unknown browser")
    expect(shown).to_have_count(len(Rows(rows[:IN_PAGE]).where("device", "unknown browser")))
    assert page_problems, "the browser has not noticed that a file is missing"
    page_problems.clear()


def test_without_scripts_the_rows_are_a_link_away(scriptless: Page, site: Path) -> None:
    """Without scripts the page has its first rows, says that there are more, and leads to all of them."""
    scriptless.goto(f"{site.as_uri()}/{LARGE}")
    expect(scriptless.locator(BODY)).to_have_count(IN_PAGE)
    note = scriptless.locator("filter-table .rb-only-without-script")
    expect(note).to_be_visible()
    expect(note).to_contain_text(f"the latest {IN_PAGE} of {TRAVELS:,} rows")
    link = note.get_by_role("link", name="All rows as CSV").get_attribute("href") or ""
    assert (site / "teams" / link).resolve().is_file()


def test_coming_back_and_moving_double_nothing(page: Page, site: Path, rows: Rows) -> None:
    """After instant navigation and after a move in the page there is one bar, one set of rows."""
    address = publish(page, site)
    with page.expect_response("**/sitemap.xml"):
        page.goto(f"{address}/{LARGE}")
    expect_rows(page, TRAVELS)
    page.evaluate("window.sameDocument = true")
    follow(page, "Facts", "Facts")
    step_back(page, "Alpha")
    expect_rows(page, TRAVELS)
    found = rows.where("device", "not shown")
    search(page).fill("device:shown")
    expect_rows(page, len(found))
    page.evaluate("const table = document.querySelector('filter-table'); table.parentNode.append(table)")
    expect_rows(page, len(found))
    expect(search(page)).to_have_value("device:shown")
    assert_first(page, found)
    assert controls_not_made_once(page) == []
    expect(page.locator("filter-table .rb-room")).to_have_count(2)
    assert page.evaluate("window.sameDocument") is True


def test_rows_of_the_page_come_back(page: Page, site: Path) -> None:
    """A table whose rows all stand in its page gives them back as they were when it leaves the page."""
    page.goto(f"{site.as_uri()}/{MIDDLE}")
    expect_rows(page, WINDOWED, WINDOWED)
    search(page).fill("o-large")
    page.locator(BODY).first.press("End")
    page.locator(BODY).last.press("Home")  # rows that come into sight again are marked once
    expect(page.locator(f"{BODY} td:has(mark mark), {BODY} mark + mark")).to_have_count(0)
    expect(page.locator("filter-table mark")).to_have_count(page.locator(BODY).count())
    columns = page.locator(".rb-facet", has=page.locator("summary", has_text="Columns"))
    columns.locator("summary").press("Enter")
    columns.get_by_role("checkbox", name="Device").press("Space")
    page.evaluate("window.table = document.querySelector('filter-table'); table.remove()")
    left = """() => ({
      rows: table.querySelectorAll("tbody tr").length,
      rest: table.querySelectorAll(
        "mark, .rb-room, .rb-filter, tbody :is([hidden], [tabindex], [aria-rowindex])"
      ).length,
      texts: [...table.querySelectorAll("tbody tr")].map((row) => row.textContent.trim()),
      counted: table.querySelector("table").ariaRowCount,
    })"""
    found = page.evaluate(left)
    page.reload()
    expect_rows(page, WINDOWED, WINDOWED)
    page.evaluate("window.table = document.querySelector('filter-table'); table.remove()")
    assert found == page.evaluate(left)
    assert (found["rows"], found["rest"], found["counted"]) == (WINDOWED, 0, None)
    page.evaluate("document.querySelector('article').append(table)")
    expect_rows(page, WINDOWED, WINDOWED)


@widths
def test_large_table_is_accessible(page: Page, site: Path, width: int) -> None:
    """Axe finds nothing in a windowed table in the middle of its rows, with matches marked."""
    look(page, "light", width)
    page.goto(f"{publish(page, site)}/{LARGE}")  # axe reads style sheets, which no page from a disk may
    expect_rows(page, TRAVELS)
    search(page).fill("chrome")
    page.locator(BODY).first.press("End")
    page.keyboard.press("PageUp")
    expect(page.locator("filter-table mark").first).to_be_visible()
    assert faults(page, within="filter-table") == []
