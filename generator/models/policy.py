"""data/policy.yml: the settings that every team has, their defaults and their guardrails."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from generator.models.base import Duration, Id, Ids, Line, Record, RedactionClassId

Guardrail = Literal["locked", "tighten", "free"]
"""What teams may change: nothing; only towards strict; anything."""

SetName = Literal["controls", "separate_reviews"]
"""Where the members of a set are listed: controls.yml, or the vocabulary of separate reviews."""


def shape_of_one(value: Any) -> str | None:
    """What a value is that has no parts; nothing where it has some."""
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, int):
        return "number"
    return "step" if isinstance(value, str) else None


def _shape(value: Any) -> str | None:
    return "members" if isinstance(value, list | tuple) else shape_of_one(value)


Value = Annotated[
    Annotated[Id, Tag("step")]
    | Annotated[bool, Tag("truth")]
    | Annotated[int, Tag("number")]
    | Annotated[Ids, Tag("members")],
    Discriminator(_shape, custom_error_type="setting_value", custom_error_message="not a value"),
]
"""The value of a setting: a step of its scale, a truth value, a number, or the members of its set."""


class NumberRange(Record):
    """What a number may be: its unit, its bounds, and which end is the strict one."""

    unit: Line = Field(description="what is counted, in the plural, such as days")
    least: int = Field(ge=0, description="the smallest number that it may be")
    most: int = Field(ge=1, description="the largest number that it may be")
    strict: Literal["lowest", "highest"] = Field(description="which numbers are the stricter ones")


class Setting(Record):
    """One policy setting; it has exactly one of `scale`, `set_of`, `flag` and `number`."""

    id: Id
    title: Line = Field(description="what it is about, as the policy page calls it")
    short: Line | None = Field(
        default=None,
        description="what it is called where the title has no room, as a column is; none: its id",
    )
    why: Line = Field(description="what the setting is for")
    scale: Ids | None = Field(
        default=None, min_length=2, description="the steps of a scale, the strictest first"
    )
    every: dict[Id, Duration] = Field(
        default_factory=dict, description="for a scale of frequencies: the longest time between two times"
    )
    set_of: SetName | None = Field(default=None, description="where the members of the set are listed")
    flag: Literal[True] | None = Field(default=None, description="true: the setting is a truth value")
    strict: bool | None = Field(default=None, description="for a flag: which of the two is the strict one")
    redacts: tuple[RedactionClassId, ...] = Field(
        default=(), description="for a flag about evidence: the classes that are redacted while it is strict"
    )
    number: NumberRange | None = Field(default=None, description="the setting is a number with a unit")
    limits: Literal["raw-rows"] | None = Field(
        default=None, description="for a number of days: what is gone so many days after a review"
    )
    default: Value = Field(description="what holds where a team says nothing")
    guardrail: Guardrail = Field(
        description="what a team may change: nothing, only towards what is stricter, or anything"
    )


class Policy(Record):
    """The policy: all settings."""

    settings: tuple[Setting, ...] = Field(min_length=1, description="the settings, in the order of the page")
