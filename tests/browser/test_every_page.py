"""Every page of the built portal is opened, on a server and from a disk."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import unfold
from tests.browser.pages import LATE, NOT_FOUND, addresses, article, varied, wait_for_widgets

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 640, 768, 1280)  # 640 is a laptop at 200 % zoom, and 320 at 400 %
# A page learns of another width before its next frame, and what is seen is that frame.
TOO_WIDE = """new Promise((done) => requestAnimationFrame(() =>
  done(document.documentElement.scrollWidth - innerWidth)))"""
CONTROLS = {
    "filter-table": ".rb-filter",
    "check-list": ".rb-list__bar",
    "score-calculator": ".rb-calc",
    "text-redactor": ".rb-redactor",
    "due-date": ".rb-due",
    "due-tally": ".rb-tallies",
    "date-state": ":scope > span",
    "policy-value": ":scope > :not([hidden])",
    **LATE,
}
TAKES_PASTES_OPENLY = """() =>
  document.querySelector("article :is(textarea:not([readonly]), input[type=file])") !== null &&
  !document.querySelector("meta[http-equiv]").content.includes("connect-src 'none'")"""
# A table without a row has nothing to filter.
COUNTS = """controls => Object.entries(controls).map(([element, control]) => {
  const all = [...document.querySelectorAll(element)].filter((one) => !one.querySelector("tr.rb-empty"));
  return [element, all.length, all.filter((one) => one.querySelectorAll(control).length === 1).length];
})"""


def controls_not_made_once(page: Page) -> list[str]:
    """The widgets of the page that do not have their controls exactly once."""
    wait_for_widgets(page)
    counts: list[tuple[str, int, int]] = page.evaluate(COUNTS, CONTROLS)
    return [f"{element}: {right} of {total}" for element, total, right in counts if right != total]


def open_fields(page: Page) -> list[str]:
    """What is wrong where the page takes texts or files of a reader and could still connect to somebody."""
    return ["takes pastes, and may connect"] if page.evaluate(TAKES_PASTES_OPENLY) else []


def too_wide(page: Page) -> list[str]:
    """The widths at which the page can be scrolled sideways, with all of it unfolded."""
    unfold(page)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        by = page.evaluate(TOO_WIDE)
        if by > 0:
            found.append(f"{by} pixels wider than {width}")
    return found


@pytest.mark.parametrize("half", range(2))
def test_pages_work_on_a_server(page: Page, http_site: str, built_site: Path, half: int) -> None:
    """No page errs, meets its policy, asks for anything off the portal, lacks a control or is too wide."""
    page.emulate_media(reduced_motion="reduce")
    wrong = {}
    for address in addresses(built_site)[half::2]:
        page.goto(f"{http_site}/{address}")
        wrong[address] = [*controls_not_made_once(page), *open_fields(page), *too_wide(page)]
    assert {address: what for address, what in wrong.items() if what} == {}


def test_pages_work_from_a_disk(page: Page, file_site: str, built_site: Path) -> None:
    """The same holds for pages opened from a disk, where they also ask for nothing outside their folder."""
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    wrong = {}
    for address in varied(built_site):
        if address == NOT_FOUND:
            continue
        page.goto(f"{file_site}/{address}")
        wrong[address] = controls_not_made_once(page)
    assert {address: what for address, what in wrong.items() if what} == {}
    assert [url for url in requests if not url.startswith((f"{file_site}/", "blob:", "data:"))] == []


def test_theme_works_from_a_disk(page: Page, file_site: str) -> None:
    """From a disk, too, the theme adds copy buttons, and choosing a system chooses it for every command."""
    page.goto(f"{file_site}/tools/commands.html")
    sets = page.locator(".tabbed-set")
    system = sets.first.locator("label").nth(1).inner_text()
    sets.first.locator("label").nth(1).click()
    for chosen in sets.all():
        expect(chosen.get_by_role("radio", name=system)).to_be_checked()
        expect(chosen.locator(".md-code__button:visible")).to_have_count(1)


class _Markup(HTMLParser):
    """Collects inline styles and handlers, scripts, links that are scripts, ids and headings."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.ids: Counter[str] = Counter()
        self.levels: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style", "iframe", "object"):
            self.wrong.append(f"<{tag}>")
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.levels.append(int(tag[1]))
        for name, value in attrs:
            if name == "style" or name.startswith("on"):
                self.wrong.append(f'{name}="{value}"')
            if name in ("href", "src") and (value or "").strip().lower().startswith(("javascript:", "data:")):
                self.wrong.append(f'{name}="{value}"')
            if name == "id":
                self.ids[value or ""] += 1


def test_markup_is_inert(built_site: Path) -> None:
    """What the portal says holds no inline style, script or handler, and no id twice."""
    wrong = {}
    for address in addresses(built_site):
        reader = _Markup()
        reader.feed(article(built_site / address))
        twice = [f"id {name} {count} times" for name, count in reader.ids.items() if count > 1]
        wrong[address] = reader.wrong + twice
    assert {address: what for address, what in wrong.items() if what} == {}


def test_every_page_can_be_skipped_to(built_site: Path) -> None:
    """The first link of every page leads past the header, to something in what the page says."""
    wrong = {}
    for address in addresses(built_site):
        first = re.search(r"<a\s[^>]*>", (built_site / address).read_text())
        target = first and re.fullmatch(r'<a href="#([^"]+)" class="md-skip">', first[0])
        if not target or f'id="{target[1]}"' not in article(built_site / address):
            wrong[address] = first and first[0]
    assert wrong == {}


def test_headings_are_in_order(built_site: Path) -> None:
    """Every page has one title, which comes first, and no heading skips a level."""
    wrong = {}
    for address in addresses(built_site):
        reader = _Markup()
        reader.feed(article(built_site / address))
        steps = zip(reader.levels, reader.levels[1:], strict=False)
        if reader.levels[:1] != [1] or any(after == 1 or after > before + 1 for before, after in steps):
            wrong[address] = reader.levels
    assert wrong == {}
