"""The score of a session, held to vectors that the browser is held to as well, and to a plain formula."""

from __future__ import annotations

import copy
import functools
import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.catalog import load_catalog
from generator.models.scoring import Ruleset
from generator.scoring import (
    Complete,
    Incomplete,
    UnknownAnswerError,
    content_hash,
    decision_for,
    evaluate,
)

VECTORS = json.loads((Path(__file__).parent / "vectors" / "scoring.json").read_text(encoding="utf-8"))
RULESET = Ruleset.model_validate_json(json.dumps(VECTORS["ruleset"]))


@pytest.fixture(scope="module")
def shipped(project: Path) -> Ruleset:
    """The ruleset of data/scoring.yml."""
    return load_catalog(project / "data").scoring


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_a_score_is_that_of_the_shared_vectors(case: dict[str, Any]) -> None:
    """Python gives each shared vector the result that the vector names, or refuses it as the vector says."""
    if "error" in case:
        with pytest.raises(UnknownAnswerError, match=case["error"]):
            evaluate(RULESET, case["answers"])
        return
    expect, result = case["expect"], evaluate(RULESET, case["answers"])
    assert [one.rule for one in result.contributions] == expect["rules"]
    if isinstance(result, Incomplete):
        assert ("incomplete", list(result.missing)) == (expect["state"], expect["missing"])
    else:
        found = ("complete", result.total, result.decision)
        assert found == (expect["state"], expect["total"], expect["decision"])


def _by_hand(answers: dict[str, str]) -> tuple[int, str]:
    """The points and thresholds as the portal's founding document states them, written out once more."""
    total = 3 * (answers["device"] == "unknown") + 3 * (answers["location"] == "unexpected")
    total += 2 * (answers["app"] == "api-platform") - (answers["current_session"] == "yes")
    total += 2 * (answers["trusted_device"] == "yes" and answers["owner_can_confirm"] == "no")
    return total, "revoke-and-escalate" if total >= 5 else "review" if total >= 2 else "keep"


def test_the_shipped_rules_give_the_documented_points_for_every_possible_row(shipped: Ruleset) -> None:
    """Over the whole domain of the shipped ruleset, score and decision are those of a plain formula."""
    names = list(shipped.inputs)
    count = 0
    for values in itertools.product(*(shipped.inputs[name].answers for name in names)):
        answers = dict(zip(names, values, strict=True))
        result = evaluate(shipped, answers)
        assert isinstance(result, Complete)
        assert (result.total, result.decision) == _by_hand(answers)
        count += 1
    assert count == 96


def test_an_open_question_is_incomplete_whatever_the_points(shipped: Ruleset) -> None:
    """Leaving out any one answer of any row never decides anything."""
    names = list(shipped.inputs)
    for values in itertools.product(*(shipped.inputs[name].answers for name in names)):
        answers = dict(zip(names, values, strict=True))
        for name in names:
            rest = {key: value for key, value in answers.items() if key != name}
            result = evaluate(shipped, rest)
            assert isinstance(result, Incomplete)
            assert result.missing == (name,)


def test_labels_of_rows_reach_the_risky_answers(shipped: Ruleset) -> None:
    """What a row shows for 'nobody knows' means the risky answer, never the safe one."""
    assert "Unknown browser" in shipped.inputs["device"].labels["unknown"]
    assert "Approx. unknown" in shipped.inputs["location"].labels["unexpected"]
    assert "API Platform" in shipped.inputs["app"].labels["api-platform"]


def test_the_vectors_are_about_the_shipped_rules(shipped: Ruleset) -> None:
    """The shared vectors have the questions, the points and the thresholds of data/scoring.yml."""
    assert {name: set(one.answers) for name, one in RULESET.inputs.items()} == {
        name: set(one.answers) for name, one in shipped.inputs.items()
    }
    assert [(rule.id, rule.when, rule.points) for rule in RULESET.rules] == [
        (rule.id, rule.when, rule.points) for rule in shipped.rules
    ]
    assert [(band.from_, band.decision) for band in RULESET.bands] == [
        (band.from_, band.decision) for band in shipped.bands
    ]


@pytest.mark.parametrize("total", range(-3, 12))
def test_a_score_decides_by_the_documented_thresholds(shipped: Ruleset, total: int) -> None:
    """5 and up revoke and escalate, 2 and up review, below that keep."""
    expected = "revoke-and-escalate" if total >= 5 else "review" if total >= 2 else "keep"
    assert decision_for(shipped, total) == expected


def test_an_unknown_answer_is_named_even_where_others_are_open() -> None:
    """Neither an unknown question nor an unknown answer is ever counted as safe."""
    with pytest.raises(UnknownAnswerError, match="there is no input 'devise'"):
        evaluate(RULESET, {"devise": "known"})
    with pytest.raises(UnknownAnswerError, match="'device' has no answer 'knwon'"):
        evaluate(RULESET, {"device": "knwon"})


def _leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path to each text and number of a value."""
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        return [leaf for key, inner in items for leaf in _leaves(inner, (*path, key))]
    return [path]


def test_the_hash_changes_with_anything_that_the_rules_say() -> None:
    """Each text and each number of a ruleset counts, and so does the order of its rules."""
    leaves = _leaves(VECTORS["ruleset"])
    hashes = {content_hash(RULESET)}
    for path in leaves:
        changed = copy.deepcopy(VECTORS["ruleset"])
        inner = functools.reduce(lambda value, key: value[key], path[:-1], changed)
        inner[path[-1]] = inner[path[-1]] + (1 if isinstance(inner[path[-1]], int) else "x")
        hashes.add(content_hash(Ruleset.model_validate_json(json.dumps(changed))))
    turned = {**VECTORS["ruleset"], "rules": VECTORS["ruleset"]["rules"][::-1]}
    hashes.add(content_hash(Ruleset.model_validate_json(json.dumps(turned))))
    assert len(hashes) == len(leaves) + 2
    assert all(re.fullmatch("[0-9a-f]{8}", one) for one in hashes)


def test_the_hash_is_the_same_for_the_same_rules() -> None:
    """Reading the same ruleset again gives the same version."""
    assert content_hash(RULESET) == content_hash(Ruleset.model_validate_json(json.dumps(VECTORS["ruleset"])))
