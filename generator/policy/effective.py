"""The policy, a team and a day go in; what holds for the team, and where it comes from, comes out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from generator.models.policy import Policy, Setting
from generator.models.teams import PolicyException, Team
from generator.policy.exceptions import exception_state
from generator.policy.values import EffectiveValue, applied, loosens

Origin = Literal["default", "team", "exception"]


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


def default_policy(policy: Policy) -> tuple[Effective, ...]:
    """What holds for a team that changes nothing, in the order of the policy."""
    return tuple(Effective(setting, setting.default, "default") for setting in policy.settings)


def effective_policy(policy: Policy, team: Team, as_of: date) -> tuple[Effective, ...]:
    """What holds for `team` on the day `as_of`, in the order of the policy.

    An active exception goes before the team's own value, and that before the default. An exception that has
    expired, or has not begun, counts for nothing.
    """
    return on_day(own_policy(policy, team), team, as_of)


def on_day(own: tuple[Effective, ...], team: Team, as_of: date) -> tuple[Effective, ...]:
    """What holds for `team` on the day `as_of`, where `own` holds for it on a day without any exception."""
    if not team.exceptions:
        return own
    active = {
        one.setting: one for one in reversed(team.exceptions) if exception_state(one, as_of) == "active"
    }
    return tuple(excepted(one, active[one.setting.id]) if one.setting.id in active else one for one in own)


def own_policy(policy: Policy, team: Team) -> tuple[Effective, ...]:
    """What holds for `team` on a day without any exception, in the order of the policy."""
    return tuple(own_value(setting, team) for setting in policy.settings)


def excepted(own: Effective, exception: PolicyException) -> Effective:
    """What holds instead of `own` while `exception` is active."""
    return replace(own, value=applied(own.value, exception.value), origin="exception", exception=exception)


def own_value(setting: Setting, team: Team) -> Effective:
    """What holds for one setting on a day without any exception: the team's own value, or the default.

    An own value that loosens what teams may only tighten is worth no more than its exception: without one
    that is active, the default holds.
    """
    change = team.policy.get(setting.id)
    if change is not None:
        value = applied(setting.default, change)
        if setting.guardrail == "free" or not loosens(setting, setting.default, value):
            return Effective(setting, value, "team")
    return Effective(setting, setting.default, "default")
