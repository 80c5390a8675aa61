"""Nothing goes in; the head of an after-action report comes out: which drill it was, when, with whom."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from generator.api.parts import Output

Count = Annotated[int, Field(ge=0)]
Seconds = Annotated[int, Field(ge=0, description="whole seconds")]
WrittenText = Annotated[str | None, Field(description="null where nobody wrote anything")]
Clock = Annotated[
    AwareDatetime,
    # Most validators pass over formats.
    Field(json_schema_extra={"pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$"}),
]
StampName = Literal["detected", "acknowledged", "decided", "contained", "verified"]


class Instant(Output):
    """When something happened."""

    exercise: Seconds = Field(description="seconds since the start, by the clock of the exercise")
    clock: Clock = Field(description="the time of the machine, with its offset")


class ChecklistName(Output):
    """The checklist that the drill follows."""

    id: str
    title: str


class Sponsor(Output):
    """The role that wanted the drill."""

    role: str
    label: str


class TeamName(Output):
    """The team that took part."""

    id: str
    name: str


class Participant(Output):
    """A role of the drill. Reports name no person."""

    role: str
    label: str
    presence: Literal["present", "substituted", "missing"] | None = Field(
        description="null where nobody wrote it down"
    )
    substitute: str | None = Field(description="the role that stood in; null where none did")
    reach: str | None = Field(description="where the team reaches the role; null where it does not say")


class Pause(Output):
    """A time in which the exercise stood still, or the page did not run."""

    from_: Instant = Field(alias="from")
    to: Instant | None = Field(description="null where it was not over")
    seconds: Seconds | None = Field(description="by the wall clock; null where it was not over")
    cause: Literal["pause", "closed", "asleep", "asleep-or-set"] = Field(
        description="somebody paused; the page was closed; the machine slept; it slept or its clock was set"
    )
    counted: bool = Field(description="whether the clock of the exercise ran on all the same")


class SpeedChange(Output):
    """From when on the clock of the exercise ran at another speed."""

    at: Instant
    speed: Literal[1, 5, 20]


class ClockSetting(Output):
    """That somebody set the clock of the machine."""

    at: Instant
    by: int = Field(description="seconds; negative where it was set back")


class RulesetVersion(Output):
    """The scoring rules of the portal then."""

    id: str
    code: str
    hash: str = Field(description="changes with anything that the rules say")


class PortalVersion(Output):
    """The portal that the drill was run in."""

    name: str
    built_on: date
    policy: str = Field(description="changes with anything that the policy says")
    ruleset: RulesetVersion
    plan: str = Field(description="changes with anything that the drill says")


class Exercise(Output):
    """The drill, and how it was run."""

    id: str
    title: str
    type: Literal["tabletop"]
    summary: WrittenText
    audience: WrittenText
    purpose: WrittenText
    scope: WrittenText
    threat: WrittenText
    scenario: WrittenText
    capabilities: tuple[str, ...] = Field(description="the capabilities that were exercised")
    checklist: ChecklistName
    sponsor: Sponsor | None = Field(description="null where the drill has none")
    organizations: WrittenText
    team: TeamName | None = Field(description="null where none was chosen")
    roles: tuple[Participant, ...]
    date_: date | None = Field(alias="date", description="the day of the start; null before it")
    started: Clock | None = Field(description="null before the start")
    ended: Clock | None = Field(description="null before the end")
    planned_minutes: Count
    exercise_seconds: Seconds | None = Field(description="how long it took; null before the end")
    wall_seconds: Seconds | None = Field(
        description="how long it took by the wall clock, pauses included; null before the end"
    )
    pauses: tuple[Pause, ...]
    speeds: tuple[SpeedChange, ...]
    clock_settings: tuple[ClockSetting, ...]
    portal: PortalVersion
