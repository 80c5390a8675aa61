"""data/scoring.yml: the questions, the points for their answers, and what a score decides."""

from __future__ import annotations

from pydantic import Field

from generator.models.base import DecisionId, Id, Line, Name, Record


class Input(Record):
    """A question about a session row."""

    question: Line
    answers: dict[Id, Line] = Field(
        min_length=2, description="the answers, the least risky first, each with its wording"
    )
    labels: dict[Id, tuple[Line, ...]] = Field(
        default_factory=dict, description="values of a row that mean an answer"
    )


class Rule(Record):
    """Points for one answer, or for several that hold together."""

    id: Id
    when: dict[Name, Id] = Field(min_length=1, description="the answers that must all hold")
    points: int = Field(ge=-100, le=100, description="how many; below zero, they speak for the session")
    because: Line = Field(description="why it gives points")


class Band(Record):
    """What is decided from a score on; the last band has no `from` and takes the rest."""

    from_: int | None = Field(default=None, alias="from", description="the lowest score of the band")
    decision: DecisionId


class Ruleset(Record):
    """A complete set of rules."""

    id: Id
    title: Line
    inputs: dict[Name, Input] = Field(min_length=1, description="by the field of a session row")
    rules: tuple[Rule, ...] = Field(min_length=1, description="what gives points, or takes them")
    bands: tuple[Band, ...] = Field(min_length=1, description="the highest band first")
