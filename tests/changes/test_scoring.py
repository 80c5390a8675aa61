"""What other rules make of every combination of answers, and of the published rows."""

from __future__ import annotations

from typing import Any

from generator.changes.scoring import compare_combinations, scoring_change
from generator.models.scoring import Ruleset
from generator.scoring import every_case
from tests.changes.portals import portal

SMALL = portal().scoring


def rules(**changed: Any) -> Ruleset:
    """The rules of the small portal with other parts."""
    return Ruleset.model_validate_json(
        SMALL.model_copy(update=changed).model_dump_json(by_alias=True), strict=True
    )


def bands(*, review: int) -> Ruleset:
    """The rules with another threshold for a review."""
    dumped = SMALL.model_dump(mode="json", by_alias=True)
    dumped["bands"][1]["from"] = review
    return Ruleset.model_validate(dumped, strict=False)


def test_every_combination_is_decided_by_both() -> None:
    """The number of those that are decided otherwise is counted over all of them."""
    new = bands(review=3)
    found = compare_combinations(SMALL, new)
    pairs = list(zip(every_case(SMALL), every_case(new), strict=True))
    differ = [(one, other) for (_, one), (_, other) in pairs if one.decision != other.decision]
    assert (found.compared, found.decided_otherwise) == (len(pairs), len(differ)) == (8, 2)
    assert found.scored_otherwise == 0
    assert [(one.old, one.new, one.combinations) for one in found.shifts] == [("review", "keep", 2)]
    assert found.questions == ()


def test_a_score_is_another_whatever_it_decides() -> None:
    """More points that cross no threshold change scores, and no decision."""
    dumped = SMALL.model_dump(mode="json", by_alias=True)
    dumped["rules"][0]["points"] = 4
    found = compare_combinations(SMALL, Ruleset.model_validate(dumped, strict=False))
    assert (found.compared, found.decided_otherwise, found.scored_otherwise) == (8, 0, 4)


def test_the_same_rules_decide_nothing_otherwise() -> None:
    """Nothing is counted where nothing differs."""
    found = compare_combinations(SMALL, SMALL)
    assert (found.compared, found.decided_otherwise, found.scored_otherwise, found.shifts) == (8, 0, 0, ())


def test_other_questions_are_compared_over_what_both_can_answer() -> None:
    """A question of one side is put to that side alone, and an answer of one side is left out."""
    dumped = SMALL.model_dump(mode="json", by_alias=True)
    del dumped["inputs"]["trusted_device"]
    dumped["inputs"]["device"]["answers"]["maybe"] = {"code": "M", "text": "Perhaps"}
    dumped["rules"] = dumped["rules"][:2]
    new = Ruleset.model_validate(dumped, strict=False)
    found = compare_combinations(SMALL, new)
    assert found.compared == 8
    assert found.questions == ("device", "trusted_device")
    expected = 0
    for answers, result in every_case(SMALL):
        points = 3 * (answers["device"] == "unknown") + 2 * (answers["location"] == "unexpected")
        now = "revoke-and-escalate" if points >= 5 else "review" if points >= 2 else "keep"
        expected += now != result.decision
    assert found.decided_otherwise == expected


def test_published_rows_are_scored_by_the_rules_of_both_sides() -> None:
    """A row that would be decided otherwise is named with its number and its place."""
    base = portal()
    head = portal(("teams/alpha.yml", "[Approx. Portugal]", "[Approx. Spain]"))
    found = scoring_change(base, head)
    assert found is not None
    assert found.combinations.decided_otherwise == 0
    assert found.rows_compared == sum(len(one.sessions) for one in head.reviews.values())
    assert found.rows
    for row in found.rows:
        assert row.team == "alpha"
        assert row.old != row.new
        assert row.at.path == f"data/reviews/alpha/{row.date}.json"
        session = head.reviews[f"alpha/{row.date}"].sessions[row.row - 1]
        assert session.location == "Approx. Portugal"


def test_nothing_is_scored_where_neither_rules_nor_places_differ() -> None:
    """Without a difference in what scores, no row is scored by both sides."""
    assert scoring_change(portal(), portal(("faq.yml", "short: In the settings.", "short: There."))) is None
