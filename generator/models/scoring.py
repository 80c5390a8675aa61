"""data/scoring.yml: the questions, the points for their answers, and what a score decides."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.models.base import Called, DecisionId, Id, Line, Name, Record

Code = Annotated[
    str,
    Called("code"),
    StringConstraints(pattern=r"^[A-Z][A-Z0-9]{0,2}$"),
    Field(
        description="up to three capitals or digits; stable once published, since links and tickets hold it"
    ),
]
"""How a vector string names something, such as `SR` in `SR1.3f9c/D:U`."""

RulesCode = Annotated[
    str,
    Called("code of the rules"),
    StringConstraints(pattern=r"^[A-Z]{2,4}$"),
    Field(description="two to four capitals; stable once published"),
]
"""How a vector string names the rules; a digit after it is the version of the notation."""

Label = Annotated[
    Line,
    Called("row label"),
    Field(description="a value as a row shows it, in any case; `*` stands for any words"),
]
"""A value of a session row, such as `Unknown browser`, or a pattern of such values, such as `* on *`."""


class Answer(Record):
    """An answer to a question."""

    code: Code = Field(
        description="how vector strings name the answer, in the form of the question's code; "
        "another for each answer"
    )
    text: Line = Field(description="the answer in words")
    labels: tuple[Label, ...] = Field(
        default=(),
        description="what a row shows where this is the answer, in any case; `*` stands for any words",
    )


class ByTeam(Record):
    """Labels whose answer depends on the team: where it expects its people to be."""

    labels: tuple[Label, ...] = Field(min_length=1, description="the labels that are looked up")
    list: Literal["expected_locations"] = Field(
        description="the list of the team in which they are looked up"
    )
    listed: Id = Field(description="the answer where the label is in the list")
    unlisted: Id = Field(description="the answer where it is not; without a list the question stays open")


class Input(Record):
    """A question about a session row."""

    code: Code = Field(
        description="how vector strings name the question: a capital, then up to two capitals or digits; "
        "another for each question"
    )
    question: Line = Field(description="what is asked about a row")
    ordered: bool = Field(
        default=True, description="whether the answers stand in the order of their risk, the least first"
    )
    answers: dict[Id, Answer] = Field(min_length=2, description="the answers")
    by_team: ByTeam | None = Field(
        default=None, description="labels whose answer depends on the team, if there are any"
    )
    open_labels: tuple[Label, ...] = Field(
        default=(), description="what a row shows where it answers nothing, so that somebody must be asked"
    )


class Rule(Record):
    """Points for one answer, or for several that hold together."""

    id: Id
    when: dict[Name, Id] = Field(min_length=1, description="the answers that must all hold")
    points: int = Field(ge=-100, le=100, description="how many; below zero, they speak for the session")
    because: Line = Field(description="why it gives points")


class Caution(Record):
    """What a reader is told besides the decision, which it does not change."""

    id: Id
    when: dict[Name, Id] = Field(min_length=1, description="the answers that must all hold")
    from_: int | None = Field(default=None, alias="from", description="the lowest score it is for")
    text: Line = Field(description="what to mind")
    next: Line | None = Field(
        default=None, description="what to do first, in place of the decision's own next step"
    )


class Band(Record):
    """What is decided from a score on; the last band has no `from` and takes the rest."""

    from_: int | None = Field(default=None, alias="from", description="the lowest score of the band")
    decision: DecisionId = Field(description="what is decided from that score on")


class Ruleset(Record):
    """A complete set of rules."""

    id: Id
    code: RulesCode = Field(description="how vector strings name the rules: two to four capitals")
    title: Line = Field(description="what pages call the rules")
    inputs: dict[Name, Input] = Field(
        min_length=1, description="the questions, by the field of a session row"
    )
    rules: tuple[Rule, ...] = Field(
        min_length=1, max_length=50, description="what gives points, or takes them"
    )
    bands: tuple[Band, ...] = Field(min_length=1, description="the highest band first")
    cautions: tuple[Caution, ...] = Field(
        default=(), max_length=20, description="what readers are told besides the decision"
    )
