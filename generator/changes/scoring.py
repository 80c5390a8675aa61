"""Two catalogs go in; how many answers are decided otherwise, and which published rows would be, come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.catalog import Catalog
from generator.diagnostics import Position
from generator.models.base import Record
from generator.models.reviews import SessionRow
from generator.models.scoring import Ruleset
from generator.scoring import Complete, every_case
from generator.scoring.row_labels import UnreadableRowError
from generator.scoring.row_scoring import RowScorer

OPEN = "incomplete"
"""What a row is decided as whose questions are not all answered."""
UNREADABLE = "not readable"

_Outcome = tuple[int, str]
"""A score and what it decides."""


@dataclass(frozen=True)
class Shift:
    """So many combinations of answers that were decided one way and are decided another."""

    old: str
    new: str
    combinations: int


@dataclass(frozen=True)
class Combinations:
    """Every combination of answers that both sets of rules can answer."""

    compared: int
    decided_otherwise: int
    scored_otherwise: int
    """Whose score is another, whatever is decided."""
    shifts: tuple[Shift, ...]
    questions: tuple[str, ...]
    """The questions that only one of the two asks, or whose answers differ; empty where all is compared."""


@dataclass(frozen=True)
class RowChange:
    """A published row that the rules of now decide otherwise than those of before."""

    team: str
    date: str
    row: int
    """Its number in the review, from 1."""
    old: str
    new: str
    at: Position


@dataclass(frozen=True)
class ScoringChange:
    """What other rules, or other places of teams, make of answers and of published rows."""

    combinations: Combinations
    rows_compared: int
    rows: tuple[RowChange, ...]


def scoring_change(base: Catalog, head: Catalog) -> ScoringChange | None:
    """What the rules decide otherwise; None where neither they nor the places of teams are others."""
    same_rules = dumped(base.scoring) == dumped(head.scoring)
    places = [{name: team.expected_locations for name, team in one.teams.items()} for one in (base, head)]
    if same_rules and all(places[0].get(name, own) == own for name, own in places[1].items()):
        return None
    rows = tuple(_rows(base, head))
    compared = sum(len(review.sessions) for review in head.reviews.values())
    return ScoringChange(compare_combinations(base.scoring, head.scoring), compared, rows)


def dumped(record: Record) -> str:
    """A record as text in which everything counts, the order of questions and answers included."""
    return record.model_dump_json(by_alias=True)


def compare_combinations(old: Ruleset, new: Ruleset) -> Combinations:
    """Decide every combination of answers by both.

    A question that only one of them asks is put to that one alone, with each of its answers; an answer that
    only one of them knows is left out.
    """
    before, after = _by_shared_answers(old, new), _by_shared_answers(new, old)
    compared, scored, shifts = 0, 0, Counter[tuple[str, str]]()
    for answers, outcomes in before.items():
        for first, times in outcomes.items():
            for second, other_times in after[answers].items():
                count = times * other_times
                compared += count
                scored += count * (first[0] != second[0])
                shifts[first[1], second[1]] += count * (first[1] != second[1])
    return Combinations(
        compared,
        shifts.total(),
        scored,
        tuple(Shift(one, other, count) for (one, other), count in shifts.most_common() if count),
        _different_questions(old, new),
    )


def _by_shared_answers(rules: Ruleset, other: Ruleset) -> Mapping[tuple[str, ...], Counter[_Outcome]]:
    """The outcomes by the answers to the questions that both ask, in one order for both."""
    shared = sorted(set(rules.inputs) & set(other.inputs))
    found: dict[tuple[str, ...], Counter[_Outcome]] = {}
    for answers, result in every_case(rules):
        if all(answers[name] in other.inputs[name].answers for name in shared):
            key = tuple(answers[name] for name in shared)
            found.setdefault(key, Counter())[result.total, result.decision] += 1
    return found


def _different_questions(old: Ruleset, new: Ruleset) -> tuple[str, ...]:
    return tuple(
        name
        for name in [*new.inputs, *(name for name in old.inputs if name not in new.inputs)]
        if name not in old.inputs
        or name not in new.inputs
        or set(old.inputs[name].answers) != set(new.inputs[name].answers)
    )


def _rows(base: Catalog, head: Catalog) -> Iterator[RowChange]:
    """The rows that are published now, by the rules and places of before and by those of now.

    A team that was not there before has the places that it has now.
    """
    old = RowScorer(base.scoring, {**head.teams, **base.teams}.values())
    new = RowScorer(head.scoring, head.teams.values())
    for name, review in head.reviews.items():
        before = _decisions(old, review.team, review.sessions)
        after = _decisions(new, review.team, review.sessions)
        for index, (one, other) in enumerate(zip(before, after, strict=True)):
            if one != other:
                at = head.places["reviews", name].at("sessions", index)
                yield RowChange(review.team, review.date.isoformat(), index + 1, one, other, at)


def _decisions(scorer: RowScorer, team: str, rows: Sequence[SessionRow]) -> list[str]:
    return [_decision(scorer, team, one) for one in rows]


def _decision(scorer: RowScorer, team: str, row: SessionRow) -> str:
    try:
        result = scorer.score(row.model_dump(), team).result
    except UnreadableRowError:
        return UNREADABLE
    return result.decision if isinstance(result, Complete) else OPEN
