"""Front matter: who owns a hand-written page and when it was checked, and what is refused in it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.front_matter import Kept, check_front_matter, kept_by

ROLES = ("policy-owner", "team-lead")
LATEST = date(2026, 11, 30)


def problems(keys: str) -> list[str]:
    """What is wrong with these lines of front matter."""
    found = check_front_matter(f"---\n{keys}\n", "docs/page.md", ROLES, LATEST)
    return [str(one) for one in found]


@pytest.mark.parametrize(
    ("keys", "kept"),
    [
        ("title: Page", Kept()),
        ("owner: team-lead", Kept("team-lead")),
        ("checked_on: 2026-11-30", Kept(None, LATEST)),
        (
            'owner: policy-owner\nchecked_on: "2024-02-29"\nhide: [toc]',
            Kept("policy-owner", date(2024, 2, 29)),
        ),
    ],
)
def test_a_page_says_who_keeps_it(keys: str, kept: Kept) -> None:
    """What is sound is read as it is meant; what a page does not say is nobody's word."""
    assert problems(keys) == []
    assert kept_by(f"---\n{keys}\n") == kept
    assert kept_by("") == Kept()


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("owner: team-laed", "3:8: there is no role 'team-laed'; did you mean 'team-lead'?"),
        ("owner: xyz", "3:8: there is no role 'xyz'; expected one of policy-owner, team-lead"),
        ("owner: 7", "3:8: there is no role '7'; expected one of policy-owner, team-lead"),
        (
            "checked_on: 2026-12-01",
            "3:13: 'checked_on' is 2026-12-01, which is still to come; expected the day of the last check",
        ),
        (
            "checked_on: yesterday",
            "3:13: 'yesterday' is no day of the calendar; expected one, as 2026-06-25",
        ),
        (
            "checked_on: 2026-02-30",
            "3:13: '2026-02-30' is no day of the calendar; expected one, as 2026-06-25",
        ),
        ("checked: 2026-11-30", "3:1: unknown key 'checked'; did you mean 'checked_on'?"),
        ("Owner: team-lead", "3:1: unknown key 'Owner'; did you mean 'owner'?"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(keys: str, line: str) -> None:
    """A role that is none, a day that is none or is still to come, and a slip of the pen in a key."""
    assert problems(f"title: Page\n{keys}") == [f"docs/page.md:{line}"]


def test_all_that_is_wrong_is_told_at_once() -> None:
    """One line for each finding of a page."""
    assert len(problems("owner: nobody\nchecked_on: 2030-01-01\nowners: team-lead")) == 3


@given(st.dates(date(1000, 1, 1)))
def test_a_day_is_sound_up_to_the_latest(day: date) -> None:
    """Every day until the latest is one on which somebody can have read a page, and no later one."""
    assert (problems(f"checked_on: {day}") == []) == (day <= LATEST)
