"""Published rows: what their tables show, and what the rules make of each row."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from generator.catalog import Catalog, load_catalog
from generator.pages.published_rows import all_rows, team_rows
from generator.pages.view import View
from tests.pages.everything import AS_OF
from tests.pages.reviews import review, with_reviews

DAY = date(2026, 11, 1)
OPEN = '<span class="rb-decision rb-decision--incomplete">'


@pytest.fixture(scope="module")
def shipped(project: Path) -> Catalog:
    """The shipped data, whose rules are the real ones."""
    return load_catalog(project / "data")


def html_of(catalog: Catalog, *rows: dict[str, object]) -> str:
    """The table of all rows, where these are the only ones."""
    changed = with_reviews(catalog, review("payments", DAY, *rows))
    return str(all_rows(View(changed, AS_OF, "review/rows.md")))


def cells(html: str, label: str) -> list[str]:
    """The cells of a column, as they are written."""
    return [unescape(cell) for cell in re.findall(rf'<td (data-label="{label}".*?)</td>', html)]


def test_rows_come_the_latest_review_first(shipped: Catalog) -> None:
    """The table begins with what was reviewed last, whatever the order of the files."""
    reviews = [review("payments", date(2026, month, 1), {}) for month in (3, 11, 7)]
    html = str(all_rows(View(with_reviews(shipped, *reviews), AS_OF, "review/rows.md")))
    days = re.findall(r'data-label="Reviewed"[^>]*>([^<]*)<', html)
    assert days == ["2026-11-01", "2026-07-01", "2026-03-01"]


def test_rows_stay_out_of_the_search_and_empty_cells_empty(shipped: Catalog) -> None:
    """The site's search skips the rows; what was not shown in a row is an empty cell, not a no."""
    html = html_of(shipped, {"trusted_device": None, "owner_can_confirm": False, "current_session": True})
    assert "data-search-exclude" in html
    assert '<td data-label="Trusted"></td>' in html
    assert '<td data-label="Confirmed">no</td>' in html
    assert '<td data-label="Current">yes</td>' in html


def test_a_team_s_page_leaves_out_the_team_and_the_points(shipped: Catalog) -> None:
    """Its table is one of many things on the page, and all rows are the team's."""
    changed = with_reviews(shipped, review("payments", DAY, {}), review("finance", DAY, {}))
    html = str(team_rows(View(changed, AS_OF, "teams/payments.md"), changed.teams["payments"]))
    assert html.count("<tr>") == 2
    assert 'data-key="score"' in html
    assert 'data-key="team"' not in html
    assert 'data-key="points"' not in html


def test_without_a_review_the_table_says_so(view: View) -> None:
    """A portal in which nothing has been published yet has a table that says that."""
    bare = replace(view, catalog=replace(view.catalog, reviews={}))
    assert "No row has been published yet; the first review" in all_rows(bare)


@pytest.mark.parametrize(
    ("row", "score", "band", "points"),
    [
        (
            {"device": "Unknown browser", "app": "API Platform", "current_session": False},
            'data-sort="5" class="rb-number">5',
            'data-sort="60" data-value="Revoke and escalate"><span class="rb-decision rb-decision--escalate">'
            "Revoke and escalate</span>",
            ">unknown-device +3, api-platform +2",
        ),
        (
            {"current_session": True},
            'data-sort="-1" class="rb-number">\u22121',
            'data-sort="0" data-value="Keep"><span class="rb-decision rb-decision--keep">Keep</span>',
            ">current-session \u22121",
        ),
        (
            {"device": "Not shown", "current_session": None},
            'data-sort="" class="rb-number">\u22121 to 3',
            f'data-sort="101">{OPEN}Incomplete</span>',
            ">",
        ),
        (
            {"device": "Something else"},
            'class="rb-number">',
            f'data-sort="102">{OPEN}Unreadable</span>',
            ">",
        ),
    ],
)
def test_a_row_shows_what_the_rules_make_of_it(
    row: dict[str, object], score: str, band: str, points: str, shipped: Catalog
) -> None:
    """Score, decision and points stand beside what was decided; an open score sorts last and is no keep."""
    html = html_of(shipped, row)
    assert cells(html, "Score") == [f'data-label="Score" {score}']
    assert cells(html, "By the rules") == [f'data-label="By the rules" {band}']
    assert cells(html, "Points") == [f'data-label="Points"{points}']


def test_an_open_question_that_changes_no_points_leaves_one_number(shipped: Catalog) -> None:
    """Where every answer gives the same score it is a number, but still nothing is decided."""
    html = html_of(shipped, {"trusted_device": None, "owner_can_confirm": True, "current_session": False})
    assert cells(html, "Score") == ['data-label="Score" data-sort="0" class="rb-number">0']
    assert cells(html, "By the rules") == [
        f'data-label="By the rules" data-sort="101">{OPEN}Incomplete</span>'
    ]


def test_closed_lists_stand_in_the_heads(shipped: Catalog) -> None:
    """A head has every term of its vocabulary in order, also those that no row shows today."""
    html = html_of(shipped, {})
    found = dict(re.findall(r'data-key="(\w+)"[^>]* data-vocabulary="([^"]+)"', html))
    assert {key: unescape(text) for key, text in found.items()} == {
        "decision": '["Keep", "Blocked", "Review", "Rotate credentials", "Revoke", "Escalate", '
        '"Revoke and escalate"]',
        "band": '["Keep", "Review", "Revoke and escalate", "Incomplete", "Unreadable"]',
        "app": '["ChatGPT", "Codex", "API Platform"]',
        "trusted_device": '["yes", "no"]',
        "owner_can_confirm": '["yes", "no"]',
        "current_session": '["yes", "no"]',
    }
