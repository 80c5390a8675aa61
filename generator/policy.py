"""The policy, a team and a day go in; what holds for the team, and why, comes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.models.base import Ids
from generator.models.policy import Policy, Setting
from generator.models.teams import PolicyException, SetChange, Team

Origin = Literal["default", "team", "exception"]
ExceptionState = Literal["not-yet", "active", "expired"]
EffectiveValue = str | bool | Ids


@dataclass(frozen=True)
class Effective:
    """What holds for one setting: the value, where it comes from, and the default it stands against."""

    setting: Setting
    value: EffectiveValue
    origin: Origin
    exception: PolicyException | None = None

    @property
    def differs(self) -> bool:
        """Whether the value is not the default."""
        return self.value != self.setting.default


def exception_state(exception: PolicyException, as_of: date) -> ExceptionState:
    """Whether an exception holds on a day: from its approval to its last day, both included."""
    if as_of < exception.approved_on:
        return "not-yet"
    return "active" if as_of <= exception.expires else "expired"


def effective_policy(policy: Policy, team: Team, as_of: date) -> tuple[Effective, ...]:
    """What holds for `team` on the day `as_of`, in the order of the policy.

    An active exception goes before the team's own value, and that before the default. An exception that has
    expired counts for nothing.
    """
    return tuple(_effective(setting, team, as_of) for setting in policy.settings)


def _effective(setting: Setting, team: Team, as_of: date) -> Effective:
    exception = next(
        (
            one
            for one in team.exceptions
            if one.setting == setting.id and exception_state(one, as_of) == "active"
        ),
        None,
    )
    own = team.policy.get(setting.id)
    base: EffectiveValue = setting.default if own is None else _applied(setting.default, own)
    if exception is not None:
        return Effective(setting, _applied(base, exception.value), "exception", exception)
    return Effective(setting, base, "default" if own is None else "team")


def _applied(value: EffectiveValue, change: str | bool | SetChange) -> EffectiveValue:
    """The value after a change: sets gain and lose members, everything else is replaced."""
    if isinstance(change, SetChange):
        members = value if isinstance(value, tuple) else ()
        kept = tuple(member for member in members if member not in change.remove)
        return kept + tuple(member for member in change.add if member not in kept)
    return change


def review_interval(effective: tuple[Effective, ...]) -> int | None:
    """The longest time between two reviews, in days; None where no setting has intervals."""
    for one in effective:
        if one.setting.every and isinstance(one.value, str):
            return one.setting.every[one.value].days
    return None
