"""A review and the catalog go in; its rows come out, each with its score and with how it was decided."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from generator.catalog import Catalog, Place
from generator.diagnostics import Diagnostic
from generator.models.reviews import Review, SessionRow
from generator.row_labels import UnreadableRowError
from generator.row_scoring import RowScorer, ScoredRow
from generator.scoring import Complete

Comparison = Literal["as the rules say", "milder", "harsher", "undecided"]


@dataclass(frozen=True)
class ReviewedRow:
    """A row of a review; `scored` is None where the rules cannot read it."""

    session: SessionRow
    scored: ScoredRow | None
    comparison: Comparison
    """How the decision that was taken stands against that of the rules."""


@dataclass(frozen=True)
class ScoredReview:
    """The rows of a review in their order, and what in them cannot be read."""

    rows: tuple[ReviewedRow, ...]
    findings: tuple[Diagnostic, ...]

    @property
    def summary(self) -> str:
        """How many rows there are, and how they were decided against the rules, in words."""
        counts = Counter(row.comparison for row in self.rows)
        order: tuple[Comparison, ...] = ("as the rules say", "milder", "harsher", "undecided")
        parts = ", ".join(f"{counts[one]} {one}" for one in order if counts[one])
        count = len(self.rows)
        return f"{count} row{'' if count == 1 else 's'}" + (f": {parts}" if parts else "")


def score_review(catalog: Catalog, review: Review, place: Place) -> ScoredReview:
    """Score every row of a review that was written at `place`."""
    scorer = RowScorer(catalog)
    rows: list[ReviewedRow] = []
    findings: list[Diagnostic] = []
    for index, session in enumerate(review.sessions):
        try:
            scored = scorer.score(session.model_dump(), review.team)
        except UnreadableRowError as error:
            rows.append(ReviewedRow(session, None, "undecided"))
            findings += (
                Diagnostic(place.at("sessions", index, one.name), one.problem, one.expected)
                for one in error.unreadable
            )
        else:
            rows.append(ReviewedRow(session, scored, _comparison(catalog, session, scored)))
    return ScoredReview(tuple(rows), tuple(findings))


def _comparison(catalog: Catalog, session: SessionRow, scored: ScoredRow) -> Comparison:
    """Decisions are compared by their severity, since some of them no score gives.

    Where a question is open, the decision that was taken stands against all that can still come of it.
    """
    severities = {one.id: one.severity for one in catalog.vocabularies.decisions}
    result = scored.result
    possible = (result.decision,) if isinstance(result, Complete) else result.possible
    wanted, taken = [severities[one] for one in possible], severities[session.decision]
    if taken < min(wanted):
        return "milder"
    if taken > max(wanted):
        return "harsher"
    return "as the rules say" if len(wanted) == 1 else "undecided"
