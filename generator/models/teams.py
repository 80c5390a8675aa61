"""data/teams/*.yml: a team, how it signs in, whom to reach, and where it departs from the policy."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from generator.models.base import (
    AudienceId,
    ChecklistId,
    Day,
    Id,
    Ids,
    Line,
    Markdown,
    Record,
    SettingId,
    SignInId,
    Text,
    Verbatim,
)
from generator.models.policy import shape_of_one


class Contact(Record):
    """Whom to reach, by role."""

    role: Line = Field(description="the role, never a person")
    reach: Verbatim = Field(description="a channel or a shared mailbox")


class SetChange(Record):
    """How a team changes a set."""

    add: Ids = Field(default=(), description="members that the default does not have")
    remove: Ids = Field(default=(), description="members of the default that the team goes without")


def _shape(value: Any) -> str | None:
    return "change" if isinstance(value, dict | SetChange) else shape_of_one(value)


Override = Annotated[
    Annotated[Id, Tag("step")]
    | Annotated[bool, Tag("truth")]
    | Annotated[int, Tag("number")]
    | Annotated[SetChange, Tag("change")],
    Discriminator(_shape, custom_error_type="override", custom_error_message="not an override"),
]
"""What a team puts in the place of a default: a step of a scale, a truth value, a number, or a change
of a set."""


class PolicyException(Record):
    """A loosening of one setting, for a time, that somebody approved."""

    id: Id
    setting: SettingId = Field(description="the setting it loosens")
    value: Override = Field(description="the value while it is active")
    reason: Text = Field(description="why the policy cannot be kept until then")
    owner: Line = Field(description="the role that answers for it")
    approved_by: Line = Field(description="the role that approved it")
    approved_on: Day = Field(description="the day of the approval, the first on which it holds")
    expires: Day = Field(description="the last day on which it holds")
    compensating: tuple[Line, ...] = Field(min_length=1, description="what makes up for it meanwhile")


class Team(Record):
    """A team."""

    id: Id
    name: Line = Field(description="what the team is called")
    about: Line = Field(description="what the team does with the product, in one sentence")
    visibility: AudienceId | None = Field(
        default=None, description="the widest audience that may see the team and its reviews; none: everybody"
    )
    checked_on: Day | None = Field(
        default=None,
        description="the day on which somebody last read the whole file; left out when nobody wrote it down",
    )
    sign_in: SignInId = Field(description="how its accounts sign in, from the vocabulary")
    contacts: tuple[Contact, ...] = Field(
        min_length=1, description="whom to reach; the first one answers for the team's page"
    )
    expected_locations: tuple[Verbatim, ...] = Field(
        default=(),
        description="where its people are, as rows show places; any other place is unexpected; none: the "
        "question stays open",
    )
    policy: dict[SettingId, Override] = Field(
        default_factory=dict, description="settings that the team changes"
    )
    exceptions: tuple[PolicyException, ...] = Field(
        default=(), description="what is loosened for the team, and until when"
    )
    checklists: tuple[ChecklistId, ...] = Field(default=(), description="checklists that the team works with")
    notes: Markdown | None = Field(default=None, description="what a newcomer to the team must know")
