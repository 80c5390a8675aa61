"""Pages are laid out so that they are read at a glance: nothing is torn, cut off or out of line."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import wait_for_widgets
from tests.looks import LAPTOP, PHONE

pytestmark = pytest.mark.browser

FIRST_LINES = """row => [...row.cells].filter((cell) => cell.textContent.trim()).map((cell) => {
  const mark = document.createElement("span");
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  let first = texts.nextNode();
  while (!first.data.trim() || first.parentElement.getClientRects().length === 0) first = texts.nextNode();
  first.parentNode.insertBefore(mark, first);
  mark.style.cssText = "display: inline-block; width: 0; height: 0; overflow: hidden";
  const { bottom } = mark.getBoundingClientRect();
  mark.remove();
  return bottom;
})"""
"""Where the first line of each cell stands."""
TORN_DAYS = r"""table => {
  const torn = [];
  const texts = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode());) {
    for (const { 0: day, index } of text.data.matchAll(/\d{4}-\d\d(?:-\d\d)?/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + day.length);
      if (range.getClientRects().length > 1) torn.push(day);
    }
  }
  return torn;
}"""
"""The days and months in numbers that stand on more than one line."""


@pytest.mark.parametrize("window", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_no_address_of_a_contact_is_torn(page: Page, http_site: str, window: tuple[int, int]) -> None:
    """An address stands on one line, beside the role or under it."""
    page.set_viewport_size({"width": window[0], "height": window[1]})
    page.goto(f"{http_site}/teams/payments.html")
    for address in page.locator(".rb-now a[href^='mailto:']").all():
        assert address.evaluate("node => node.getClientRects().length") == 1


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_no_day_of_a_fact_is_torn(page: Page, http_site: str, width: int) -> None:
    """A day or a month in numbers stands on one line, wherever the words around it break."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{http_site}/facts.html")
    wait_for_widgets(page)
    assert page.locator("filter-table table").evaluate(TORN_DAYS) == []


def test_cells_of_a_row_stand_on_one_line(unguarded: Page, http_site: str) -> None:
    """Words, chips and places in small letters share the line on which they stand."""
    unguarded.goto(f"{http_site}/teams/payments.html")
    wait_for_widgets(unguarded)
    for row in unguarded.locator("#policy ~ .rb-table tbody tr").all():
        lines = row.evaluate(FIRST_LINES)
        assert max(lines) - min(lines) < 1


@pytest.mark.parametrize(
    ("address", "words", "back"),
    [
        ("teams/payments.html", "All teams", "teams/index.html"),
        ("checklists/offboarding.html", "All checklists", "checklists/index.html"),
        ("drills/stolen-laptop.html", "All drills", "drills.html"),
        ("maintaining/decisions/0010-the-gate.html", "All decisions", "maintaining/decisions/index.html"),
    ],
)
def test_pages_that_a_list_leads_to_lead_back(
    scriptless: Page, http_site: str, address: str, words: str, back: str
) -> None:
    """Above its title each has the way to its list, also without scripts."""
    scriptless.goto(f"{http_site}/{address}")
    link = scriptless.get_by_role("main").get_by_role("link", name=words, exact=True)
    above, title = link.bounding_box(), scriptless.locator("h1").bounding_box()
    assert above is not None
    assert title is not None
    assert above["y"] < title["y"] + title["height"] / 2
    link.click()
    assert scriptless.url == f"{http_site}/{back}"
    expect(scriptless.locator(".rb-back")).to_have_count(0)


@pytest.mark.parametrize(
    "address",
    [
        "facts.html",
        "teams/index.html",
        "checklists/index.html",
        "tools/shortcuts.html",
        "review/rows.html",
        "policy/matrix.html",
        "policy/exceptions.html",
        "policy/reviews.html",
    ],
)
def test_one_key_leads_to_the_search_of_a_pages_table(page: Page, http_site: str, address: str) -> None:
    """On a page whose main matter is a table, its field says the key, and the key leads there."""
    page.goto(f"{http_site}/{address}")
    wait_for_widgets(page)
    expect(page.locator(".rb-filter__key")).to_have_text("/")
    page.keyboard.press("/")
    expect(page.locator(".rb-filter__field")).to_be_focused()


def test_portals_name_is_whole_on_a_phone(page: Page, http_site: str) -> None:
    """The name of the portal is not cut off between the buttons of the header."""
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto(f"{http_site}/index.html")
    name = page.locator(".md-header__topic:first-child .md-ellipsis")
    assert name.evaluate("node => node.scrollWidth - node.clientWidth") <= 0


@pytest.mark.parametrize(
    ("address", "tab"),
    [
        ("teams/payments.html", "Policy and teams"),
        ("checklists/quick-start.html", "Review"),
        ("drills/stolen-laptop.html", "Drills"),
        ("maintaining/decisions/0001-generated-pages-are-html.html", "Maintaining"),
        ("policy/matrix.html", "Policy and teams"),
    ],
)
def test_tab_of_a_page_is_open(page: Page, http_site: str, address: str, tab: str) -> None:
    """A page that only an index leads to is below one tab, too: that of the index."""
    page.goto(f"{http_site}/{address}")
    expect(page.locator(".md-tabs [aria-current]")).to_have_text(tab)


def test_finds_are_short(page: Page, searched_site: str) -> None:
    """A find shows what has the words, and not the whole page, so that the next finds are in sight."""
    page.goto(f"{searched_site}/index.html")
    page.get_by_role("search").get_by_role("textbox").fill("revocation")
    page.keyboard.press("End")
    finds = page.locator(".md-search-result__list > li > .md-search-result__link")
    expect(finds.nth(9)).to_be_visible()
    for find in finds.all():
        box = find.bounding_box()
        assert box is not None
        assert box["height"] < 480  # a table is one long text there
    expect(page.locator(".md-search-result__list li > p > mark").first).to_be_visible()


def test_choices_are_in_the_portals_colour(page: Page, http_site: str) -> None:
    """What is chosen is not marked in the colour of the browser."""
    page.goto(f"{http_site}/incident/index.html")
    wait_for_widgets(page)
    colour = page.locator(".rb-account input[type=radio]").first.evaluate(
        "node => getComputedStyle(node).accentColor"
    )
    assert colour != "auto"
