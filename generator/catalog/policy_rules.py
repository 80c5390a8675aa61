"""The validated policy and teams go in; a finding for each value that the policy does not allow comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.catalog.model import Place
from generator.catalog.references import Known
from generator.diagnostics import Diagnostic, one_of
from generator.models.base import Duration
from generator.models.policy import Policy, Setting
from generator.models.teams import PolicyException, SetChange, Team

Findings = Iterator[Diagnostic]


@dataclass(frozen=True)
class PolicyRules:
    """What values of the policy are held to."""

    settings: Mapping[str, Setting]
    """By id; none where the policy could not be read."""
    members: Known
    """What the sets of the policy may contain, by where it is listed."""
    exception_limit: Duration | None

    def check_policy(self, policy: Policy, place: Place) -> Findings:
        """The findings about the settings themselves."""
        for index, setting in enumerate(policy.settings):
            at = place.inside("settings", index)
            yield from _type(setting, at)
            yield from self._value(setting, setting.default, at.inside("default"))
            yield from _intervals(setting, at)

    def check_team(self, team: Team, place: Place) -> Findings:
        """The findings about what a team changes, and about its exceptions."""
        for name, value in team.policy.items():
            if name in self.settings:
                at = place.inside("policy", name)
                yield from self._value(self.settings[name], value, at)
                yield from _guardrail(self.settings[name], value, at)
        for index, exception in enumerate(team.exceptions):
            at = place.inside("exceptions", index)
            if exception.setting in self.settings:
                yield from self._exception(self.settings[exception.setting], exception, at)
            yield from self._dates(exception, at)
            yield from _overlap(exception, team.exceptions[:index], at)

    def _exception(self, setting: Setting, exception: PolicyException, place: Place) -> Findings:
        if setting.guardrail == "locked":
            yield Diagnostic(
                place.at("setting"),
                f"'{setting.id}' is locked: no exception loosens it",
                "remove the exception, or change the policy",
            )
        yield from self._value(setting, exception.value, place.inside("value"))

    def _dates(self, exception: PolicyException, place: Place) -> Findings:
        length = (exception.expires - exception.approved_on).days
        if length < 0:
            yield Diagnostic(
                place.at("expires"),
                f"the exception '{exception.id}' expires before it was approved",
                f"expected a day from {exception.approved_on} on",
            )
        elif self.exception_limit is not None and length > self.exception_limit.days:
            yield Diagnostic(
                place.at("expires"),
                f"the exception '{exception.id}' lasts {length} days",
                f"expected at most {self.exception_limit}",
            )

    def _value(self, setting: Setting, value: object, place: Place) -> Findings:
        """A finding where `value` is not one that the setting can have."""
        if setting.scale is not None:
            if not isinstance(value, str):
                yield Diagnostic(place.at(), f"'{setting.id}' is a scale", one_of("", setting.scale))
            elif value not in setting.scale:
                problem = f"'{value}' is not on the scale of '{setting.id}'"
                yield Diagnostic(place.at(), problem, one_of(value, setting.scale))
        elif setting.flag is not None:
            if not isinstance(value, bool):
                yield Diagnostic(place.at(), f"'{setting.id}' is a truth value", "expected true or false")
        elif setting.set_of is not None:
            yield from self._set(setting, value, place)

    def _set(self, setting: Setting, value: object, place: Place) -> Findings:
        if isinstance(value, SetChange):
            yield from self._members(setting, value.add, place.inside("add"))
            yield from self._members(setting, value.remove, place.inside("remove"))
            for index, name in enumerate(value.remove):
                if name in value.add:
                    problem = f"'{name}' is both added and removed"
                    yield Diagnostic(place.at("remove", index), problem, "expected one of the two")
        elif isinstance(value, tuple):
            yield from self._members(setting, value, place)
        else:
            expected = "expected a list in the policy, `add:` or `remove:` in a team"
            yield Diagnostic(place.at(), f"'{setting.id}' is a set", expected)

    def _members(self, setting: Setting, names: Iterable[str], place: Place) -> Findings:
        known = self.members[setting.set_of or ""]
        for index, name in enumerate(names):
            if known is not None and name not in known:
                problem = f"'{setting.id}' cannot contain '{name}'"
                yield Diagnostic(place.at(index), problem, one_of(name, known))


def _overlap(exception: PolicyException, others: Iterable[PolicyException], place: Place) -> Findings:
    """On no day do two exceptions say what holds for one setting."""
    for other in others:
        apart = exception.expires < other.approved_on or other.expires < exception.approved_on
        if exception.setting == other.setting and not apart:
            yield Diagnostic(
                place.at("approved_on"),
                f"'{other.id}' and '{exception.id}' loosen '{exception.setting}' at the same time",
                f"expected one at a time: '{other.id}' holds from {other.approved_on} to {other.expires}",
            )


def _type(setting: Setting, place: Place) -> Findings:
    types = [setting.scale is not None, setting.set_of is not None, setting.flag is not None]
    if types.count(True) != 1:
        problem = f"'{setting.id}' has {'more than one type' if any(types) else 'no type'}"
        yield Diagnostic(place.at(), problem, "expected one of scale, set_of and flag")
    elif setting.flag is not None and setting.strict is None:
        problem = f"'{setting.id}' does not say which of true and false is strict"
        yield Diagnostic(place.at("flag"), problem, "expected 'strict': true or false")
    elif setting.flag is None and setting.strict is not None:
        problem = f"'{setting.id}' is no flag, so 'strict' says nothing"
        yield Diagnostic(place.at("strict", key=True), problem, "remove it; only a flag needs it")


def _intervals(setting: Setting, place: Place) -> Findings:
    """Where one step of a scale has a longest time, each has, and nothing else."""
    if setting.every and setting.scale is None:
        problem = f"'{setting.id}' is no scale, so 'every' says nothing"
        yield Diagnostic(place.at("every", key=True), problem, "remove it")
        return
    scale = setting.scale or ()
    for step in setting.every:
        if step not in scale:
            position = place.at("every", step, key=True)
            yield Diagnostic(position, f"'{step}' is not on the scale", one_of(step, scale))
    for step in scale if setting.every else ():
        if step not in setting.every:
            problem = f"the step '{step}' has no longest time"
            yield Diagnostic(place.at("every"), problem, f"expected '{step}: … days'")


def _guardrail(setting: Setting, value: object, place: Place) -> Findings:
    if setting.guardrail == "locked":
        problem = f"'{setting.id}' is locked: no team may change it"
        yield Diagnostic(place.at(), problem, "remove it from the team")
    elif setting.guardrail == "tighten" and _loosens(setting, value):
        yield Diagnostic(
            place.at(),
            f"the team loosens '{setting.id}', which teams may only tighten",
            "expected the default or a stricter value; a loosening takes an exception",
        )


def _loosens(setting: Setting, value: object) -> bool:
    if setting.scale is not None and isinstance(value, str) and isinstance(setting.default, str):
        scale = setting.scale
        known = value in scale and setting.default in scale
        return known and scale.index(value) > scale.index(setting.default)
    if isinstance(value, SetChange):
        return bool(value.remove)
    return isinstance(value, bool) and value not in (setting.default, setting.strict)
