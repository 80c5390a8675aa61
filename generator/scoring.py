"""A ruleset and answers go in; a score with its reasons, or what is still unanswered, comes out.

The browser's twin is `widgets/logic/scoring.js`; both are held to the vectors in tests/vectors/scoring.json.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from generator.models.scoring import Rule, Ruleset


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


@dataclass(frozen=True)
class Incomplete:
    """Some question is open: nothing is decided, whatever the points so far."""

    missing: tuple[str, ...]
    contributions: tuple[Contribution, ...]


class UnknownAnswerError(ValueError):
    """An input or an answer that the ruleset does not have; never treated as safe."""


def evaluate(ruleset: Ruleset, answers: Mapping[str, str]) -> Complete | Incomplete:
    """Score one session.

    `answers` maps the name of an input to one of its answers. A rule counts when all its answers hold; the
    first band whose `from` is at most the total decides. Raises `UnknownAnswerError` for what the
    ruleset does not know.
    """
    _refuse_unknown(ruleset, answers)
    contributions = tuple(
        Contribution(rule.id, rule.points, rule.because) for rule in ruleset.rules if _holds(rule, answers)
    )
    missing = tuple(name for name in ruleset.inputs if name not in answers)
    if missing:
        return Incomplete(missing, contributions)
    total = sum(contribution.points for contribution in contributions)
    return Complete(total, decision_for(ruleset, total), contributions)


def decision_for(ruleset: Ruleset, total: int) -> str:
    """The decision of the first band that begins at or below `total`."""
    return next(band.decision for band in ruleset.bands if band.from_ is None or band.from_ <= total)


def content_hash(ruleset: Ruleset) -> str:
    """Eight hexadecimal digits that change with anything the ruleset says."""
    return hashlib.sha256(ruleset.model_dump_json(by_alias=True).encode()).hexdigest()[:8]


def _holds(rule: Rule, answers: Mapping[str, str]) -> bool:
    return all(answers.get(name) == answer for name, answer in rule.when.items())


def _refuse_unknown(ruleset: Ruleset, answers: Mapping[str, str]) -> None:
    for name, answer in answers.items():
        if name not in ruleset.inputs:
            raise UnknownAnswerError(f"there is no input '{name}'")
        if answer not in ruleset.inputs[name].answers:
            raise UnknownAnswerError(f"'{name}' has no answer '{answer}'")
