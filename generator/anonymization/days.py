"""The time of a sign-in goes in, as an export writes it; its day comes out, as it was written.

A time with a zone keeps its own day: a row is compared with what its owner remembers.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from generator.anonymization.texts import visible
from generator.anonymization.values import Unreadable, shows_nothing

_LONGEST = 80

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\s)?"
_YEAR, _MONTH_NUMBER, _DAY = r"(?P<year>[0-9]{4})", r"(?P<month>[0-9]{1,2})", r"(?P<day>[0-9]{1,2})"
_ZONE = r"(?:\s?(?:z|[a-z]{3,4}|(?:utc|gmt)?[+-][0-9]{2}:?(?:[0-9]{2})?)(?:\s?\([a-z .]{1,40}\))?)?"
_CLOCK = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?:\s?[ap]m)?"
_TIME = rf"(?:(?:t|,?\s(?:at\s)?){_CLOCK}{_ZONE})?"

_WRITTEN = tuple(
    re.compile(pattern + _TIME)
    for pattern in (
        rf"{_YEAR}(?P<mark>[-/.]){_MONTH_NUMBER}(?P=mark){_DAY}",
        rf"{_WEEKDAY}{_DAY}[\s-]{_MONTH}\.?,?[\s-]{_YEAR}",
        rf"{_WEEKDAY}{_MONTH}\.?\s{_DAY},?\s{_YEAR}",
        r"(?P<first>[0-9]{1,2})(?P<mark>[-/.])(?P<second>[0-9]{1,2})(?P=mark)" + _YEAR,
    )
)
_COMPACT = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?:t[0-9]{4,6}z?)?")
_SINCE_1970 = re.compile(r"([0-9]{10})(?:[0-9]{3})?(?:\.[0-9]{1,9})?")

_EXPECTED = "expected one such as 2026-11-03 or 2026-11-03T09:30:00Z"
_NO_DAY = Unreadable("the day cannot be read", _EXPECTED)
_NO_SUCH_DAY = Unreadable("the calendar has no such day", _EXPECTED)
_AMBIGUOUS = Unreadable(
    "the day is ambiguous: day and month could be either way round", "write the year first, as in 2026-11-03"
)


def read_day(text: str) -> date | Unreadable | None:
    """The day of a date or a time; None where nothing is shown."""
    written = visible(text).lower()
    if shows_nothing(written):
        return None
    if len(written) > _LONGEST or not written.isascii():
        return _NO_DAY
    if found := _SINCE_1970.fullmatch(written):
        return datetime.fromtimestamp(int(found[1]), UTC).date()
    for pattern in (_COMPACT, *_WRITTEN):
        if found := pattern.fullmatch(written):
            return _day(found.groupdict())
    return _NO_DAY


def _day(parts: dict[str, str]) -> date | Unreadable:
    if "name" in parts:
        parts |= {"month": str(_MONTHS.index(parts["name"][:3]) + 1)}
    elif "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if first <= 12 and second <= 12 and first != second:
            return _AMBIGUOUS
        parts |= {"day": str(max(first, second)), "month": str(min(first, second))}
    try:
        return date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    except ValueError:
        return _NO_SUCH_DAY
