"""What an edit of the policy, a team or an exception does to what holds for whom."""

from __future__ import annotations

from datetime import date

import pytest

from generator.changes import Changes, compare
from tests.changes.portals import Edit, portal

DAY = date(2026, 11, 23)
"""The exception of alpha is active."""
GAMMA = """\
id: gamma
name: Gamma
about: Is new.
sign_in: password
contacts:
  - role: Team lead
    reach: gamma@example.com
checklists: [first-pass]
"""
ENDS = ("teams/alpha.yml", "expires: 2026-11-30", "expires: 2026-11-20")


def changes(*edits: Edit, day: date = DAY) -> Changes:
    """What some edits of the small portal change."""
    return compare(portal(), portal(*edits), day)


def effective(found: Changes) -> list[str]:
    """Each effective change on a line."""
    return [
        f"{one.setting} {','.join(one.teams)}: {one.old and (one.old.value, one.old.origin)} "
        f"{one.new and (one.new.value, one.new.origin)} {one.old and one.old.at} {one.new and one.new.at}"
        + (f" from {one.since}" if one.since else "")
        + (f" until {one.until}" if one.until else "")
        for one in found.effective
    ]


def test_a_default_changes_for_the_teams_that_it_binds() -> None:
    """A team with an exception has the new value after it; the others have it at once, each with its line."""
    found = changes(("policy.yml", "default: weekly", "default: daily"))
    assert effective(found) == [
        "review-frequency alpha: ('weekly', 'default') ('daily', 'default') "
        "data/policy.yml:10:14 data/policy.yml:10:14 from 2026-12-01",
        "review-frequency beta: ('weekly', 'default') ('daily', 'default') "
        "data/policy.yml:10:14 data/policy.yml:10:14",
    ]
    (default,) = found.defaults
    assert (default.old, default.new, default.binds, default.binds_not) == (
        "weekly", "daily", ("beta",), ("alpha",),
    )  # fmt: skip


def test_an_exception_hides_no_change_of_what_holds_after_it() -> None:
    """A team's own value is another from the day after the exception, whatever holds until then."""
    found = changes(("teams/alpha.yml", "policy:\n", "policy:\n  review-frequency: daily\n"))
    (line,) = effective(found)
    assert line.startswith("review-frequency alpha: ('weekly', 'default') ('daily', 'team')")
    assert line.endswith("from 2026-12-01")


def test_a_longer_exception_changes_the_days_that_it_is_longer() -> None:
    """The value is another from the day after the old end to the new one, and the same after that."""
    found = changes(
        ("teams/alpha.yml", "approved_on: 2026-09-01", "approved_on: 2026-09-10"),
        ("teams/alpha.yml", "expires: 2026-11-30", "expires: 2026-12-05"),
    )
    (line,) = effective(found)
    assert "('weekly', 'default') ('monthly', 'exception')" in line
    assert line.endswith("from 2026-12-01 until 2026-12-05")
    assert [one.effective_changes for one in found.exceptions] == [True]


def test_an_exception_that_ends_gives_the_default_back() -> None:
    """The value changes, and the exception is said to hold no more."""
    found = changes(ENDS)
    assert effective(found) == [
        "review-frequency alpha: ('monthly', 'exception') ('weekly', 'default') "
        "data/teams/alpha.yml:17:12 data/policy.yml:10:14 until 2026-11-30"
    ]
    (one,) = found.exceptions
    assert (one.change, one.ends, one.begins, one.effective_changes) == ("changed", True, False, True)
    assert one.new is not None
    assert one.new.state == "expired"


@pytest.mark.parametrize(("day", "state"), [(date(2026, 8, 31), "not-yet"), (date(2026, 12, 1), "expired")])
def test_an_exception_that_is_not_active_is_told_all_the_same(day: date, state: str) -> None:
    """It is listed with its state, and the value that holds is said not to change."""
    edit = ("teams/alpha.yml", "reason: The account is being retired.", "reason: Another.")
    found = changes(edit, day=day)
    assert found.effective == ()
    (one,) = found.exceptions
    assert (one.change, one.effective_changes, one.begins, one.ends) == ("changed", False, False, False)
    assert one.new is not None
    assert one.new.state == state


def test_an_expired_exception_that_comes_or_goes_changes_no_value() -> None:
    """Both are listed as what they are."""
    with_it, day = portal(), date(2026, 12, 1)
    block = with_it.teams["alpha"].exceptions[0]
    without = portal(
        (
            "teams/alpha.yml",
            """\
exceptions:
  - id: alpha-1
    setting: review-frequency
    value: monthly
    reason: The account is being retired.
    owner: Team lead
    approved_by: Head of security
    approved_on: 2026-09-01
    expires: 2026-11-30
    compensating: [Its keys are revoked.]
""",
            "",
        )
    )
    for base, head, change in ((without, with_it, "added"), (with_it, without, "removed")):
        found = compare(base, head, day)
        (one,) = found.exceptions
        side = one.new or one.old
        assert side is not None
        assert (one.id, one.change, side.state, one.effective_changes) == (
            block.id, change, "expired", False,
        )  # fmt: skip
        assert found.effective == ()


def test_the_order_of_a_set_is_no_value() -> None:
    """A set in another order is the same set."""
    edit = ("policy.yml", "default: [shared-links, api-keys]", "default: [api-keys, shared-links]")
    assert not changes(edit).any


def test_teams_come_and_go() -> None:
    """A new team is a record that was added; nothing changes for the others."""
    found = compare(portal(), portal(teams_gamma=GAMMA), DAY)
    assert [(one.kind, one.id, one.change) for one in found.records] == [("team", "gamma", "added")]
    assert (found.effective, found.assignments) == ((), ())
    back = compare(portal(teams_gamma=GAMMA), portal(), DAY)
    assert [(one.kind, one.id, one.change) for one in back.records] == [("team", "gamma", "removed")]


def test_a_setting_that_is_gone_holds_for_nobody() -> None:
    """All teams are named once, with what held before."""
    setting = """\
  - id: raw-rows-kept
    title: How long raw rows are kept
    why: What is gone cannot leak.
    number:
      unit: days
      least: 1
      most: 30
      strict: lowest
    limits: raw-rows
    default: 7
    guardrail: tighten
"""
    (one,) = changes(("policy.yml", setting, "")).effective
    assert (one.setting, one.teams, one.new) == ("raw-rows-kept", ("alpha", "beta"), None)
    assert one.old is not None
    assert one.old.value == 7
