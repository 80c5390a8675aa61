"""A ruleset whose parts fit together goes in; a finding for each part that makes no sense comes out.

Every way to answer is looked at, so a finding is a fact about the rules, never a guess. Each names the
smallest example: the one with the fewest answers that are not the least risky.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from generator.catalog.model import Place
from generator.diagnostics import Diagnostic
from generator.models.scoring import Ruleset
from generator.scoring import Complete, decision_for, every_case

Findings = Iterator[Diagnostic]


@dataclass(frozen=True)
class _Case:
    """One way to answer every question, and what it gives."""

    answers: Mapping[str, str]
    result: Complete


def lint(ruleset: Ruleset, place: Place, severities: Mapping[str, int]) -> Findings:
    """The findings; `severities` are those of the decisions, as far as they are known."""
    cases = _smallest_first(ruleset)
    yield from _unreachable_bands(ruleset, cases, place)
    yield from _rules_without_effect(ruleset, cases, place)
    yield from _contradictions(ruleset, place)
    yield from _bands_against_severity(ruleset, severities, cases, place)
    yield from _milder_though_riskier(ruleset, cases, place)
    yield from _unseen_cautions(ruleset, cases, place)


def _smallest_first(ruleset: Ruleset) -> list[_Case]:
    """Every case, those with the fewest risky answers first."""
    cases = [_Case(answers, result) for answers, result in every_case(ruleset)]
    return sorted(cases, key=lambda case: len(_risky(ruleset, case.answers)))


def _risky(ruleset: Ruleset, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that are not the first of their question."""
    return {name: one for name, one in answers.items() if one != next(iter(ruleset.inputs[name].answers))}


def _example(ruleset: Ruleset, answers: Mapping[str, str]) -> str:
    """The answers in words, short: all others are the first of their question."""
    risky = _risky(ruleset, answers)
    whole = "every" if len(answers) == len(ruleset.inputs) else "every other"
    return (
        ", ".join(f"{name} {one}" for name, one in risky.items()) or f"the first answer to {whole} question"
    )


def _scored(ruleset: Ruleset, case: _Case) -> str:
    return f"{case.result.total} ({_example(ruleset, case.answers)})"


def _unreachable_bands(ruleset: Ruleset, cases: list[_Case], place: Place) -> Findings:
    for index, band in enumerate(ruleset.bands):
        low = band.from_
        above = ruleset.bands[index - 1].from_ if index else None
        if any(_in_band(case.result.total, low, above) for case in cases):
            continue
        totals = [case.result.total for case in cases]
        lower = max((one for one in totals if low is not None and one < low), default=None)
        upper = min((one for one in totals if above is not None and one >= above), default=None)
        near = [
            _scored(ruleset, next(case for case in cases if case.result.total == one))
            for one in (lower, upper)
            if one is not None
        ]
        yield Diagnostic(
            place.at("bands", index),
            f"no answers reach the decision '{band.decision}'",
            "expected a band that some score falls into; "
            f"the nearest {'are' if len(near) > 1 else 'is'} {' and '.join(near)}",
        )


def _in_band(total: int, low: int | None, above: int | None) -> bool:
    return (low is None or total >= low) and (above is None or total < above)


def _rules_without_effect(ruleset: Ruleset, cases: list[_Case], place: Place) -> Findings:
    for index, rule in enumerate(ruleset.rules):
        held = [case for case in cases if rule.id in {one.rule for one in case.result.contributions}]
        if any(
            decision_for(ruleset, case.result.total - rule.points) != case.result.decision for case in held
        ):
            continue
        nearest = min(held, key=lambda case: _distance(ruleset, case.result.total, rule.points))
        total = nearest.result.total
        yield Diagnostic(
            place.at("rules", index),
            f"the rule '{rule.id}' never changes a decision",
            "expected points that change one, or no such rule; "
            f"the nearest case is {_example(ruleset, nearest.answers)}: "
            f"{total - rule.points} becomes {total}, '{nearest.result.decision}' either way",
        )


def _distance(ruleset: Ruleset, total: int, points: int) -> int:
    """How many points more a rule would need to take a score into another band."""
    starts = [band.from_ for band in ruleset.bands if band.from_ is not None]
    if points >= 0:
        return min((start - total for start in starts if start > total), default=10_000)
    return min((total - start + 1 for start in starts if start <= total), default=10_000)


def _contradictions(ruleset: Ruleset, place: Place) -> Findings:
    """Two rules for the same answers: a reader of one would not know of the other."""
    first: dict[frozenset[tuple[str, str]], str] = {}
    points = {rule.id: rule.points for rule in ruleset.rules}
    for index, rule in enumerate(ruleset.rules):
        earlier = first.setdefault(frozenset(rule.when.items()), rule.id)
        if earlier != rule.id:
            answers = ", ".join(f"{name} {answer}" for name, answer in rule.when.items())
            yield Diagnostic(
                place.at("rules", index, "when"),
                f"the rule '{rule.id}' asks for the same answers as '{earlier}'",
                f"expected one rule for them; with {answers}, "
                f"'{earlier}' gives {points[earlier]:+d} and '{rule.id}' {rule.points:+d}",
            )


def _bands_against_severity(
    ruleset: Ruleset, severities: Mapping[str, int], cases: list[_Case], place: Place
) -> Findings:
    """A lower score must not decide something harsher, or the same once more."""
    for index, band in enumerate(ruleset.bands[1:], start=1):
        above = ruleset.bands[index - 1]
        known = band.decision in severities and above.decision in severities
        if not known or severities[band.decision] < severities[above.decision]:
            continue
        low, start, ceiling = band.from_, above.from_, ruleset.bands[index - 2].from_ if index > 1 else None
        examples = [
            _scored(ruleset, case)
            for bounds in ((low, start), (start, ceiling))
            if (case := next((one for one in cases if _in_band(one.result.total, *bounds)), None)) is not None
        ]
        yield Diagnostic(
            place.at("bands", index, "decision"),
            f"'{band.decision}' is not milder than '{above.decision}', which a higher score decides",
            "expected decisions that grow milder as the score falls"
            + (f"; compare {' with '.join(examples)}" if examples else ""),
        )


def _milder_though_riskier(ruleset: Ruleset, cases: list[_Case], place: Place) -> Findings:
    """In an ordered question, a riskier answer must never make the decision milder."""
    rank = {decision: index for index, decision in reversed([*enumerate(_decisions(ruleset))])}
    decided = {frozenset(case.answers.items()): case for case in cases}
    for name, question in ruleset.inputs.items():
        known = tuple(question.answers)
        for milder, riskier in pairwise(known) if question.ordered else ():
            for case in cases:
                if case.answers[name] != milder:
                    continue
                then = decided[frozenset({**case.answers, name: riskier}.items())]
                if rank[then.result.decision] <= rank[case.result.decision]:
                    continue
                others = {key: one for key, one in case.answers.items() if key != name}
                yield Diagnostic(
                    place.at("inputs", name, "answers", riskier, key=True),
                    f"the riskier answer '{riskier}' makes the decision milder than '{milder}' does",
                    "expected the least risky answer first, or `ordered: false`; "
                    f"with {_example(ruleset, others)}, {case.result.total} '{case.result.decision}' "
                    f"becomes {then.result.total} '{then.result.decision}'",
                )
                break


def _decisions(ruleset: Ruleset) -> tuple[str, ...]:
    """The decisions of the bands, the harshest first."""
    return tuple(band.decision for band in ruleset.bands)


def _unseen_cautions(ruleset: Ruleset, cases: list[_Case], place: Place) -> Findings:
    for index, caution in enumerate(ruleset.cautions):
        if any(caution.id in case.result.cautions for case in cases):
            continue
        fitting = [case for case in cases if caution.when.items() <= case.answers.items()]
        highest = max(fitting, key=lambda case: case.result.total)
        yield Diagnostic(
            place.at("cautions", index, "from"),
            f"the caution '{caution.id}' is never shown",
            f"expected a score that its answers reach; the highest is {_scored(ruleset, highest)}",
        )
