"""What rows are to differ in goes in; published reviews, and a catalog that has them, come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from generator.catalog import Catalog
from generator.models.reviews import Review, SessionRow

ROW: Mapping[str, object] = {
    "owner": "o-test",
    "device": "Chrome on macOS",
    "app": "ChatGPT",
    "location": "Approx. Portugal (expected)",
    "signed_in": date(2026, 11, 1),
    "trusted_device": True,
    "owner_can_confirm": True,
    "current_session": None,
    "decision": "keep",
    "evidence": "Confirmed by phone.",
}


def review(team: str, day: date, *rows: Mapping[str, object]) -> Review:
    """A review with a row for each of `rows`, which say how it differs from an ordinary one."""
    return Review.model_validate(
        {
            "schema": "review/1",
            "team": team,
            "date": day,
            "reviewer": "r-test",
            "key_id": "key-test",
            "sessions": tuple(SessionRow.model_validate({**ROW, **one}) for one in rows),
        }
    )


def with_reviews(catalog: Catalog, *reviews: Review) -> Catalog:
    """The catalog with other reviews."""
    return replace(catalog, reviews={f"{one.team}/{one.date}": one for one in reviews})
