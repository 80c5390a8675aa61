"""All words of the widgets are in one folder: with others in their place, no widget shows an English one."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser import drill, redactor, session_filter
from tests.browser.pages import wait_for_widgets
from tests.browser.replaced_words import MARK, bundles

pytestmark = pytest.mark.browser

WIDGETS = (
    "filter-table, check-list, score-calculator, text-redactor, session-filter, drill-runner, "
    "guided-response, due-date, due-tally, date-state, policy-value"
)
SAID = """widgets => {
  const found = new Set();
  const note = (text) => found.add(text.replace(/\\s+/g, " ").trim());
  for (const widget of document.querySelectorAll(widgets)) {
    for (const one of [widget, ...widget.querySelectorAll("*")]) {
      for (const name of ["aria-label", "aria-description", "title", "placeholder", "alt"]) {
        if (one.hasAttribute(name)) note(one.getAttribute(name));
      }
      for (const node of one.childNodes) if (node.nodeType === Node.TEXT_NODE) note(node.data);
    }
  }
  return [...found];
}"""
"""Every text that is in a widget, seen or read out."""

_WORD = re.compile(r"[a-z]{3}", re.IGNORECASE)
_BETWEEN = re.compile(r"(?: ?[+\u2212][0-9]+)?(?:: |, |; | \u00b7 |$)")
"""What stands between things that were said elsewhere: points and their reason, a session and its parts."""
_TAG = re.compile(r"<[^>]*>")


@pytest.fixture(scope="module")
def marked(project: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The bundles with other words."""
    return bundles(project, tmp_path_factory.mktemp("words"))


@pytest.fixture
def worded(page: Page, http_site: str, marked: dict[str, str]) -> str:
    """The address of the portal, whose widgets have other words."""

    def answer(route: Route) -> None:
        name = urlsplit(route.request.url).path.rpartition("/")[2]
        route.fulfill(body=marked[name], content_type="text/javascript; charset=utf-8")

    page.route("**/widgets/*bundle.js*", answer)
    return http_site


@pytest.fixture(scope="module")
def data(built_site: Path) -> str:
    """All that scripts bring to pages: plans of drills, rules, vocabularies."""
    folder = built_site / "assets"
    scripts = [path for path in sorted(folder.rglob("*.js")) if path.parent != folder / "javascripts"]
    return "".join(path.read_text(encoding="utf-8") for path in scripts)


def of_the_code(page: Page, site: Path, data: str, *given: str) -> list[str]:
    """What widgets say without the sign, and what neither the page, its data nor a reader has said."""
    html = (site / urlsplit(page.url).path.lstrip("/")).read_text(encoding="utf-8")
    known = " ".join(unescape(" ".join([_TAG.sub(" ", html), html, data, *given])).split())
    said: list[str] = page.evaluate(SAID, WIDGETS)
    assert any(MARK in text for text in said), "no widget has other words"
    parts = (part for text in said if MARK not in text for part in _BETWEEN.split(text))
    return [part for part in parts if _WORD.search(part) and part not in known]


def test_table_has_no_words_of_its_own(page: Page, worded: str, built_site: Path, data: str) -> None:
    """A table takes its words from the folder: with facets, matches, a link, and with no match."""
    page.goto(f"{worded}/review/rows.html")
    wait_for_widgets(page)
    page.locator(".rb-facet__summary").first.click()
    page.locator(".rb-facet[open] input").first.check()
    page.locator("filter-table").get_by_role("searchbox").fill("no row has this")
    expect(page.locator(".rb-empty")).to_be_visible()
    assert of_the_code(page, built_site, data) == []


def test_calculator_has_no_words_of_its_own(page: Page, worded: str, built_site: Path, data: str) -> None:
    """The calculator takes its words from the folder: of a link that is out of date, half-way, at the end."""
    page.goto(f"{worded}/tools/scoring-calculator.html#SR1.0000/D:U/Z:Z")
    wait_for_widgets(page)
    expect(page.locator(".rb-notice")).to_be_visible()
    found = of_the_code(page, built_site, data)
    for question in page.locator("score-calculator fieldset").all():
        question.locator("input").last.check()
    expect(page.locator(".rb-verdict--incomplete")).to_have_count(0)
    assert found + of_the_code(page, built_site, data) == []


def test_checklist_has_no_words_of_its_own(page: Page, worded: str, built_site: Path, data: str) -> None:
    """A checklist takes its words from the folder: ticked, and asking before it forgets."""
    page.goto(f"{worded}/checklists/compromise-response.html")
    page.locator(".rb-step__box").first.check()
    page.get_by_role("button", name="Reset ticks").click()
    assert of_the_code(page, built_site, data) == []


def test_redactor_has_no_words_of_its_own(page: Page, worded: str, built_site: Path, data: str) -> None:
    """The redactor takes its words from the folder: with finds of several classes."""
    page.goto(f"{worded}/{redactor.ADDRESS}")
    page.locator("text-redactor textarea").first.fill(redactor.TEXT)
    expect(page.locator(".rb-redactor__redacted")).to_contain_text("[address]")
    assert of_the_code(page, built_site, data, redactor.TEXT, redactor.REDACTED) == []


def test_session_filter_has_no_words_of_its_own(page: Page, worded: str, built_site: Path, data: str) -> None:
    """The session filter takes its words from the folder: with rows, problems in them, and decisions."""
    text = session_filter.table()
    session_filter.visit(page, worded)
    found = of_the_code(page, built_site, data)
    session_filter.paste(page, text)
    expect(session_filter.rows(page).first).to_be_visible()
    session_filter.rows(page).first.locator("select").first.select_option(index=1)
    assert found + of_the_code(page, built_site, data, text) == []


def test_drill_has_no_words_of_its_own(page: Page, worded: str, built_site: Path, data: str) -> None:
    """A drill takes its words from the folder: before it, in it, and in its report."""
    drill.visit(page, worded)
    found = of_the_code(page, built_site, data)
    drill.start(page)
    drill.pass_time(page, 12)
    found += of_the_code(page, built_site, data)
    page.get_by_role("button", name="End the drill").click()
    page.get_by_role("button", name="End it").click()
    expect(page.locator(".rb-run")).to_have_attribute("data-status", "ended")
    assert found + of_the_code(page, built_site, data) == []


def test_response_has_no_words_of_its_own(page: Page, worded: str, built_site: Path, data: str) -> None:
    """The guided response takes its words from the folder."""
    drill.visit(page, worded, drill.RESPONSE)
    page.locator(".rb-run input[type=checkbox]").first.check()
    drill.pass_time(page, 1)
    assert of_the_code(page, built_site, data) == []
