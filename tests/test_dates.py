"""What is due on a day, held to the vectors that the browser's code is held to as well."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates import Due, due_after, due_state, in_words

VECTORS = json.loads((Path(__file__).parent / "vectors" / "dates.json").read_text(encoding="utf-8"))
DAYS = st.dates(min_value=date(100, 1, 1), max_value=date(9900, 12, 31))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: f"{v['date']} on {v['as_of']}")
def test_due_state_is_that_of_the_shared_vectors(vector: dict[str, str | int]) -> None:
    """Python says of each shared vector what the vector says."""
    day, as_of = date.fromisoformat(str(vector["date"])), date.fromisoformat(str(vector["as_of"]))
    expected = Due(vector["state"], vector["days"])  # type: ignore[arg-type]  # the vectors hold only states
    assert due_state(day, as_of, int(vector["soon"])) == expected


@given(day=DAYS, as_of=DAYS, soon=st.integers(0, 400))
def test_due_state_is_one_of_four_by_the_days_that_are_left(day: date, as_of: date, soon: int) -> None:
    """Below zero a thing is overdue, at zero due today, up to `soon` days soon, and later after that."""
    due = due_state(day, as_of, soon)
    assert as_of + timedelta(days=due.days) == day
    if due.days <= 0:
        assert due.state == ("overdue" if due.days < 0 else "today")
    else:
        assert due.state == ("soon" if due.days <= soon else "later")


@given(last=st.dates(), every=st.integers(1, 9999))
def test_what_is_done_every_so_many_days_is_due_that_many_days_later(last: date, every: int) -> None:
    """Or, where the calendar ends before, on its last day."""
    due = due_after(last, every)
    assert (due - last).days == every or (due == date.max and (due - last).days < every)


@given(day=DAYS, soon=st.integers(0, 40))
def test_a_thing_only_ever_comes_nearer(day: date, soon: int) -> None:
    """From one day to the next, the state moves from later over soon and today to overdue, or stays."""
    order = ["later", "soon", "today", "overdue"]
    states = [order.index(due_state(day, day + timedelta(days=n), soon).state) for n in range(-50, 5)]
    assert states == sorted(states)
    assert set(states) == ({0, 1, 2, 3} if soon else {0, 2, 3})


def test_a_day_is_written_as_people_do() -> None:
    """Days in sentences have no leading zero and the month as a word."""
    assert in_words(date(2026, 6, 5)) == "5 June 2026"
    assert in_words(date(2027, 12, 31)) == "31 December 2027"


def test_each_month_has_its_own_word() -> None:
    """The twelve months are written in full, and no two alike."""
    words = [in_words(date(2026, month, 1)).split()[1] for month in range(1, 13)]
    assert " ".join(word[:3] for word in words) == "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
    assert all(word.isalpha() for word in words)
