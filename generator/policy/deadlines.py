"""The policy, a team and the day of a review go in; the days by which something follows from it come out.

A deadline is the first day on which as much time has passed as the policy of that very day allows. An
exception that begins or ends in between changes how much that is: when a monthly review ends and a daily one
is back, what was reviewed last week is due on the day after the exception. So a deadline follows from the
data alone, whenever it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from generator.models.policy import Policy
from generator.models.teams import Team
from generator.policy.effective import Effective, on_day, own_policy

Allowed = Callable[[tuple[Effective, ...]], int | None]
"""How many days the effective policy allows; None where no setting says so."""


@dataclass(frozen=True)
class Deadlines:
    """What follows from a review."""

    next_review: date | None
    """The day by which a team reviews again; None where no setting has intervals."""
    raw_rows_gone: date | None
    """The last day on which the raw rows of the review may be kept; None where no setting limits that."""


def deadlines(own: tuple[Effective, ...], team: Team, last: date) -> Deadlines:
    """What follows from a review, where `own` holds for the team on a day without any exception."""
    return Deadlines(_deadline(own, team, last, _interval), _deadline(own, team, last, _raw_rows_kept))


def next_review(policy: Policy, team: Team, last: date) -> date | None:
    """The day by which a team reviews again; None where no setting has intervals."""
    return _deadline(own_policy(policy, team), team, last, _interval)


def raw_rows_gone(policy: Policy, team: Team, reviewed: date) -> date | None:
    """The last day on which the raw rows of a review may be kept; None where no setting limits that."""
    return _deadline(own_policy(policy, team), team, reviewed, _raw_rows_kept)


def _interval(effective: tuple[Effective, ...]) -> int | None:
    for one in effective:
        if one.setting.every and isinstance(one.value, str):
            return one.setting.every[one.value].days
    return None


def _raw_rows_kept(effective: tuple[Effective, ...]) -> int | None:
    for one in effective:
        if one.setting.limits == "raw-rows" and isinstance(one.value, int):
            return one.value
    return None


def _deadline(own: tuple[Effective, ...], team: Team, since: date, allowed: Allowed) -> date | None:
    changes = {
        day for one in team.exceptions for day in (one.approved_on, _after(one.expires)) if day > since
    }
    starts = [since, *sorted(changes)]
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        days = allowed(on_day(own, team, start))
        if days is None:
            return None
        due = max(start, _later(since, days))
        if end is None or due < end:
            return due
    raise AssertionError("the last span has no end")


def _after(day: date) -> date:
    return _later(day, 1)


def _later(day: date, days: int) -> date:
    """So many days later; what would be after the year 9999, the last of the calendar, is on its last day."""
    return day + timedelta(days=min(days, (date.max - day).days))
