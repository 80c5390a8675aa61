"""What a reader types, picks or ticks stays in the page: not in the address, in storage or in a request."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Page, Request, expect

pytestmark = pytest.mark.browser

TYPED = "secretive"
KEPT = """() => [localStorage, sessionStorage].flatMap((store) =>
  Object.keys(store).map((key) => `${key}=${store.getItem(key)}`)).concat(document.cookie, location.href)"""


@pytest.fixture
def sent(page: Page) -> Iterator[list[str]]:
    """Everything that the page asks for, with what it sends along."""
    requests: list[str] = []

    def note(request: Request) -> None:
        # The browser fetches the icon when it likes.
        if not request.url.endswith("/favicon.svg"):
            requests.append(f"{unquote_plus(request.url)} {request.post_data or ''}")

    page.on("request", note)
    yield requests
    page.remove_listener("request", note)


def kept(page: Page) -> list[str]:
    """All that the browser keeps for the portal, and the address of the page."""
    texts: list[str] = page.evaluate(KEPT)
    return texts


def test_table_keeps_nothing(page: Page, http_site: str, sent: list[str]) -> None:
    """Words and facets of a table are neither kept nor sent, and are gone after a reload."""
    page.goto(f"{http_site}/review/rows.html")
    field = page.locator("filter-table").get_by_role("searchbox")
    before = kept(page)
    field.press_sequentially(TYPED)
    page.locator(".rb-facet__summary").first.press("Enter")
    page.locator(".rb-facet[open] input").first.press("Space")
    assert kept(page) == before
    page.reload()
    expect(field).to_have_value("")
    assert [text for text in [*kept(page), *sent] if TYPED in text] == []


def test_calculator_keeps_its_answers_in_the_address_alone(
    page: Page, http_site: str, sent: list[str]
) -> None:
    """Answers stand in the part of the address that no server is sent, and nowhere once they are reset."""
    address = f"{http_site}/tools/scoring-calculator.html"
    page.goto(address)
    before, asked = kept(page), len(sent)
    for question in page.locator("score-calculator fieldset").all():
        question.get_by_role("radio").last.check()
    expect(page.locator(".rb-verdict__decision")).not_to_have_text("Incomplete")
    expect(page).to_have_url(re.compile(re.escape(f"{address}#SR1.") + ".*/C:N$"))
    assert set(kept(page)) - set(before) == {page.url}
    assert sent[asked:] == []
    page.reload()
    expect(page.locator("score-calculator input:checked")).to_have_count(6)
    assert [text for text in sent if "SR1." in text] == []
    page.get_by_role("button", name="Reset answers").press("Enter")
    expect(page).to_have_url(address)


def test_checklist_keeps_only_its_ticks(page: Page, http_site: str, sent: list[str]) -> None:
    """Of a checklist only the ticked steps are kept, under the list's own name, and nothing is sent."""
    page.goto(f"{http_site}/checklists/compromise-response.html")
    before, asked = kept(page), len(sent)
    page.locator(".rb-step__box").first.check()
    step = page.locator(".rb-step").first
    tick = f'{{"{step.get_attribute("data-step")}:{step.get_attribute("data-hash")}":true}}'
    assert set(kept(page)) - set(before) == {f"runbook:checklist:compromise-response={tick}"}
    assert sent[asked:] == []


def test_search_keeps_nothing(page: Page, searched_site: str, sent: list[str]) -> None:
    """Words of the portal's search are not kept, not sent, and not in the address of what was found."""
    page.goto(f"{searched_site}/index.html")
    page.locator(".md-search__input").fill("kiosk")
    page.keyboard.press("End")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    home = page.url
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(home)
    expect(page.locator("article")).to_contain_text("kiosk", ignore_case=True)
    assert [text for text in [*kept(page), *sent] if "kiosk" in text] == []
