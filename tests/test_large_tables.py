"""Tables of very many rows: what is in the page, and that nothing is missing in the files beside it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from generator import mkdocs_plugin
from generator.catalog import Catalog, load_catalog
from generator.pages import published_rows
from generator.pages.published_rows import LARGE, all_rows, row_files
from generator.pages.view import View
from tests.generated import generated_files
from tests.pages.copies import NOON, Copy, copy_of_portal
from tests.pages.everything import AS_OF
from tests.pages.handed_over import data_of
from tests.pages.hostile import patterns_of_models, with_text
from tests.pages.rows_back import texts_of

HOSTILE = "</script><script>alert(1)</script> &lt; \u2028 \" ' \\ =1+1"
REVIEWS = 3
DEVICES = ("Chrome on macOS", "Unknown browser", "Not shown")


def add_rows(portal: Copy, count: int, first: date = date(2026, 10, 1)) -> None:
    """Publish reviews of one team that have so many rows in all, on days of their own from the first on."""
    for number in range(REVIEWS):
        day = first + timedelta(days=number)
        sessions = [
            {
                "owner": f"o-large-{index % 9}",
                "device": DEVICES[index % len(DEVICES)],
                "app": "ChatGPT",
                "location": "Approx. Portugal",
                "signed_in": (day - timedelta(days=index % 20)).isoformat(),
                "trusted_device": (True, False, None)[index % 3],
                "owner_can_confirm": True,
                "current_session": index % 2 == 0,
                "decision": "keep",
                "evidence": "=1+1, seen twice" if index % 7 == 0 else None,
            }
            for index in range(number, count, REVIEWS)
        ]
        review = {
            "schema": "review/1",
            "team": "alpha",
            "date": day.isoformat(),
            "reviewer": "r-abcd2345",
            "key_id": "key-1",
            "sessions": sessions,
        }
        portal.write(f"data/reviews/alpha/{day}.json", json.dumps(review))


def add_page(portal: Copy) -> None:
    """Give the portal the page of all rows."""
    portal.write("docs/review/rows.md", "# Rows\n\n{{ sessions() }}\n")
    portal.edit(
        "mkdocs.yml", "      - review/index.md\n", "      - review/index.md\n      - review/rows.md\n"
    )


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A portal in which one team has more rows than a page holds."""
    copy = copy_of_portal(tmp_path_factory.mktemp("large") / "portal")
    add_rows(copy, LARGE)
    add_page(copy)
    return copy


@pytest.fixture(scope="module")
def catalog(portal: Copy) -> Catalog:
    """Its data."""
    return load_catalog(portal.folder / "data")


@pytest.fixture(scope="module")
def site(portal: Copy) -> Iterator[Path]:
    """Its site."""
    with pytest.MonkeyPatch.context() as patch, chdir(portal.folder):
        patch.setenv("SOURCE_DATE_EPOCH", NOON)
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        yield mkdocs_plugin.build(Path("mkdocs.yml"), None, None).site


def rows_in(html: str) -> list[list[str]]:
    """The rows of the table that travels, as the page has them."""
    inner = html[html.index("data-rows=") :].partition("</filter-table>")[0]
    found = re.findall(r"<tr[^>]*>(<td.*?)</tr>", inner)
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", one) for one in found]
    return [[unescape(re.sub(r"<[^>]*>", "", cell)) for cell in one] for one in cells]


@pytest.mark.parametrize(
    ("page", "name", "more"), [("review/rows.html", "rows", True), ("teams/alpha.html", "team-alpha", False)]
)
def test_page_data_and_csv_have_the_same_rows(
    page: str, name: str, more: bool, site: Path, catalog: Catalog
) -> None:
    """The page has the latest rows and leads to both files, which have every row, in the same order."""
    html = (site / page).read_text(encoding="utf-8")
    address = re.search(r' data-rows="\.\./(assets/rows/([\w-]+)\.js)\?[0-9a-f]{12}"', html)
    assert address
    assert address[2] == name
    rows = texts_of(data_of((site / address[1]).read_text(encoding="utf-8")))
    in_page = rows_in(html)
    assert len(in_page) == 300
    assert rows[:300] == in_page
    total = sum(len(review.sessions) for review in catalog.reviews.values() if more or review.team == "alpha")
    assert len(rows) == total >= LARGE
    csv_text = (site / f"assets/rows/{name}.csv").read_bytes().decode("utf-8").removeprefix("\ufeff")
    head, *lines = csv.reader(io.StringIO(csv_text, newline=""), strict=True)
    assert [[cell.removeprefix("'") for cell in line] for line in lines] == rows
    labels = re.findall(r"<th [^>]*>([^<]*)</th>", html[html.index("data-rows=") :])
    assert head == labels[: len(head)]
    assert any("'=1+1, seen twice" in line for line in lines)
    note = f'latest 300 of {total:,} rows. <a href="../assets/rows/{name}.csv">All rows as CSV</a>'
    assert note in html


def test_cells_of_the_data_are_those_of_the_page(site: Path) -> None:
    """Sort keys, tones and links in the data are what the first rows have as markup."""
    html = (site / "review/rows.html").read_text(encoding="utf-8")
    data = data_of((site / "assets/rows/rows.js").read_text(encoding="utf-8"))
    columns = {column["key"]: column for column in data["columns"]}
    first = re.search(r"<tbody>\s*<tr>(.*?)</tr>", html, re.DOTALL)
    assert first
    assert f'<a href="{cell(columns["team"], "links")}">{cell(columns["team"], "values")}</a>' in first[1]
    decision = columns["decision"]
    assert f'data-sort="{cell(decision, "sorts")}"' in first[1]
    assert f"rb-decision--{cell(decision, 'tones')}" in first[1]
    assert (site / "review" / cell(columns["team"], "links")).resolve().is_file()


def cell(column: Any, what: str) -> Any:
    """What the first row has in a column."""
    found = column[what]
    return (found.split("\n") if isinstance(found, str) else found)[int(column["codes"].split(",")[0])]


def test_a_small_table_stands_in_its_page(tmp_path: Path) -> None:
    """One row fewer, and the page has all of them and no files."""
    small = copy_of_portal(tmp_path / "portal")
    published = load_catalog(small.folder / "data").reviews.values()
    add_rows(small, LARGE - 1 - sum(len(review.sessions) for review in published))
    catalog = load_catalog(small.folder / "data")
    assert not any(path.startswith("assets/rows/") for path in generated_files(catalog, AS_OF))
    html = all_rows(View(catalog, AS_OF, "review/rows.md"))
    assert "data-rows" not in html
    assert html.count("<tr>") == LARGE  # with the head


def test_in_another_folder_the_table_stands_whole(catalog: Catalog) -> None:
    """Links in the data would lead astray from there."""
    assert "data-rows" in all_rows(View(catalog, AS_OF, "tools/anything.md"))
    html = all_rows(View(catalog, AS_OF, "index.md"))
    assert "data-rows" not in html
    assert html.count("<tr>") > LARGE


def test_hostile_texts_stay_texts_in_both_files(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the data says, no tag and no formula begins in a file of rows."""
    monkeypatch.setattr(published_rows, "LARGE", 1)
    few = {name: one for name, one in catalog.reviews.items() if len(one.sessions) < 100}
    hostile = with_text(replace(catalog, reviews=few), list(patterns_of_models()), HOSTILE)
    files = {file.path: file.text() for file in row_files(View(hostile, AS_OF, "index.md"))}
    assert set(files) >= {"assets/rows/rows.js", "assets/rows/rows.csv"}
    for path, text in files.items():
        if path.endswith(".js"):
            assert any(HOSTILE in row for row in texts_of(data_of(text)))
        else:
            lines = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
            assert not any(re.match(r"[=+\-@\t\r]", one) for line in lines for one in line)


def test_files_of_rows_are_made_again_when_rows_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They stay the same files while other things change, and have every row again once one of them does."""
    portal = copy_of_portal(tmp_path / "portal")
    add_page(portal)
    add_rows(portal, 60)
    monkeypatch.setattr(published_rows, "LARGE", 50)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")

    def built() -> dict[str, tuple[str, int]]:
        with chdir(portal.folder):
            site = mkdocs_plugin.build(Path("mkdocs.yml"), None, None).site
        found = site / "assets/rows", site / "calendars"
        return {
            file.name: (file.read_text(encoding="utf-8"), file.stat().st_ino)
            for folder in found
            for file in folder.iterdir()
        }

    first = built()
    assert {"rows.js", "rows.csv", "team-alpha.csv", "alpha.ics", "beta.ics"} <= first.keys()
    portal.edit("data/teams/beta.yml", "Signs in through", "Comes in through")
    assert {name for name, one in built().items() if one != first[name]} <= {"beta.ics"}
    portal.edit("data/reviews/alpha/2026-10-01.json", '"reviewer": "r-', '"reviewer": "r-other-')
    last = built()
    changed = {name for name, one in last.items() if one != first[name]}
    assert changed >= {"rows.js", "rows.csv", "team-alpha.js", "team-alpha.csv"}
    assert all("r-other-" in last[name][0] for name in changed if name.endswith((".js", ".csv")))


def test_files_of_older_rows_are_in_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build whose rows are too many for one table has every file that its page leads to."""
    portal = copy_of_portal(tmp_path / "portal")
    add_page(portal)
    add_rows(portal, 60, date(2026, 6, 29))  # two days of the second quarter, one of the third
    add_rows(portal, 60)
    monkeypatch.setattr(published_rows, "MOST_IN_TABLE", 90)
    monkeypatch.setattr(published_rows, "LARGE", 50)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    with chdir(portal.folder):
        site = mkdocs_plugin.build(Path("mkdocs.yml"), None, None).site
    html = (site / "review/rows.html").read_text(encoding="utf-8")
    files = re.findall(r'href="\.\./(assets/rows/[^"]*)"', html[html.index('id="older-rows"') :])
    assert files == ["assets/rows/rows.csv", "assets/rows/2026-q2.csv"]
    assert [len((site / path).read_bytes().splitlines()) - 1 for path in files] == [83, 40]
    view = View(load_catalog(portal.folder / "data"), AS_OF, "review/rows.md")
    made = {file.path: file.text() for file in row_files(view)}
    assert {path: (site / path).read_bytes() for path in made} == {
        path: text.encode() for path, text in made.items()
    }
    assert "July to December 2026: 83 of 123 rows." in html
    assert '<a href="#older-rows">' in html
    index = (site / "api/index.json").read_text(encoding="utf-8")
    assert "assets/rows" not in index  # which lists what has a schema
