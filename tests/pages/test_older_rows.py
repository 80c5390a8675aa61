"""Rows that are too many for one table: what its page says, and that the files have every row once."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.catalog import Catalog, load_catalog
from generator.pages import published_rows
from generator.pages.published_rows import all_rows, row_files, team_rows
from generator.pages.view import View
from tests.pages.everything import AS_OF
from tests.pages.handed_over import data_of
from tests.pages.reviews import review, with_reviews
from tests.pages.rows_back import texts_of
from tests.pages.structure import Structure

Days = dict[tuple[str, date], int]
"""How many rows the review of a team on a day has."""
DAYS: Days = {
    ("payments", date(2026, 3, 31)): 2,
    ("finance", date(2026, 4, 1)): 1,
    ("payments", date(2026, 6, 30)): 1,
    ("payments", date(2026, 7, 1)): 1,
    ("finance", date(2026, 11, 1)): 2,
}


@pytest.fixture(scope="module")
def shipped(project: Path) -> Catalog:
    """The shipped data, whose rules are the real ones."""
    return load_catalog(project / "data")


@pytest.fixture
def most(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Limits of a few rows: a table has three, and travels from two on."""
    monkeypatch.setattr(published_rows, "MOST_IN_TABLE", 3)
    monkeypatch.setattr(published_rows, "LARGE", 2)
    monkeypatch.setattr(published_rows, "_IN_PAGE", 2)
    return monkeypatch


def portal(shipped: Catalog, days: Days) -> View:
    """The page of all rows, where each row has an owner of its own."""
    reviews = [
        review(team, day, *({"owner": f"o-{team}-{day}-{number}"} for number in range(rows)))
        for (team, day), rows in days.items()
    ]
    return View(with_reviews(shipped, *reviews), AS_OF, "review/rows.md")


def files_of(view: View) -> dict[str, str]:
    """The files of rows by their path."""
    return {file.path: file.text() for file in row_files(view)}


def records(text: str) -> list[list[str]]:
    """The records of a CSV file."""
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def words(html: str) -> str:
    """What a reader sees."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


@pytest.mark.usefixtures("most")
def test_the_page_says_what_its_table_holds_and_lists_the_rest(shipped: Catalog) -> None:
    """Above the table are its quarters, below it a plain table of the older ones with their files."""
    html = str(all_rows(portal(shipped, DAYS)))
    above, _, rest = html.partition("<filter-table")
    table, _, below = rest.partition("</filter-table>")
    assert words(above) == (
        "The table has the newest 2 quarters, July to December 2026: 3 of 7 rows. Older rows are in files "
        "below it, one for each quarter. The page of a team has all rows of that team."
    )
    assert 'href="#older-rows"' in above
    assert 'id="older-rows"' in below
    assert "filter-table" not in below
    assert 'data-name="Published session rows since July 2026"' in table
    assert "This page shows the latest 2 of 3 rows since July 2026. All rows since July 2026 as CSV" in words(
        f"<{table}"
    )
    listed = re.findall(r"<tr>(<td.*?)</tr>", below)
    assert [words(one) for one in listed] == [
        "April to June 2026 2 2 2026-q2.csv",
        "January to March 2026 1 2 2026-q1.csv",
    ]
    assert Structure(below).links == [
        "#older-rows",
        "../assets/rows/rows.csv",
        "../assets/rows/2026-q2.csv",
        "../assets/rows/2026-q1.csv",
    ]


@pytest.mark.usefixtures("most")
def test_one_quarter_is_said_as_one(shipped: Catalog) -> None:
    """Where the newest quarter is too large alone, it is there whole, and nothing else."""
    view = portal(shipped, {**DAYS, ("payments", date(2026, 12, 1)): 5})
    said = words(str(all_rows(view)))
    assert said.startswith("The table has the newest quarter, October to December 2026: 7 of 12 rows.")
    files = files_of(view)
    assert data_of(files["assets/rows/rows.js"])["count"] == 7
    assert "assets/rows/2026-q3.csv" in files


def test_up_to_the_limit_there_is_no_archive(shipped: Catalog, most: pytest.MonkeyPatch) -> None:
    """With as many rows as a table may have, page and files are what they are without a limit."""

    def made() -> tuple[str, dict[str, str]]:
        view = portal(shipped, DAYS)
        return str(all_rows(view)), files_of(view)

    most.setattr(published_rows, "MOST_IN_TABLE", sum(DAYS.values()))
    exactly = made()
    most.setattr(published_rows, "MOST_IN_TABLE", 1_000_000)
    assert made() == exactly
    assert "older-rows" not in exactly[0]
    assert [path for path in exactly[1] if "team-" not in path] == [
        "assets/rows/rows.js",
        "assets/rows/rows.csv",
    ]
    most.setattr(published_rows, "MOST_IN_TABLE", sum(DAYS.values()) - 1)
    assert "older-rows" in made()[0]


@pytest.mark.usefixtures("most")
def test_a_table_that_is_small_again_keeps_its_csv(shipped: Catalog) -> None:
    """On the first day of a quarter few rows stand in the page; whoever reads the file still finds it."""
    days = {("payments", date(2026, 7, 1)): 9, ("payments", date(2026, 10, 1)): 1}
    view = portal(shipped, days)
    html = str(all_rows(view))
    files = files_of(view)
    assert "data-rows" not in html
    assert "October to December 2026: 1 of 10 rows." in words(html)
    assert "assets/rows/rows.js" not in files
    assert [len(records(files[f"assets/rows/{name}.csv"])) - 1 for name in ("rows", "2026-q3")] == [1, 9]


@pytest.mark.usefixtures("most")
def test_the_page_of_a_team_has_all_its_rows(shipped: Catalog) -> None:
    """Its own table knows no limit."""
    view = portal(shipped, DAYS)
    team = view.catalog.teams["payments"]
    there = View(view.catalog, AS_OF, "teams/payments.md")
    assert "older-rows" not in team_rows(there, team)
    assert data_of(files_of(view)["assets/rows/team-payments.js"])["count"] == 4


@pytest.mark.usefixtures("most")
def test_without_a_row_there_is_no_file(shipped: Catalog) -> None:
    """A portal without reviews has an empty table and no archive."""
    view = portal(shipped, {})
    assert "older-rows" not in all_rows(view)
    assert files_of(view) == {}


@pytest.mark.usefixtures("most")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(
    days=st.dictionaries(
        st.tuples(st.sampled_from(["payments", "finance"]), st.dates(date(2025, 11, 1), date(2026, 11, 1))),
        st.integers(0, 3),
        max_size=8,
    )
)
def test_table_and_archive_have_every_row_once_and_in_order(days: Days, shipped: Catalog) -> None:
    """One after the other, the files are what the table of all rows would have been."""
    view = portal(shipped, days)
    files = {path: text for path, text in files_of(view).items() if "team-" not in path}
    limited = str(all_rows(view))
    with pytest.MonkeyPatch.context() as unlimited:
        unlimited.setattr(published_rows, "MOST_IN_TABLE", 1_000)
        unlimited.setattr(published_rows, "LARGE", 1)
        whole = files_of(portal(shipped, days))
    if "older-rows" not in limited:
        assert files.keys() <= {"assets/rows/rows.js", "assets/rows/rows.csv"}
        return
    head, *expected = records(whole["assets/rows/rows.csv"])
    names = [name for name in files if name.endswith(".csv")]
    assert names[1:] == sorted(names[1:], reverse=True)
    found = [records(files[name]) for name in names]
    assert all(one[0] == head for one in found)
    assert [line for one in found for line in one[1:]] == expected
    if "assets/rows/rows.js" in files:
        assert texts_of(data_of(files["assets/rows/rows.js"])) == found[0][1:]
