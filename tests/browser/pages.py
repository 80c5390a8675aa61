"""The folder of a built portal goes in; its pages come out: their addresses, what they say, their titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

NOT_FOUND = "404.html"  # its links begin at the root of a server, so it does not open from a disk
# Folders with a page for each record of a kind.
RECORDS = ("checklists", "drills", "teams", "maintaining/decisions")

# What waits for a script of its own, and what it has once that is there.
LATE = {"session-filter": ".rb-session", "drill-runner": ".rb-run", "guided-response": ".rb-run"}

_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
_ELEMENT = re.compile(r"<([a-z][a-z0-9-]*)(?:\s[^>]*?class=\"([^\"]*)\")?")


def addresses(site: Path) -> list[str]:
    """Every page, as a path from the root of the portal."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def kinds(site: Path) -> list[str]:
    """Every page, but of the pages made one for each record only those that show something new."""
    return list(_kinds(site))


def _kinds(site: Path) -> Iterator[str]:
    seen: dict[str, set[tuple[str, str]]] = {folder: set() for folder in RECORDS}
    for address in addresses(site):
        elements = set(_ELEMENT.findall(article(site / address)))
        known = seen.get(Path(address).parent.as_posix(), set())
        if Path(address).name == "index.html" or not elements <= known:
            yield address
        known |= elements


def wait_for_widgets(page: Page) -> None:
    """Wait until every widget of the page is there, those included that come after the page."""
    late = (f"{element}:not(:has({control}))" for element, control in LATE.items())
    expect(page.locator(", ".join((":not(:defined)", *late)))).to_have_count(0)


def article(page: Path) -> str:
    """The HTML of what a page says, without the frame around it."""
    found = _ARTICLE.search(page.read_text())
    assert found, f"{page} has no article"
    return found[0]


def title(page: Page, text: str) -> Locator:
    """The title of the page that is open, if it is this one."""
    return page.get_by_role("heading", level=1, name=text, exact=True)
