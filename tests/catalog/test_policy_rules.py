"""What policies let teams do, over generated ones: to tighten is free, to loosen takes an exception."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.model import Place
from generator.catalog.policy_rules import PolicyRules
from generator.catalog.setting_rules import SettingRules
from generator.diagnostics import Diagnostic
from generator.json_source import parse_json
from generator.models.base import Duration
from generator.models.policy import Policy, Setting
from generator.models.teams import SetChange, Team
from generator.policy import applied, effective_policy, loosens

MEMBERS = ("access", "backup", "cards", "devices", "exits")
STEPS = ("hourly", "daily", "weekly", "monthly", "yearly")
FIRST, LAST = date(2026, 9, 1), date(2026, 11, 30)


def _setting(**keys: object) -> Setting:
    text = {"id": "one", "title": "One", "why": "It matters.", "guardrail": "tighten", **keys}
    return Setting.model_validate_json(json.dumps(text))


@st.composite
def scales(draw: st.DrawFn) -> tuple[Setting, Any]:
    """A scale of any length with any default, and a step of it."""
    scale = draw(st.lists(st.sampled_from(STEPS), min_size=2, unique=True))
    default, value = draw(st.sampled_from(scale)), draw(st.sampled_from(scale))
    return _setting(scale=scale, default=default), value


@st.composite
def flags(draw: st.DrawFn) -> tuple[Setting, Any]:
    """A flag of which either side is strict, with any default, and a truth value."""
    return _setting(flag=True, strict=draw(st.booleans()), default=draw(st.booleans())), draw(st.booleans())


@st.composite
def numbers(draw: st.DrawFn) -> tuple[Setting, Any]:
    """A number of which either end is strict, with any default in its range, and a number of the range."""
    least, default, value, most = sorted(draw(st.tuples(*[st.integers(0, 99)] * 4)))
    if draw(st.booleans()):
        default, value = value, default
    strict = draw(st.sampled_from(("lowest", "highest")))
    bounds = {"unit": "days", "least": least, "most": most + 1, "strict": strict}
    return _setting(number=bounds, default=default), value


@st.composite
def sets(draw: st.DrawFn) -> tuple[Setting, Any]:
    """A set with any default, and a change that takes from it what it has and adds what it has not."""
    default = draw(st.lists(st.sampled_from(MEMBERS), unique=True))
    remove = draw(st.lists(st.sampled_from(default), unique=True)) if default else []
    others = [name for name in MEMBERS if name not in default]
    add = draw(st.lists(st.sampled_from(others), unique=True)) if others else []
    return _setting(set_of="controls", default=default), SetChange(add=tuple(add), remove=tuple(remove))


CHANGES = st.one_of(scales(), flags(), numbers(), sets())


def _findings(setting: Setting, policy: dict[str, Any], exceptions: list[dict[str, Any]]) -> list[Diagnostic]:
    """What the rules say of a team that changes the setting so."""
    plain = {
        "id": "team",
        "name": "Team",
        "about": "Tests.",
        "sign_in": "password",
        "contacts": [{"role": "Lead", "reach": "#team"}],
        "policy": {name: _plain(value) for name, value in policy.items()},
        "exceptions": [{**one, "value": _plain(one["value"])} for one in exceptions],
    }
    text = json.dumps(plain)
    rules = PolicyRules(
        settings={
            setting.id: setting,
            "other": _setting(id="other", scale=["daily", "weekly"], default="daily"),
        },
        values=SettingRules({"controls": MEMBERS}),
        sound={setting.id, "other"},
        exception_limit=Duration(90),
    )
    return [*rules.check_team(Team.model_validate_json(text), Place(parse_json(text.encode(), "team.json")))]


def _plain(value: Any) -> Any:
    return value.model_dump() if isinstance(value, SetChange) else value


def _exception(value: Any, setting: str = "one") -> dict[str, Any]:
    return {
        "id": "team-1",
        "setting": setting,
        "value": value,
        "reason": "It ends.",
        "owner": "Lead",
        "approved_by": "Head",
        "approved_on": FIRST.isoformat(),
        "expires": LAST.isoformat(),
        "compensating": ["Somebody looks."],
    }


def _is_looser(setting: Setting, value: Any) -> bool:
    return loosens(setting, setting.default, applied(setting.default, value))


@given(change=CHANGES)
def test_tightening_never_needs_an_exception_and_loosening_always_does(change: tuple[Setting, Any]) -> None:
    """A team's own value is refused if and only if it is looser than the default, which the finding says."""
    setting, value = change
    found = [str(one) for one in _findings(setting, {"one": value}, [])]
    assert len(found) == int(_is_looser(setting, value))
    assert all("which its guardrail 'tighten' forbids" in line for line in found)


@given(change=CHANGES)
def test_an_exception_is_for_a_loosening_and_for_nothing_else(change: tuple[Setting, Any]) -> None:
    """One that loosens is accepted; one that tightens, or changes nothing, is refused as needless."""
    setting, value = change
    found = [str(one) for one in _findings(setting, {}, [_exception(value)])]
    assert len(found) == int(not _is_looser(setting, value))
    assert all("does not loosen" in line for line in found)


@given(change=CHANGES)
def test_a_loosening_stands_where_an_exception_covers_it(change: tuple[Setting, Any]) -> None:
    """The team may write the looser value itself, where an exception to the setting names that value."""
    setting, value = change
    if _is_looser(setting, value):
        assert not _findings(setting, {"one": value}, [_exception(value)])


@given(change=CHANGES)
def test_an_exception_to_another_setting_covers_nothing(change: tuple[Setting, Any]) -> None:
    """It is named beside the finding, since it was perhaps meant to be the cover."""
    setting, value = change
    if _is_looser(setting, value):
        (found,) = _findings(setting, {"one": value}, [_exception("weekly", setting="other")])
        assert "'team-1' is for 'other'" in found.expected


@given(change=CHANGES)
@pytest.mark.parametrize("guardrail", ["locked", "free"])
def test_locked_settings_take_no_change_and_free_ones_any(
    guardrail: str, change: tuple[Setting, Any]
) -> None:
    """The other two guardrails do not ask whether a value is stricter, and neither takes an exception."""
    setting, value = change
    other = setting.model_copy(update={"guardrail": guardrail})
    assert len(_findings(other, {"one": value}, [])) == int(guardrail == "locked")
    (found,) = _findings(other, {}, [_exception(value)])
    assert f"'one' is {guardrail}" in found.problem


@given(change=CHANGES, day=st.dates(date(2026, 8, 1), date(2027, 1, 31)))
def test_what_holds_is_never_looser_than_the_default_without_an_active_exception(
    change: tuple[Setting, Any], day: date
) -> None:
    """Once the exception has expired, what it covered is not in force, wherever the team wrote it."""
    setting, value = change
    team = Team.model_validate_json(
        json.dumps(
            {
                "id": "team",
                "name": "Team",
                "about": "Tests.",
                "sign_in": "password",
                "contacts": [{"role": "Lead", "reach": "#team"}],
                "policy": {"one": _plain(value)},
                "exceptions": [{**_exception(value), "value": _plain(value)}],
            }
        )
    )
    (holds,) = effective_policy(Policy(settings=(setting,)), team, day)
    if not FIRST <= day <= LAST:
        assert not loosens(setting, setting.default, holds.value)
