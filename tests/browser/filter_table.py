"""What tests of the filter table share: the table as it was written, and the parts of its page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Browser, Locator, Page, expect

ADDRESS = "review/rows.html"
SHOWN = "filter-table tbody tr:not([hidden])"


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


def read_sheet(browser: Browser, site: str) -> Sheet:
    """The table of the page under test, read without its script."""
    context = browser.new_context(java_script_enabled=False)
    scriptless = context.new_page()
    scriptless.goto(f"{site}/{ADDRESS}")
    cells = "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.replace(/\\s+/g, ' ').trim()))"
    labels, *rows = scriptless.locator("filter-table tr").evaluate_all(cells)
    context.close()
    assert len(rows) > 20, "the portal publishes too few rows to test with"
    return Sheet(labels, rows)


def visit(page: Page, site: str) -> None:
    """Open the page with the table, its search focused."""
    page.goto(f"{site}/{ADDRESS}")
    search(page).focus()


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


def wait_for_rows(page: Page) -> None:
    """Wait until all the rows show that match: those that no screen has room for come frame by frame."""
    count = page.locator(".rb-filter__count")
    expect(count).to_have_text(re.compile(r"^Showing (all )?\d"))
    said = re.search(r"[\d,]+", count.inner_text())
    assert said is not None
    expect(page.locator(SHOWN)).to_have_count(int(said[0].replace(",", "")))


def shown(page: Page, label: str) -> list[str]:
    """What the visible rows have in one column."""
    wait_for_rows(page)
    # Not their inner texts: of a card that is far from being seen nothing is laid out, which these wait for.
    texts = page.locator(f"{SHOWN} td[data-label='{label}']").all_text_contents()
    return [text.strip() for text in texts]


def number(text: str) -> int | None:
    """The number that a cell shows; None where it shows none, or two."""
    return int(text.replace("\u2212", "-")) if re.fullmatch(r"[-\u2212]?\d+", text) else None


def most(text: str) -> int | None:
    """What the number in a cell can be at most: of an open score its upper end."""
    return number(text.rpartition(" to ")[2])
