"""What leaves the calculator and comes back: answers in addresses, links of other rules, copied texts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator import ADDRESS, CALM, answer, vector, verdict

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("place", ["http_site", "file_site", "published"])
def test_the_address_restores_the_form(page: Page, request: pytest.FixtureRequest, place: str) -> None:
    """Answers stand in the address, last a reload and open again elsewhere, on a server and from a disk."""
    address = f"{request.getfixturevalue(place)}/{ADDRESS}"
    page.goto(address)
    answer(page, {"device": "unknown", "location": "unexpected", "app": "api-platform"})
    assert vector(page).endswith("/D:U/L:X/A:P")
    link = f"{address}#{vector(page)}"
    expect(page).to_have_url(link)
    page.reload()
    expect(page.locator("score-calculator input:checked")).to_have_count(3)
    page.goto("about:blank")
    page.goto(link)
    expect(verdict(page).locator(".rb-verdict__number")).to_have_text("8")
    expect(page.locator(".rb-notice")).to_be_hidden()


def test_a_full_link_opens_the_form_and_not_its_row(calculator: Page) -> None:
    """The table has the vector as an anchor for those without scripts; others stay with the form."""
    answer(calculator, CALM)
    link = calculator.evaluate("location.href")
    calculator.goto("about:blank")
    calculator.goto(link)
    expect(calculator.locator("score-calculator input:checked")).to_have_count(6)
    expect(calculator.locator(".rb-question").first).to_be_in_viewport()
    calculator.wait_for_load_state("load")
    expect(calculator.locator(".rb-question").first).to_be_in_viewport()


def test_a_vector_of_the_table_opens_in_the_form(calculator: Page) -> None:
    """A press on a row's vector answers the questions, and brings them into view."""
    rows = calculator.locator("filter-table tbody tr")
    expect(rows).to_have_count(96)
    rows.last.get_by_role("link").press("Enter")
    expect(verdict(calculator).locator(".rb-verdict__number")).to_have_text("10")
    expect(calculator.locator(".rb-question").first).to_be_in_viewport()


def test_scrolling_and_other_places_keep_the_link(calculator: Page, http_site: str) -> None:
    """The answers stay in the address while one reads on, and a copied link has them wherever one is."""
    calculator.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=http_site)
    answer(calculator, {"device": "unknown", "location": "unexpected"})
    link = calculator.evaluate("location.href")
    calculator.mouse.wheel(0, 3000)
    calculator.wait_for_function("() => scrollY > 500")
    calculator.mouse.wheel(0, -3000)
    calculator.wait_for_function("() => scrollY === 0")
    assert calculator.evaluate("location.href") == link
    calculator.locator("#labels .headerlink").press("Enter")
    expect(calculator).to_have_url(re.compile("#labels$"))
    calculator.locator("score-calculator").get_by_role("button", name="Copy link").press("Enter")
    expect(calculator.get_by_role("status").filter(has_text="Link copied")).to_have_count(1)
    assert calculator.evaluate("navigator.clipboard.readText()") == link


def test_going_back_leaves_no_answers_of_another_session(calculator: Page) -> None:
    """A page that was empty before a link of the table was followed is empty again."""
    calculator.locator("filter-table tbody tr").last.get_by_role("link").press("Enter")
    expect(calculator.locator("score-calculator input:checked")).to_have_count(6)
    calculator.evaluate("history.back()")
    expect(calculator.locator("score-calculator input:checked")).to_have_count(0)
    expect(verdict(calculator).locator(".rb-verdict__decision")).to_have_text("Incomplete")


def test_a_damaged_link_has_nothing_to_say_once_one_answers(calculator: Page, http_site: str) -> None:
    """The notice goes with the first answer, since the address is a good one again."""
    calculator.goto(f"{http_site}/{ADDRESS}#SR1.zzzz/D:U")
    expect(calculator.locator(".rb-notice")).to_be_visible()
    answer(calculator, {"device": "known"})
    expect(calculator.locator(".rb-notice")).to_be_hidden()


def test_a_link_of_another_version_shows_both(calculator: Page, http_site: str) -> None:
    """What the rules still know is taken over; the link and its name under these rules stand side by side."""
    calculator.goto(f"{http_site}/{ADDRESS}#SR1.0000/D:U/L:Q/A:P")
    notice = calculator.locator(".rb-notice")
    expect(notice).to_contain_text("This link was made with other rules")
    expect(notice).to_contain_text("It was made with version 0000 of the rules; this page has version ")
    expect(notice).to_contain_text("Not taken over: Is the location expected? (L:Q).")
    told = calculator.get_by_role("status").filter(has_text="made with other rules")
    expect(told).to_have_text("This link was made with other rules. Check the answers.")
    expect(notice.locator("code")).to_have_text(["SR1.0000/D:U/L:Q/A:P", vector(calculator)])
    expect(verdict(calculator).locator(".rb-verdict__number")).to_have_text("5")
    answer(calculator, {"location": "unexpected"})
    expect(notice.locator("code").last).to_have_text(vector(calculator))
    expect(notice.get_by_text("Not taken over")).to_be_hidden()
    calculator.get_by_role("button", name="Reset answers").press("Enter")
    expect(notice).to_be_hidden()


@pytest.mark.parametrize(
    ("fragment", "said"),
    [
        ("XY1.0000/D:U", "It was made with the rules XY; this page has the rules SR."),
        ("SR9.0000/D:U", "Its vector is damaged or not of this kind"),
        ("SR1.0000/D:U/D:K", "Its vector is damaged or not of this kind"),
        ("SR1.%E0%A4%A", "Its vector is damaged or not of this kind"),
        ("SR1.<img src=x onerror=alert(1)>", "Its vector is damaged or not of this kind"),
    ],
)
def test_a_link_that_gives_no_answer_says_why(
    calculator: Page, http_site: str, fragment: str, said: str
) -> None:
    """Nothing is guessed from a vector of other rules or a damaged one, and nothing in it is run."""
    calculator.goto(f"{http_site}/{ADDRESS}#{fragment}")
    expect(calculator.locator(".rb-notice")).to_contain_text(said)
    expect(calculator.locator("score-calculator input:checked")).to_have_count(0)
    expect(calculator.locator(".rb-notice img")).to_have_count(0)


def test_the_score_is_copied_as_markdown(calculator: Page, http_site: str) -> None:
    """A ticket gets the score, the answers, the reasons and the vector; a link gets the address."""
    calculator.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=http_site)
    answer(calculator, {**CALM, "device": "unknown"})
    calculator.get_by_role("button", name="Copy as Markdown").press("Enter")
    expect(calculator.locator(".rb-calc__actions")).to_contain_text("Copied as Markdown")
    text = calculator.evaluate("navigator.clipboard.readText()")
    assert text.startswith("**Session risk: Review (3 points)**\n\n- Is the device known? Nobody knows")
    assert "- +3: Nobody vouches for the device." in text
    assert f"Vector `{vector(calculator)}`" in text
    calculator.locator("score-calculator").get_by_role("button", name="Copy link").press("Enter")
    said = calculator.locator("score-calculator .rb-copy__status")
    expect(said).to_have_text(["Link copied", ""])
    assert calculator.evaluate("navigator.clipboard.readText().then(text => text === location.href)")


def test_without_a_clipboard_the_text_is_there_to_copy(page: Page, file_site: str) -> None:
    """A page from a disk has no clipboard: the text stands in a field, chosen, and goes away again."""
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(f"{file_site}/{ADDRESS}")
    answer(page, CALM)
    page.get_by_role("button", name="Copy as Markdown").press("Enter")
    field = page.locator("score-calculator").get_by_label("Copy this text by hand.").last
    expect(field).to_be_focused()
    assert field.input_value().startswith("**Session risk: Keep (0 points)**")
    page.locator("score-calculator").get_by_role("button", name="Close").last.press("Enter")
    expect(field).to_be_hidden()
    expect(page.get_by_role("button", name="Copy as Markdown")).to_be_focused()
    page.get_by_role("button", name="Copy as Markdown").press("Enter")
    answer(page, {"device": "unknown"})
    expect(field).to_be_hidden()
