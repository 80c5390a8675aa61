"""The policy and a team go in; a finding for all that the policy does not allow the team comes out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from generator.catalog.model import Place
from generator.catalog.setting_rules import SettingRules
from generator.diagnostics import Diagnostic
from generator.models.base import Duration
from generator.models.policy import Setting
from generator.models.teams import Override, PolicyException, SetChange, Team
from generator.policy import EffectiveValue, applied, excepted, loosens, own_value

Findings = Iterator[Diagnostic]
Exceptions = tuple[PolicyException, ...]


@dataclass(frozen=True)
class PolicyRules:
    """What teams may make of the policy."""

    settings: Mapping[str, Setting]
    """By id; none where the policy could not be read."""
    sound: Collection[str]
    """Those that values can be held to: of a setting that is wrong itself, nothing is looser."""
    values: SettingRules
    exception_limit: Duration | None

    def check_team(self, team: Team, place: Place) -> Findings:
        """The findings about what a team changes, and about its exceptions."""
        unsound = set(self.settings) - set(self.sound)
        for name, value in team.policy.items():
            if name in self.settings:
                at = place.inside("policy", name)
                wrong = [*self.values.check_value(self.settings[name], value, at)]
                yield from wrong
                if wrong:
                    unsound.add(name)
                elif name not in unsound:
                    yield from _change(self.settings[name], value, team.exceptions, at)
        for index, exception in enumerate(team.exceptions):
            at = place.inside("exceptions", index)
            if exception.setting in self.settings:
                found = self._exception(self.settings[exception.setting], exception, at)
                yield from found or self._loosening(exception, team, unsound, at)
            yield from self._dates(exception, at)
            yield from _overlap(exception, team.exceptions[:index], at)

    def _exception(self, setting: Setting, exception: PolicyException, place: Place) -> list[Diagnostic]:
        found = [*self.values.check_value(setting, exception.value, place.inside("value"))]
        if setting.guardrail == "locked":
            problem = f"'{setting.id}' is locked: no exception loosens it"
            expected = "remove the exception, or change the policy"
            found.append(Diagnostic(place.at("setting"), problem, expected))
        elif setting.guardrail == "free":
            problem = f"'{setting.id}' is free: no team needs an exception from it"
            found.append(Diagnostic(place.at("setting"), problem, "write the value under 'policy'"))
        return found

    def _loosening(
        self, exception: PolicyException, team: Team, unsound: Collection[str], place: Place
    ) -> Findings:
        """An exception is for what the guardrail forbids; anything else in it would only look approved."""
        setting = self.settings[exception.setting]
        own = own_value(setting, team)
        if setting.id not in unsound and not loosens(setting, own.value, excepted(own, exception).value):
            yield Diagnostic(
                place.at("value"),
                f"the exception '{exception.id}' does not loosen '{setting.id}', which is "
                f"{_said(setting, own.value)} without it",
                "take it out, or write a looser value; a stricter one goes under 'policy', without exception",
            )

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


def check_exception_ids(teams: Mapping[str, Team], places: Mapping[tuple[str, str], Place]) -> Findings:
    """The findings about exceptions of different teams: registers and calendars know them by their ids."""
    first: dict[str, str] = {}
    taken = {exception.id for team in teams.values() for exception in team.exceptions}
    for name, team in teams.items():
        for index, exception in enumerate(team.exceptions):
            if first.setdefault(exception.id, name) != name:
                year = exception.approved_on.year
                free = next(one for number in count(1) if (one := f"{name}-{year}-{number:02}") not in taken)
                yield Diagnostic(
                    places["teams", name].at("exceptions", index, "id"),
                    f"the team '{first[exception.id]}' has an exception '{exception.id}' as well",
                    f"expected another id, such as '{free}'",
                )


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


def _change(setting: Setting, value: Override, exceptions: Exceptions, place: Place) -> Findings:
    """The findings about a value that the setting can have: what its guardrail makes of it."""
    if setting.guardrail == "locked":
        problem = f"'{setting.id}' is locked: no team may change it"
        yield Diagnostic(place.at(), problem, "remove it from the team")
        return
    if isinstance(value, SetChange):
        yield from _needless(setting, value, place)
    changed = applied(setting.default, value)
    if setting.guardrail == "tighten" and loosens(setting, setting.default, changed):
        yield from _uncovered(setting, changed, exceptions, place)


def _needless(setting: Setting, change: SetChange, place: Place) -> Findings:
    """A change that changes nothing was meant to do something else."""
    default = setting.default if isinstance(setting.default, tuple) else ()
    for index, name in enumerate(change.remove):
        if name not in default and name not in change.add:
            problem = f"the default of '{setting.id}' does not have '{name}'"
            yield Diagnostic(place.at("remove", index), problem, "remove the line; nothing is taken away")
    for index, name in enumerate(change.add):
        if name in default and name not in change.remove:
            problem = f"the default of '{setting.id}' has '{name}' already"
            yield Diagnostic(place.at("add", index), problem, "remove the line; nothing is added")


def _uncovered(setting: Setting, value: EffectiveValue, exceptions: Exceptions, place: Place) -> Findings:
    """A looser value stands only where an exception to this very setting allows this very value."""
    same = [one for one in exceptions if one.setting == setting.id]
    if any(applied(setting.default, one.value) == value for one in same):
        return
    problem = (
        f"the team loosens '{setting.id}' from {_said(setting, setting.default)} to {_said(setting, value)}, "
        "which its guardrail 'tighten' forbids"
    )
    expected = "expected the default or a stricter value; a loosening takes an exception"
    if same:
        allowed = _said(setting, applied(setting.default, same[0].value))
        expected = f"the exception '{same[0].id}' covers {allowed}; expected that, or the default or stricter"
    elif exceptions:
        expected += f"; '{exceptions[0].id}' is for '{exceptions[0].setting}'"
    yield Diagnostic(place.at(), problem, expected)


def _said(setting: Setting, value: EffectiveValue) -> str:
    """A value as an owner writes it in YAML."""
    if isinstance(value, tuple):
        return f"[{', '.join(value)}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    unit = f" {setting.number.unit}" if setting.number is not None else ""
    return f"{value}{unit}" if isinstance(value, int) else f"'{value}'"
