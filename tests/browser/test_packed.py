"""The packed portal, unpacked somewhere and opened by a double click."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from generator.packing.builders import Builder
from generator.packing.opening import OPEN
from generator.packing.packing import Order, pack
from generator.packing.sources import Sources
from generator.packing.verifying import verify
from tests.browser.calculator import ADDRESS
from tests.browser.test_search import ask, results

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def unpacked(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that somebody gets who unpacks the portal; its name has a space in it."""
    place = tmp_path_factory.mktemp("a stick")
    order = Order(built_site, place / "runbook.zip", Sources(), Builder())
    pack(order)
    with ZipFile(order.out) as opened:
        opened.extractall(place)
    return next(path for path in place.iterdir() if path.is_dir())


def test_a_double_click_opens_the_portal(page: Page, unpacked: Path) -> None:
    """The page beside the site leads to it by itself; there search and a widget work, off the network."""
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto((unpacked / OPEN).as_uri())
    page.wait_for_url(f"{unpacked.as_uri()}/site/index.html")
    ask(page, "passkey")
    expect(results(page).first).to_be_visible()
    page.goto(f"{unpacked.as_uri()}/site/{ADDRESS}")
    expect(page.locator("score-calculator .rb-calc")).to_be_visible()
    assert [url for url in requests if not url.startswith((f"{unpacked.as_uri()}/", "blob:", "data:"))] == []


def test_the_link_leads_there_without_scripts(scriptless: Page, unpacked: Path) -> None:
    """Whoever does not wait takes the link; no script is needed for either."""
    scriptless.goto((unpacked / OPEN).as_uri())
    scriptless.get_by_role("link", name="Open it now").click()
    expect(scriptless.get_by_role("heading", level=1)).to_contain_text("Active sessions runbook")
    assert "/site/index.html" in scriptless.url


def test_reading_it_changes_nothing(unpacked: Path) -> None:
    """What was unpacked is what was packed, as far as its list goes."""
    assert verify(unpacked).files > 100
