"""k-anonymity: nobody stands out, nothing is hidden without need, and no row looks safer than it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.anonymization.answers import OPEN, Question, Understand
from generator.anonymization.k_anonymity import (
    SUPPRESSED,
    Alike,
    Ladder,
    Step,
    generalize,
    look_of,
    too_few_alike,
)
from generator.models.reviews import SessionRow
from tests.anonymization.rules import EVERY_RULES, GAZETTEER, generalize_rows, shipped_rules

EXPECTED = "Approx. Portugal"


def look(device: str = "Chrome on macOS", location: str = EXPECTED, app: str = "ChatGPT") -> Alike:
    """What rows of the team alpha have in common."""
    return Alike("alpha", device, app, location)


def ladder(rules: Callable[..., Understand] = shipped_rules, *expected: str) -> Ladder:
    """The steps for a team that expects its people in Portugal, or where it is said."""
    return Ladder(rules(*(expected or (EXPECTED,))), GAZETTEER)


def test_rows_that_many_look_like_stay_as_they_are() -> None:
    """Where k rows are alike, no step is taken."""
    done = generalize({look(): 3}, {}, 3, ladder())
    assert done.shown == {look(): look()}
    assert done.steps == ()


def test_published_rows_count() -> None:
    """What is published already makes a crowd for a new row."""
    done = generalize({look(): 1}, {look(): 2}, 3, ladder())
    assert done.steps == ()


@pytest.mark.parametrize(
    ("other", "both", "step"),
    [
        (look("Chrome on Windows"), look("Chrome"), "device without its system"),
        (
            look("Chrome on Windows", "Approx. Spain"),
            look("Not shown", "Not shown"),
            "neither device nor place",
        ),
        (
            look("Firefox on Linux"),
            look("Known browser", "Approx. Southern Europe (expected)"),
            "device known or unknown",
        ),
        (
            look("Unknown browser", "Approx. Spain"),
            look("Not shown", "Not shown"),
            "neither device nor place",
        ),
    ],
)
def test_the_steps_that_bring_two_rows_together(other: Alike, both: Alike, step: str) -> None:
    """Two rows that differ are shown as exactly as they can be while they look alike."""
    done = generalize({look(): 1, other: 1}, {}, 2, ladder())
    assert set(done.shown.values()) == {both}
    assert done.steps[-1] == Step(step, 2)


def test_places_of_a_region_are_one_where_both_were_unexpected() -> None:
    """Two unexpected countries of a region become the region, without a word about what is plain."""
    done = generalize(
        {look("Chrome", "Approx. Spain"): 1, look("Chrome", "Approx. Portugal"): 1},
        {},
        2,
        ladder(shipped_rules, "Approx. Ireland"),
    )
    assert set(done.shown.values()) == {look("Chrome", "Approx. Southern Europe")}
    assert done.steps == (Step("device without its system", 0), Step("place by region", 2))


def test_apps_are_never_mixed_and_what_is_alone_is_left_out() -> None:
    """The app is not generalized: a row whose app nobody else has is not published."""
    done = generalize({look(): 2, look(app="Codex"): 1}, {}, 2, ladder())
    assert done.shown == {look(): look(), look(app="Codex"): None}
    assert done.steps[-1] == Step(SUPPRESSED, 1)
    assert [step.rows for step in done.steps] == [1, 1, 1, 1, 1, 1]


def test_too_few_alike_names_groups_and_rows() -> None:
    """The groups below k come out with their rows, in their order; the others do not."""
    rows = [(look(), 1), (look("Edge on Windows"), 2), (look(), 3), (look("Edge on Windows"), 4), (look(), 5)]
    assert too_few_alike(rows, 3) == {look("Edge on Windows"): (2, 4)}
    assert too_few_alike(rows, 2) == {}
    assert too_few_alike([], 9) == {}


LOOKS = st.builds(
    Alike,
    st.just("alpha"),
    st.sampled_from(
        [
            "Chrome on macOS",
            "Chrome on Windows",
            "Edge on Windows",
            "Chrome",
            "Known browser",
            "Unknown browser",
            "Unknown device",
            "Not shown",
            "Toaster",
        ]
    ),
    st.sampled_from(["ChatGPT", "Codex"]),
    st.sampled_from(
        [
            "Approx. Portugal",
            "Approx. Portugal (unexpected)",
            "Approx. Spain",
            "Approx. Ireland",
            "Approx. Southern Europe",
            "Approx. Southern Europe (expected)",
            "Approx. Narnia",
            "Approx. unknown",
            "Expected place",
            "Unexpected place",
            "Not shown",
            "here",
        ]
    ),
)
COUNTS = st.dictionaries(LOOKS, st.integers(1, 5), max_size=12)
LADDERS = st.sampled_from(
    [(rules, expected) for rules in EVERY_RULES for expected in ((), (EXPECTED,), ("Approx. Spain",))]
)


@given(COUNTS, COUNTS, st.integers(1, 8), LADDERS)
def test_nobody_stands_out(
    counts: dict[Alike, int],
    published: dict[Alike, int],
    k: int,
    given_rules: tuple[Callable[..., Understand], tuple[str, ...]],
) -> None:
    """Each row that is shown has at least k rows like it, itself and published ones included."""
    rules, expected = given_rules
    done = generalize(counts, published, k, Ladder(rules(*expected), GAZETTEER))
    totals = Counter(published)
    for one, shown in done.shown.items():
        if shown is not None:
            totals[shown] += counts[one]
    assert done.shown.keys() == counts.keys()
    assert all(totals[shown] >= k for shown in done.shown.values() if shown is not None)
    assert all(shown.app == one.app and shown.team == one.team for one, shown in done.shown.items() if shown)


@given(COUNTS, COUNTS, st.integers(1, 8), LADDERS)
def test_no_row_looks_safer(
    counts: dict[Alike, int],
    published: dict[Alike, int],
    k: int,
    given_rules: tuple[Callable[..., Understand], tuple[str, ...]],
) -> None:
    """By the rules, a row that is shown less exactly gives the same answers as before, or none."""
    rules, expected = given_rules
    understand = rules(*expected)
    done = generalize(counts, published, k, Ladder(understand, GAZETTEER))
    questions: tuple[Question, ...] = ("device", "location")
    for one, shown in done.shown.items():
        for question in questions if shown else ():
            before = understand(question, getattr(one, question))
            assert understand(question, getattr(shown, question)) in (before, OPEN)


@given(COUNTS, COUNTS, st.integers(1, 8))
def test_no_step_is_taken_without_need(counts: dict[Alike, int], published: dict[Alike, int], k: int) -> None:
    """Each row that a step changed would have stood out without it; no other row is changed."""
    climb = ladder()
    done = generalize(counts, published, k, climb)
    shown = {one: one for one in counts}
    for _, widen in climb.steps[: len([one for one in done.steps if one.name != SUPPRESSED])]:
        totals = Counter(published)
        for one, count in counts.items():
            totals[shown[one]] += count
        few = {one for one in counts if totals[shown[one]] < k}
        assert few, "a step was taken although nobody stood out"
        shown = {one: widen(shown[one]) if one in few else shown[one] for one in counts}
    kept = {one: look for one, look in done.shown.items() if look is not None}
    assert kept == {one: shown[one] for one in kept}


@given(st.lists(LOOKS, max_size=20), st.integers(1, 5))
def test_rows_keep_their_order_and_everything_else(looks: list[Alike], k: int) -> None:
    """Of a row, device and place change and nothing else; what is left is k-anonymous."""
    rows = [_row(number, one) for number, one in enumerate(looks)]
    shown, steps = generalize_rows("alpha", rows, k, ladder())
    assert len(shown) == len(rows)
    left = [row for row in shown if row is not None]
    for row, made in zip(rows, shown, strict=True):
        if made is not None:
            assert made.model_copy(update={"device": row.device, "location": row.location}) == row
    assert too_few_alike([(look_of("alpha", row), row) for row in left], k) == {}
    suppressed = sum(step.rows for step in steps if step.name == SUPPRESSED)
    assert len(left) == len(rows) - suppressed


def _row(number: int, one: Alike) -> SessionRow:
    return SessionRow(
        owner=f"o-{number:04}",
        device=one.device,
        app=one.app,
        location=one.location,
        signed_in=date(2026, 11, 1 + number % 20),
        trusted_device=None,
        owner_can_confirm=number % 2 == 0,
        current_session=None,
        decision="keep",
    )
