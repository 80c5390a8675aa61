"""The validated policy and teams go in; a finding for each value that the policy does not allow comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.catalog.model import Place
from generator.diagnostics import Diagnostic, Position, one_of
from generator.models.base import Duration
from generator.models.policy import Policy, Setting
from generator.models.teams import PolicyException, SetChange, Team

Findings = Iterator[Diagnostic]

Members = Mapping[str, Sequence[str] | None]
"""What the sets of the policy may contain, by where it is listed; None where that could not be read."""


@dataclass(frozen=True)
class PolicyRules:
    """What values of the policy are held to."""

    members: Members
    exception_limit: Duration | None

    def check_policy(self, policy: Policy, place: Place) -> Findings:
        """The findings about the settings themselves."""
        for index, setting in enumerate(policy.settings):
            at = Place(place.document, (*place.path, "settings", index))
            yield from _type(setting, at)
            yield from self._value(setting, setting.default, at.at("default"))
            yield from _intervals(setting, at)

    def check_team(self, team: Team, place: Place, policy: Policy) -> Findings:
        """The findings about what a team changes, and about its exceptions."""
        settings = {setting.id: setting for setting in policy.settings}
        for name, value in team.policy.items():
            if name in settings:
                position = place.at("policy", name)
                yield from self._value(settings[name], value, position)
                yield from _guardrail(settings[name], value, position)
        for index, exception in enumerate(team.exceptions):
            at = Place(place.document, (*place.path, "exceptions", index))
            if exception.setting in settings:
                yield from self._exception(settings[exception.setting], exception, at)
            yield from self._dates(exception, at)

    def _exception(self, setting: Setting, exception: PolicyException, place: Place) -> Findings:
        if setting.guardrail == "locked":
            yield Diagnostic(
                place.at("setting"),
                f"'{setting.id}' is locked: no exception loosens it",
                "remove the exception, or change the policy",
            )
        yield from self._value(setting, exception.value, place.at("value"))

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

    def _value(self, setting: Setting, value: object, position: Position) -> Findings:
        """A finding where `value` is not one that the setting can have."""
        if setting.scale is not None:
            if not isinstance(value, str):
                yield Diagnostic(position, f"'{setting.id}' is a scale", one_of("", setting.scale))
            elif value not in setting.scale:
                problem = f"'{value}' is not on the scale of '{setting.id}'"
                yield Diagnostic(position, problem, one_of(value, setting.scale))
        elif setting.flag is not None:
            if not isinstance(value, bool):
                yield Diagnostic(position, f"'{setting.id}' is a truth value", "expected true or false")
        elif setting.set_of is not None:
            yield from self._members(setting, value, position)

    def _members(self, setting: Setting, value: object, position: Position) -> Findings:
        if isinstance(value, SetChange):
            named = (*value.add, *value.remove)
        elif isinstance(value, tuple):
            named = value
        else:
            expected = "expected a list in the policy, `add:` or `remove:` in a team"
            yield Diagnostic(position, f"'{setting.id}' is a set", expected)
            return
        known = self.members[setting.set_of or ""]
        if known is None:
            return
        for name in named:
            if name not in known:
                problem = f"'{setting.id}' cannot contain '{name}'"
                yield Diagnostic(position, problem, one_of(name, known))


def _type(setting: Setting, place: Place) -> Findings:
    types = [setting.scale is not None, setting.set_of is not None, setting.flag is not None]
    if types.count(True) != 1:
        problem = f"'{setting.id}' has {'more than one type' if any(types) else 'no type'}"
        yield Diagnostic(place.at(), problem, "expected one of scale, set_of and flag")
    elif setting.flag is not None and setting.strict is None:
        problem = f"'{setting.id}' does not say which of true and false is strict"
        yield Diagnostic(place.at("flag"), problem, "expected 'strict': true or false")


def _intervals(setting: Setting, place: Place) -> Findings:
    """Where one step of a scale has a longest time, each has, and nothing else."""
    scale = setting.scale or ()
    for step in setting.every:
        if step not in scale:
            position = place.at("every", step, key=True)
            yield Diagnostic(position, f"'{step}' is not on the scale", one_of(step, scale))
    for step in scale if setting.every else ():
        if step not in setting.every:
            problem = f"the step '{step}' has no longest time"
            yield Diagnostic(place.at("every"), problem, f"expected '{step}: … days'")


def _guardrail(setting: Setting, value: object, position: Position) -> Findings:
    if setting.guardrail == "locked":
        problem = f"'{setting.id}' is locked: no team may change it"
        yield Diagnostic(position, problem, "remove it from the team")
    elif setting.guardrail == "tighten" and _loosens(setting, value):
        yield Diagnostic(
            position,
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
