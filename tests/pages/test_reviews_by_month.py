"""Reviews by month: twelve months up to the day of the build, counted as they were published."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from generator.audiences import circle_named, seen_by
from generator.models.reviews import Review
from generator.pages.reviews_by_month import months_until, reviews_by_month
from generator.pages.view import View
from tests.pages.everything import AS_OF
from tests.pages.reviews import review, with_reviews

DAYS = st.dates(AS_OF - timedelta(days=800), AS_OF + timedelta(days=60))
PUBLISHED = st.lists(st.tuples(DAYS, st.lists(st.sampled_from(["keep", "revoke"]), max_size=4)), max_size=12)


def shown(view: View, *reviews: Review) -> str:
    """The picture of these reviews."""
    return str(reviews_by_month(replace(view, catalog=with_reviews(view.catalog, *reviews))))


@given(PUBLISHED, st.dates(AS_OF - timedelta(days=400), AS_OF))
def test_each_review_counts_in_its_month_and_in_no_other(
    published: list[tuple[date, list[str]]], day: date
) -> None:
    """Twelve months in a row, the last with the day; what is older, or of a later day, is not counted."""
    made = [review("alpha", at, *({"decision": one} for one in names)) for at, names in published]
    months = months_until(day, made)
    assert [(one.year * 12 + one.number) - (day.year * 12 + day.month) for one in months] == [*range(-11, 1)]
    for month in months:
        inside = [one for one in made if (one.date.year, one.date.month) == (month.year, month.number)]
        inside = [one for one in inside if one.date <= day]
        assert month.reviews == len(inside)
        assert month.decided == Counter(row.decision for one in inside for row in one.sessions)


def test_the_table_has_what_is_drawn(view: View) -> None:
    """A row for each month, an empty one too, the decisions from the mildest to the gravest."""
    html = shown(
        view,
        review("alpha", date(2026, 11, 2), {}, {}, {"decision": "review"}),
        review("beta", date(2026, 9, 2), {}),
    )
    assert "2 reviews from December 2025 to November 2026, with 4 decided rows." in html
    heads = re.findall(r'<th scope="col"[^>]*>([^<]*)</th>', html)
    assert heads == ["Month", "Reviews", "Rows", "Keep", "Review"]
    rows = [re.findall(r"<td[^>]*>([^<]*)</td>", row) for row in html.split("<tr>")[2:]]
    assert len(rows) == 12
    assert rows[-1] == ["November 2026", "1", "3", "2", "1"]
    assert rows[-2] == ["October 2026", "0", "0", "0", "0"]
    assert 'role="img" aria-label="Decided rows by month, December 2025 to November 2026; ' in html


def test_one_review_with_one_row_is_not_several(view: View) -> None:
    """The caption counts as people do."""
    assert "1 review from December 2025 to November 2026, with 1 decided row." in shown(
        view, review("alpha", AS_OF, {})
    )


def test_without_reviews_there_are_words(view: View) -> None:
    """Never one, none in these months, and one without any row are told apart."""
    assert "No review has been published yet." in shown(view)
    old = shown(view, review("alpha", date(2024, 1, 1), {}))
    assert "No review has been published from December 2025 to November 2026." in old
    assert "1 review from December 2025 to November 2026, with 0 decided rows." in shown(
        view, review("alpha", AS_OF)
    )


def test_the_year_stands_where_there_is_room(view: View) -> None:
    """Under the first month and under January; under both only where they stand apart."""
    one = review("alpha", date(2026, 1, 5), {})

    def years(day: date) -> list[str]:
        seen = replace(view, as_of=day, shared=None)
        return re.findall(r">(20\d\d)</text>", shown(seen, one))

    assert years(date(2026, 6, 1)) == ["2025", "2026"]
    assert years(date(2026, 11, 1)) == ["2026"]
    assert years(date(2026, 12, 1)) == ["2026"]


def test_what_an_audience_may_not_see_is_not_counted(view: View) -> None:
    """A number that holds a hidden team's reviews would tell of the team."""
    hidden = view.catalog.teams["alpha"].model_copy(update={"visibility": "responders"})
    teams = {**view.catalog.teams, "alpha": hidden}
    catalog = replace(view.catalog, teams=teams)
    whole = with_reviews(
        catalog, review("alpha", date(2026, 11, 2), {}), review("beta", date(2026, 11, 3), {})
    )
    assert "2 reviews from" in reviews_by_month(replace(view, catalog=whole))
    seen = seen_by(circle_named(whole, "everyone"), whole)
    assert "1 review from" in reviews_by_month(replace(view, catalog=seen))
