"""Nothing goes in; the format of an after-action report comes out, which the page of a drill saves.

The browser makes such a report, so there is no file of it here; tests hold what it makes to these models.
Times are whole seconds by the clock of the exercise, which stands still in pauses and may run faster.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from generator.api.drill_results import InjectEntry, Revocation, SessionEntry, StepEntry
from generator.api.exercise import Count, Exercise, Instant, Seconds, StampName, WrittenText
from generator.api.parts import Format, Output


class DecisionFigures(Output):
    """How the decisions about sessions stand to the expected ones."""

    right: Count
    milder: Count
    harsher: Count
    undecided: Count
    of: Count = Field(description="how many sessions there are")


class InjectFigures(Output):
    """What came of the injects."""

    met: Count = Field(description="met in time")
    met_late: Count
    missed: Count
    expected: Count = Field(description="how many were delivered and expect something")
    delivered: Count
    of: Count = Field(description="how many injects there are")


class StepFigures(Output):
    """How the steps that apply were done."""

    done: Count
    skipped: Count
    out_of_order: Count = Field(description="done before a step that stands before them")
    of: Count = Field(description="how many steps apply")


class Figures(Output):
    """The report in numbers."""

    decisions: DecisionFigures
    injects: InjectFigures
    steps: StepFigures


class Stamp(Output):
    """A moment that was stamped by hand."""

    at: Instant | None = Field(description="null where it was not stamped")
    since_start: Seconds | None = Field(description="null where it was not stamped")
    previous: StampName | None = Field(description="the nearest stamp before it; null where there is none")
    since_previous: Seconds | None = Field(
        description="time since `previous`; null where there is none, and out of order"
    )
    out_of_order: bool = Field(description="whether it was stamped before one that is expected earlier")


class Stamps(Output):
    """The five moments, in the order in which they are expected."""

    detected: Stamp
    acknowledged: Stamp
    decided: Stamp
    contained: Stamp
    verified: Stamp


class Spread(Output):
    """What is typical of several times; what was done before it was asked for took 0 seconds."""

    median: Seconds | None = Field(description="null where there is no time")
    longest: Seconds | None = Field(description="null where there is no time")
    n: Count = Field(description="how many times there are")


class Times(Output):
    """How long things took in the drill as a whole."""

    expectation_met: Spread = Field(description="from an inject until what it expects is met")
    session_decided: Spread = Field(description="from the first inject until a session is decided")


class ObjectiveRating(Output):
    """An objective and how it was met."""

    id: str
    text: str
    rating: Literal["P", "S", "M", "U"] | None = Field(
        description="performed without challenges, with some, with major ones, unable to be performed; "
        "null where nobody rated it"
    )
    observation: WrittenText
    analysis: WrittenText
    recommendation: WrittenText


class CorrectiveAction(Output):
    """A line of the improvement plan."""

    action: str
    element: Literal["planning", "organization", "equipment", "training", "exercise"] | None = Field(
        description="the element of the capability that it improves; null where nobody chose one"
    )
    role: str | None = Field(description="the role that is responsible; null where nobody chose one")
    role_label: str | None = Field(description="what readers see of that role; null without one")
    start: date | None = Field(description="null where nobody set it")
    due: date | None = Field(description="null where nobody set it")


class DebriefAnswer(Output):
    """An answer of a role."""

    role: str | None = Field(description="null where it is nobody's in particular")
    text: str


class DebriefQuestion(Output):
    """A question of the talk afterwards."""

    question: str
    answers: tuple[DebriefAnswer, ...]


class TimelineEntry(Output):
    """A moment of the drill."""

    at: Instant
    role: str | None = Field(description="null where it is nobody's in particular")
    kind: Literal[
        "start", "pause", "resume", "speed", "clock", "step", "inject", "response", "stamp", "decision",
        "check", "line", "end",
    ]  # fmt: skip
    text: str


class DecisionTerm(Output):
    """A decision of the portal when the drill was run."""

    id: str
    label: str
    severity: Count


class AfterActionReport(Output):
    """What came of a drill."""

    schema_: Literal["after-action-report/1"] = Field(default="after-action-report/1", alias="schema")
    run: str = Field(description="tells a run of a drill from every other")
    exercise: Exercise
    figures: Figures
    stamps: Stamps
    times: Times
    objectives: tuple[ObjectiveRating, ...]
    strengths: tuple[str, ...]
    areas: tuple[str, ...] = Field(description="areas for improvement")
    actions: tuple[CorrectiveAction, ...] = Field(description="the improvement plan")
    injects: tuple[InjectEntry, ...]
    sessions: tuple[SessionEntry, ...]
    steps: tuple[StepEntry, ...] = Field(description="those that apply, in the order of the checklist")
    revocation: Revocation
    debrief: tuple[DebriefQuestion, ...]
    timeline: tuple[TimelineEntry, ...] = Field(description="every moment, in order")
    decisions: tuple[DecisionTerm, ...] = Field(description="the mildest first")


AFTER_ACTION = Format(
    "after-action-report", "The report of a drill, as its page saves it.", AfterActionReport
)
