"""The portal behind nginx in a browser: with all headers on, pages work and nothing is refused."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.pages import NOT_FOUND, addresses, title, wait_for_widgets
from tests.browser.test_search import ask, results
from tests.deploy.servers import Running
from tests.deploy.shipped_headers import shipped

pytestmark = pytest.mark.browser

PAGES = (
    "index.html",
    "review/rows.html",
    "tools/session-filter.html",
    "tools/scoring-calculator.html",
    "tools/redact.html",
    "drills/stolen-laptop.html",
)
# Of the features that a policy can turn off, those that this page may use.
ALLOWED = "document.featurePolicy.allowedFeatures().filter((one) => NAMED.includes(one))".replace(
    "NAMED", json.dumps(re.findall(r"[a-z-]+(?==)", shipped("nginx")["permissions-policy"]))
)
_INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*json)[^>]*>(.*?)</script>", re.DOTALL)


@pytest.fixture
def refused(page: Page) -> Iterator[list[str]]:
    """What the browser has refused so far; at the end of the test it must be nothing."""
    found: list[str] = []
    page.expose_function("refused", lambda what: found.append(what))  # noqa: PLW0108  # it gets attributes
    page.add_init_script(
        "addEventListener('securitypolicyviolation', (one) =>"
        " refused(`${location.pathname}: ${one.effectiveDirective} ${one.blockedURI}`))"
    )
    yield found
    assert found == []


def test_header_names_the_inline_scripts_of_every_page(built_site: Path) -> None:
    """The digests in the servers' files are those of the scripts that stand in pages, one each."""
    scripts = {
        text for name in addresses(built_site) for text in _INLINE.findall((built_site / name).read_text())
    }
    digests = sorted(b64encode(sha256(text.encode()).digest()).decode() for text in scripts)
    allowed = re.search(r"script-src 'self'([^;]*);", shipped("nginx")["content-security-policy"])
    assert allowed
    assert allowed[1].split() == [f"'sha256-{one}'" for one in digests], (
        "deploy/ has other digests than the portal: change them in the files of all three servers"
    )


@pytest.mark.usefixtures("refused")
def test_a_page_of_each_kind_shows_its_widgets(page: Page, behind_nginx: Running) -> None:
    """Behind nginx and its policy, the elements of each kind of page are there."""
    for address in PAGES:
        page.goto(f"{behind_nginx.address}/{address}")
        wait_for_widgets(page)
        expect(page.locator("article h1")).to_be_visible()


def test_the_page_for_what_is_missing_is_whole(
    page: Page, behind_nginx: Running, refused: list[str], page_problems: list[str]
) -> None:
    """Wherever it is asked for, it has its styles and its links."""
    page.goto(f"{behind_nginx.address}/teams/no/such/page.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
    assert [one for one in page_problems if "404 (Not Found)" not in one] == []
    page_problems.clear()
    assert refused == []
    assert NOT_FOUND not in page.url


@pytest.mark.usefixtures("refused")
def test_the_search_finds_a_page(page: Page, behind_nginx: Running) -> None:
    """Its worker starts and reads the index."""
    page.goto(f"{behind_nginx.address}/index.html")
    ask(page, "passkey")
    expect(results(page).first).to_be_visible(timeout=20_000)


@pytest.mark.usefixtures("refused")
def test_a_page_may_write_to_the_clipboard(page: Page, behind_nginx: Running) -> None:
    """Copying is among the few things that the policy of permissions leaves a page."""
    page.context.grant_permissions(["clipboard-write"])
    page.goto(f"{behind_nginx.address}/checklists/compromise-response.html")
    page.get_by_role("button", name="Copy as Markdown").press("Enter")
    expect(page.get_by_role("status").filter(has_text="Copied as Markdown")).to_have_count(1)
    assert page.evaluate(ALLOWED) == ["clipboard-write"]


@pytest.mark.usefixtures("refused")
def test_pages_follow_each_other_without_a_reload(
    page: Page, behind_nginx: Running, built_site: Path
) -> None:
    """Instant navigation takes what nginx answers, under the portal's own address."""
    first = ElementTree.parse(built_site / "sitemap.xml").findtext("{*}url/{*}loc")  # noqa: S314  # our own file
    assert first
    home = first.removesuffix("/index.html")

    def answer(route: Route) -> None:
        address = urlsplit(route.request.url)
        route.fulfill(response=route.fetch(url=f"{behind_nginx.address}{address.path}"))

    page.route(f"{home}/**", answer)
    with page.expect_response("**/sitemap.xml"):
        page.goto(first)
    page.evaluate("window.sameDocument = true")
    tabs = page.get_by_role("navigation", name="Tabs")
    tabs.get_by_role("link", name="Review", exact=True).press("Enter")
    expect(title(page, "Review sessions")).to_be_visible(timeout=20_000)
    wait_for_widgets(page)
    page.locator(".rb-step__box").first.check()
    assert page.evaluate("window.sameDocument") is True
