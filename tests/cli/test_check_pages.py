"""`runbook check` for pages: which were to be checked again, from which day on, and where that is written."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.golden import compare
from tests.pages.copies import Copy

GOLDENS = Path(__file__).parents[1] / "goldens" / "check"
DAY = "checked_on: 2026-10-20"
KEPT = re.compile(r'<p class="rb-kept">.*')
DUE = re.compile(r'data-date="([^"]+)" data-kind="page"')
FILE = re.compile(r">([^<>:]+):\d+</a>")


@pytest.fixture
def small(portal: Path) -> Copy:
    """The small portal with a rule for its pages; one of each kind was read, and the others never were."""
    copy = Copy(portal)
    copy.append("data/portal.yml", "pages_checked_every: 30 days\n")
    for path in ("teams/alpha", "checklists/response", "drills/lost-laptop"):
        copy.append(f"data/{path}.yml", f"{DAY}\n")
    copy.edit("docs/index.md", "title: Home", f"title: Home\n{DAY}")
    return copy


def check(as_of: str, *more: str) -> Result:
    """Check the data and the pages in the current folder on a day."""
    return CliRunner().invoke(main, ["check", "--as-of", as_of, *more])


@pytest.mark.usefixtures("small")
def test_a_page_past_its_check_has_a_line_where_its_day_is_written() -> None:
    """In the data or in front matter; one that nobody has read has none. A check that passes counts them."""
    result = check("2026-11-23", "--stale")
    assert result.exit_code == 1
    compare(GOLDENS / "stale-pages.txt", result.stderr)
    assert len(json.loads(check("2026-11-23", "--stale", "--format", "json").output)) == 4
    assert check("2026-11-23").output.splitlines()[1:] == [
        "past their date on 2026-11-23: 4 pages; runbook check --stale says which"
    ]


@pytest.mark.usefixtures("small")
def test_a_page_is_stale_from_the_day_after_its_check_is_due() -> None:
    """On the thirtieth day it is due today, and nothing is wrong with it."""
    assert check("2026-11-19", "--stale").exit_code == 0
    said = check("2026-11-20", "--stale").stderr
    assert "docs/index.md:3:13: this page was to be checked again by 2026-11-19, 1 day ago;" in said


def test_a_portal_without_a_rule_for_pages_has_none_that_is_stale(small: Copy) -> None:
    """However long ago they were read."""
    small.edit("data/portal.yml", "pages_checked_every: 30 days\n", "")
    assert check("2026-11-23", "--stale").exit_code == 0


def test_without_hand_written_pages_those_of_records_count_all_the_same(small: Copy) -> None:
    """Data can be checked away from the project; a day as far away as days go is looked at as any other."""
    shutil.rmtree(small.folder / "docs")
    assert "past their date on 2026-11-23: 3 pages;" in check("2026-11-23").output
    small.edit("data/teams/alpha.yml", DAY, "checked_on: 9999-12-31")
    assert "past their date on 2026-11-23: 2 pages;" in check("2026-11-23").output


def test_the_data_reference_is_listed_where_its_day_is_written(
    built_site: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is made from code, beside which the day stands, and due when its page says so."""
    monkeypatch.chdir(project)
    line = KEPT.search((built_site / "maintaining/data-reference.html").read_text(encoding="utf-8"))
    due = DUE.search(line[0]) if line else None
    assert due is not None
    said = check("9999-12-31", "--stale").stderr
    found = re.search(
        r"^(\S+):(\d+):1: the data reference was to be checked again by (\S+),", said, re.MULTILINE
    )
    assert found is not None
    assert found[3] == due[1]
    line_of_day = (project / found[1]).read_text(encoding="utf-8").splitlines()[int(found[2]) - 1]
    assert line_of_day.startswith("REFERENCE_CHECKED_ON = date(")


def test_the_command_and_the_pages_say_the_same_day(
    built_site: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each page that the browser calls due one day is listed from then on, by the file that it is made from.

    Lists of records are due with the oldest of these, which has a line of its own.
    """
    monkeypatch.chdir(project)
    found = json.loads(check("9999-12-31", "--stale", "--format", "json").output)
    listed = {
        one["path"]: again[1]
        for one in found
        if (again := re.search(r"page.* was to be checked again by (\S+),", one["problem"]))
    }
    shown = {}
    for path in built_site.rglob("*.html"):
        line = KEPT.search(path.read_text(encoding="utf-8"))
        day, file = (DUE.search(line[0]), FILE.search(line[0])) if line else (None, None)
        if day and file:
            shown[file[1]] = day[1]
    assert listed == shown
    assert len(listed) > 40
