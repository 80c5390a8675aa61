"""Nothing goes in; what a report says of injects, sessions, steps and the revocation of a drill comes out."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.api.exercise import Count, Instant, Seconds, WrittenText
from generator.api.parts import Output

Verdict = Literal["right", "milder", "harsher"]


class InjectResponse(Output):
    """What was done about an inject."""

    decision: str | None = Field(description="an id of `decisions`, or words; null where none was taken")
    options: WrittenText
    role: str | None = Field(description="the role that decided; null where nobody wrote it down")
    rationale: WrittenText
    follow_up: WrittenText
    evidence: str | None = Field(description="the class of the evidence, in words; null where there is none")
    decided: Instant | None = Field(description="since when the decision is this; null without one")


class Expected(Output):
    """What was expected about an inject."""

    step: str | None = Field(description="a step of the checklist; null where none is expected")
    decision: str | None = Field(description="an id of `decisions`; null where none is expected")
    within: Seconds | None = Field(description="in which time; null where there is no limit")


class Met(Output):
    """That an expectation was met."""

    at: Instant
    seconds: Seconds = Field(description="time since the inject was delivered")
    already: bool = Field(description="whether it was met before the inject was delivered")


class InjectEntry(Output):
    """What the facilitator made known, and what came of it."""

    number: Count
    id: str
    text: str
    planned: Seconds = Field(description="when it can come at the earliest, by plan")
    due: Seconds | None = Field(description="when its time came; null where it did not, or nobody knew")
    delivered: Instant | None = Field(description="null where it was not delivered")
    late: int | None = Field(
        description="seconds from `due` to `delivered`, negative where it came early; null without either"
    )
    by: Literal["clock", "hand"] | None = Field(description="who delivered it; null where nobody did")
    paused: Seconds | None = Field(
        description="how long the exercise stood still since the inject before, by the wall clock; "
        "null where it was not delivered"
    )
    response: InjectResponse | None = Field(description="null where none was written down")
    expected: Expected | None = Field(description="null where nothing is expected")
    outcome: Literal["met", "met-late", "missed", "not-delivered", "nothing-expected"]
    met: Met | None = Field(description="null where nothing was met")
    verdict: Verdict | None = Field(
        description="how the decision of the response stands to the expected one; null without either"
    )


class SessionRow(Output):
    """A session row as everybody saw it."""

    owner: str
    device: str
    app: str
    location: str
    days_ago: Count | None = Field(description="days before the drill; null where not shown")
    trusted_device: Literal["yes", "no"] | None = Field(description="null where not shown")
    owner_can_confirm: Literal["yes", "no"] | None = Field(description="null where not asked")
    current_session: Literal["yes", "no"] | None = Field(description="null where not shown")


class RulesOpinion(Output):
    """What the scoring rules say of a row."""

    state: Literal["complete", "incomplete", "unreadable"]
    total: int | None = Field(description="the score; null where a question is open")
    least: int
    most: int
    decision: str | None = Field(description="null where more than one is possible")
    possible: tuple[str, ...]
    with_expected: bool | None = Field(
        description="whether the rules agree with the expected decision; null where they leave it open"
    )
    with_taken: bool | None = Field(
        description="whether the rules agree with the decision that was taken; null where they leave it "
        "open, or none was"
    )


class SessionEntry(Output):
    """A session and what was decided about it."""

    number: Count
    row: SessionRow
    expected: str = Field(description="the decision that is right, an id of `decisions`")
    because: str
    taken: str | None = Field(description="the decision that was taken; null where none was")
    at: Instant | None = Field(description="since when the decision is this; null without one")
    changes: Count = Field(description="how often the decision was changed")
    verdict: Verdict | Literal["undecided"]
    opinion: RulesOpinion


class StepEntry(Output):
    """A step that applies."""

    id: str
    do: str
    done: Instant | None = Field(description="null where it was skipped")
    role: str | None = Field(description="the role that did it; null where nobody wrote it down")
    skipped: bool
    ahead_of: tuple[str, ...] = Field(description="steps that stand before it and were done after it")
    any_time: bool = Field(description="whether it may be done out of order")


class RevokedSession(Output):
    """When a session was seen gone, in seconds after the log-out of all sessions."""

    number: Count
    label: str
    gone: Seconds | None = Field(description="when it was first seen gone for good; null where it was not")
    last_listed: Seconds | None = Field(description="when it was last seen listed; null where it was not")


class Revocation(Output):
    """Whether the log-out of all sessions kept to its documented time."""

    opened: Instant | None = Field(description="when it was done; null where it was not")
    promised_minutes: Count
    sessions: tuple[RevokedSession, ...]
    longest: Seconds | None = Field(
        description="the longest `gone`; null where there is none, and while one was last seen listed"
    )
    observed: Count = Field(description="how many were seen gone")
    of: Count = Field(description="how many sessions there are")
    verdict: Literal["within", "longer", "unclear", "not-observed", "not-opened"] = Field(
        description="of those that somebody looked at; unclear where nobody looked at the right moment"
    )
