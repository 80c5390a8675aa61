"""A table of more rows than a browser lays out: how tests work it, and what Python knows of its rows."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

LARGE = "teams/alpha.html"
MIDDLE = "teams/beta.html"
TRAVELS, WINDOWED = 2_500, 400
IN_PAGE, MOST_LAID_OUT, MOST_ON_PAPER = 300, 60, 5_000
SCRIPT = "assets/rows/team-alpha.js"
BODY = "filter-table tbody tr:not(.rb-room)"
# Whether only rows are seen in the list, and nothing of the room that stands for the others.
FILLS = """rows => {
  const list = rows[0].closest(".rb-table");
  const top = list.getBoundingClientRect().top + list.clientTop;
  return [...list.querySelectorAll(".rb-room:not([hidden])")].every((room) => {
    const box = room.getBoundingClientRect();
    return box.bottom <= top + 1 || box.top >= top + list.clientHeight - 1;
  });
}"""
TEXTS = "rows => rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim()))"
# The place of the focused row, and whether it is seen: in the window, and between head and end of the list.
FOCUSED = """async () => {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const row = document.activeElement.closest("tbody tr");
  if (!row) return [0, false];
  const { top, bottom } = row.getBoundingClientRect();
  const list = row.closest(".rb-table").getBoundingClientRect();
  const head = row.closest("table").querySelector("th").getBoundingClientRect().bottom;
  const inList = top >= Math.max(list.top, head) - 1 && bottom <= list.bottom + 1;
  return [Number(row.ariaRowIndex) - 1, inList && bottom > 0 && top < innerHeight];
}"""


class Rows(list[dict[str, str]]):
    """The rows of the large table as Python knows them, each text by the key of its column."""

    def where(self, key: str, part: str) -> Rows:
        """The rows that have a text in a column, whatever its letters' case."""
        return Rows(row for row in self if part in row[key].casefold())

    @property
    def texts(self) -> list[list[str]]:
        """The texts of each row, in the order of the columns."""
        return [list(row.values()) for row in self]


def search(page: Page) -> Locator:
    """The table's search field."""
    return page.locator("filter-table").get_by_role("searchbox")


def header(page: Page, label: str) -> Locator:
    """The head of a column."""
    return page.locator("filter-table th", has=page.get_by_role("button", name=label, exact=True))


def expect_rows(page: Page, count: int, total: int = TRAVELS) -> None:
    """So many rows are said to match, are counted for screen readers, and at most a windowful is laid out."""
    said = f"Showing all {total:,} rows" if count == total else f"Showing {count:,} of {total:,} rows"
    expect(page.locator(".rb-filter__count")).to_have_text(said)
    expect(page.locator(".rb-filter__result").get_by_role("status")).to_have_text(said)
    expect(page.locator("filter-table table")).to_have_attribute("aria-rowcount", str(count + 1))
    expect(page.locator("filter-table thead tr")).to_have_attribute("aria-rowindex", "1")
    laid_out = places(page)
    assert laid_out == list(range(1, len(laid_out) + 1))
    assert len(laid_out) <= MOST_LAID_OUT
    assert page.locator(BODY).evaluate_all(FILLS)


def texts_in(page: Page) -> list[list[str]]:
    """What the rows that are laid out say."""
    texts: list[list[str]] = page.locator(BODY).evaluate_all(TEXTS)
    return texts


def assert_first(page: Page, rows: Rows) -> None:
    """The rows that are laid out are the first of these."""
    texts = texts_in(page)
    assert texts == rows.texts[: len(texts)]
    assert texts


def places(page: Page) -> list[int]:
    """Which places the rows that are laid out have among those that match."""
    found: list[int] = page.locator(BODY).evaluate_all(
        "rows => rows.map((row) => Number(row.ariaRowIndex) - 1)"
    )
    return found
