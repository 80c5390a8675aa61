"""data/scoring-vectors.json: answers, each with the result that was worked out by hand.

The rules must give it, in Python and in JavaScript.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.models.base import Called, DecisionId, Id, Ids, Line, Record, Verbatim

Written = Annotated[str, Called("name"), Field(max_length=400)]
"""An input or an answer as a test vector names it, be it one that the rules know or not."""


class CompleteResult(Record):
    """What all answers together give."""

    state: Literal["complete"] = Field(description="every question is answered")
    total: int = Field(description="the score")
    decision: DecisionId = Field(description="what the score decides")
    rules: Ids = Field(description="the rules that give points, in their order")
    cautions: Ids = Field(default=(), description="the cautions that are shown, in their order")


class IncompleteResult(Record):
    """What answers give that leave a question open."""

    state: Literal["incomplete"] = Field(description="a question is open")
    missing: tuple[Written, ...] = Field(description="the open questions, in their order")
    rules: Ids = Field(description="the rules that give points so far, in their order")
    least: int = Field(description="the lowest score that can still come of it")
    most: int = Field(description="the highest one")
    possible: tuple[DecisionId, ...] = Field(
        description="the decisions that can still come of it, harshest first"
    )


class RefusedResult(Record):
    """What answers give that the rules do not know."""

    state: Literal["refused"] = Field(description="the rules do not know what is answered")
    problem: Verbatim = Field(description="what is said about them")


class ScoringVector(Record):
    """Answers, and the result worked out by hand."""

    id: Id
    about: Line = Field(description="what it is an example of")
    answers: dict[Written, Written] = Field(description="an answer for each question that is not open")
    expect: Annotated[
        CompleteResult | IncompleteResult | RefusedResult,
        Field(discriminator="state", description="the result"),
    ]
