"""The policy, a team and the day of its last review go in; the day by which it reviews again comes out."""

from __future__ import annotations

from datetime import date, timedelta

from generator.models.policy import Policy
from generator.models.teams import Team
from generator.policy.effective import Effective, effective_policy


def next_review(policy: Policy, team: Team, last: date) -> date | None:
    """The first day on which the last review is as old as the frequency of that very day allows.

    An exception that begins or ends in between changes how long may pass: when a monthly review ends and a
    daily one is back, a review of last week is due on the day after the exception. So the day follows from
    the data alone, whenever it is asked for. None where no setting has intervals.
    """
    changes = {day for one in team.exceptions for day in (one.approved_on, _after(one.expires)) if day > last}
    starts = [last, *sorted(changes)]
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        every = _interval(effective_policy(policy, team, start))
        if every is None:
            return None
        due = max(start, _later(last, every))
        if end is None or due < end:
            return due
    raise AssertionError("the last span has no end")


def _interval(effective: tuple[Effective, ...]) -> int | None:
    """The longest time between two reviews, in days; None where no setting has intervals."""
    for one in effective:
        if one.setting.every and isinstance(one.value, str):
            return one.setting.every[one.value].days
    return None


def _after(day: date) -> date:
    return _later(day, 1)


def _later(day: date, days: int) -> date:
    """So many days later; what would be after the year 9999, the last of the calendar, is on its last day."""
    return day + timedelta(days=min(days, (date.max - day).days))
