"""Values: decisions, apps, truth values and days, in the ways in which exports write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.anonymization.days import read_day
from generator.anonymization.values import Terms, Unreadable, read_truth

DECISIONS = Terms(
    "decision",
    {"keep": "keep", "Keep": "keep", "revoke-and-escalate": "revoke-and-escalate", "Revoke now": "revoke"},
)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("keep", "keep"),
        (" KEEP ", "keep"),
        ("revoke_and escalate", "revoke-and-escalate"),
        ("Revoke-Now", "revoke"),
        ("ｋｅｅｐ", "keep"),
    ],
)
def test_a_term_is_known_in_any_spelling(text: str, published: str) -> None:
    """Id or label, any case, spaces, hyphens and underscores alike."""
    assert DECISIONS.read(text) == published


@pytest.mark.parametrize(
    ("text", "problem", "expected"),
    [
        ("", "the decision is missing", "expected one of keep, revoke-and-escalate, revoke"),
        ("keeep", "no decision of data/vocabularies.yml", "did you mean 'keep'?"),
        (
            "ana@example.com",
            "no decision of data/vocabularies.yml",
            "expected one of keep, revoke-and-escalate, revoke",
        ),
    ],
)
def test_an_unknown_term_is_not_quoted(text: str, problem: str, expected: str) -> None:
    """A column may have slipped, so a message has a term of the vocabulary and never the value."""
    assert DECISIONS.read(text) == Unreadable(problem, expected)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *((word, True) for word in ("yes", "Yes", "TRUE", "true", "1", "y", "on")),
        *((word, False) for word in ("no", "False", "0", "n", "OFF")),
        *((word, None) for word in ("", "  ", "null", "n/a", "N/A", "unknown", "Not shown", "-")),
    ],
)
def test_yes_and_no_are_read_in_the_usual_words(text: str, value: bool | None) -> None:
    """What is empty, and words for nothing, are null."""
    assert read_truth(text) is value


@pytest.mark.parametrize("text", ["maybe", "2", "yes no", "ja"])
def test_no_truth_value_is_guessed(text: str) -> None:
    """Another word is an error, not a no."""
    assert isinstance(read_truth(text), Unreadable)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03",
        "2026-11-03T23:59:59Z",
        "2026-11-03 10:00",
        "2026-11-03T00:10:00.123456+05:30",
        "2026-11-03T23:00:00-0800",
        "2026-11-03 10:00:00 UTC",
        "2026/11/03",
        "2026.11.3 9:30 pm",
        "20261103",
        "20261103T100000Z",
        "Tue, 3 Nov 2026 10:00:00 +0000",
        "Tue, 03 Nov 2026 10:00:00 GMT",
        "Tue Nov 03 2026 10:00:00 GMT+0000 (Coordinated Universal Time)",
        "Nov 3, 2026, 4:15 PM",
        "November 3, 2026 at 4:15 PM",
        "3 November 2026",
        "3-Nov-2026",
        "1793700000",
        "1793700000123",
        "1793700000.5",
    ],
)
def test_days_in_every_form(text: str) -> None:
    """Dates, times with and without zones, mail dates and seconds since 1970 give the day as written."""
    assert read_day(text) == date(2026, 11, 3)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("25/12/2026", date(2026, 12, 25)),
        ("12/25/2026", date(2026, 12, 25)),
        ("04.04.2026", date(2026, 4, 4)),
        ("", None),
        ("n/a", None),
    ],
)
def test_days_that_can_only_be_meant_one_way(text: str, day: date | None) -> None:
    """Where a number is no month, or both are the same, the order is known."""
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2026-02-30", "the calendar has no such day"),
        ("13/13/2026", "the calendar has no such day"),
        ("0000-01-01", "the calendar has no such day"),
        ("two days ago", "the day cannot be read"),
        ("03/04/26", "the day cannot be read"),
        ("2026-11", "the day cannot be read"),
        ("12345", "the day cannot be read"),
        ("2026-11-03T25", "the day cannot be read"),
        ("２０２６-11-03", "the day cannot be read"),
        ("2" * 100_000, "the day cannot be read"),
    ],
)
def test_what_is_no_day_has_its_reason(text: str, problem: str) -> None:
    """Impossible and unreadable days are told apart."""
    assert read_day(text) == Unreadable(problem, "expected one such as 2026-11-03 or 2026-11-03T09:30:00Z")


@pytest.mark.parametrize("text", ["03/04/2026", "3-4-2026 10:00", "3.11.2026"])
def test_an_ambiguous_day_is_not_guessed(text: str) -> None:
    """Where day and month could be either way round, the message says how to write it without doubt."""
    problem = "the day is ambiguous: day and month could be either way round"
    assert read_day(text) == Unreadable(problem, "write the year first, as in 2026-11-03")


@given(st.dates(), st.sampled_from("-/."))
def test_every_day_is_read_as_it_is_written(day: date, mark: str) -> None:
    """A year first leaves no doubt, whatever is between the numbers."""
    assert read_day(day.isoformat().replace("-", mark)) == day


@given(st.text(max_size=60))
def test_any_text_gives_a_day_or_a_reason(text: str) -> None:
    """Whatever stands in a cell for a day, nothing is raised."""
    assert isinstance(read_day(text), date | Unreadable | None)
