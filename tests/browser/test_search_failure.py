"""A search that cannot be loaded: what it says, and where it leads instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.accessibility import LAPTOP, PHONE, Scheme, faults, look
from tests.browser.pages import title
from tests.browser.test_search import ask, field, results

pytestmark = pytest.mark.browser

TEAM, REDACTOR = "teams/payments.html", "tools/redact.html"
REQUEST, SCRIPT, WORKER = "**/search_index.json", "**/search_index.js", "**/workers/search.*.js"
# An eighth of a second after the way to a page the theme folds the search: that has been so once a longer
# moment of the page itself is over, however slow the browser is.
FOLDED = "() => new Promise((done) => setTimeout(done, 150))"
NO_WORKER = "delete globalThis.Worker"

Answer = Callable[[Route], None]


def nobody(route: Route) -> None:
    """Nobody answers, or there is no such file."""
    route.abort()


def broken(route: Route) -> None:
    """The server has a fault."""
    route.fulfill(status=500)


def other(body: str) -> Answer:
    """Something else comes."""
    return lambda route: route.fulfill(body=body)


@dataclass(frozen=True)
class Case:
    """A page of the portal, on a server or from a disk, and what of its search comes otherwise."""

    name: str
    place: str
    page: str
    missing: str
    answer: Answer


CASES = (
    Case("a server with a fault", "http_site", TEAM, REQUEST, broken),
    Case("no connection", "http_site", TEAM, REQUEST, nobody),
    Case("a page to sign in", "http_site", TEAM, REQUEST, other("<!doctype html><title>Sign in</title>")),
    Case("no index", "http_site", TEAM, REQUEST, other("{}")),
    Case("no worker", "http_site", TEAM, WORKER, nobody),
    Case("a broken worker", "http_site", TEAM, WORKER, other("throw new Error('as it is tested')")),
    Case("no script on a closed page", "http_site", REDACTOR, SCRIPT, nobody),
    Case("half a script on a closed page", "http_site", REDACTOR, SCRIPT, other('var __index = {"con')),
    Case("no script on a disk", "file_site", TEAM, SCRIPT, nobody),
    Case("half a script on a disk", "file_site", TEAM, SCRIPT, other('var __index = {"con')),
    Case("no index on a disk", "file_site", TEAM, SCRIPT, other("var __index = {}")),
    Case("no worker on a disk", "file_site", TEAM, WORKER, nobody),
    Case("a broken worker on a disk", "file_site", TEAM, WORKER, other("throw new Error('as it is tested')")),
    Case("a worker on a disk that stumbles", "file_site", TEAM, WORKER,
         other("addEventListener('message', async () => { throw new Error('as it is tested') })")),
)  # fmt: skip


def said(page: Page) -> Locator:
    """What the search says, to screen readers as well."""
    return page.locator(".md-search-result").get_by_role("status")


def instead(page: Page) -> Locator:
    """The links that stand where results would."""
    return page.locator(".rb-search-failed a")


def assert_failed(page: Page) -> None:
    """The search says that it is not there and what to do, and leads on as the tabs do."""
    expect(said(page)).to_have_text("The search could not be loaded. Load the page again to try once more.")
    tabs = [text.strip() for text in page.locator(".md-tabs__link").all_inner_texts()]
    expect(instead(page)).to_have_text(tabs)
    expect(instead(page).first).to_be_visible()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_search_that_cannot_come_says_so(
    page: Page, request: pytest.FixtureRequest, page_problems: list[str], case: Case
) -> None:
    """Whatever is missing or broken, nobody waits for it, and the way on is there."""
    page.route(case.missing, case.answer)
    page.goto(f"{request.getfixturevalue(case.place)}/{case.page}")
    ask(page, "passkey")
    assert_failed(page)
    assert not [one for one in page_problems if "the policy refuses" in one]
    page_problems.clear()


def test_a_browser_without_workers_says_so(page: Page, http_site: str) -> None:
    """The search stays on the page and says that it cannot be loaded; the theme would take it away."""
    page.add_init_script(NO_WORKER)
    page.goto(f"{http_site}/{TEAM}")
    ask(page, "passkey")
    assert_failed(page)


@pytest.mark.parametrize("missing", [REQUEST, WORKER])
def test_a_slow_search_is_none_that_failed(page: Page, searched_site: str, missing: str) -> None:
    """As long as nothing went wrong, the search says that it begins, and then finds."""
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route(missing, hold)
    page.goto(f"{searched_site}/{TEAM}")
    ask(page, "passkey")
    page.wait_for_timeout(1500)
    expect(said(page)).to_have_text("Initializing search")
    expect(instead(page)).to_have_count(0)
    assert waiting
    for route in waiting:
        route.continue_()
    expect(results(page).first).to_be_visible()
    expect(said(page)).to_contain_text("matching document")


def test_keys_lead_through_what_there_is_instead(
    page: Page, published: str, page_problems: list[str]
) -> None:
    """Arrows and Tab go from the field through the links and back, behind the last one the search folds."""
    page.route(REQUEST, broken)
    with page.expect_response("**/sitemap.xml"):
        page.goto(f"{published}/index.html")
    page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Tools").click()
    expect(title(page, "Tools")).to_be_visible()
    page.evaluate(FOLDED)
    ask(page, "passkey")
    assert_failed(page)
    for key, at in (("Tab", 0), ("ArrowDown", 1), ("Shift+Tab", 0)):
        page.keyboard.press(key)
        expect(instead(page).nth(at)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    instead(page).last.focus()
    page.keyboard.press("Tab")
    expect(instead(page).last).to_be_hidden()
    ask(page, "other")
    instead(page).filter(has_text="Look up").press("Enter")
    expect(page).to_have_url(f"{published}/faq.html")
    page_problems.clear()


@pytest.mark.parametrize(("scheme", "window"), [("light", LAPTOP), ("dark", PHONE)])
def test_it_is_accessible(
    page: Page, http_site: str, page_problems: list[str], scheme: Scheme, window: int
) -> None:
    """Audited as it is shown, in each scheme and on a phone, nothing is wrong with it."""
    look(page, scheme, window)
    page.route(REQUEST, broken)
    page.goto(f"{http_site}/{TEAM}")
    page.keyboard.press("/")
    expect(instead(page).first).to_be_visible()
    assert faults(page, within=".md-search") == []
    page_problems.clear()
