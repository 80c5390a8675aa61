"""A page in a browser goes in; what axe finds wrong with it comes out, a line for each element."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Page

_AXE = Axe()


def faults(page: Page) -> list[str]:
    """Every violation of any weight, with the element it is found at."""
    found: list[dict[str, Any]] = _AXE.run(page).response["violations"]
    return [
        f"{violation['id']} ({violation['impact']}): {' '.join(node['target'])}: {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]


def unfold(page: Page) -> None:
    """Open all that a reader can unfold, except menus, of which only one is open at a time."""
    page.evaluate("for (const one of document.querySelectorAll('details:not([name])')) one.open = true")
