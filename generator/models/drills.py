"""data/drills/*.yml: a drill, its story and what the facilitator says at which minute."""

from __future__ import annotations

from pydantic import Field

from generator.models.base import (
    AppLabel,
    AudienceId,
    ChecklistId,
    CircumstanceId,
    Day,
    DecisionId,
    Id,
    Line,
    Record,
    RoleId,
    SignInId,
    Text,
    Verbatim,
)
from generator.models.reviews import OwnerPseudonym

MOST = 200
"""How many of a kind the browser takes in a plan (overrides/widgets/logic/drill/plan-shape.js)."""


class Objective(Record):
    """What the drill is to show, and what its report rates."""

    id: Id
    text: Line = Field(description="what is true when the objective is met, one sentence")


class Expectation(Record):
    """What the people in the drill are expected to do about an inject: a step, a decision, or both."""

    step: Id | None = Field(default=None, description="the step of the drill's checklist that is to be done")
    decide: DecisionId | None = Field(default=None, description="the decision that is to be taken")
    within: int | None = Field(default=None, ge=1, le=480, description="in how many minutes")


class Inject(Record):
    """Something that the facilitator makes known: at a minute, or some time after something else."""

    id: Id
    at: int | None = Field(default=None, ge=0, le=480, description="the minute of the drill; or say `after`")
    after: Id | None = Field(
        default=None, description="what it follows: another inject, or a step of the checklist that is done"
    )
    delay: int | None = Field(
        default=None, ge=0, le=480, description="how many minutes after that; none means at once"
    )
    text: Text = Field(description="what is said, to be read aloud")
    expect: Expectation | None = Field(default=None, description="what is expected then")


class ExpectedDecision(Record):
    """The right decision about a session, and its reason."""

    decision: DecisionId = Field(description="the decision that is right")
    because: Line = Field(description="why, one sentence")


class DrillSession(Record):
    """A made-up session row that is decided in the drill."""

    owner: OwnerPseudonym = Field(
        description="a made-up pseudonym: o- and 4 to 40 small letters, digits and hyphens"
    )
    device: Verbatim = Field(description="a label as rows show it, such as Chrome on macOS")
    app: AppLabel = Field(description="the label of a first-party app")
    location: Verbatim = Field(description="a coarse place such as Approx. Portugal")
    days_ago: int | None = Field(
        default=None,
        ge=0,
        le=3650,
        description="how many days before the drill it signed in; none: not shown",
    )
    trusted_device: bool | None = Field(
        default=None, description="whether the row calls the device trusted; none: not shown"
    )
    owner_can_confirm: bool | None = Field(
        default=None, description="whether the owner says that it is theirs; none: nobody asked"
    )
    current_session: bool | None = Field(
        default=None, description="whether it is marked as the current session; none: not shown"
    )
    expected: ExpectedDecision = Field(description="what is right")


class Drill(Record):
    """A drill at the table, with one checklist and made-up sessions."""

    id: Id
    title: Line = Field(description="what the drill is called")
    summary: Line = Field(description="one sentence: what is practised, and what is known afterwards")
    audience: Line = Field(description="whom it is for")
    visibility: AudienceId | None = Field(
        default=None, description="the widest audience that may see it; none: everybody"
    )
    checked_on: Day | None = Field(
        default=None,
        description="the day on which somebody last read the whole file; left out when nobody wrote it down",
    )
    purpose: Line = Field(description="why it is held")
    scope: Line = Field(description="what belongs to it, and what does not")
    threat: Line = Field(description="what is threatened, and by whom or what")
    capabilities: tuple[Line, ...] = Field(
        min_length=1, max_length=MOST, description="what is exercised, one a line"
    )
    sponsor: RoleId = Field(description="the role that wants it held, and takes its report")
    minutes: int = Field(ge=5, le=480, description="how long it takes, without the debrief")
    roles: tuple[RoleId, ...] = Field(min_length=1, description="the roles that take part")
    checklist: ChecklistId = Field(description="the checklist that the drill follows")
    sign_in: SignInId = Field(description="how the drill's account signs in, from the vocabulary")
    ruled_out: tuple[CircumstanceId, ...] = Field(
        default=(),
        description="what is known not to be the case; a step is left out once all that it depends on is",
    )
    scenario: Text = Field(description="what everybody knows at the start")
    objectives: tuple[Objective, ...] = Field(
        min_length=1, max_length=MOST, description="what the drill is to show"
    )
    injects: tuple[Inject, ...] = Field(
        min_length=1, max_length=60, description="what is made known, in order"
    )
    expected_locations: tuple[Verbatim, ...] = Field(
        default=(), description="where the account's owner is expected, as rows show places"
    )
    sessions: tuple[DrillSession, ...] = Field(
        default=(), max_length=MOST, description="the rows on the list"
    )
    debrief: tuple[Line, ...] = Field(
        min_length=1, max_length=MOST, description="questions for the talk right afterwards"
    )
    improvements: tuple[Line, ...] = Field(
        default=(), max_length=MOST, description="prompts for what is to be different next time"
    )
