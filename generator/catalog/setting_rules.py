"""Settings and values go in; a finding for each that contradicts itself, or cannot be, comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.catalog.model import Place
from generator.catalog.references import Known
from generator.diagnostics import Diagnostic, one_of, shown
from generator.models.policy import NumberRange, Policy, Setting
from generator.models.teams import SetChange

Findings = Iterator[Diagnostic]

_TYPES = ("scale", "set_of", "flag", "number")


@dataclass(frozen=True)
class SettingRules:
    """What the settings are held to, and what their values are."""

    members: Known
    """What the sets of the policy may contain, by where it is listed."""

    def check_policy(self, policy: Policy, place: Place) -> Findings:
        """The findings about the settings themselves."""
        for index, setting in enumerate(policy.settings):
            at = place.inside("settings", index)
            yield from _type(setting, at)
            yield from _bounds(setting, at)
            yield from _intervals(setting, at)
            yield from self.check_value(setting, setting.default, at.inside("default"))
        yield from _one_frequency(policy, place)
        yield from _limits(policy, place)

    def is_sound(self, setting: Setting, place: Place) -> bool:
        """Whether a setting at `place` has one type and a default of it, so that others can be held to it."""
        found = [*_type(setting, place), *_bounds(setting, place)]
        return not found and not [*self.check_value(setting, setting.default, place.inside("default"))]

    def check_value(self, setting: Setting, value: object, place: Place) -> Findings:
        """A finding where `value` is not one that the setting can have."""
        if setting.scale is not None:
            yield from _step(setting, setting.scale, value, place)
        elif setting.number is not None:
            yield from _number(setting, setting.number, value, place)
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


def _step(setting: Setting, scale: tuple[str, ...], value: object, place: Place) -> Findings:
    if not isinstance(value, str):
        yield Diagnostic(place.at(), f"'{setting.id}' is a scale", one_of("", scale))
    elif value not in scale:
        problem = f"{shown(value)} is not on the scale of '{setting.id}'"
        yield Diagnostic(place.at(), problem, one_of(value, scale))


def _number(setting: Setting, number: NumberRange, value: object, place: Place) -> Findings:
    expected = f"expected {number.least} to {number.most} {number.unit}"
    if not isinstance(value, int) or isinstance(value, bool):
        alone = f"expected the number alone, {number.least} to {number.most}, without quotes and unit"
        yield Diagnostic(place.at(), f"'{setting.id}' is a number of {number.unit}", alone)
    elif not number.least <= value <= number.most:
        yield Diagnostic(place.at(), f"{value} is out of the range of '{setting.id}'", expected)


def _type(setting: Setting, place: Place) -> Findings:
    types = [getattr(setting, name) is not None for name in _TYPES]
    if types.count(True) != 1:
        problem = f"'{setting.id}' has {'more than one type' if any(types) else 'no type'}"
        yield Diagnostic(place.at(), problem, "expected one of scale, set_of, flag and number")
    elif setting.flag is not None and setting.strict is None:
        problem = f"'{setting.id}' does not say which of true and false is strict"
        yield Diagnostic(place.at("flag"), problem, "expected 'strict': true or false")
    elif setting.flag is None:
        for key, given in (("strict", setting.strict is not None), ("redacts", bool(setting.redacts))):
            if given:
                problem = f"'{setting.id}' is no flag, so '{key}' says nothing"
                yield Diagnostic(place.at(key, key=True), problem, "remove it; only a flag needs it")


def _bounds(setting: Setting, place: Place) -> Findings:
    number = setting.number
    if number is not None and number.least >= number.most:
        problem = f"'most' is {number.most}, not above 'least'"
        yield Diagnostic(place.at("number", "most"), problem, f"expected more than {number.least}")


def _limits(policy: Policy, place: Place) -> Findings:
    """What is limited has one limit, in days."""
    first: Setting | None = None
    for index, one in enumerate(policy.settings):
        at = place.inside("settings", index, "limits")
        if one.limits is None:
            continue
        if one.number is None or one.number.unit != "days":
            problem = f"'{one.id}' is no number of days, so it limits nothing"
            yield Diagnostic(at.at(), problem, "expected 'number' with the unit days")
        elif first is not None:
            problem = f"'{first.id}' limits the raw rows already"
            yield Diagnostic(at.at(), problem, "expected 'limits' in one setting only")
        else:
            first = one


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


def _one_frequency(policy: Policy, place: Place) -> Findings:
    """Reviews are due by one setting; a second one with times would leave open which of them counts."""
    with_times = [index for index, one in enumerate(policy.settings) if one.every and one.scale]
    for index in with_times[1:]:
        first = policy.settings[with_times[0]]
        yield Diagnostic(
            place.at("settings", index, "every", key=True),
            f"'{first.id}' says already how often there is a review",
            "expected 'every' in one setting only",
        )
