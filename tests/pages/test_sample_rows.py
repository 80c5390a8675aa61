"""The rows that readers can try the session filter with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.catalog import Catalog, load_catalog
from generator.pages.sample_rows import sample_rows
from generator.scoring import Complete, Incomplete
from generator.scoring.review_scores import score_review
from tests.pages.reviews import review, with_reviews


@pytest.fixture(scope="module")
def shipped(project: Path) -> Catalog:
    """The shipped data, which have rows of many kinds."""
    return load_catalog(project / "data")


def test_a_row_shows_everything_but_what_was_decided(shipped: Catalog) -> None:
    """Days and answers are texts, as raw rows have them; what was decided, by whom and why, is left out."""
    assert sample_rows(with_reviews(shipped, review("payments", date(2026, 11, 2), {}))) == [
        {
            "owner": "o-test",
            "device": "Chrome on macOS",
            "app": "ChatGPT",
            "location": "Approx. Portugal (expected)",
            "signed_in": "2026-11-01",
            "trusted_device": "yes",
            "owner_can_confirm": "yes",
            "current_session": "",
            "team": "payments",
        }
    ]


def test_rows_are_of_many_kinds(shipped: Catalog) -> None:
    """A dozen rows, no two alike, in which everything occurs that the rules make of published rows."""
    rows = sample_rows(shipped)
    assert len({tuple(row.values()) for row in rows}) == len(rows) == 12
    answers = {"yes": True, "no": False, "": None}
    results = [
        shipped.scorer.score(
            {name: answers.get(text, text) for name, text in row.items() if name in shipped.scoring.inputs},
            row["team"],
        ).result
        for row in rows
    ]
    published = [
        row.scored.result
        for one in shipped.reviews.values()
        for row in score_review(shipped.scorer, shipped.vocabularies, one).rows
        if row.scored
    ]
    assert set(map(outcome, results)) == set(map(outcome, published))


def outcome(result: Complete | Incomplete) -> tuple[str, ...]:
    """What the rules make of a row: one decision, or several that can still come of it."""
    return (result.decision,) if isinstance(result, Complete) else (*result.possible, "open")


def test_the_newest_rows_of_a_kind_are_taken(shipped: Catalog) -> None:
    """Whatever the order of the files, rows of the latest reviews go before earlier ones like them."""
    old = review("payments", date(2026, 10, 1), *({"owner": f"o-before-{number}"} for number in range(9)))
    new = review("payments", date(2026, 11, 1), *({"owner": f"o-after-{number}"} for number in range(9)))
    rows = sample_rows(with_reviews(shipped, old, new))
    expected = [f"o-after-{number}" for number in range(9)] + [f"o-before-{number}" for number in range(3)]
    assert [row["owner"] for row in rows] == expected


def test_rows_that_the_rules_cannot_read_count_as_a_kind(shipped: Catalog) -> None:
    """A row with a label that nobody knows is among the first to be shown."""
    plain = [{"owner": f"o-test-{number}"} for number in range(20)]
    odd = {"owner": "o-strange", "device": "Something else"}
    rows = sample_rows(with_reviews(shipped, review("payments", date(2026, 11, 1), *plain, odd)))
    assert len(rows) == 12
    assert rows[-1]["owner"] == "o-strange"


def test_without_a_review_there_is_nothing_to_try(shipped: Catalog) -> None:
    """A portal in which nothing has been published has no sample."""
    assert sample_rows(with_reviews(shipped)) == []
