"""Rows taken along from the session filter: redacted, inert, and as a review only where it is one."""

from __future__ import annotations

import csv
import io
import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Locator, Page, expect

from generator.catalog import load_catalog
from generator.cli import main
from generator.models.reviews import Review
from generator.pages.tools import filled
from tests.browser.redactor import KEY
from tests.browser.session_filter import (
    HEADS,
    ROWS,
    RULES,
    beside,
    button,
    cells,
    decide,
    paste,
    rows,
    search,
    table,
    visit,
    widget,
)
from tests.commands.scripts import need, variant

pytestmark = pytest.mark.browser

ADDRESS = "jane.doe@example.com"
SECRET = [(ADDRESS, *ROWS[0][1:], f"saw {KEY}"), *((*row, "") for row in ROWS[1:])]
FORMULAS = ("=1+1", "+1", "-1", "@a1", 'a "b", c', "a|b *c*", "\tx")
DAY = r"\d{4}-\d\d-\d\d"


@pytest.fixture
def desk(page: Page, http_site: str) -> Page:
    """The page with five rows, the first with an address and a key, allowed to use the clipboard."""
    visit(page, http_site, clipboard=True)
    paste(page, table(SECRET, (*HEADS, "Notes")), "5 rows imported")
    return page


def bar(page: Page) -> Locator:
    """What rows are taken along with."""
    return page.get_by_role("group", name="Copy or save rows")


def copied(page: Page, name: str, result: str) -> str:
    """Press a button that copies, and wait for what is said; the text that is then in the clipboard."""
    page.evaluate("navigator.clipboard.writeText('')")
    button(page, name).press("Enter")
    expect(bar(page).get_by_text(result).first).to_be_visible()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def saved(page: Page, name: str) -> str:
    """Press a button that saves; the text of the file, whose name is checked."""
    with page.expect_download() as download:
        button(page, name).press("Enter")
    ending = "csv" if name == "Save CSV" else "json"
    assert re.fullmatch(rf"session-rows-{DAY}\.{ending}", download.value.suggested_filename)
    return Path(download.value.path()).read_bytes().decode("utf-8")


def records(text: str) -> list[dict[str, str]]:
    """The records of a CSV file, whose form is checked on the way."""
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def test_shown_rows_are_copied_or_all(desk: Page) -> None:
    """Table and summary hold the shown rows in their order, or all, without a secret, and say how many."""
    search(desk).fill("unknown browser")
    expect(rows(desk)).to_have_count(2)
    nothing = "2 rows copied; redaction found nothing to take out"
    text = copied(desk, "Copy table", nothing)
    assert text.startswith("| Decision | Device | App | Location |")
    assert text.count("\n") == 4
    assert text.count("Unknown browser") == 2
    text = copied(desk, "Copy summary", nothing)
    assert re.match(rf"## Session triage, {DAY}\n\n2 of 5 rows\.\n\nFiltered by “.+”\.\n", text)
    assert "### 2 rows to act on" in text
    bar(desk).get_by_label("Rows to copy or save").select_option(label="All rows")
    text = copied(desk, "Copy table", "5 rows copied; 2 finds taken out by redaction")
    assert re.search(r"saw \\?\[key\\?\]", text)
    assert re.search(r"\[address", text)
    assert not re.search(f"jane|{KEY[:12]}", text)
    text = copied(desk, "Copy summary", "5 rows copied;")
    assert "All 5 rows." in text
    assert "Filter:" not in text
    assert not re.search(f"jane|{KEY[:12]}", text)


def test_a_csv_file_is_inert(desk: Page) -> None:
    """Each row is one record as RFC 4180 has it, no cell is a formula, and points and team are with it."""
    hostile = [(one, *ROWS[1][1:], one) for one in FORMULAS]
    paste(desk, table(hostile, (*HEADS, "Notes")), beside(len(FORMULAS), 5))
    found = records(saved(desk, "Save CSV"))
    expect(bar(desk)).to_contain_text(f"{5 + len(FORMULAS)} rows saved; 2 finds taken out by redaction")
    assert found[0] | {"Owner": "[address]", "Evidence note": "saw [key]", "Team": "Payments"} == found[0]
    assert [one["Evidence note"] for one in found[5:]] == [
        "'=1+1", "'+1", "'-1", "'@a1", 'a "b", c', "a|b *c*", "x",
    ]  # fmt: skip
    assert {one["Score"] for one in found[5:]} == {"6"}
    assert "unknown-device" in found[5]["Points"]


def test_what_is_no_review_leads_to_its_rows(desk: Page) -> None:
    """Each reason names how many rows have it, and a press on it shows these; nothing is saved before."""
    downloads: list[str] = []
    desk.on("download", lambda one: downloads.append(one.suggested_filename))
    paste(desk, "device,app,signed in,team\nEdge on Windows,Slack,2999-01-01,finance\n", beside(1, 5))
    bar(desk).get_by_label("Team of the review").select_option(label="Payments")
    decide(desk, 1, "Keep")
    button(desk, "Save review (JSON)").press("Enter")
    expect(bar(desk)).to_contain_text("No review was saved.")
    expect(bar(desk).get_by_role("listitem")).to_have_text(
        [
            "5 rows have no decision. Show these 5 rows",
            "1 row has another team. Show this row",
            "1 row has an app that the portal does not know. Show this row",
            "1 row has a sign-in day after the review. Show this row",
        ]
    )
    button(desk, "Show these 5 rows").click()
    expect(rows(desk)).to_have_count(5)
    assert set(cells(desk, "decision")) == {"Undecided"}
    bar(desk).get_by_role("listitem").nth(2).get_by_role("button").click()
    expect(rows(desk)).to_have_count(1)
    assert cells(desk, "app") == ["Slack"]
    assert downloads == []


def test_a_saved_review_is_one(
    page: Page, http_site: str, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It passes the portal's model, the check of the command line and the published jq command, redacted."""
    visit(page, http_site)
    owners = ("ana@example.com", "ANA@example.com", "o-k7m2qd3v")
    rest = ("Chrome on macOS", "ChatGPT", "Approx. Netherlands", "2026-06-25", "yes", "", "no", "payments")
    given = [(owner, *rest, f"by {ADDRESS}") for owner in owners]
    paste(page, table(given, (*HEADS, "Notes")), "3 rows imported")
    page.get_by_role("group", name="Triage").get_by_label("Decision").select_option(label="Keep")
    button(page, "Apply to all 3 shown rows").click()
    text = saved(page, "Save review (JSON)")
    expect(bar(page)).to_contain_text("3 rows saved; 3 finds taken out by redaction")
    review = Review.model_validate_json(text)
    assert (review.team, len(review.sessions)) == ("payments", 3)
    assert [one.owner for one in review.sessions] == ["o-local-0001", "o-local-0001", "o-k7m2qd3v"]
    assert {one.evidence for one in review.sessions} == {"by [address]"}
    assert "@" not in text
    path = tmp_path / "review.json"
    path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(project)
    result = CliRunner().invoke(main, ["validate-review", str(path)])
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "no problems in 1 review with 3 rows\n"
    need("jq")
    script = tmp_path / "validate.sh"
    script.write_text(filled(load_catalog(project / "data"), variant("validate-review", "linux")))
    done = subprocess.run(["sh", script, path], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, "No problem found; rows: 3")
    # What was saved is a review that can be read in again.
    paste(page, text, beside(3, 3))
    assert cells(page, "decision") == ["Keep"] * 6


def test_redaction_can_be_switched_off(desk: Page) -> None:
    """With its warning, rows leave by every way as they are, but for what nobody may keep."""
    warning = widget(desk).get_by_text("Redaction is off.")
    expect(warning).to_be_hidden()
    desk.get_by_label("Redact what leaves this page").uncheck()
    expect(warning).to_be_visible()
    assert ADDRESS in copied(desk, "Copy table", "5 rows copied; redaction was off").replace("\\", "")
    assert records(saved(desk, "Save CSV"))[0]["Evidence note"] == "saw [key]"
    expect(bar(desk)).to_contain_text(
        "5 rows saved; redaction was off, 1 find that nobody may keep taken out"
    )
    expect(bar(desk)).not_to_contain_text("copied")
    desk.get_by_label("Redact what leaves this page").check()
    expect(warning).to_be_hidden()
    assert ADDRESS not in saved(desk, "Save CSV")


def test_without_rules_nothing_leaves(page: Page, http_site: str, page_problems: list[str]) -> None:
    """Where the rules cannot be loaded no way gives anything, and one can try again; no row is no export."""
    page.route(RULES, lambda route: route.abort())
    visit(page, http_site, clipboard=True)
    paste(page, table(), "5 rows imported")
    page.evaluate("navigator.clipboard.writeText('from before')")
    downloads: list[str] = []
    page.on("download", lambda one: downloads.append(one.suggested_filename))
    for name in ("Copy table", "Copy summary", "Save CSV", "Save review (JSON)"):
        button(page, name).press("Enter")
        expect(bar(page)).to_contain_text("Nothing was exported: the redaction rules could not be loaded")
    button(page, "Copy link").press("Enter")
    expect(widget(page).get_by_text("Not copied").first).to_be_visible()
    page.wait_for_timeout(300)  # for what must not come
    assert downloads == []
    assert "Chrome" not in page.evaluate("navigator.clipboard.readText()")
    page_problems.clear()
    page.unroute(RULES)
    assert len(records(saved(page, "Save CSV"))) == 5
    search(page).fill("no row says this")
    button(page, "Save CSV").press("Enter")
    expect(bar(page)).to_contain_text(
        "Nothing was exported: no row is shown. Reset the filters, then export."
    )
