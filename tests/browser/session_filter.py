"""What tests of the session filter share: rows, ways to hand them in, and the parts of its page."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping

from playwright.sync_api import Locator, Page, expect

ADDRESS = "tools/session-filter.html"
RULES = "**/redaction-rules.js*"

HEADS = (
    "Owner",
    "Browser",
    "Product",
    "Location",
    "Signed in at",
    "Trusted",
    "Confirmed",
    "Current",
    "Team",
)
"""What raw exports call the columns."""

ROWS = (
    ("Ana", "Chrome on macOS", "ChatGPT", "Approx. Belgium", "2026-11-03", "yes", "yes", "no", "payments"),
    ("Bo", "Unknown browser", "Codex", "Approx. Chile", "2026-11-04", "no", "no", "no", "payments"),
    ("Cy", "Unknown browser", "API Platform", "Approx. unknown", "", "", "no", "no", "payments"),
    ("Di", "Lynx on a toaster", "ChatGPT", "Approx. Belgium", "2026-11-05", "yes", "yes", "yes", "payments"),
    ("Ed", "Safari on iOS", "codex", "Approx. Netherlands", "2026-10-30", "1", "", "yes", "payments"),
)

PASTE = """(field, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""

HALF_WAY = """const count = 200_000;
  const text = "device,app,location\\n" + "Chrome on macOS,ChatGPT,Approx. Belgium\\n".repeat(count);
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  document.querySelector(".rb-import__field").dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  const progress = () => parseInt(document.querySelector(".rb-import__status").textContent.slice(9));
  while (!(progress() > 60)) await new Promise((resolve) => setTimeout(resolve));"""
"""Rows that take a while, up to where they are read and are being scored and stored."""


def table(
    rows: Iterable[Iterable[str]] = ROWS, heads: Iterable[str] = HEADS, delimiter: str = ",", end: str = "\n"
) -> str:
    """Rows as a spreadsheet saves them."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows([tuple(heads), *map(tuple, rows)])
    return text.getvalue()


def visit(page: Page, site: str, *, clipboard: bool = False) -> None:
    """Open the page and wait for the widget; with the clipboard where the test needs it."""
    if clipboard:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/{ADDRESS}")
    expect(field(page)).to_be_attached()


def widget(page: Page) -> Locator:
    """The session filter."""
    return page.locator("session-filter")


def field(page: Page) -> Locator:
    """The place to paste rows into."""
    return page.locator(".rb-import__field")


def status(page: Page) -> Locator:
    """What screen readers are told of an import."""
    return page.locator(".rb-import__said").get_by_role("status")


def said(page: Page) -> Locator:
    """What screen readers are told of a change of rows."""
    return page.locator(".rb-triage__said").get_by_role("status")


def report(page: Page) -> Locator:
    """What the page says of an import besides its first line."""
    return page.locator(".rb-import__report")


def mapping(page: Page) -> Locator:
    """The step in which columns are matched by hand."""
    return page.locator(".rb-import__columns")


def unfold_import(page: Page) -> None:
    """Open the box to import with, which closes after an import."""
    if not field(page).is_visible():
        page.locator(".rb-import__summary").click()


def paste(page: Page, text: str, result: str | re.Pattern[str] | None = None) -> None:
    """Paste a text as a browser does, and wait for what is said of it."""
    unfold_import(page)
    field(page).evaluate(PASTE, text)
    if result is not None:
        expect(status(page)).to_have_text(result)


def beside(added: int, before: int) -> str:
    """What is said of rows that come to others."""
    rows = "1 row" if added == 1 else f"{added:,} rows"
    return f"{rows} imported, beside the {before:,} that {'was' if before == 1 else 'were'} here"


def open_file(page: Page, name: str, content: bytes) -> None:
    """Choose a file."""
    page.locator("session-filter input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/plain", "buffer": content}
    )


def button(page: Page, name: str | re.Pattern[str]) -> Locator:
    """A button of the widget."""
    return widget(page).get_by_role("button", name=name, exact=isinstance(name, str))


def search(page: Page) -> Locator:
    """The search above the rows."""
    return widget(page).get_by_role("searchbox")


def rows(page: Page) -> Locator:
    """The rows that show."""
    return widget(page).locator("tbody tr[data-row]:not([hidden])")


def cells(page: Page, key: str) -> list[str]:
    """What the rows that show have in one column, fields and lists included."""
    values: list[str] = (
        rows(page)
        .locator(f"td[data-key='{key}']")
        .evaluate_all(
            """cells => cells.map((cell) => {
          const set = cell.querySelector("input, select");
          if (set instanceof HTMLSelectElement) return set.selectedOptions[0].textContent;
          return set ? set.value : cell.innerText.trim();
        })"""
        )
    )
    return values


def cell(page: Page, row: int, key: str) -> Locator:
    """A cell of a row, which is counted from 1 in the order of the import."""
    return widget(page).locator(f"tr[data-row='{row - 1}'] td[data-key='{key}']")


def decide(page: Page, row: int, decision: str) -> None:
    """Choose a decision in the list of a row."""
    cell(page, row, "decision").get_by_role("combobox").select_option(label=decision)


def as_objects(given: Iterable[Iterable[str]] = ROWS) -> list[Mapping[str, str]]:
    """Rows under their heads, as JSON has them."""
    return [dict(zip(HEADS, one, strict=True)) for one in given]
