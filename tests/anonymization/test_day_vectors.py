"""Days of sign-ins, held to the vectors that the browser's import is held to as well."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from generator.anonymization.days import read_day
from generator.anonymization.values import Unreadable

ROOT = Path(__file__).parents[2]
VECTORS = json.loads((ROOT / "tests" / "vectors" / "days.json").read_text(encoding="utf-8"))

PROBLEMS = {
    "the day cannot be read": "unreadable-day",
    "the calendar has no such day": "no-such-day",
    "the day is ambiguous: day and month could be either way round": "ambiguous-day",
}
"""What the browser calls each of the problems."""


@pytest.mark.parametrize("vector", VECTORS, ids=lambda one: repr(one["text"]))
def test_days_are_those_of_the_shared_vectors(vector: dict[str, str | None]) -> None:
    """Python reads each of the shared texts as the vectors say, or refuses it for their reason."""
    found = read_day(str(vector["text"]))
    if isinstance(found, Unreadable):
        read: dict[str, str | None] = {"problem": PROBLEMS[found.problem]}
    else:
        read = {"day": found.isoformat() if isinstance(found, date) else None}
    assert {"text": vector["text"], **read} == vector


def test_the_shared_vectors_hold_every_outcome() -> None:
    """Each problem, a day and nothing at all are among the vectors."""
    outcomes = {one.get("problem") or ("day" if one["day"] else "nothing") for one in VECTORS}
    assert outcomes == {*PROBLEMS.values(), "day", "nothing"}
