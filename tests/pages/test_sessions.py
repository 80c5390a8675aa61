"""Published reviews: their table, and the decisions of a review as a bar."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from generator.catalog import Catalog
from generator.models.reviews import Review, SessionRow
from generator.pages.sessions import decisions_cell, history_table
from generator.pages.view import View


def review(catalog: Catalog, *decisions: str, day: date = date(2026, 11, 1)) -> Review:
    """A review with one row for each decision."""
    team = next(iter(catalog.teams))
    rows = tuple(
        SessionRow(
            owner="o-test",
            device="Chrome on macOS",
            app="ChatGPT",
            location="Approx. Portugal",
            signed_in=None,
            trusted_device=None,
            owner_can_confirm=False,
            current_session=True,
            decision=decision,
        )
        for decision in decisions
    )
    return Review.model_validate(
        {
            "schema": "review/1",
            "team": team,
            "date": day,
            "reviewer": "r-test",
            "key_id": "k",
            "sessions": rows,
        }
    )


def widths(html: str) -> list[tuple[int, int]]:
    """Where each part of a bar begins, and how wide it is."""
    return [(int(x), int(width)) for x, width in re.findall(r' x="(\d+)" y="0" width="(\d+)"', html)]


@given(st.data())
def test_a_bar_is_full_and_has_no_gap(view: View, data: st.DataObject) -> None:
    """Whatever the numbers, the parts of a bar follow each other and fill it exactly."""
    names = view.catalog.vocabularies.decision_ids
    decisions = data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=60))
    parts = widths(str(decisions_cell(view, review(view.catalog, *decisions)).html))
    assert len(parts) == len(set(decisions))
    end = 0
    for x, width in parts:
        assert x == end
        end = x + width
    assert end == 160


def test_decisions_come_the_mildest_first(view: View) -> None:
    """A bar and its words name the decisions by severity, each once, with its number."""
    by_severity = sorted(view.catalog.vocabularies.decisions, key=lambda one: one.severity)
    mild, severe = by_severity[0], by_severity[-1]
    one = review(view.catalog, severe.id, mild.id, severe.id)
    words = f"{mild.label.lower()} 1, {severe.label.lower()} 2"
    cell = decisions_cell(view, one)
    assert cell.value == words
    html = str(cell.html)
    assert html.index(f"rb-fill--{mild.tone}") < html.index(f"rb-fill--{severe.tone}")
    assert words in html


def test_a_review_without_rows_has_no_bar(view: View) -> None:
    """A review of a team that had no session is words alone."""
    html = str(decisions_cell(view, review(view.catalog)).html)
    assert "<svg" not in html
    assert "no rows" in html


def test_a_history_without_reviews_is_empty(view: View) -> None:
    """The history of a team without a review has a table that says so."""
    assert "<tbody>" in history_table(view, [])
