"""Hostile texts typed, pasted and linked into widgets, with no policy in the way: nothing runs."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser import drill
from tests.browser.inert import FOREIGN, USE, watch
from tests.browser.pages import addresses, article, wait_for_widgets
from tests.browser.session_filter import button, paste, rows, table, visit, widget
from tests.hostile.families import CANARY, FAMILIES, canary, mixed
from tests.hostile.finding import strings_of_csv

pytestmark = pytest.mark.browser

# Half a character cannot be handed to a browser.
TEXTS = [
    family.text(canary(at)).replace("\n", " ")
    for at, family in enumerate(FAMILIES)
    if family.name != "lone surrogate"
]
_WIDGET = re.compile(r"<([a-z]+-[a-z-]+)")


def with_widgets(site: Path) -> list[str]:
    """A page for each set of widgets that pages have together."""
    found = {frozenset(_WIDGET.findall(article(site / one))): one for one in addresses(site)}
    return sorted(one for widgets, one in found.items() if widgets)


def test_no_field_of_a_widget_runs_anything(unguarded: Page, http_site: str, built_site: Path) -> None:
    """Texts in the address and in every field of every widget, with Enter after them, bring nothing about."""
    wrong: list[str] = []
    watch(unguarded, http_site, wrong)
    for number, address in enumerate(with_widgets(built_site)):
        for text in (mixed(canary(number)), mixed(canary(number + 17))):
            unguarded.goto("about:blank")
            unguarded.goto(f"{http_site}/{address}#{quote(text)}&q={quote(text)}")
            wait_for_widgets(unguarded)
            unguarded.evaluate(USE, text)
            wrong += [f"{address}: {one}" for one in unguarded.evaluate(f"({FOREIGN})(document)")]
            assert unguarded.evaluate("window.pwned") is None, address
    assert wrong == []


def test_pasted_cells_are_texts_and_exports_are_safe(unguarded: Page, http_site: str) -> None:
    """Every family in every column of the session filter is a text, in the page and in what leaves it."""
    wrong: list[str] = []
    watch(unguarded, http_site, wrong)
    visit(unguarded, http_site, clipboard=True)
    paste(unguarded, table(), "5 rows imported")
    heads = [one for one in widget(unguarded).locator("thead th").all_inner_texts() if one.strip()]
    paste(unguarded, json.dumps([dict.fromkeys(heads, one) for one in TEXTS]))
    expect(rows(unguarded)).to_have_count(5 + len(TEXTS))
    csv_text = io.StringIO()
    writer = csv.writer(
        csv_text, quoting=csv.QUOTE_ALL
    )  # a bare CR ends a line where no quotes are around it
    writer.writerows([heads, *([one] * len(heads) for one in TEXTS)])
    paste(unguarded, csv_text.getvalue())
    expect(rows(unguarded)).to_have_count(5 + 2 * len(TEXTS))
    shown = widget(unguarded).inner_text()
    assert [text for text in TEXTS if CANARY.findall(text)[0] not in shown] == []
    assert not re.search("[\u00ad\u200b\u202a-\u202e\u2060-\u2069\x00-\x08\x1b]", shown)
    assert unguarded.evaluate(f"({FOREIGN})(document)") == []
    with unguarded.expect_download() as download:
        button(unguarded, "Save CSV").click()
    cells = list(strings_of_csv(download.value.path().read_bytes().decode("utf-8-sig")))
    assert sum("qz" in one for one in cells) >= 6 * (len(TEXTS) - 1)
    button(unguarded, "Copy table").click()
    expect(widget(unguarded).get_by_text("rows copied").first).to_be_visible()
    lines = unguarded.evaluate("navigator.clipboard.readText()").splitlines()
    assert len(lines) == 2 + 5 + 2 * len(TEXTS)
    assert len({len(re.findall(r"(?<!\\)\|", line)) for line in lines}) == 1, "no cell ends early"
    assert not [one for one in lines if re.search(r"(?<!\\)(?:<[a-z/!]|\]\()", one)]
    assert unguarded.evaluate("window.pwned") is None
    assert wrong == []


def test_a_saved_drill_is_texts(unguarded: Page, http_site: str) -> None:
    """A file of a run, every sentence of which is hostile, is opened, and its report is made of texts."""
    wrong: list[str] = []
    watch(unguarded, http_site, wrong)
    drill.visit(unguarded, http_site)
    drill.start(unguarded)
    drill.end(unguarded)
    at = iter(range(1_000_000))

    def hostile(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: hostile(one) for key, one in value.items()}
        if isinstance(value, list):
            return [hostile(one) for one in value]
        return TEXTS[next(at) % len(TEXTS)] if isinstance(value, str) and value.count(" ") > 1 else value

    log = hostile(drill.kept_log(unguarded))
    unguarded.evaluate("localStorage.clear()")
    unguarded.goto("about:blank")
    unguarded.goto(f"{http_site}/{drill.ADDRESS}")
    drill.open_log(unguarded, json.dumps(log))
    expect(unguarded.locator(".rb-run")).to_have_attribute("data-status", "ended")
    shown = unguarded.locator(".rb-run").inner_text()
    assert len(set(CANARY.findall(shown))) > len(TEXTS) / 2
    assert unguarded.evaluate(f"({FOREIGN})(document)") == []
    assert unguarded.evaluate("window.pwned") is None
    assert wrong == []
