"""A page in a browser goes in; what axe finds wrong with it comes out, a line for each element."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Page

ROWS = 12
SHORTEN = """rows => document.querySelectorAll("tbody").forEach((body) => {
  const seen = new Set();
  [...body.rows].forEach((row, number) => {
    const all = [...row.querySelectorAll("*")];
    const looks = all.map((one) => `${one.localName} ${one.getAttribute("class")}`);
    if (number >= rows && looks.every((look) => seen.has(look))) row.remove();
    looks.forEach((look) => seen.add(look));
  });
})"""

_AXE = Axe()
_FAULTS_ONLY = {"resultTypes": ["violations"]}  # to describe all that is right takes as long as to look


def faults(page: Page, within: str | None = None) -> list[str]:
    """Every violation of any weight, with the element it is found at; in the whole page or in one part.

    `within` selects the part, where only that differs from what another test looks at: axe takes seconds
    for the contrast of a long page.
    """
    if within is not None:
        assert page.locator(within).count(), f"nothing on the page is {within}"
    found: list[dict[str, Any]] = _AXE.run(page, context=within, options=_FAULTS_ONLY).response["violations"]
    return [
        f"{violation['id']} ({violation['impact']}): {' '.join(node['target'])}: {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]


def unfold(page: Page) -> None:
    """Open all that a reader can unfold, except menus, of which only one is open at a time."""
    page.evaluate("for (const one of document.querySelectorAll('details:not([name])')) one.open = true")


def shorten(page: Page) -> None:
    """Leave the first rows of each table, and every further one with an element that no row before shows."""
    page.evaluate(SHORTEN, ROWS)
