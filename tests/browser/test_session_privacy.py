"""Rows in the session filter stay in the memory of the tab: where they may be, and when they are gone."""

from __future__ import annotations

import re
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.pages import title
from tests.browser.session_filter import (
    ADDRESS,
    HEADS,
    ROWS,
    button,
    cell,
    cells,
    field,
    paste,
    rows,
    search,
    table,
    visit,
    widget,
)
from tests.browser.test_privacy import kept

pytestmark = pytest.mark.browser

CANARY = "secretive"
MAIL = "jane.doe@example.com"
STORED = """async () => [
  ...(await indexedDB.databases()).map(({ name }) => name),
  ...await caches.keys(),
  JSON.stringify(history.state),
  name,
]"""


def test_nothing_is_kept_or_sent(page: Page, http_site: str) -> None:
    """Typed, pasted, noted and filtered, a word is in no storage, request or address, and then gone."""
    asked: list[str] = []
    page.on("request", lambda one: asked.append(f"{unquote_plus(one.url)} {one.post_data or ''}"))
    warned: list[str] = []

    def leave(dialog: Dialog) -> None:
        warned.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    visit(page, http_site)
    expect(field(page)).to_be_visible()
    page.wait_for_load_state("networkidle")
    before, stored, quiet = kept(page), page.evaluate(STORED), len(asked)
    paste(page, table([(CANARY, *ROWS[0][1:])]), "1 row imported")
    page.locator(".rb-import__summary").click()
    field(page).fill(f"device\n{CANARY}")
    button(page, "Read rows").click()
    expect(rows(page)).to_have_count(2)
    cell(page, 1, "evidence").get_by_role("textbox").fill(CANARY)
    search(page).fill(CANARY)
    expect(widget(page).get_by_text("Showing all 2 rows").first).to_be_visible()
    assert (kept(page), page.evaluate(STORED)) == (before, stored)
    assert [one for one in asked[quiet:] if "favicon" not in one] == []
    assert warned == []
    page.reload()
    assert warned == ["beforeunload"]
    expect(field(page)).to_be_visible()
    expect(rows(page)).to_have_count(0)
    assert CANARY not in page.content()
    assert kept(page) == before
    assert [one for one in asked if CANARY in one] == []


def test_a_link_holds_the_filter_alone(page: Page, http_site: str) -> None:
    """What is copied is the filter and no row, never an address; whoever opens it filters their own rows."""
    visit(page, http_site, clipboard=True)
    paste(page, table(), "5 rows imported")
    search(page).fill("unknown browser")
    before = kept(page)
    button(page, "Copy link").click()
    expect(widget(page).get_by_text("it holds the filter and no row").first).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert unquote_plus(link) == f"{http_site}/{ADDRESS}#filter=session-rows&q=unknown browser"
    search(page).fill(MAIL)
    button(page, "Copy link").click()
    expect(widget(page).get_by_text("Not copied: the filter holds what looks like").first).to_be_visible()
    assert "jane" not in page.evaluate("navigator.clipboard.readText()")
    assert kept(page) == before
    page.goto("about:blank")
    page.goto(link)
    paste(page, table(), "5 rows imported")
    expect(search(page)).to_have_value("unknown browser")
    expect(rows(page)).to_have_count(2)


def test_leaving_warns_until_rows_are_saved(page: Page, http_site: str) -> None:
    """Rows that are in no file are warned about, also where a review holds the others; saved ones are not."""
    warned: list[str] = []

    def stay(dialog: Dialog) -> None:
        warned.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    visit(page, http_site)
    field(page).click()
    paste(page, table(ROWS[:2]), "2 rows imported")
    leave = "location.href = 'index.html'"
    bar = page.get_by_role("group", name="Triage")
    bar.get_by_label("Decision").select_option(label="Keep")
    button(page, "Apply to all 2 shown rows").click()
    search(page).fill("unknown browser")
    expect(rows(page)).to_have_count(1)
    with page.expect_download():
        button(page, "Save review (JSON)").click()
    with page.expect_event("dialog"):
        page.evaluate(leave)
    expect(rows(page)).to_have_count(1)
    button(page, "Reset filters").click()
    with page.expect_download():
        button(page, "Save review (JSON)").click()
    cell(page, 1, "evidence").get_by_role("textbox").fill("one more")
    with page.expect_event("dialog"):
        page.evaluate(leave)
    button(page, "Undo").click()
    assert warned == ["beforeunload"] * 2
    page.evaluate(leave)
    expect(title(page, "Tools")).to_be_visible()
    assert warned == ["beforeunload"] * 2


def test_rows_stay_while_one_looks_elsewhere(page: Page, http_site: str) -> None:
    """While there are rows, links to other pages open in another tab; rows, flags and history stay here."""
    visit(page, http_site)
    paste(page, table([(*ROWS[0], f"by {MAIL}")], (*HEADS, "Notes")), "1 row imported")
    page.locator("tr[data-row='0']").focus()
    page.keyboard.press("3")
    tabs = page.get_by_role("navigation", name="Tabs")
    for name, to in (("Home", "Active sessions runbook"), ("Incident", "Something is wrong now")):
        with page.context.expect_page() as opened:
            tabs.get_by_role("link", name=name, exact=True).press("Enter")
        expect(title(opened.value, to)).to_be_visible()
        assert opened.value.evaluate("opener") is None
    page.locator("h1 .headerlink").evaluate("link => link.click()")
    expect(page).to_have_url(re.compile("#session-filter$"))
    assert len(page.context.pages) == 3, "a link within the page stays in it"
    assert cells(page, "decision") == ["Review"]
    expect(cell(page, 1, "evidence")).to_contain_text("This note holds an email address.")
    search(page).focus()
    page.keyboard.press("ControlOrMeta+z")
    page.locator("tr[data-row='0']").focus()
    page.keyboard.press("ControlOrMeta+z")
    assert cells(page, "decision") == ["Undecided"]


def test_it_works_from_a_disk(page: Page, file_site: str) -> None:
    """Opened as a file, with no server, rows are read, scored, filtered and saved without a secret."""
    visit(page, file_site)
    paste(page, table([(MAIL, *ROWS[1][1:]), ROWS[0]]), "2 rows imported")
    assert cells(page, "score") == ["6", "0"]
    search(page).fill("score>=5")
    expect(rows(page)).to_have_count(1)
    with page.expect_download() as download:
        button(page, "Save CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert ("[address]" in text, MAIL in text) == (True, False)


def test_without_scripts_the_page_says_what_to_do(scriptless: Page, http_site: str, page: Page) -> None:
    """The commands that do the same are there, and nothing that would need a script."""
    scriptless.goto(f"{http_site}/{ADDRESS}")
    expect(scriptless.get_by_text("which is switched off here")).to_be_visible()
    for command in ("runbook score --team", "runbook anonymize rows.csv"):
        expect(scriptless.get_by_text(command).first).to_be_visible()
    expect(scriptless.locator("session-filter").locator("button, input, textarea")).to_have_count(0)
    visit(page, http_site)
    expect(page.get_by_text("which is switched off here")).to_be_hidden()


def test_without_its_data_the_page_says_so(page: Page, http_site: str, page_problems: list[str]) -> None:
    """Where the portal's rules cannot be loaded, no row is taken in, and the page says how to go on."""
    page.route("**/session-filter.js*", lambda route: route.abort())
    page.goto(f"{http_site}/{ADDRESS}")
    expect(widget(page).get_by_role("status")).to_contain_text("could not be loaded. Load the page again")
    expect(field(page)).to_have_count(0)
    page_problems.clear()
