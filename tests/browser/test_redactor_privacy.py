"""What somebody pastes to have it redacted: where it may be, and that it is gone when they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.accessibility import faults, look
from tests.browser.pages import title
from tests.browser.redactor import ADDRESS, REDACTED, RULES, SECRETS, TEXT, copy_button, field, redacted
from tests.browser.test_accessibility import widths
from tests.browser.test_every_page import controls_not_made_once
from tests.browser.test_privacy import kept

pytestmark = pytest.mark.browser

LEAVE = "window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))"


@pytest.fixture
def asked(page: Page) -> Iterator[list[str]]:
    """The address of everything that the page asks for, and what it sends along."""
    requests: list[str] = []

    def note(request: Request) -> None:
        requests.append(f"{request.url} {request.post_data or ''}")

    page.on("request", note)
    yield requests
    page.remove_listener("request", note)


def test_text_is_neither_sent_nor_kept(page: Page, http_site: str, asked: list[str]) -> None:
    """Pasting, copying and clearing ask for nothing and leave nothing behind, in storage or the address."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{http_site}/{ADDRESS}")
    expect(page.get_by_text("The redacted text appears here.")).to_be_visible()
    page.wait_for_load_state("networkidle")
    before, quiet = kept(page), len(asked)
    field(page).press_sequentially(TEXT[:40])
    field(page).fill(TEXT)
    copy_button(page).click()
    expect(page.get_by_text("Redacted text copied").first).to_be_visible()
    assert kept(page) == before
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    assert page.evaluate("caches.keys().then((all) => all.length)") == 0
    assert page.evaluate("JSON.stringify(history.state) ?? ''").count("example") == 0
    assert [one for one in asked[quiet:] if "favicon" not in one] == []
    page.reload()
    expect(field(page)).to_have_value("")
    assert [one for one in asked if any(secret in one for secret in SECRETS)] == []


def test_nothing_looks_over_the_shoulder(page: Page, http_site: str) -> None:
    """The field asks browsers and their helpers not to check, complete, translate or suggest anything."""
    page.goto(f"{http_site}/{ADDRESS}")
    for attribute, value in {
        "autocomplete": "off",
        "spellcheck": "false",
        "writingsuggestions": "false",
        "translate": "no",
    }.items():
        expect(field(page)).to_have_attribute(attribute, value)
    expect(field(page)).not_to_have_attribute("name", re.compile(""))


def test_leaving_forgets_the_text(page: Page, http_site: str) -> None:
    """A page that comes back out of the browser's memory has an empty field and no result."""
    page.goto(f"{http_site}/{ADDRESS}")
    field(page).fill(TEXT)
    expect(redacted(page)).to_contain_text("[key]")
    page.evaluate(LEAVE)
    expect(field(page)).to_have_value("")
    expect(redacted(page)).to_be_empty()
    assert not any(secret in page.locator("text-redactor").inner_html() for secret in SECRETS)


def test_the_redactor_works_after_coming_back(page: Page, published: str) -> None:
    """Going elsewhere and coming back, it is there once, empty, and works."""
    with page.expect_response("**/sitemap.xml"):
        page.goto(f"{published}/tools/index.html")
    page.locator("article").get_by_role("link", name="Redact text").press("Enter")
    expect(title(page, "Redact text")).to_be_visible()
    field(page).fill(TEXT)
    expect(redacted(page)).to_have_text(REDACTED, use_inner_text=True)
    page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Tools").press("Enter")
    expect(title(page, "Tools")).to_be_visible()
    page.evaluate("history.back()")
    expect(title(page, "Redact text")).to_be_visible()
    assert controls_not_made_once(page) == []
    expect(field(page)).to_have_value("")
    field(page).fill(TEXT)
    expect(redacted(page)).to_have_text(REDACTED, use_inner_text=True)


@widths
def test_redactor_is_accessible(page: Page, http_site: str, width: int) -> None:
    """Axe finds nothing while it is empty, with finds, without one, and with a text that is too long."""
    look(page, "light", width)
    page.goto(f"{http_site}/{ADDRESS}")
    found = faults(page, within="text-redactor")
    for text, result in ((TEXT, "3 finds"), ("a task-list", "Nothing found"), ("x" * 300_001, "")):
        field(page).evaluate(
            "(field, text) => { field.value = text; field.dispatchEvent(new Event('input')); }", text
        )
        expect(page.locator(".rb-redactor__status")).to_contain_text(result)
        if not result:
            expect(page.locator(".rb-redactor__message--failed")).to_be_visible()
        found += faults(page, within="text-redactor")
    assert found == []


def test_missing_rules_are_accessible(page: Page, http_site: str, page_problems: list[str]) -> None:
    """Axe finds nothing where the page says that it has no rules."""
    look(page, "light", 390)
    page.route(RULES, lambda route: route.abort())
    page.goto(f"{http_site}/{ADDRESS}")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    page_problems.clear()
    assert faults(page, within="text-redactor") == []


def test_long_words_do_not_widen_a_phone(page: Page, http_site: str) -> None:
    """A line without a space stays inside its box on the narrowest phone."""
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{http_site}/{ADDRESS}")
    field(page).fill("x" * 5_000 + " a@example.com" * 500)
    expect(page.get_by_text("and 450 more")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
