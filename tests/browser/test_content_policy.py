"""The policy that every page says: the portal works under it, on a server and from a disk, and it bites."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page, expect

from tests.browser import calculator, drill, filter_table, redactor, session_filter
from tests.browser.pages import title, wait_for_widgets
from tests.browser.test_search import ask, results

pytestmark = pytest.mark.browser

LIST = "checklists/compromise-response.html"
BOARD = "policy/exceptions.html"
REFUSAL = """act => new Promise((done) => {
  const refused = ({ effectiveDirective }) => done(effectiveDirective);
  addEventListener("securitypolicyviolation", refused, { once: true });
  setTimeout(() => done("nothing"), 20_000);
  const made = (name, about) => Object.assign(document.createElement(name), about);
  const add = (html) => document.body.insertAdjacentHTML("beforeend", html);
  const click = (html) => (add(html), document.body.lastElementChild.click());
  new Function("add", "click", "made", act)(add, click, made);
})"""
# As code that got into a page would do it; what it would run is that the page was bitten.
BITES = {
    "an inline script": (
        "document.body.append(made('script', { textContent: 'globalThis.bitten = true' }))",
        "script-src-elem",
    ),
    "a handler": ("click('<button onclick=\"globalThis.bitten = true\">')", "script-src-attr"),
    "a link that is a script": (
        "click('<a href=\"javascript:globalThis.bitten = true\">x</a>')",
        "script-src-elem",
    ),
    "a style attribute": ("add('<p id=styled style=\"position: fixed\">x</p>')", "style-src-attr"),
    "a style sheet": ("add('<style>#styled { position: fixed }</style>')", "style-src-elem"),
    "a request": ("fetch('https://example.com/').catch(() => {})", "connect-src"),
    "a signal": ("navigator.sendBeacon('https://example.com/', 'x')", "connect-src"),
    "a socket": ("try { new WebSocket('wss://example.com/') } catch {}", "connect-src"),
    "an image": ("add('<img alt src=\"https://example.com/x.png\">')", "img-src"),
    "a script that the theme knows": (
        "document.head.append(made('script', { src: 'https://unpkg.com/mermaid@11/dist/mermaid.min.js' }))",
        "script-src-elem",
    ),
    "a frame": ("add('<iframe src=\"https://example.com/\"></iframe>')", "frame-src"),
    "an object": ("add('<object data=\"https://example.com/x\"></object>')", "object-src"),
    "a form": (
        "add('<form action=\"https://example.com/\"></form>'); document.body.lastElementChild.submit()",
        "form-action",
    ),
    "another base": (
        "document.head.append(made('base', { href: 'https://example.com/' }))",
        "base-uri",
    ),
}


def refusals(page: Page, bites: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """What the policy says to each of them: the directive that refuses it."""
    return {name: page.evaluate(REFUSAL, act) for name, (act, _) in bites.items()}


def use_list(page: Page) -> None:
    """Tick a step of a checklist."""
    page.locator(".rb-step__box").first.check()


def use_board(page: Page) -> None:
    """Filter a board."""
    page.locator("filter-table").get_by_role("searchbox").fill("e")


def use_rows(page: Page) -> None:
    """Filter and sort published rows, of which some are marked."""
    filter_table.search(page).fill("keep")
    expect(page.locator("filter-table mark").first).to_be_visible()
    filter_table.header(page, "Device").get_by_role("button").first.click()


def use_calculator(page: Page) -> None:
    """Answer every question."""
    calculator.answer(page, calculator.CALM)
    expect(page.locator(".rb-verdict__decision")).not_to_have_text("Incomplete")


def use_redactor(page: Page) -> None:
    """Redact a text."""
    redactor.field(page).fill(redactor.TEXT)
    expect(redactor.redacted(page)).to_have_text(redactor.REDACTED, use_inner_text=True)


def use_session_filter(page: Page) -> None:
    """Take rows in, filter them, and save them."""
    session_filter.paste(page, session_filter.table(), "5 rows imported")
    session_filter.search(page).fill("unknown")
    with page.expect_download():
        session_filter.button(page, "Save CSV").click()


def use_drill(page: Page) -> None:
    """Begin a drill, tick a step, decide a row."""
    drill.start(page)
    drill.tick(page, "capture-rows")
    expect(page.locator(".rb-run__rows tr[data-row]").first).to_be_visible()


def use_response(page: Page) -> None:
    """Tick a step of the guided response."""
    drill.tick(page, "capture-rows")


USES: dict[str, Callable[[Page], None]] = {
    LIST: use_list,
    BOARD: use_board,
    filter_table.ADDRESS: use_rows,
    calculator.ADDRESS: use_calculator,
    drill.ADDRESS: use_drill,
    drill.RESPONSE: use_response,
    session_filter.ADDRESS: use_session_filter,
    redactor.ADDRESS: use_redactor,
}


@pytest.mark.parametrize("place", ["searched_site", "file_site"])
def test_every_widget_works_under_the_policy(page: Page, request: pytest.FixtureRequest, place: str) -> None:
    """Each is used once, and search and schemes on a page that connects to nothing, without a refusal."""
    site = request.getfixturevalue(place)
    for address, use in USES.items():
        page.goto(f"{site}/{address}")
        wait_for_widgets(page)
        use(page)
    schemes = page.locator(".md-header__option")
    before = page.locator("body").get_attribute("data-md-color-scheme")
    schemes.locator("label:visible").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", before or "")
    ask(page, "passkey")
    expect(results(page).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("article")).to_contain_text("passkey", ignore_case=True)


def test_the_way_to_a_page_that_takes_pastes_and_back_is_a_load(page: Page, published: str) -> None:
    """Each begins with its own policy, not with that of the page before; others are shown in one document."""
    with page.expect_response("**/sitemap.xml"):
        page.goto(f"{published}/index.html")
    page.evaluate("window.sameDocument = true")
    tabs = page.get_by_role("navigation", name="Tabs")
    for name, to, is_same in (
        ("Tools", "Tools", True),
        ("Incident", "Something is wrong now", None),
        ("Tools", "Tools", None),
    ):
        tabs.get_by_role("link", name=name, exact=True).press("Enter")
        expect(title(page, to)).to_be_visible()
        assert page.evaluate("window.sameDocument") is is_same
    with page.expect_navigation(url=re.compile(re.escape(redactor.ADDRESS))):
        page.locator("article").get_by_role("link", name="Redact text").press("Enter")
    expect(page.locator("meta[http-equiv]")).to_have_count(1)


def test_a_page_that_takes_pastes_asks_for_nothing_more(
    page: Page, http_site: str, page_problems: list[str]
) -> None:
    """Its scripts are all that it loads, and whatever would connect is refused, to its own server as well."""
    kinds: list[str] = []
    page.on("request", lambda request: kinds.append(request.resource_type))
    page.goto(f"{http_site}/{redactor.ADDRESS}")
    wait_for_widgets(page)
    assert set(kinds) - {"document", "script", "stylesheet", "image", "other"} == set()
    own = {
        "a request": ("fetch('/x').catch(() => {})", "connect-src"),
        "a signal": ("navigator.sendBeacon('/x', 'x')", "connect-src"),
        "events": ("new EventSource('/x')", "connect-src"),
        "a socket": ("try { new WebSocket(`ws://${location.host}/x`) } catch {}", "connect-src"),
    }
    assert refusals(page, own) == {name: directive for name, (_, directive) in own.items()}
    assert len([one for one in page_problems if "the policy refuses" in one]) == len(own)
    page_problems.clear()


@pytest.mark.parametrize("place", ["http_site", "file_site"])
def test_the_policy_bites(
    page: Page, request: pytest.FixtureRequest, place: str, page_problems: list[str]
) -> None:
    """What is put into a page neither runs nor styles it, and nothing reaches another host."""
    reached: list[str] = []
    page.route("https://**", lambda route: reached.append(route.request.url))
    page.goto(f"{request.getfixturevalue(place)}/faq.html")
    page.wait_for_load_state("networkidle")
    assert refusals(page, BITES) == {name: directive for name, (_, directive) in BITES.items()}
    assert page.evaluate("globalThis.bitten") is None
    assert page.evaluate("getComputedStyle(document.getElementById('styled')).position") == "static"
    assert reached == []
    page_problems.clear()
