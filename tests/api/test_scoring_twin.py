"""scoring.json says enough to score as the portal does."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

from generator.api import DECISION_TABLE
from generator.catalog import Catalog
from generator.scoring.decision_table import as_json
from tests.api.conftest import Read


def _score(rules: Any, answers: dict[str, str]) -> dict[str, Any]:
    """What a reader of scoring.json makes of the answers, by what its schema says."""

    def holds(one: Any) -> bool:
        return all(answers[name] == answer for name, answer in one["when"].items())

    counting = [one for one in rules["rules"] if holds(one)]
    score = sum(one["points"] for one in counting)
    codes = {
        question["id"]: f"{question['code']}:{answer['code']}"
        for question in rules["questions"]
        for answer in question["answers"]
        if answers[question["id"]] == answer["id"]
    }
    return {
        "answers": answers,
        "score": score,
        "decision": next(one["decision"] for one in rules["bands"] if _reaches(score, one["from"])),
        "rules": [one["id"] for one in counting],
        "cautions": [one["id"] for one in rules["cautions"] if holds(one) and _reaches(score, one["from"])],
        "vector": "/".join([f"{rules['code']}1.{rules['version'][:4]}", *codes.values()]),
    }


def _reaches(score: int, start: int | None) -> bool:
    return start is None or start <= score


def test_whoever_reads_the_rules_makes_the_decision_table(catalog: Catalog, read: Read) -> None:
    """Every way to answer, scored from scoring.json alone, is the row that the decision table has."""
    rules = read("scoring")
    names = [question["id"] for question in rules["questions"]]
    choices = [[answer["id"] for answer in question["answers"]] for question in rules["questions"]]
    table = json.loads(as_json(catalog.scoring))
    assert [_score(rules, dict(zip(names, one, strict=True))) for one in product(*choices)] == table["rows"]
    assert (rules["id"], rules["version"]) == (table["ruleset"], table["version"])
    assert rules["decision_table"] == DECISION_TABLE
