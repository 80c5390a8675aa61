"""The catalog goes in; what it knows of a team comes out."""

from __future__ import annotations

from pathlib import Path

from generator.catalog import load_catalog

DATA = Path(__file__).parents[2] / "data"


def test_reviews_of_a_team_come_with_the_latest_first() -> None:
    """Every published review is one of its team's; a team that has none has none."""
    catalog = load_catalog(DATA)
    for team in catalog.teams:
        mine = [review for review in catalog.reviews.values() if review.team == team]
        assert catalog.reviews_of(team) == tuple(sorted(mine, key=lambda one: one.date, reverse=True))
    assert catalog.reviews_of("nobody") == ()
