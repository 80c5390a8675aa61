"""A canary in each field of each kind of data: none gets out."""

from __future__ import annotations

import pytest

from generator.catalog.kinds import KINDS
from tests.gate.canaries import CANARIES, matrix

# A long run over code whose paths shorter tests take: to count its lines would only double its time.
pytestmark = pytest.mark.no_cover

NAMES = [kind.name for kind in KINDS]

# What these fields hold no page and no file shows: it is for those who edit the data, or for comparisons.
UNSEEN = frozenset(
    {
        "portal.contact",
        "portal.product_settings",
        "scoring-vectors.*.id",
        "scoring-vectors.*.answers.colour",
        "publication.allowed.*.text",
        "publication.allowed.*.reason",
        "places.*.id",
        "places.*.name",
        "places.*.countries.*.name",
        "places.*.countries.*.also.*",
        "places.*.countries.*.parts.*",
        "places.*.countries.*.cities.*",
        "shortcuts.*.id",
        "guide.title",
        "checklist.steps.*.short",  # of a list in any order, which the first one is
        "review.key_id",
    }
)


@pytest.mark.parametrize("kind", NAMES)
def test_no_canary_leaks(kind: str) -> None:
    """In whatever field it stands, a canary is refused, stopped, or reaches no output that is known here."""
    outcomes = {
        (".".join(field), canary): outcome
        for field, by_canary in matrix(kind).items()
        for canary, outcome in by_canary.items()
    }
    assert [place for place, outcome in outcomes.items() if outcome == "LEAKS"] == []
    unseen = {field for (field, _), outcome in outcomes.items() if outcome == "reaches no output"}
    assert unseen == {field for field in UNSEEN if field.split(".")[0] == kind}


def test_each_canary_is_stopped_and_refused_somewhere() -> None:
    """The matrix tests something: every canary meets both guards."""
    for canary in CANARIES:
        outcomes = {outcomes[canary] for outcomes in matrix("team").values()}
        assert {"stopped by the gate", "refused by check"} <= outcomes
