"""The portal in a browser that runs no scripts: complete, and with working links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import addresses

pytestmark = pytest.mark.browser

# Texts of the article that are not seen, but for what can be unfolded or is for screen readers only; for
# columns that only a browser fills; for a value of other days, which the one that is seen names as well;
# and for doors that lead somewhere from a disk only.
HIDDEN_TEXTS = """() => {
  const article = document.querySelector("article");
  const elsewhere = "details:not([open]), .rb-visually-hidden, .tabbed-block, svg, .headerlink, "
    + ".rb-only-with-script, policy-value > [hidden], .rb-doors--disk";
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const hidden = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const text = walker.currentNode.data.trim();
    if (!text || parent.closest(elsewhere)) continue;
    if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) hidden.push(text);
  }
  return hidden;
}"""


def test_pages_show_everything(scriptless: Page, http_site: str, built_site: Path) -> None:
    """No text of any page waits for a script to be shown."""
    hidden = {}
    for address in addresses(built_site):
        scriptless.goto(f"{http_site}/{address}")
        hidden[address] = scriptless.evaluate(HIDDEN_TEXTS)
    assert {address: texts for address, texts in hidden.items() if texts} == {}


def test_tabs_can_be_chosen(scriptless: Page, http_site: str) -> None:
    """The commands of each operating system can be chosen."""
    scriptless.goto(f"{http_site}/tools/commands.html")
    chosen = scriptless.locator(".tabbed-set").first
    for place, label in enumerate(chosen.locator(".tabbed-labels label").all()):
        label.click()
        expect(chosen.locator(".tabbed-block").nth(place)).to_be_visible()
        expect(chosen.locator("pre:visible")).to_have_count(1)


def test_links_lead_on(scriptless: Page, http_site: str) -> None:
    """From the home page one reaches a team's page and the response to an incident by links alone."""
    scriptless.goto(f"{http_site}/index.html")
    scriptless.locator("article").get_by_role("link", name="Something is wrong now").click()
    expect(scriptless.locator("check-list .rb-step").first).to_be_visible()
    scriptless.locator("article").get_by_role("link", name="all teams").first.click()
    scriptless.locator("article td a").first.click()
    expect(scriptless.locator("article h1")).to_be_visible()
    expect(scriptless.locator("article .rb-now")).to_be_visible()


def test_points_stand_beside_the_answers(scriptless: Page, http_site: str) -> None:
    """Without the calculator one can add up the points by hand, and look up what they decide."""
    scriptless.goto(f"{http_site}/tools/scoring-calculator.html")
    calculator = scriptless.locator("score-calculator")
    for answer in calculator.locator(".rb-answer").all():
        expect(answer.locator(".rb-answer__points")).to_have_text(re.compile(r"[+\u22120]"))
    expect(calculator.locator(".rb-calc__together strong")).to_have_text("+2")
    expect(calculator.locator("tbody tr")).to_have_text(
        [re.compile("5 and up"), re.compile("2 to 4"), re.compile("below 2")]
    )
    expect(calculator.locator("input, button")).to_have_count(0)


def test_a_link_with_answers_leads_to_their_score(scriptless: Page, http_site: str) -> None:
    """A vector in the address is the place of its row in the table of all combinations."""
    scriptless.goto(f"{http_site}/tools/scoring-calculator.html")
    last = scriptless.locator("tr[id^='SR1.']").last
    scriptless.goto(f"{http_site}/tools/scoring-calculator.html#{last.get_attribute('id')}")
    expect(last).to_be_in_viewport()
    expect(last).to_contain_text("Revoke and escalate")
