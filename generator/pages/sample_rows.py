"""Published reviews go in; a few rows to try the session filter with, undecided, come out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, islice, zip_longest

from generator.catalog import Catalog
from generator.models.reviews import SessionRow
from generator.pages.words import yes_no
from generator.scoring import Complete
from generator.scoring.review_scores import ReviewedRow, score_review

_SHOWN = 12
"""As many as stand on a screen, and more than there are decisions."""
_LOOKED_AT = 5_000
"""Enough of the newest rows to meet every decision, and few enough for any build."""


def sample_rows(catalog: Catalog) -> list[dict[str, str]]:
    """Rows of the latest reviews, without what was decided about them; no two are the same.

    They are chosen in turn from what the rules make of them, the newest first, so that as many decisions
    occur as the reviews allow.
    """
    by_outcome: dict[str, list[int]] = defaultdict(list)
    rows: dict[tuple[str, ...], dict[str, str]] = {}
    for team, reviewed in islice(_newest(catalog), _LOOKED_AT):
        one = _undecided(team, reviewed.session)
        key = tuple(one.values())
        if key not in rows:
            by_outcome[_outcome(reviewed)].append(len(rows))
            rows[key] = one
    in_turn = chain.from_iterable(zip_longest(*by_outcome.values()))
    chosen = sorted(islice((place for place in in_turn if place is not None), _SHOWN))
    found = list(rows.values())
    return [found[place] for place in chosen]


def _newest(catalog: Catalog) -> Iterator[tuple[str, ReviewedRow]]:
    """The rows of all reviews with their team, the newest review first."""
    for review in sorted(catalog.reviews.values(), key=lambda one: (one.date, one.team), reverse=True):
        for reviewed in score_review(catalog.scorer, catalog.vocabularies, review).rows:
            yield review.team, reviewed


def _outcome(reviewed: ReviewedRow) -> str:
    if reviewed.scored is None:
        return "not readable"
    result = reviewed.scored.result
    return result.decision if isinstance(result, Complete) else f"open: {' or '.join(result.possible)}"


def _undecided(team: str, session: SessionRow) -> dict[str, str]:
    return {
        "owner": session.owner,
        "device": session.device,
        "app": session.app,
        "location": session.location,
        "signed_in": session.signed_in.isoformat() if session.signed_in else "",
        "trusted_device": yes_no(session.trusted_device),
        "owner_can_confirm": yes_no(session.owner_can_confirm),
        "current_session": yes_no(session.current_session),
        "team": team,
    }
