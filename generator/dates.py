"""Days go in; what is due, and since when, comes out. The browser's twin is `widgets/logic/dates.js`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

DueState = Literal["overdue", "today", "soon", "later"]
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True)
class Due:
    """How a date stands on a day: its state, and the days until it (negative once it has passed)."""

    state: DueState
    days: int


def due_state(day: date, as_of: date, soon: int) -> Due:
    """How `day` stands on the day `as_of`; `soon` is the number of days that still count as soon.

    A thing is due on its day and overdue from the day after.
    """
    days = (day - as_of).days
    if days < 0:
        return Due("overdue", days)
    if days == 0:
        return Due("today", 0)
    return Due("soon" if days <= soon else "later", days)


def due_after(last: date, every: int) -> date:
    """The day on which what is done every so many days is due, last done on the day `last`."""
    return date.fromordinal(min(last.toordinal() + every, date.max.toordinal()))


def in_words(day: date) -> str:
    """A day as people write it: 5 June 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
