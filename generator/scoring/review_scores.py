"""A review goes in; its rows come out, each with its score and with how it was decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from generator.diagnostics import counted
from generator.models.reviews import Review, SessionRow
from generator.models.vocabularies import Vocabularies
from generator.scoring.evaluation import Complete
from generator.scoring.row_labels import Unreadable, UnreadableRowError
from generator.scoring.row_scoring import RowScorer, ScoredRow

Comparison = Literal["as the rules say", "milder", "harsher", "undecided", "not readable"]


@dataclass(frozen=True)
class ReviewedRow:
    """A row of a review; `scored` is None where the rules cannot read it."""

    session: SessionRow
    scored: ScoredRow | None
    comparison: Comparison
    """How the decision that was taken stands against that of the rules."""
    unreadable: tuple[Unreadable, ...] = ()


@dataclass(frozen=True)
class ScoredReview:
    """The rows of a review, in their order."""

    rows: tuple[ReviewedRow, ...]

    @property
    def summary(self) -> str:
        """How many rows there are, and how they were decided against the rules, in words."""
        counts = Counter(row.comparison for row in self.rows)
        order: tuple[Comparison, ...] = get_args(Comparison)
        parts = ", ".join(f"{counts[one]} {one}" for one in order if counts[one])
        return counted(len(self.rows), "row") + (f": {parts}" if parts else "")


def score_review(scorer: RowScorer, vocabularies: Vocabularies, review: Review) -> ScoredReview:
    """Score every row of a review as a row of its team."""
    severities = {one.id: one.severity for one in vocabularies.decisions}
    return ScoredReview(tuple(_reviewed(scorer, severities, review.team, one) for one in review.sessions))


def _reviewed(
    scorer: RowScorer, severities: Mapping[str, int], team: str, session: SessionRow
) -> ReviewedRow:
    try:
        scored = scorer.score_session(session, team)
    except UnreadableRowError as error:
        return ReviewedRow(session, None, "not readable", error.unreadable)
    return ReviewedRow(session, scored, _comparison(severities, session, scored))


def _comparison(severities: Mapping[str, int], session: SessionRow, scored: ScoredRow) -> Comparison:
    """Decisions are compared by their severity, since some of them no score gives.

    Where a question is open, the decision that was taken stands against all that can still come of it.
    """
    result = scored.result
    possible = (result.decision,) if isinstance(result, Complete) else result.possible
    wanted, taken = [severities[one] for one in possible], severities[session.decision]
    if taken < min(wanted):
        return "milder"
    if taken > max(wanted):
        return "harsher"
    return "as the rules say" if len(wanted) == 1 else "undecided"
