"""The variables of the environment go in; the day of a build, and the files that they name, come out."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

CACHE = "RUNBOOK_CACHE"
"""Names another folder for what builds keep."""
ROSTER = "RUNBOOK_ROSTER"
"""Names the roster where no option does: a list of people whose names must not be published."""

_END = 2**32
"""So many seconds a packed file can tell."""


def named_by(variable: str) -> Path | None:
    """The file or folder that a variable names, if it does."""
    named = os.environ.get(variable)
    return Path(named) if named else None


def build_day() -> date:
    """The day of a build: today, or the day of SOURCE_DATE_EPOCH, for builds that can be repeated.

    See https://reproducible-builds.org/docs/source-date-epoch/. Raises `ValueError` where that is no time, or
    one that a packed file cannot be given.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return date.today()
    try:
        seconds = int(epoch)
    except ValueError:
        seconds = -1
    if not 0 <= seconds < _END:
        raise ValueError(f"SOURCE_DATE_EPOCH is {epoch[:40]!r}; expected the seconds since 1970, before 2106")
    return datetime.fromtimestamp(seconds, UTC).date()


def latest_day() -> date:
    """The last day that has begun anywhere: what is written down there is not of the future here."""
    return (datetime.now(UTC) + timedelta(hours=14)).date()
