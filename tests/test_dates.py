"""What is due on a day, held to the vectors that the browser's code is held to as well."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from generator.dates import Due, due_state, in_words, next_due

VECTORS = json.loads((Path(__file__).parent / "vectors" / "dates.json").read_text(encoding="utf-8"))
VALID = [vector for vector in VECTORS if "state" in vector]


@pytest.mark.parametrize("vector", VALID, ids=lambda v: f"{v['date']} on {v['as_of']}")
def test_due_state_is_that_of_the_shared_vectors(vector: dict[str, str | int]) -> None:
    """Python says of each shared vector what the vector says."""
    day, as_of = date.fromisoformat(str(vector["date"])), date.fromisoformat(str(vector["as_of"]))
    expected = Due(vector["state"], vector["days"])  # type: ignore[arg-type]  # the vectors hold only states
    assert due_state(day, as_of, int(vector["soon"])) == expected


def test_next_due_counts_whole_days() -> None:
    """A week after a day near the end of the year is in the next year."""
    assert next_due(date(2026, 12, 28), 7) == date(2027, 1, 4)


def test_a_day_is_written_as_people_do() -> None:
    """Days in sentences have no leading zero and the month as a word."""
    assert in_words(date(2026, 6, 5)) == "5 June 2026"
