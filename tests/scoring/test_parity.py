"""Python and the browser score alike: the shipped rules, and rules made at random, over every answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.catalog import Catalog, load_catalog
from generator.catalog.vector_rules import result_of
from generator.models.scoring import Ruleset
from generator.pages.scoring import ruleset_model
from generator.pages.view import View
from generator.scoring.vector_string import vector_string
from tests.deno import answering
from tests.scoring.rulesets import every_way, rulesets

Score = Callable[[Ruleset, Iterable[Mapping[str, str]]], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def catalog(project: Path) -> Catalog:
    """The data that the portal is built from."""
    return load_catalog(project / "data")


@pytest.fixture(scope="module")
def browser_scores(project: Path, catalog: Catalog) -> Iterator[Score]:
    """The browser's scoring, run by Deno: a ruleset and answers in, a result for each of them out."""
    with answering(project, "parity.js") as ask:

        def score(ruleset: Ruleset, answers: Iterable[Mapping[str, str]]) -> list[dict[str, Any]]:
            view = View(replace(catalog, scoring=ruleset), date(2026, 11, 24), "index.md")
            results: list[dict[str, Any]] = ask({"ruleset": ruleset_model(view), "answers": list(answers)})
            return results

        yield score


def expected(ruleset: Ruleset, answers: Mapping[str, str]) -> dict[str, object]:
    """What Python gives, in the form in which the browser's side says it."""
    result = result_of(ruleset, answers)
    if result["state"] == "refused":
        return result
    vector = vector_string(ruleset, answers)
    return {**result, "vector": vector, "read": {"state": "own", "answers": dict(answers)}}


def test_every_test_vector_holds_in_the_browser(catalog: Catalog, browser_scores: Score) -> None:
    """The results worked out by hand are those of JavaScript; `runbook check` holds Python to them."""
    vectors = list(catalog.scoring_vectors.values())
    assert vectors
    results = browser_scores(catalog.scoring, [vector.answers for vector in vectors])
    for vector, result in zip(vectors, results, strict=True):
        wanted = vector.expect.model_dump(mode="json")
        assert {key: result.get(key) for key in wanted} == wanted, vector.id


def test_the_shipped_rules_score_alike_over_everything_there_is_to_answer(
    catalog: Catalog, browser_scores: Score
) -> None:
    """Each of the 972 ways to answer, or to leave open, gives the same result, vector string and back."""
    answers = list(every_way(catalog.scoring))
    assert len(answers) == 972
    results = browser_scores(catalog.scoring, answers)
    assert results == [expected(catalog.scoring, one) for one in answers]


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ruleset=rulesets())
def test_random_rules_score_alike_over_everything_there_is_to_answer(
    ruleset: Ruleset, browser_scores: Score
) -> None:
    """Any ruleset gives the same in both languages, whatever is answered and whatever is left open."""
    answers = list(every_way(ruleset))
    assert browser_scores(ruleset, answers) == [expected(ruleset, one) for one in answers]


NAMES = st.sampled_from(
    ["question_a", "question_b", "answer-0", "answer-1", "1", "0", "__proto__", "toString", "", "é", "'"]
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ruleset=rulesets(), answers=st.dictionaries(NAMES, NAMES | st.text(max_size=5), max_size=4))
def test_what_is_unknown_is_refused_alike(
    ruleset: Ruleset, answers: dict[str, str], browser_scores: Score
) -> None:
    """Whatever is answered, both languages refuse the same of it, in the same words."""
    assert browser_scores(ruleset, [answers]) == [expected(ruleset, answers)]
