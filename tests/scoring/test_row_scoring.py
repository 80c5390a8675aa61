"""Rows of reviews: they score like any row, however many of them have been scored before."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog import Catalog, load_catalog
from generator.models.reviews import SessionRow
from generator.scoring.row_labels import UnreadableRowError
from generator.scoring.row_scoring import RowScorer, ScoredRow

LABELS = {
    "device": ("Chrome on macOS", "Unknown browser", "no device", "yes"),
    "app": ("ChatGPT", "Codex"),
    "location": ("Approx. Portugal", "Approx. Atlantis", "Not shown"),
}
TRUTHS = ("trusted_device", "owner_can_confirm", "current_session")


@pytest.fixture(scope="module")
def catalog(project: Path) -> Catalog:
    """The data that the portal is built from."""
    return load_catalog(project / "data")


@pytest.fixture(scope="module")
def scorer(catalog: Catalog) -> RowScorer:
    """Scores all rows of these tests, and remembers them."""
    return RowScorer(catalog.scoring, catalog.teams.values())


@st.composite
def sessions(draw: st.DrawFn) -> SessionRow:
    """A session with labels that the rules know and others, shown or not."""
    values = {name: draw(st.sampled_from(labels)) for name, labels in LABELS.items()}
    truths = {name: draw(st.sampled_from((True, False, None))) for name in TRUTHS}
    rest = {"owner": "o-test", "signed_in": None, "decision": "keep"}
    return SessionRow.model_validate({**values, **truths, **rest})


def outcome(scorer: RowScorer, row: SessionRow | dict[str, object], team: str) -> ScoredRow | str:
    """The score of a row, or what is said of it."""
    try:
        return scorer.score(row, team) if isinstance(row, dict) else scorer.score_session(row, team)
    except UnreadableRowError as error:
        return str(error)


@given(sessions(), st.data())
def test_a_session_scores_like_its_row(
    catalog: Catalog, scorer: RowScorer, session: SessionRow, data: st.DataObject
) -> None:
    """What a scorer remembers of other rows and teams changes nothing, and nothing unreadable passes."""
    team = data.draw(st.sampled_from(tuple(catalog.teams)))
    fresh = RowScorer(catalog.scoring, catalog.teams.values())
    assert outcome(scorer, session, team) == outcome(fresh, session.model_dump(), team)
