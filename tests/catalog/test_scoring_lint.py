"""What `runbook check` says of random rulesets is true, and it leaves nothing out."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given

from generator.catalog.model import Place
from generator.catalog.scoring_lint import lint
from generator.document import Document
from generator.models.scoring import Ruleset
from generator.scoring import every_case
from tests.scoring.rulesets import DECISIONS, rulesets

PLACE = Place(Document("scoring.yml", None))
SEVERITIES = {decision: -at for at, decision in enumerate(DECISIONS)}


def _problems(ruleset: Ruleset) -> list[str]:
    return [finding.problem for finding in lint(ruleset, PLACE, SEVERITIES)]


def _without(ruleset: Ruleset, name: str) -> Ruleset:
    return ruleset.model_copy(update={"rules": tuple(rule for rule in ruleset.rules if rule.id != name)})


@given(rulesets())
def test_a_decision_is_unreachable_exactly_where_no_answers_reach_it(ruleset: Ruleset) -> None:
    """Each band that nothing falls into is named, and no other."""
    reached = {result.decision for _, result in every_case(ruleset)}
    for band in ruleset.bands:
        named = f"no answers reach the decision '{band.decision}'" in _problems(ruleset)
        assert named == (band.decision not in reached)


@given(rulesets())
def test_a_rule_is_without_effect_exactly_where_all_is_decided_alike_without_it(ruleset: Ruleset) -> None:
    """Taking such a rule away changes no decision; taking any other away changes one."""
    decided = [result.decision for _, result in every_case(ruleset)]
    for rule in ruleset.rules:
        rest = every_case(_without(ruleset, rule.id))
        named = f"the rule '{rule.id}' never changes a decision" in _problems(ruleset)
        assert named == (decided == [result.decision for _, result in rest])


def _steps(ruleset: Ruleset) -> Iterator[tuple[str, str, str, str]]:
    """Each riskier answer with the decisions before and after it, over every way to answer the rest."""
    decided = {tuple(answers.items()): result.decision for answers, result in every_case(ruleset)}
    for answers, decision in decided.items():
        for name, question in ruleset.inputs.items():
            known = list(question.answers)
            at = known.index(dict(answers)[name])
            if question.ordered and at + 1 < len(known):
                then = decided[tuple({**dict(answers), name: known[at + 1]}.items())]
                yield name, known[at + 1], decision, then


@given(rulesets())
def test_a_riskier_answer_is_named_exactly_where_it_makes_a_decision_milder(ruleset: Ruleset) -> None:
    """Every ordered question is looked at, in every case."""
    milder = {
        (name, answer)
        for name, answer, before, after in _steps(ruleset)
        if SEVERITIES[after] < SEVERITIES[before]
    }
    count = sum("makes the decision milder" in problem for problem in _problems(ruleset))
    assert count == len(milder)


@given(rulesets())
def test_a_caution_is_named_exactly_where_it_is_never_shown(ruleset: Ruleset) -> None:
    """A caution whose score its answers never reach is said to be of no use."""
    shown = {name for _, result in every_case(ruleset) for name in result.cautions}
    for caution in ruleset.cautions:
        assert (f"the caution '{caution.id}' is never shown" in _problems(ruleset)) == (
            caution.id not in shown
        )


@given(rulesets())
def test_examples_give_what_the_finding_says(ruleset: Ruleset) -> None:
    """Bands stand in the order of severity here, so no finding is about that; each one has an example."""
    for finding in lint(ruleset, PLACE, SEVERITIES):
        assert "not milder than" not in finding.problem
        assert any(word in finding.expected for word in ("(", "nearest case is", "with ")), finding.expected
