"""What holds for a team, and why: defaults, the team's own values, and exceptions while they last."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.models.policy import Policy, Setting
from generator.models.teams import PolicyException, SetChange, Team
from generator.policy import (
    applied,
    default_policy,
    effective_policy,
    exception_state,
    forbidden_by,
    kept,
    loosens,
    never_kept,
    next_review,
    own_policy,
    raw_rows_gone,
)

VECTORS = json.loads((Path(__file__).parent / "vectors" / "exceptions.json").read_text(encoding="utf-8"))
POLICY = Policy.model_validate_json(
    """{"settings": [
      {"id": "frequency", "title": "How often", "why": "It matters.", "scale": ["daily", "weekly", "monthly"],
       "every": {"daily": "1 day", "weekly": "7 days", "monthly": "31 days"},
       "default": "weekly", "guardrail": "tighten"},
      {"id": "controls", "title": "Controls", "why": "They help.", "set_of": "controls",
       "default": ["mfa", "keys"], "guardrail": "tighten"},
      {"id": "tokens", "title": "Tokens", "why": "They leak.", "flag": true, "strict": false,
       "default": false, "guardrail": "free"}]}"""
)
APPROVED, EXPIRES = date(2026, 9, 1), date(2026, 11, 30)


def _exception(setting: str = "frequency", value: Any = "monthly") -> PolicyException:
    return PolicyException(
        id="one",
        setting=setting,
        value=value,
        reason="It ends.",
        owner="Lead",
        approved_by="Head",
        approved_on=APPROVED,
        expires=EXPIRES,
        compensating=("Keys are revoked.",),
    )


def _team(policy: dict[str, Any] | None = None, *exceptions: PolicyException) -> Team:
    return Team.model_validate(
        {
            "id": "team",
            "name": "Team",
            "about": "Works.",
            "sign_in": "password",
            "contacts": ({"role": "Lead", "reach": "#lead"},),
            "policy": policy or {},
            "exceptions": exceptions,
        }
    )


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: f"{v['expires']} on {v['as_of']}")
def test_an_exception_holds_from_its_approval_to_its_last_day(vector: dict[str, str]) -> None:
    """Python says of each shared vector what the vector says, as the browser does."""
    days = {key: date.fromisoformat(vector[key]) for key in ("approved_on", "expires")}
    exception = _exception().model_copy(update=days)
    assert exception_state(exception, date.fromisoformat(vector["as_of"])) == vector["state"]


def test_defaults_hold_where_a_team_says_nothing() -> None:
    """A team without changes has every default, and each says that it is one."""
    effective = effective_policy(POLICY, _team(), APPROVED)
    assert [one.value for one in effective] == ["weekly", ("mfa", "keys"), False]
    assert {one.origin for one in effective} == {"default"}
    assert not any(one.differs for one in effective)


def test_a_teams_own_value_goes_before_the_default() -> None:
    """What a team changes has the origin 'team'; a set gains members after those it has."""
    team = _team({"frequency": "daily", "controls": {"add": ("hardware-key",)}, "tokens": True})
    effective = effective_policy(POLICY, team, APPROVED)
    assert [one.value for one in effective] == ["daily", ("mfa", "keys", "hardware-key"), True]
    assert {one.origin for one in effective} == {"team"}


def test_an_active_exception_goes_before_all_and_an_expired_one_counts_for_nothing() -> None:
    """The value of an exception holds to its last day; on the day after, the team's own value is back."""
    team = _team({"frequency": "daily"}, _exception())
    during, after = (effective_policy(POLICY, team, day)[0] for day in (EXPIRES, EXPIRES + timedelta(days=1)))
    assert (during.value, during.origin, during.exception) == ("monthly", "exception", team.exceptions[0])
    assert (after.value, after.origin, after.exception) == ("daily", "team", None)


def test_an_exception_takes_members_from_a_set() -> None:
    """A change of a set by an exception applies to what holds without it."""
    team = _team({"controls": {"add": ("hardware-key",)}}, _exception("controls", {"remove": ("mfa",)}))
    assert effective_policy(POLICY, team, APPROVED)[1].value == ("keys", "hardware-key")


SETS = st.lists(st.sampled_from(("mfa", "keys", "hardware-key", "manager")), unique=True, max_size=3)


@given(add=SETS, remove=SETS)
def test_a_changed_set_gains_what_is_added_and_loses_what_is_removed(
    add: list[str], remove: list[str]
) -> None:
    """Nothing else comes or goes, no member is there twice, and those that stay keep their order."""
    remove = [name for name in remove if name not in add]
    value = applied(("mfa", "keys"), SetChange(add=tuple(add), remove=tuple(remove)))
    assert isinstance(value, tuple)
    assert set(value) == ({"mfa", "keys"} | set(add)) - set(remove)
    assert len(value) == len(set(value))
    assert [name for name in value if name in ("mfa", "keys")] == [n for n in ("mfa", "keys") if n in value]


@given(day=st.dates(APPROVED - timedelta(days=3), EXPIRES + timedelta(days=3)), setting=st.integers(0, 2))
def test_an_exception_touches_no_other_setting(day: date, setting: int) -> None:
    """Whatever the day, every setting but the excepted one is as it would be without the exception."""
    names, values = ("frequency", "controls", "tokens"), ("monthly", {"add": ("hardware-key",)}, True)
    excepted = effective_policy(POLICY, _team({}, _exception(names[setting], values[setting])), day)
    plain = effective_policy(POLICY, _team(), day)
    assert [one.setting for one in excepted] == [one.setting for one in plain]
    others = [
        (one, other) for n, (one, other) in enumerate(zip(excepted, plain, strict=True)) if n != setting
    ]
    assert all(one == other for one, other in others)
    assert (excepted[setting].origin == "exception") == (APPROVED <= day <= EXPIRES)


def test_a_team_that_repeats_the_default_has_chosen_it_but_does_not_differ() -> None:
    """The origin says who decided; whether the value differs is another matter."""
    effective = effective_policy(POLICY, _team({"frequency": "weekly"}), APPROVED)[0]
    assert (effective.origin, effective.differs) == ("team", False)


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_one_exception_may_follow_another(days: int) -> None:
    """On each day the exception of that day holds; on the day between two, the team's own value."""
    first = _exception(value="monthly")
    second = first.model_copy(
        update={
            "id": "two",
            "value": "daily",
            "approved_on": EXPIRES + timedelta(days=2),
            "expires": date(2027, 1, 9),
        }
    )
    value = effective_policy(POLICY, _team({}, first, second), EXPIRES + timedelta(days=1 + days))[0].value
    assert value == {-1: "monthly", 0: "weekly", 1: "daily"}[days]


@given(st.dates(min_value=date(2026, 1, 1), max_value=date(2027, 12, 31)))
def test_an_exception_is_in_exactly_one_state_and_states_follow_each_other(day: date) -> None:
    """On every day there is one state, and it never goes back to an earlier one."""
    order = ["not-yet", "active", "expired"]
    today, tomorrow = (exception_state(_exception(), d) for d in (day, day + timedelta(days=1)))
    assert order.index(today) <= order.index(tomorrow)


INTERVALS = {"daily": 1, "weekly": 7, "monthly": 31}


@given(own=st.sampled_from(("daily", "weekly")), last=st.dates(date(2026, 6, 1), date(2027, 2, 1)))
def test_the_next_review_is_due_once_the_last_is_as_old_as_the_day_allows(own: str, last: date) -> None:
    """It is the first day on which the frequency of that very day does not allow any more time."""
    team = _team({"frequency": own}, _exception())
    due = next_review(POLICY, team, last)
    assert due is not None
    ages = {day: (day - last).days for day in (last + timedelta(days=n) for n in range(1, 40))}
    allowed = {day: INTERVALS[str(effective_policy(POLICY, team, day)[0].value)] for day in ages}
    assert due == next(day for day in ages if ages[day] >= allowed[day])


def test_raw_rows_are_kept_as_long_as_the_policy_of_the_day_allows() -> None:
    """An exception lets them stay longer, and no longer than its last day where that is past the limit."""
    setting = NUMBER.model_copy(update={"limits": "raw-rows"})
    policy = Policy(settings=(setting,))
    longer = _exception("age", 20)
    assert raw_rows_gone(policy, _team(), APPROVED) == APPROVED + timedelta(days=7)
    assert raw_rows_gone(policy, _team({}, longer), APPROVED) == APPROVED + timedelta(days=20)
    near_its_end = EXPIRES - timedelta(days=10)
    assert raw_rows_gone(policy, _team({}, longer), near_its_end) == EXPIRES + timedelta(days=1)
    assert raw_rows_gone(POLICY, _team(), APPROVED) is None


def test_a_review_that_an_exception_put_off_is_due_on_the_day_after_it() -> None:
    """What a monthly exception allowed is too old on the first day of the daily review."""
    team = _team({"frequency": "daily"}, _exception())
    assert next_review(POLICY, team, EXPIRES - timedelta(days=9)) == EXPIRES + timedelta(days=1)


def test_nothing_is_due_after_the_last_day_of_the_calendar() -> None:
    """Days at the very end, which only a slip of the pen makes, are no reason for a crash."""
    end = _exception().model_copy(update={"approved_on": date(9999, 12, 1), "expires": date.max})
    assert next_review(POLICY, _team({}, end), date(9999, 12, 30)) == date.max


def test_next_review_counts_whole_days() -> None:
    """A week after a day near the end of the year is in the next year."""
    assert next_review(POLICY, _team(), date(2026, 12, 28)) == date(2027, 1, 4)


def test_without_intervals_no_review_is_due() -> None:
    """A policy whose settings have no longest time sets no review date."""
    assert next_review(Policy(settings=(POLICY.settings[2],)), _team(), APPROVED) is None


def test_an_own_value_that_only_an_exception_allows_is_the_default_without_it() -> None:
    """A team may write the looser value itself; before and after the exception, the default holds."""
    team = _team({"frequency": "monthly"}, _exception())
    after = effective_policy(POLICY, team, EXPIRES + timedelta(days=1))[0]
    assert (after.value, after.origin) == ("weekly", "default")
    assert own_policy(POLICY, team)[0] == after
    assert effective_policy(POLICY, team, EXPIRES)[0].value == "monthly"


NUMBER = Setting.model_validate_json(
    """{"id": "age", "title": "Age", "why": "It grows.", "default": 7, "guardrail": "tighten",
        "number": {"unit": "days", "least": 1, "most": 30, "strict": "lowest"}}"""
)


@pytest.mark.parametrize(("strict", "looser"), [("lowest", 8), ("highest", 6)])
def test_a_number_is_looser_away_from_its_strict_end(strict: str, looser: int) -> None:
    """Where the lowest is strict a larger number loosens, where the highest is strict a smaller one."""
    assert NUMBER.number is not None
    number = NUMBER.number.model_copy(update={"strict": strict})
    setting = NUMBER.model_copy(update={"number": number})
    assert [loosens(setting, 7, value) for value in (looser, 7, 14 - looser)] == [True, False, False]


@pytest.mark.parametrize(
    ("setting", "base", "value"),
    [
        (POLICY.settings[0], "weekly", "hourly"),
        (NUMBER, 7, True),
        (NUMBER, 7, "8"),
        (POLICY.settings[1], (), "mfa"),
    ],
)
def test_a_value_that_the_setting_cannot_have_loosens_nothing(
    setting: Setting, base: Any, value: Any
) -> None:
    """It is reported for what it is, and not for its guardrail as well."""
    assert not loosens(setting, base, value)


def _flag(name: str, *classes: str, strict: bool, default: bool, guardrail: str = "tighten") -> Setting:
    """A setting about evidence."""
    keys = {"id": name, "title": name, "why": "It leaks.", "flag": True, "strict": strict, "default": default}
    return Setting.model_validate_json(json.dumps({**keys, "guardrail": guardrail, "redacts": classes}))


@pytest.mark.parametrize(("strict", "default"), [(False, True), (True, False)])
def test_evidence_may_be_kept_where_every_setting_about_it_is_loose(strict: bool, default: bool) -> None:
    """One strict setting is enough to forbid a class, and is named."""
    loose = _flag("loose", "token", "address", strict=strict, default=default)
    tight = _flag("tight", "address", "key", strict=strict, default=strict)
    effective = default_policy(Policy(settings=(loose, tight)))
    assert kept(effective) == {"token"}
    assert forbidden_by(effective) == {"address": "tight", "key": "tight"}


def test_what_a_locked_setting_forbids_is_never_kept() -> None:
    """What teams may not change, a reader may not either."""
    locked = _flag("locked", "token", strict=False, default=False, guardrail="locked")
    open_ = _flag("open", "address", strict=False, default=False)
    loose = _flag("loose", "key", strict=False, default=True, guardrail="locked")
    assert never_kept(default_policy(Policy(settings=(locked, open_, loose)))) == {"token"}
