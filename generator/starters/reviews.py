"""A team and a day go in; the text of a new `data/reviews/TEAM/DATE.json` comes out, without rows."""

from __future__ import annotations

import json
from datetime import date


def new_review(team: str, day: date) -> str:
    """A review that nobody has filled in; JSON has no comments, so its words say that they are not real."""
    review = {
        "schema": "review/1",
        "team": team,
        "date": day.isoformat(),
        "reviewer": "r-not-filled-in",
        "key_id": "not-filled-in",
        "sessions": [],
    }
    return json.dumps(review, indent=2) + "\n"
