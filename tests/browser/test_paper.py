"""Pages as they are printed."""

from __future__ import annotations

import io
import re
from pathlib import Path
from unicodedata import normalize

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.filter_table import wait_for_rows
from tests.browser.pages import varied, wait_for_widgets

pytestmark = pytest.mark.browser

SHEET = 717  # pixels of an A4 sheet between Chromium's margins, in portrait
TURNED = 1045  # and in landscape
TURNS = "getComputedStyle(document.body).page === 'wide'"
WIDEST = """Math.max(document.documentElement.scrollWidth,
  ...[...document.querySelectorAll("table, pre, svg")].map((one) => one.getBoundingClientRect().right))"""

# What Chromium does before it lays a page out for paper; `Page.pdf` would not leave it open to be looked at.
PRINT = "window.dispatchEvent(new Event('beforeprint'))"
PRINTED = "window.dispatchEvent(new Event('afterprint'))"


def test_pages_fit_a_sheet(page: Page, http_site: str, built_site: Path) -> None:
    """Nothing of any page is wider than its sheet of A4; only pages with a table of many columns turn it."""
    page.emulate_media(media="print")
    too_wide = {}
    turned = set()
    for address in varied(built_site):
        page.goto(f"{http_site}/{address}")
        wait_for_widgets(page)
        sheet = TURNED if page.evaluate(TURNS) else SHEET
        if sheet == TURNED:
            turned.add(address)
        page.set_viewport_size({"width": sheet, "height": 1000})
        page.evaluate(PRINT)
        too_wide[address] = page.evaluate(WIDEST) - sheet
    assert "review/rows.html" in turned
    assert "index.html" not in turned
    assert {address: by for address, by in too_wide.items() if by > 0} == {}


def test_checklist_prints_complete(page: Page, http_site: str) -> None:
    """On paper every step has its box and its reasons, ticked ones are ticked, and buttons are left out."""
    page.goto(f"{http_site}/checklists/compromise-response.html")
    page.locator(".rb-step__box").first.check()
    page.emulate_media(media="print")
    page.evaluate(PRINT)
    steps = page.locator("check-list .rb-step")
    expect(steps.locator(".rb-step__box:visible")).to_have_count(steps.count())
    expect(page.locator("check-list details:not([open])")).to_have_count(0)
    ticked = steps.first.locator(".rb-step__box")
    assert ticked.evaluate("box => getComputedStyle(box, '::before').content") == '"✓"'
    expect(page.locator("check-list button:visible")).to_have_count(0)
    page.evaluate(PRINTED)
    expect(page.locator("check-list details[open]")).to_have_count(0)


def test_response_prints_complete(page: Page, http_site: str) -> None:
    """On paper a guided response has its steps and their reasons, who does which, and nothing to press."""
    page.goto(f"{http_site}/incident/index.html")
    wait_for_widgets(page)
    steps = page.locator(".rb-run .rb-step")
    page.locator(".rb-account summary").click()
    steps.first.get_by_role("checkbox").check()
    steps.first.get_by_role("combobox").select_option(label="Team lead")
    page.emulate_media(media="print")
    page.evaluate(PRINT)
    expect(steps.get_by_role("checkbox")).to_have_count(steps.count())
    expect(page.locator(".rb-run details:not([open])")).to_have_count(0)
    expect(page.locator(".rb-run").locator("button, select, textarea").locator("visible=true")).to_have_count(
        1
    )
    page.evaluate(PRINTED)
    expect(page.locator(".rb-run details[open]")).to_have_count(0)


def test_table_prints_what_is_shown(page: Page, http_site: str) -> None:
    """On paper a table has the rows that match, all of them, and says what it is filtered by."""
    page.goto(f"{http_site}/review/rows.html")
    page.locator("filter-table").get_by_role("searchbox").fill("revoke")
    wait_for_rows(page)
    rows = page.locator("filter-table tbody tr:visible")
    matching = rows.count()
    page.emulate_media(media="print")
    expect(rows).to_have_count(matching)
    expect(page.locator(".rb-filter__applied")).to_contain_text("revoke")
    expect(page.locator(".rb-filter button:visible, .rb-filter input:visible")).to_have_count(0)
    cut = page.locator(".rb-table").evaluate("table => table.scrollHeight - table.clientHeight")
    assert cut <= 1


def test_every_command_is_printed(page: Page, http_site: str) -> None:
    """On paper the commands of all operating systems stand one after the other."""
    page.goto(f"{http_site}/tools/commands.html")
    commands = page.locator(".tabbed-block pre")
    page.emulate_media(media="print")
    expect(page.locator(".tabbed-block pre:visible")).to_have_count(commands.count())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white(page: Page, http_site: str, scheme: str) -> None:
    """Printed from either scheme, text is dark on white, and the frame around the page is left out."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{http_site}/incident/index.html")
    page.emulate_media(media="print")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    assert ground in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert ink.startswith(("rgba(0, 0, 0", "rgb(0, 0, 0"))
    expect(page.locator(".md-header, .md-tabs, .md-sidebar, .md-top").locator("visible=true")).to_have_count(
        0
    )


def sheets(page: Page) -> list[str]:
    """The page as the browser prints it: the text of each sheet, in one line."""
    printed = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    # The font of a machine may join letters, which stand in the text as one sign.
    return [" ".join(normalize("NFKC", sheet.extract_text()).split()) for sheet in printed.pages]


@pytest.mark.parametrize(
    "address",
    ["teams/payments.html", "policy/exceptions.html", "incident/index.html", "review/inference.html"],
)
def test_every_sheet_says_what_it_is_of(page: Page, http_site: str, address: str) -> None:
    """At the foot of each sheet stand the page's title, its version and its day; none is without words."""
    page.goto(f"{http_site}/{address}")
    wait_for_widgets(page)
    name = page.locator("article h1").inner_text().rstrip("¶")
    printed = sheets(page)
    foot = re.compile(
        rf"{re.escape(name)} · Active sessions runbook · version [b-v]{{12}} of this page "
        r"· built on \d{4}-\d\d-\d\d"
    )
    for number, text in enumerate(printed, 1):
        assert f"{number} of {len(printed)}" in text
        assert foot.search(text), text
        assert len(foot.sub("", text)) > 40, f"sheet {number} of {len(printed)} is empty"


def test_another_page_has_another_foot(page: Page, http_site: str) -> None:
    """After a link that the theme follows by itself, a sheet names the page that is shown."""
    page.goto(f"{http_site}/policy/index.html")
    page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Exceptions").click()
    expect(page.locator("article h1")).to_contain_text("Exceptions")
    assert "Exceptions · Active sessions runbook · version" in sheets(page)[0]


@pytest.mark.parametrize("address", ["teams/payments.html", "checklists/compromise-response.html"])
def test_what_is_folded_is_printed_without_scripts(scriptless: Page, http_site: str, address: str) -> None:
    """Also where no script opens it, paper has what a reader can unfold, and the title, version and day."""
    scriptless.goto(f"{http_site}/{address}")
    folded = scriptless.locator("article details:not([open]) :is(p, li)").all_text_contents()
    assert folded
    printed = "".join(sheets(scriptless)).replace(" ", "")
    assert [text for text in folded if "".join(text.split()) not in printed] == []
    assert re.search(r"version[b-v]{12}ofthispage·builton\d{4}-\d\d-\d\d", printed)


def test_page_becomes_a_pdf(page: Page, http_site: str) -> None:
    """The browser lays the longest checklist out for paper without an error, and folds it again after it."""
    page.goto(f"{http_site}/checklists/compromise-response.html")
    assert page.pdf(format="A4").startswith(b"%PDF-")
    expect(page.locator("check-list details[open]")).to_have_count(0)
