"""The types of fields: which texts each takes, and which it refuses."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json

from generator.models.base import Day, Duration, Id, Line, Link, Markdown, Name, Text

ADAPTERS: dict[Any, TypeAdapter[Any]] = {
    one: TypeAdapter(one) for one in (Day, Duration, Id, Line, Link, Markdown, Name, Text)
}


def read(hint: Any, value: object) -> Any:
    """The value as a field of this type takes it from a data file."""
    return ADAPTERS[hint].validate_json(to_json(value), strict=True)


@pytest.mark.parametrize(
    ("hint", "value"),
    [
        (Id, "a"),
        (Id, "payments-2026-02"),
        (Id, "2fa"),
        (Id, "a" * 60),
        (Name, "device"),
        (Name, "owner_can_confirm"),
        (Line, "One line, with <b>signs</b> & “quotes”."),
        (Line, "é" * 400),
        (Text, "Two\n\nlines"),
        (Markdown, "* one\n* two"),
        (Link, "https://example.com/a?b=c#d"),
        (Link, "HTTP://example.com"),
        (Link, "mailto:a@example.com"),
        (Link, "checklists/response.md#response-log-out-all"),
        (Link, "../index.md"),
        (Link, "#here"),
    ],
)
def test_a_fitting_text_is_taken_as_it_is(hint: Any, value: str) -> None:
    """What fits is neither trimmed nor changed."""
    assert read(hint, value) == value


@pytest.mark.parametrize(
    ("hint", "value"),
    [
        (Id, ""),
        (Id, "A"),
        (Id, "a--b"),
        (Id, "-a"),
        (Id, "a-"),
        (Id, "a_b"),
        (Id, "a/b"),
        (Id, "a\n"),
        (Id, "é"),
        (Id, "a" * 61),
        (Id, 5),
        (Name, "a-b"),
        (Name, "2fa"),
        (Name, "a__b"),
        (Line, ""),
        (Line, " \u00a0"),
        (Line, "a\nb"),
        (Line, "a" * 401),
        (Line, None),
        (Text, "\n \n"),
        (Text, "a" * 20_001),
        (Markdown, ""),
        (Link, ""),
        (Link, "a b"),
        (Link, " https://example.com"),
        (Link, "javascript:alert(1)"),
        (Link, "JavaScript:alert(1)"),
        (Link, "java\tscript:alert(1)"),
        (Link, "data:text/html,x"),
        (Link, "vbscript:x"),
        (Link, "file:///etc/passwd"),
        (Link, "//example.com"),
        (Link, "\\\\example.com"),
        (Link, "example.com:80/x"),
        (Link, "http://[x"),
        (Link, "https://"),
        (Link, "https:example.com"),
        (Link, "https:///path"),
    ],
)
def test_a_text_that_does_not_fit_is_refused(hint: Any, value: object) -> None:
    """Blank, too long, of another form, or a link that could run something."""
    with pytest.raises(ValidationError):
        read(hint, value)


@given(st.dates())
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    """Every day of the calendar is read; in Python code a date is a day as well."""
    assert read(Day, day.isoformat()) == day == ADAPTERS[Day].validate_python(day)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("2026-02-29", "no_such_day"),
        ("2026-13-01", "no_such_day"),
        ("0000-01-01", "no_such_day"),
        ("2026-6-5", "day"),
        ("2026-06-25T00:00:00", "day"),
        ("20260625", "day"),
        ("2026-W26-4", "day"),
        ("٢٠٢٦-٠٦-٢٥", "day"),
        (" 2026-06-25", "day"),
        (1_782_345_600, "day"),
        (True, "day"),
        (None, "day"),
    ],
)
def test_what_is_no_day_is_refused_with_its_reason(value: object, why: str) -> None:
    """Other forms, and days that do not exist."""
    with pytest.raises(ValidationError) as caught:
        read(Day, value)
    assert [error["type"] for error in caught.value.errors()] == [why]


@pytest.mark.parametrize("days", [1, 2, 30, 366, 9999])
def test_a_duration_says_itself_as_it_is_written(days: int) -> None:
    """Reading what a duration prints gives the same duration."""
    assert read(Duration, str(Duration(days))) == Duration(days)


@pytest.mark.parametrize(
    "text", ["", "30", "30days", "0 days", "-1 days", "3 months", "10000 days", "٣ days", 30]
)
def test_what_is_no_number_of_days_is_refused(text: object) -> None:
    """Only whole days, in words, from one on."""
    with pytest.raises(ValidationError):
        read(Duration, text)


def test_longer_durations_come_after_shorter_ones() -> None:
    """Durations are compared by their days, not by their texts."""
    assert sorted([Duration(30), Duration(7), Duration(1)]) == [Duration(1), Duration(7), Duration(30)]
