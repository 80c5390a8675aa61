"""Pages whose scripts come broken or not at all, and browsers that keep nothing: what they say, and do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.pages import wait_for_widgets
from tests.browser.test_search import ask, results

pytestmark = pytest.mark.browser

BUNDLE = "**/widgets/bundle.js"
PAGES = ("tools/redact.html", "teams/payments.html")
LATE = {
    "tools/session-filter.html": "**/session-filter.bundle.js",
    "drills/stolen-laptop.html": "**/drill.bundle.js",
    "incident/index.html": "**/drill.bundle.js",
}
# As a browser does whose reader lets no site keep anything.
REFUSING = """for (const name of ["localStorage", "sessionStorage"]) {
  const get = () => { throw new DOMException("as it is tested", "SecurityError"); };
  Object.defineProperty(globalThis, name, { get, configurable: true });
}"""


def cut_off(route: Route) -> None:
    """Half of the script comes."""
    route.fulfill(body="const half = {")


def nothing(route: Route) -> None:
    """Nothing comes."""
    route.abort()


@pytest.mark.parametrize("answer", [cut_off, nothing])
def test_a_page_without_its_tools_says_so(
    page: Page, file_site: str, page_problems: list[str], answer: Callable[[Route], None]
) -> None:
    """Where the script of the widgets does not come, each page says so and what to do, once."""
    page.route(BUNDLE, answer)
    for address in PAGES:
        page.goto(f"{file_site}/{address}")
        expect(page.get_by_role("alert")).to_have_text(
            "The tools of this page could not be loaded. Load the page again to try once more."
            " What the page says is complete without them."
        )
    page_problems.clear()


def test_a_tool_that_comes_broken_says_so(page: Page, file_site: str, page_problems: list[str]) -> None:
    """A tool whose own script is cut off says the same as one whose script is missing."""
    for address, script in LATE.items():
        page.route(script, cut_off)
        page.goto(f"{file_site}/{address}")
        expect(page.get_by_role("alert")).to_have_text(
            "This tool could not be loaded. Load the page again to try once more."
        )
    page_problems.clear()


def test_a_page_with_its_tools_says_nothing(page: Page, file_site: str) -> None:
    """Where all scripts come, nobody is alarmed."""
    for address in (*PAGES, *LATE):
        page.goto(f"{file_site}/{address}")
        wait_for_widgets(page)
        expect(page.get_by_role("alert").filter(has_text="could not be loaded")).to_have_count(0)


def test_a_browser_that_keeps_nothing_has_search_and_schemes(
    page: Page, file_site: str, page_problems: list[str]
) -> None:
    """The theme works where a browser refuses to store, and a checklist says that ticks are not kept."""
    page.add_init_script(REFUSING)
    page.goto(f"{file_site}/checklists/first-pass-review.html")
    page.locator(".rb-step__box").first.check()
    expect(page.locator("check-list")).to_contain_text(
        "Ticks are not kept: this browser refused to store them."
    )
    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator(".md-header__option label:visible").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", before or "")
    ask(page, "passkey")
    expect(results(page).first).to_be_visible()
    # The theme's two scripts in the page look into the store before anything can be done about it.
    assert {one.split(":")[0] for one in page_problems} == {"script error"}
    assert len(page_problems) == 2
    page_problems.clear()
