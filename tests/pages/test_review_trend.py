"""The trend of a team: its reviews in the order of time, with their gaps, in few bytes."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from generator.models.reviews import Review
from generator.pages.review_trend import trend
from generator.pages.view import View
from tests.pages.reviews import review


def on(*days: tuple[int, int, int]) -> list[Review]:
    """Reviews of these days with two rows each, the latest first, as pages have them."""
    return [review("alpha", date(*day), {}, {"decision": "revoke-and-escalate"}) for day in reversed(days)]


def labels(html: str) -> list[str]:
    """The words of the drawing, without its marks."""
    return [one for one in re.findall(r">([^<]+)</text>", html) if not set(one) <= set("●◆✕↻▲■")]


def test_reviews_stand_in_the_order_of_time(view: View) -> None:
    """The first review is at the left; a month is named once, and a year where it begins."""
    html = str(trend(view, on((2025, 11, 3), (2025, 12, 1), (2026, 1, 5), (2026, 1, 12))))
    assert labels(html) == ["2222", "Nov", "Dec", "Jan", "2025", "2026"]
    assert html.count("M5 ") == 2
    assert "Keep: 1 of 2 rows on 3 November 2025, 1 of 2 rows on 12 January 2026." in html


def test_months_without_a_review_are_gaps(view: View) -> None:
    """A month without a review has a place of its own; many such months share one."""
    short = labels(str(trend(view, on((2026, 1, 5), (2026, 4, 6)))))
    assert short == ["2––2", "Jan", "Feb", "Mar", "Apr", "2026"]
    long = labels(str(trend(view, on((2024, 12, 30), (2026, 4, 6)))))
    assert long == ["2⋯2", "Dec", "Apr", "2024", "2026"]


@pytest.mark.parametrize(
    "reviews", [[], on((2026, 1, 5)), [review("alpha", date(2026, 1, n)) for n in (2, 1)]]
)
def test_nothing_is_drawn_that_is_no_trend(reviews: list[Review], view: View) -> None:
    """No review, one review, and reviews without a row have no picture; the table says it all."""
    assert trend(view, reviews) == ""


def weekly(count: int) -> list[Review]:
    """As many reviews, a week apart, with five rows of three decisions each."""
    rows = [{}, {}, {}, {"decision": "review"}, {"decision": "revoke-and-escalate"}]
    return [review("alpha", date(2026, 11, 2) - timedelta(weeks=at), *rows) for at in range(count)]


@pytest.mark.parametrize(("count", "most"), [(8, 1700), (16, 2500), (40, 2500), (400, 2500)])
def test_a_picture_is_small(count: int, most: int, view: View) -> None:
    """A thousand teams have one each; of many reviews it has the latest, without marks and numbers."""
    html = str(trend(view, weekly(count)))
    assert len(html.encode()) <= most
    assert ("The latest 40 of 400 reviews." in html) == (count == 400)
    assert (">●" in html) == (count <= 16)
