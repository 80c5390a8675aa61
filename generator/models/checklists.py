"""data/checklists/*.yml: steps to do, in order or in any order."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from pydantic import Field

from generator.models.base import (
    CircumstanceId,
    Day,
    FactId,
    Id,
    Line,
    Link,
    Record,
    RoleId,
    SignInId,
    Text,
)

REVOCATION_MINUTES = 30
"""How long sessions may take to end after Log out of all sessions, as the fact `thirty-minutes` says."""


class Applies(Record):
    """When a step applies; an empty list means always."""

    sign_in: tuple[SignInId, ...] = Field(
        default=(), description="only for accounts that sign in in one of these ways"
    )
    possible: tuple[CircumstanceId, ...] = Field(
        default=(), description="unless each of these circumstances is ruled out"
    )


class Step(Record):
    """One action."""

    id: Id
    do: Line = Field(description="the action, one sentence")
    short: Line | None = Field(
        default=None, description="what it is called in a picture, a few words; none: its id"
    )
    why: Text | None = Field(default=None, description="why it is done")
    caution: Text | None = Field(default=None, description="what goes wrong if it is done carelessly")
    when: Applies | None = Field(default=None, description="when the step applies")
    any_time: bool = Field(default=False, description="true where the step may be done out of order")
    starts: Literal["revocation-window"] | None = Field(
        default=None, description="the clock that doing the step starts"
    )
    captures: Literal["session-rows"] | None = Field(
        default=None, description="what the step writes down, which is gone once a later step is done"
    )
    see: Link | None = Field(default=None, description="the page that says more")
    facts: tuple[FactId, ...] = Field(default=(), description="the facts it rests on")


def applies(step: Step, sign_in: str, ruled_out: Collection[str]) -> bool:
    """Whether an account that signs in this way needs a step, where these circumstances are ruled out.

    While nobody knows how it signs in, which is the empty text, every step is for it; what nobody has ruled
    out is possible. The twin is `applies` of `widgets/logic/drill/steps.js`.
    """
    when = step.when or Applies()
    meant = not when.sign_in or not sign_in or sign_in in when.sign_in
    return meant and not (when.possible and set(when.possible) <= set(ruled_out))


class Checklist(Record):
    """A list of steps."""

    id: Id
    title: Line = Field(description="what the checklist is called")
    summary: Line = Field(description="one sentence: when to use it, and what is true when it is done")
    owner: RoleId | None = Field(
        default=None, description="the role that answers for it; none: the portal's owner"
    )
    checked_on: Day | None = Field(
        default=None,
        description="the day on which somebody last read the whole file; left out when nobody wrote it down",
    )
    ordered: bool = Field(default=False, description="true where the order of the steps matters")
    steps: tuple[Step, ...] = Field(min_length=1, max_length=200, description="the steps, in order")

    @property
    def guided(self) -> bool:
        """Whether a page can guide through it: a clock is started in it."""
        return any(step.starts is not None for step in self.steps)
