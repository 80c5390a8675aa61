"""The folder of a built portal goes in; its pages come out: their addresses, what they say, their titles."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

NOT_FOUND = "404.html"  # its links begin at the root of a server

# What waits for a script of its own, and what it has once that is there.
LATE = {"session-filter": ".rb-session", "drill-runner": ".rb-run", "guided-response": ".rb-run"}

_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
_ELEMENT = re.compile(r"<([a-z][a-z0-9-]*)((?:\s+[a-z-]+(?:=\"[^\"]*\")?)*)\s*/?>")
_ATTRIBUTE = re.compile(r"([a-z-]+)(?:=\"([^\"]*)\")?")

_NOTHING_NEW = frozenset({"br", "em", "rect"})
"""What makes no page another kind: it is like what is around it, or part of a drawing."""

Element = tuple[str, str, tuple[str, ...]]
"""What a page is made of: the name of an element, its class, and the names of its attributes."""


def addresses(site: Path) -> list[str]:
    """Every page, as a path from the root of the portal."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def varied(site: Path) -> list[str]:
    """Every page, but of the records of decisions, which are all alike, only each tenth."""
    found = addresses(site)
    records = [one for one in found if re.match(r"maintaining/decisions/[0-9]", one)]
    left_out = {one for number, one in enumerate(records) if number % 10}
    return [one for one in found if one not in left_out]


def kinds(site: Path) -> list[str]:
    """Of all pages those that have an element, with its class and attributes, that none before them has.

    The richest come first, so that few show all that there is.
    """
    made_of = {address: _elements(article(site / address)) for address in addresses(site)}
    seen: set[Element] = set()
    found = []
    for address in sorted(made_of, key=lambda one: (-len(made_of[one]), one)):
        if not made_of[address] <= seen:
            found.append(address)
        seen |= made_of[address]
    return found


def _elements(html: str) -> set[Element]:
    found = set()
    for name, text in _ELEMENT.findall(html):
        if name in _NOTHING_NEW:
            continue
        attributes = dict(_ATTRIBUTE.findall(text))
        found.add((name, attributes.get("class", ""), tuple(sorted(attributes))))
    return found


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
