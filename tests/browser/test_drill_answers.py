"""What a drill expects is out of reach of those who take part, whatever else goes wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from generator.catalog import load_catalog
from tests.browser.drill import (
    button,
    end,
    start,
    visit,
)

pytestmark = pytest.mark.browser


def test_participants_have_no_answers_within_reach(page: Page, http_site: str) -> None:
    """What is expected is on the facilitator's page; not on the participants' until the end."""
    visit(page, http_site)
    article = page.locator("article")
    because = (page.locator(".rb-script #right-decisions + ol li").last.text_content() or "").strip()[-40:]
    start(page)
    assert because in (article.text_content() or "")
    button(page, "Participants").click()
    assert because not in (article.text_content() or "")
    expect(page.get_by_text("Expected within")).to_have_count(0)
    expect(page.locator(".rb-inject")).to_have_count(1)
    button(page, "Facilitator").click()
    expect(page.locator(".rb-script")).to_be_attached()
    end(page)
    button(page, "Participants").click()
    expect(page.locator(".rb-script")).to_be_attached()


def test_a_late_runner_shows_no_answers(page: Page, http_site: str) -> None:
    """While the runner is on its way, the script is not seen; where it does not come, the script is there."""
    came: list[Route] = []

    def hold(route: Route) -> None:
        came.append(route)

    page.route("**/widgets/drill.bundle.js", hold)
    # Nothing is loaded until the bundle is.
    page.goto(f"{http_site}/drills/stolen-laptop.html#participants", wait_until="domcontentloaded")
    script = page.locator(".rb-script")
    expect(script).to_be_attached()
    page.wait_for_function("() => document.querySelector('script[src*=\"drill.bundle\"]')")
    assert script.is_hidden()
    came[0].continue_()
    expect(page.locator(".rb-run")).to_be_visible()
    expect(script).to_have_count(0)


def test_without_the_runner_the_script_is_there(page: Page, http_site: str, page_problems: list[str]) -> None:
    """Where the bundle or the plan cannot be loaded, the page says so and has the whole script."""
    for missing in ("**/widgets/drill.bundle.js", "**/assets/drills/*.js*"):
        page.route(missing, lambda route: route.abort())
        page.goto(f"{http_site}/drills/stolen-laptop.html")
        expect(page.get_by_text("could not be loaded")).to_be_visible()
        expect(page.locator(".rb-script")).to_be_visible()
        page.unroute(missing)
    page_problems.clear()


def test_search_gives_no_answer_away(built_site: Path, project: Path) -> None:
    """The portal's search, which participants have at hand, finds a drill but not what is right in it."""
    index = json.loads((built_site / "search/search_index.json").read_text())
    found = [one["text"] for one in index["docs"] if one["location"].startswith("drills/stolen-laptop")]
    data = load_catalog(project / "data").drills["stolen-laptop"]
    assert any(data.summary in text for text in found)
    for secret in (*(one.expected.because for one in data.sessions), *(one.text for one in data.injects)):
        assert not any(secret[:40] in text for text in found)
