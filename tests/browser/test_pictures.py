"""Pictures that make room for the words of an owner, which nobody has measured before they are read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page

from tests.browser.pages import wait_for_widgets

pytestmark = pytest.mark.browser

MEASURED = """rows => rows.map(row => {
  const [lines, words] = [...row.children].map((part) => part.getBoundingClientRect());
  return {
    top: lines.top, foot: lines.bottom, height: words.height,
    cut: row.scrollWidth > row.clientWidth || words.bottom > lines.bottom + 1,
  };
})"""


def test_long_names_take_more_lines_beside_lines_that_have_no_hole(page: Page, http_site: str) -> None:
    """On a small telephone every word of a step is there, and what is drawn goes on from row to row."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{http_site}/incident/index.html")
    wait_for_widgets(page)
    rows = page.locator(".rb-lanes__row")
    page.locator("details:has(.rb-lanes)").evaluate_all("all => all.forEach(one => (one.open = true))")
    words = rows.locator("span").filter(has_text="Look through")
    words.evaluate("words => words.append(' and through whatever else may have been left to a stranger')")
    measured = rows.evaluate_all(MEASURED)
    heights = sorted({round(row["height"]) for row in measured})
    assert heights[0] == 26, "most rows have one line"
    assert heights[-1] >= 46, "the long name has more"
    assert not [row for row in measured if row["cut"]]
    for row, below in pairwise(measured):
        assert row["foot"] == pytest.approx(below["top"], abs=0.5)
