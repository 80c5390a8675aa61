"""The page that redacts a pasted text, worked with the keyboard alone where a keyboard can."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.redactor import (
    ADDRESS,
    KEY,
    REDACTED,
    RULES,
    TEXT,
    clear_button,
    copy_button,
    field,
    pane,
    redacted,
    status,
)

pytestmark = pytest.mark.browser

MOST = 300_000
DROP = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type: "text/plain" }));
  for (const type of ["dragover", "drop"]) {
    document.querySelector("h1").dispatchEvent(
      new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  }
}"""


@pytest.fixture
def redactor(page: Page, http_site: str) -> Page:
    """The page, with the field focused."""
    page.goto(f"{http_site}/{ADDRESS}")
    field(page).focus()
    return page


@pytest.mark.parametrize("place", ["http_site", "file_site"])
def test_text_is_redacted_while_one_types(page: Page, request: pytest.FixtureRequest, place: str) -> None:
    """The redacted text stands beside the pasted one, on a server and from a disk, and follows it."""
    page.goto(f"{request.getfixturevalue(place)}/{ADDRESS}")
    field(page).focus()
    page.keyboard.insert_text(TEXT)
    expect(redacted(page)).to_have_text(REDACTED, use_inner_text=True)
    expect(page.locator(".rb-redactor__label")).to_have_text(["[address]", "[key]", "[address]"])
    page.keyboard.type(" and x@example.net")
    expect(redacted(page)).to_have_text(f"{REDACTED} and [address]", use_inner_text=True)


def test_finds_are_counted_by_class(redactor: Page) -> None:
    """Each class has its count and a way to each of its places; the finds themselves are not repeated."""
    redactor.keyboard.insert_text(TEXT)
    groups = redactor.get_by_role("list", name="What was found").get_by_role("listitem")
    expect(groups).to_have_text([re.compile(r"Email addresses 2.*2:4.*3:5"), re.compile(r"API keys 1.*2:30")])
    assert not re.search(r"example|Ab1Cd2", redactor.locator(".rb-redactor__finds").inner_text())
    expect(status(redactor)).to_have_text("3 finds taken out. Email addresses: 2, API keys: 1")


def test_a_place_leads_to_its_find(redactor: Page) -> None:
    """Enter on a place selects the find in the text and scrolls to it, and to its label beside it."""
    redactor.keyboard.insert_text("line\n" * 200 + TEXT)
    redactor.get_by_role("button", name="line 202:30").press("Enter")
    expect(field(redactor)).to_be_focused()
    chosen = "one => one.value.slice(one.selectionStart, one.selectionEnd)"
    assert field(redactor).evaluate(chosen) == KEY
    assert field(redactor).evaluate("one => one.scrollTop > one.clientHeight")
    expect(redactor.locator(".rb-redactor__label").nth(1)).to_be_in_viewport()


def test_nothing_found_is_no_promise(redactor: Page) -> None:
    """A text without a find is shown as it is, with the advice to read it."""
    redactor.keyboard.insert_text("An ordinary task-list.")
    expect(redacted(redactor)).to_have_text("An ordinary task-list.")
    expect(status(redactor)).to_have_text("Nothing found. Still read it before you share it.")
    expect(redactor.locator(".rb-redactor__finds")).to_contain_text("names, places and passwords")
    expect(copy_button(redactor)).to_be_enabled()


def test_text_is_text(redactor: Page) -> None:
    """Markup in a pasted text is shown and never run."""
    redactor.keyboard.insert_text('<img src=x onerror="window.ran = 1"><b>[key]</b>')
    expect(redacted(redactor)).to_contain_text('<img src=x onerror="window.ran = 1"><b>[key]</b>')
    expect(redacted(redactor).locator("*")).to_have_count(0)
    assert redactor.evaluate("window.ran") is None


def test_clear_forgets_everything(redactor: Page) -> None:
    """Clear empties the field, the result and the list, and 'undo' brings nothing back."""
    redactor.keyboard.insert_text(TEXT)
    expect(redacted(redactor)).to_contain_text("[key]")
    clear_button(redactor).press("Enter")
    expect(field(redactor)).to_be_focused()
    redactor.keyboard.press("Control+z")
    expect(field(redactor)).to_have_value("")
    expect(pane(redactor)).to_have_text("The redacted text appears here.", use_inner_text=True)
    expect(redactor.locator(".rb-redactor__finds")).to_be_hidden()
    expect(copy_button(redactor)).to_be_disabled()
    expect(status(redactor)).to_have_text("Cleared")
    assert "[key]" not in redactor.locator("text-redactor").inner_html()
    redactor.keyboard.insert_text("to a@example.com")
    expect(redacted(redactor)).to_have_text("to [address]")


def test_copy_takes_what_stands_there_now(redactor: Page) -> None:
    """Pressed right after the last letter, copy still gives the redacted text of all of it."""
    redactor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    redactor.keyboard.insert_text("first")
    expect(redacted(redactor)).to_have_text("first")
    field(redactor).evaluate(
        """(field, text) => {
            field.value = text;
            field.dispatchEvent(new Event("input"));
            const buttons = [...document.querySelectorAll("text-redactor button")];
            buttons.find((one) => one.textContent.startsWith("Copy")).click();
        }""",
        TEXT,
    )
    expect(redactor.get_by_text("Redacted text copied").first).to_be_visible()
    assert redactor.evaluate("navigator.clipboard.readText()") == REDACTED


def test_without_a_clipboard_one_copies_by_hand(page: Page, http_site: str) -> None:
    """Where the browser has no clipboard, the redacted text is offered, selected, and gone with Clear."""
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(f"{http_site}/{ADDRESS}")
    field(page).focus()
    page.keyboard.insert_text(TEXT)
    expect(copy_button(page)).to_be_enabled()
    copy_button(page).press("Enter")
    by_hand = page.get_by_label("Copy this text by hand.")
    expect(by_hand).to_have_value(REDACTED)
    expect(by_hand).to_be_focused()
    clear_button(page).press("Enter")
    expect(by_hand).to_be_hidden()
    assert by_hand.input_value() == ""


def test_keyboard_goes_from_field_to_copy(redactor: Page) -> None:
    """Tab leads from the field to the copy button, then to the redacted text, then to the places."""
    redactor.keyboard.insert_text(TEXT)
    expect(copy_button(redactor)).to_be_enabled()
    for wanted in (copy_button(redactor), pane(redactor), redactor.get_by_role("button", name="line 2:4")):
        redactor.keyboard.press("Tab")
        expect(wanted).to_be_focused()


def test_a_file_is_read_in_the_page(redactor: Page, tmp_path: Path) -> None:
    """A chosen file is redacted as if it had been pasted, and so is one dropped anywhere on the page."""
    notes = tmp_path / "notes.txt"
    notes.write_text(TEXT, encoding="utf-8")
    with redactor.expect_file_chooser() as chooser:
        redactor.get_by_role("button", name="Choose a file").press("Enter")
    chooser.value.set_files(notes)
    expect(redacted(redactor)).to_have_text(REDACTED, use_inner_text=True)
    redactor.evaluate(DROP, ["more.log", "by kim@example.net"])
    expect(redacted(redactor)).to_have_text("by [address]")
    expect(field(redactor)).to_have_value("by kim@example.net")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xff\xfe\x00", "This file cannot be read as text"),
        (b"PK\x03\x04\x00\x00", "This file cannot be read as text"),
        (b"x" * (MOST + 1), "The file is too long: this page takes 300,000 characters at most."),
        (b"x" * (MOST * 4 + 1), "The file is too long: this page takes 300,000 characters at most."),
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing(
    redactor: Page, tmp_path: Path, content: bytes, reason: str
) -> None:
    """What is no text, or too long, is refused with the reason; the text from before stays."""
    redactor.keyboard.insert_text("from before")
    expect(redacted(redactor)).to_have_text("from before")
    file = tmp_path / "odd.txt"
    file.write_bytes(content)
    redactor.locator("text-redactor input[type=file]").set_input_files(file)
    expect(status(redactor)).to_contain_text(reason)
    expect(field(redactor)).to_have_value("from before")
    expect(redacted(redactor)).to_have_text("from before")


def test_two_files_are_not_mixed(redactor: Page) -> None:
    """Of two files dropped together none is taken."""
    redactor.evaluate(
        DROP.replace("data.items.add(", "data.items.add(new File(['a'], 'b'));data.items.add("), ["a", "b"]
    )
    expect(status(redactor)).to_have_text("One file at a time. Your text is as it was.")
    expect(field(redactor)).to_have_value("")


def test_a_text_that_is_too_long_is_not_half_redacted(redactor: Page) -> None:
    """Above the limit nothing is shown, and the page says how much it takes; at the limit all is."""
    grow = "(field, text) => { field.value = text; field.dispatchEvent(new Event('input')); }"
    field(redactor).evaluate(grow, "a@example.com " + "word " * (MOST // 5))
    expect(pane(redactor)).to_contain_text("This text has 300,014 characters; this page takes 300,000")
    expect(copy_button(redactor)).to_be_disabled()
    expect(redacted(redactor)).to_be_empty()
    field(redactor).evaluate(grow, ("a@example.com " + "word " * (MOST // 5))[:MOST])
    expect(redacted(redactor)).to_contain_text("[address] word")
    assert redacted(redactor).evaluate("one => one.textContent.length") == MOST - len("a@example.com") + len(
        "[address]"
    )


def test_without_rules_nothing_is_shown(page: Page, http_site: str, page_problems: list[str]) -> None:
    """Where the rules cannot be loaded, the page says so and shows no text as redacted; one can try again."""
    page.route(RULES, lambda route: route.abort())
    page.goto(f"{http_site}/{ADDRESS}")
    field(page).fill(TEXT)
    expect(pane(page)).to_contain_text("The rules could not be loaded, so nothing is redacted here.")
    expect(status(page)).to_contain_text("The rules could not be loaded")
    expect(redacted(page)).to_be_empty()
    expect(copy_button(page)).to_be_disabled()
    page.unroute(RULES)
    page.get_by_role("button", name="Try again").press("Enter")
    expect(redacted(page)).to_have_text(REDACTED, use_inner_text=True)
    expect(pane(page)).to_be_focused()
    page_problems.clear()


@pytest.mark.parametrize("script", ["globalThis.runbookData = null;", "globalThis.runbookData = {};"])
def test_rules_that_cannot_be_used_redact_nothing(page: Page, http_site: str, script: str) -> None:
    """Rules of another version are no rules: the page says so, and shows no text as redacted."""
    page.route(RULES, lambda route: route.fulfill(body=script, content_type="text/javascript"))
    page.goto(f"{http_site}/{ADDRESS}")
    field(page).fill(TEXT)
    expect(pane(page)).to_contain_text("This browser cannot use the rules")
    expect(redacted(page)).to_be_empty()
    expect(copy_button(page)).to_be_disabled()


def test_without_scripts_the_page_says_what_to_do(scriptless: Page, http_site: str, page: Page) -> None:
    """The classes, the limits and the command are there, and nothing that would need a script."""
    scriptless.goto(f"{http_site}/{ADDRESS}")
    expect(scriptless.get_by_text("which is switched off here")).to_be_visible()
    expect(scriptless.get_by_role("row", name="Email addresses")).to_contain_text("[address]")
    expect(scriptless.locator("#limits ~ ul").first).to_contain_text("Passwords in prose")
    expect(scriptless.get_by_text("runbook redact < notes.txt").first).to_be_visible()
    expect(scriptless.locator("article button, article textarea")).to_have_count(0)
    page.goto(f"{http_site}/{ADDRESS}")
    expect(page.get_by_text("which is switched off here")).to_be_hidden()


def test_paper_has_the_redacted_text_alone(redactor: Page) -> None:
    """Printed, the page is the redacted text; without one it is what the page says."""
    redactor.emulate_media(media="print")
    expect(redactor.get_by_role("heading", name="What it finds")).to_be_visible()
    expect(field(redactor)).to_be_hidden()
    redactor.emulate_media(media="screen")
    field(redactor).fill(TEXT)
    expect(redacted(redactor)).to_contain_text("[key]")
    redactor.emulate_media(media="print")
    assert redactor.locator("article").inner_text().strip() == REDACTED
