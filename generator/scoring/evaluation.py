"""A ruleset and answers go in; a score with its reasons, or what is still unanswered, comes out.

What a score means is decided in docs/maintaining/decisions/0006-what-a-score-means.md. The browser's twin is
`widgets/logic/scoring.js`; both are held to data/scoring-vectors.json and to each other.
"""

from __future__ import annotations

import hashlib
import itertools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from generator.models.scoring import Ruleset

Answers: TypeAlias = Mapping[str, str]
"""The answer by the name of its input, such as `{"device": "unknown"}`; a question without one is open."""


@dataclass(frozen=True)
class Contribution:
    """Points that one rule gave."""

    rule: str
    points: int
    because: str


@dataclass(frozen=True)
class Complete:
    """Every question is answered: the total and what it decides."""

    total: int
    decision: str
    contributions: tuple[Contribution, ...]
    """In the order of the rules."""
    cautions: tuple[str, ...]
    """The ids of what to mind besides, in the order of the ruleset."""


@dataclass(frozen=True)
class Incomplete:
    """Some question is open: nothing is decided, whatever the points so far."""

    missing: tuple[str, ...]
    contributions: tuple[Contribution, ...]
    least: int
    """The lowest total that answers to the open questions can give."""
    most: int
    """The highest one."""
    possible: tuple[str, ...]
    """The decisions that can still come of it, in the order of the bands."""


class UnknownAnswerError(ValueError):
    """Inputs or answers that the ruleset does not have; never treated as safe."""


def evaluate(ruleset: Ruleset, answers: Answers) -> Complete | Incomplete:
    """Score one session.

    A rule counts when all its answers hold; the total is the sum of the points of the rules that count; the
    first band whose `from` is at most the total decides. Raises `UnknownAnswerError` with everything that
    the ruleset does not know.
    """
    _refuse_unknown(ruleset, answers)
    contributions = _contributions(ruleset, answers)
    missing = tuple(name for name in ruleset.inputs if name not in answers)
    if missing:
        totals = [_total(_contributions(ruleset, one)) for one in completions(ruleset, answers)]
        reached = {decision_for(ruleset, total) for total in totals}
        possible = tuple(dict.fromkeys(one.decision for one in ruleset.bands if one.decision in reached))
        return Incomplete(missing, contributions, min(totals), max(totals), possible)
    total = _total(contributions)
    cautions = tuple(
        one.id
        for one in ruleset.cautions
        if _holds(one.when, answers) and (one.from_ is None or one.from_ <= total)
    )
    return Complete(total, decision_for(ruleset, total), contributions, cautions)


def decision_for(ruleset: Ruleset, total: int) -> str:
    """The decision of the first band that begins at or below `total`."""
    return next(band.decision for band in ruleset.bands if band.from_ is None or band.from_ <= total)


def completions(ruleset: Ruleset, answers: Answers) -> Iterator[dict[str, str]]:
    """Every way to answer the questions that `answers` leaves open, the first answers first."""
    choices = [
        (answers[name],) if name in answers else tuple(question.answers)
        for name, question in ruleset.inputs.items()
    ]
    for choice in itertools.product(*choices):
        yield dict(zip(ruleset.inputs, choice, strict=True))


def combinations(ruleset: Ruleset) -> int:
    """How many ways there are to answer every question."""
    return math.prod(len(question.answers) for question in ruleset.inputs.values())


def every_case(ruleset: Ruleset) -> tuple[tuple[dict[str, str], Complete], ...]:
    """Every way to answer every question, with its score, in the order of the questions and answers."""
    table = []
    for answers in completions(ruleset, {}):
        result = evaluate(ruleset, answers)
        assert isinstance(result, Complete)  # noqa: S101  # tells the type checker: nothing is open here
        table.append((answers, result))
    return tuple(table)


def content_hash(ruleset: Ruleset) -> str:
    """Eight hexadecimal digits that change with anything the ruleset says.

    What it leaves unsaid does not count, so that a key which the models gain one day changes no link.
    """
    said = ruleset.model_dump_json(by_alias=True, exclude_defaults=True)
    return hashlib.sha256(said.encode()).hexdigest()[:8]


def _contributions(ruleset: Ruleset, answers: Answers) -> tuple[Contribution, ...]:
    return tuple(
        Contribution(rule.id, rule.points, rule.because)
        for rule in ruleset.rules
        if _holds(rule.when, answers)
    )


def _total(contributions: tuple[Contribution, ...]) -> int:
    return sum(contribution.points for contribution in contributions)


def _holds(when: Mapping[str, str], answers: Answers) -> bool:
    return all(answers.get(name) == answer for name, answer in when.items())


def _refuse_unknown(ruleset: Ruleset, answers: Answers) -> None:
    unknown = []
    for name, answer in sorted(answers.items()):  # JavaScript has an order of its own for keys like numbers
        if name not in ruleset.inputs:
            unknown.append(f"there is no input '{name}'")
        elif answer not in ruleset.inputs[name].answers:
            unknown.append(f"'{name}' has no answer '{answer}'")
    if unknown:
        raise UnknownAnswerError("; ".join(unknown))
