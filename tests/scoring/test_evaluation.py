"""The score of a session, held to a plain formula and to the ruleset's own words.

That the test vectors hold is checked with the data (`runbook check`) and in tests/scoring/test_parity.py.
"""

from __future__ import annotations

import copy
import functools
import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from generator.catalog import load_catalog
from generator.catalog.vector_rules import result_of
from generator.models.scoring import Ruleset
from generator.models.scoring_vectors import CompleteResult, IncompleteResult, RefusedResult, ScoringVector
from generator.scoring import (
    Complete,
    Incomplete,
    UnknownAnswerError,
    combinations,
    content_hash,
    decision_for,
    evaluate,
    every_case,
)
from tests.scoring.rulesets import every_way, rulesets


@pytest.fixture(scope="module")
def shipped(project: Path) -> Ruleset:
    """The ruleset of data/scoring.yml."""
    return load_catalog(project / "data").scoring


@pytest.fixture(scope="module")
def vectors(project: Path) -> list[ScoringVector]:
    """The test vectors of data/scoring-vectors.json."""
    return list(load_catalog(project / "data").scoring_vectors.values())


def _by_hand(answers: dict[str, str]) -> tuple[int, str]:
    """The points and thresholds as the portal's founding document states them, written out once more."""
    total = 3 * (answers["device"] == "unknown") + 3 * (answers["location"] == "unexpected")
    total += 2 * (answers["app"] == "api-platform") - (answers["current_session"] == "yes")
    total += 2 * (answers["trusted_device"] == "yes" and answers["owner_can_confirm"] == "no")
    return total, "revoke-and-escalate" if total >= 5 else "review" if total >= 2 else "keep"


def test_the_shipped_rules_give_the_documented_points_for_every_possible_row(shipped: Ruleset) -> None:
    """Over the whole domain of the shipped ruleset, score and decision are those of a plain formula."""
    table = every_case(shipped)
    assert len(table) == combinations(shipped) == 96
    for answers, result in table:
        assert (result.total, result.decision) == _by_hand(answers)


@pytest.mark.parametrize("total", range(-3, 12))
def test_a_score_decides_by_the_documented_thresholds(shipped: Ruleset, total: int) -> None:
    """5 and up revoke and escalate, 2 and up review, below that keep."""
    expected = "revoke-and-escalate" if total >= 5 else "review" if total >= 2 else "keep"
    assert decision_for(shipped, total) == expected


def test_the_vectors_are_examples_of_everything(shipped: Ruleset, vectors: list[ScoringVector]) -> None:
    """Each answer, rule, caution and decision stands in a vector, each edge of a band on both its sides."""
    answered = {(name, one) for vector in vectors for name, one in vector.answers.items()}
    wanted = {(name, one) for name, question in shipped.inputs.items() for one in question.answers}
    assert wanted <= answered
    complete = [one.expect for one in vectors if isinstance(one.expect, CompleteResult)]
    assert {rule for one in complete for rule in one.rules} == {rule.id for rule in shipped.rules}
    assert {name for one in complete for name in one.cautions} == {one.id for one in shipped.cautions}
    totals = {one.total for one in complete}
    edges = [band.from_ for band in shipped.bands if band.from_ is not None]
    assert {edge + side for edge in edges for side in (-1, 0)} <= totals
    assert {min(totals), max(totals)} == {-1, 10}


def test_the_vectors_leave_open_and_refuse(shipped: Ruleset, vectors: list[ScoringVector]) -> None:
    """Some vectors leave questions open, some are refused; none of either kind decides anything."""
    kinds = [type(one.expect) for one in vectors]
    assert kinds.count(IncompleteResult) >= 10
    assert kinds.count(RefusedResult) >= 10
    for vector in vectors:
        result = result_of(shipped, vector.answers)
        assert ("decision" in result) == isinstance(vector.expect, CompleteResult), vector.id


def test_an_open_question_is_incomplete_whatever_the_points(shipped: Ruleset) -> None:
    """However many questions are left out of any row, nothing is decided, and each of them is named."""
    for answers in every_way(shipped):
        result = evaluate(shipped, answers)
        if len(answers) == len(shipped.inputs):
            assert isinstance(result, Complete)
            continue
        assert isinstance(result, Incomplete)
        assert result.missing == tuple(name for name in shipped.inputs if name not in answers)


@given(ruleset=rulesets())
def test_what_is_still_possible_is_what_some_answers_give(ruleset: Ruleset) -> None:
    """The span and the decisions of an incomplete score are those of its completions, and of no others."""
    table = every_case(ruleset)
    for answers in itertools.islice(every_way(ruleset), 100):
        result = evaluate(ruleset, answers)
        ways = [one for given_, one in table if answers.items() <= given_.items()]
        if isinstance(result, Incomplete):
            totals = [one.total for one in ways]
            assert (result.least, result.most) == (min(totals), max(totals))
            assert set(result.possible) == {one.decision for one in ways}
            bands = [band.decision for band in ruleset.bands]
            assert list(result.possible) == [one for one in bands if one in result.possible]


def test_everything_unknown_is_named_even_where_others_are_open(shipped: Ruleset) -> None:
    """Neither an unknown question nor an unknown answer is ever counted as safe, and none hides another."""
    with pytest.raises(UnknownAnswerError) as raised:
        evaluate(shipped, {"devise": "known", "device": "knwon"})
    assert str(raised.value) == "'device' has no answer 'knwon'; there is no input 'devise'"


def test_cautions_come_with_their_answers_and_their_score(shipped: Ruleset) -> None:
    """Whoever looks from a session under review is told to act from elsewhere; so is nobody else."""
    for answers, result in every_case(shipped):
        current = answers["current_session"] == "yes"
        assert ("act-from-another-device" in result.cautions) == (current and result.total >= 2)
        nobody = (answers["device"], answers["trusted_device"], answers["owner_can_confirm"])
        assert ("untrusted-unconfirmed" in result.cautions) == (nobody == ("known", "no", "no"))


def _leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path to each text, number and truth value of a value."""
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        return [leaf for key, inner in items for leaf in _leaves(inner, (*path, key))]
    return [] if value is None else [path]


def _other(value: Any) -> Any:
    """Another value of the same kind, one that the models take."""
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int) else value + ("X" if value.isupper() else "x")


def test_the_hash_changes_with_anything_that_the_rules_say(shipped: Ruleset) -> None:
    """Each text, number and truth value of a ruleset counts, and so does the order of its rules."""
    plain = json.loads(shipped.model_dump_json(by_alias=True))
    leaves = [path for path in _leaves(plain) if path[-1] != "list"]  # there is only one list to name
    hashes = {content_hash(shipped)}
    for path in leaves:
        changed = copy.deepcopy(plain)
        inner = functools.reduce(lambda value, key: value[key], path[:-1], changed)
        inner[path[-1]] = _other(inner[path[-1]])
        hashes.add(content_hash(Ruleset.model_validate_json(json.dumps(changed))))
    turned = {**plain, "rules": plain["rules"][::-1]}
    hashes.add(content_hash(Ruleset.model_validate_json(json.dumps(turned))))
    assert len(leaves) > 80
    assert len(hashes) == len(leaves) + 2
    assert all(re.fullmatch("[0-9a-f]{8}", one) for one in hashes)


def test_what_is_left_unsaid_does_not_count(shipped: Ruleset) -> None:
    """A key with the value that it has anyway makes no other version."""
    plain = json.loads(shipped.model_dump_json(by_alias=True, exclude_defaults=True))
    assert "ordered" not in plain["inputs"]["app"]
    plain["inputs"]["app"]["ordered"] = True
    assert content_hash(Ruleset.model_validate_json(json.dumps(plain))) == content_hash(shipped)


def test_the_hash_is_the_same_for_the_same_rules(project: Path, shipped: Ruleset) -> None:
    """Reading the same ruleset again gives the same version."""
    assert content_hash(shipped) == content_hash(load_catalog(project / "data").scoring)
