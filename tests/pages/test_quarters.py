"""Quarters: where they begin and end, and which of them a table holds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.models.reviews import Review
from generator.pages.quarters import Quarter, by_quarter, in_months, quarter_of, shared_out
from tests.pages.reviews import review

Q2, Q3, Q4 = (Quarter(2026, number) for number in (2, 3, 4))


def with_rows(day: date, rows: int, team: str = "payments") -> Review:
    """A review of a day that has so many rows."""
    return review(team, day, *({} for _ in range(rows)))


THREE = (
    with_rows(date(2026, 7, 1), 3),
    with_rows(date(2026, 12, 31), 2),
    with_rows(date(2026, 4, 1), 4),
    with_rows(date(2026, 10, 1), 1),
)
"""Four rows in the second quarter, three in the third, three in two reviews in the fourth."""


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "2026-q1"),
        (date(2026, 3, 31), "2026-q1"),
        (date(2026, 4, 1), "2026-q2"),
        (date(2026, 6, 30), "2026-q2"),
        (date(2026, 7, 1), "2026-q3"),
        (date(2026, 9, 30), "2026-q3"),
        (date(2026, 10, 1), "2026-q4"),
        (date(2026, 12, 31), "2026-q4"),
        (date(2027, 1, 1), "2027-q1"),
        (date(987, 5, 1), "0987-q2"),
    ],
)
def test_a_quarter_begins_with_every_third_month(day: date, name: str) -> None:
    """The last day of a quarter and the first of the next one are told apart; names are sorted like days."""
    assert quarter_of(day).id == name


def test_quarters_are_said_in_months() -> None:
    """The year stands once where both ends have the same."""
    assert in_months(Q4, Q4) == "October to December 2026"
    assert in_months(Q2, Q4) == "April to December 2026"
    assert in_months(Q4, Quarter(2027, 1)) == "October 2026 to March 2027"


def test_reviews_are_put_together_by_their_date() -> None:
    """The newest quarter comes first, and one without a review is not there."""
    found = by_quarter(THREE)
    assert [(one.quarter, len(one.reviews), one.rows) for one in found] == [
        (Q4, 2, 3),
        (Q3, 1, 3),
        (Q2, 1, 4),
    ]
    assert by_quarter([]) == ()


@pytest.mark.parametrize(
    ("most", "in_table"),
    [
        (11, [Q4, Q3, Q2]),
        (10, [Q4, Q3, Q2]),  # exactly all of them
        (9, [Q4, Q3]),
        (6, [Q4, Q3]),  # exactly two quarters
        (5, [Q4]),
        (3, [Q4]),
        (2, [Q4]),  # too large alone, and still there
        (0, [Q4]),
    ],
)
def test_the_newest_quarters_that_fit_are_in_the_table(most: int, in_table: list[Quarter]) -> None:
    """As many of the newest quarters as have no more rows than the limit, and at least one of them."""
    shared = shared_out(THREE, most)
    assert [one.quarter for one in shared.table] == in_table
    assert [one.quarter for one in shared.archive] == [Q4, Q3, Q2][len(in_table) :]
    assert shared.all_rows == 10


def test_a_small_quarter_behind_a_large_one_is_put_away_too() -> None:
    """What the table holds is one stretch of time."""
    reviews = [with_rows(date(2026, 1, 1), 1), with_rows(date(2026, 4, 1), 9), with_rows(date(2026, 7, 1), 1)]
    assert [one.quarter for one in shared_out(reviews, 5).table] == [Q3]


def test_without_reviews_there_is_nothing_to_share_out() -> None:
    """Neither the table nor the archive has a quarter."""
    shared = shared_out([], 5)
    assert (shared.table, shared.archive, shared.reviews, shared.all_rows) == ((), (), (), 0)


@given(
    days=st.dictionaries(st.dates(date(2024, 1, 1), date(2027, 12, 31)), st.integers(0, 4), max_size=12),
    most=st.integers(0, 30),
)
def test_every_review_is_in_one_place(days: dict[date, int], most: int) -> None:
    """Table and archive have every review once, quarters fall from the first to the last, the limit holds."""
    reviews = [with_rows(day, rows) for day, rows in days.items()]
    shared = shared_out(reviews, most)
    filed = [*shared.table, *shared.archive]
    assert sorted((one for part in filed for one in part.reviews), key=lambda one: one.date) == sorted(
        reviews, key=lambda one: one.date
    )
    quarters = [one.quarter for one in filed]
    assert quarters == sorted(set(quarters), reverse=True)
    assert all(quarter_of(one.date) == part.quarter for part in filed for one in part.reviews)
    assert shared.rows <= most or len(shared.table) == 1
    if shared.archive:
        assert shared.rows + shared.archive[0].rows > most
