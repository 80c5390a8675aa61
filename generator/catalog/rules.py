"""Validated records go in; a finding for each that contradicts itself or another comes out.

What one field alone must look like is the models' matter; what one name must refer to is `references`'.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.catalog.model import Place
from generator.diagnostics import Diagnostic, Position, one_of
from generator.models.commands import Command
from generator.models.controls import Control
from generator.models.facts import Fact
from generator.models.policy import Policy, Setting
from generator.models.portal import Portal
from generator.models.reviews import Review
from generator.models.scoring import Ruleset
from generator.models.teams import PolicyException, SetChange, Team
from generator.models.vocabularies import Vocabularies

Records = Mapping[str, Mapping[str, Any]]
Places = Mapping[tuple[str, str], Place]
Findings = Iterator[Diagnostic]

COMMAND_VALUES = ("apps", "decisions")
"""What `{{…}}` in a command may name."""


def check_rules(records: Records, places: Places) -> list[Diagnostic]:
    """Every finding about the records that were read."""
    found: list[Diagnostic] = []
    for attribute, check in _CHECKS.items():
        for name, record in records[attribute].items():
            found.extend(check(record, places[attribute, name], records))
    return found


def _fact(fact: Fact, place: Place, records: Records) -> Findings:
    if fact.checked_on is not None and fact.check_again <= fact.checked_on:
        yield Diagnostic(
            place.at("check_again"),
            f"'check_again' is {fact.check_again}, not after 'checked_on'",
            f"expected a day after {fact.checked_on}",
        )
    if fact.confidence == "conflicting" and fact.differs is None:
        yield Diagnostic(
            place.at("confidence"),
            "the sources conflict, but 'differs' does not say how",
            "expected 'differs': how they differ, and which reading the portal takes",
        )


def _control(control: Control, place: Place, records: Records) -> Findings:
    if control.id in control.any_of:
        yield Diagnostic(
            place.at("any_of"), f"'{control.id}' would satisfy itself", "expected other controls"
        )


def _command(command: Command, place: Place, records: Records) -> Findings:
    for index, variant in enumerate(command.variants):
        for value in re.findall(r"\{\{\s*(\w*)\s*\}\}", variant.run):
            if value not in COMMAND_VALUES:
                yield Diagnostic(
                    place.at("variants", index, "run"),
                    f"the command names '{{{{{value}}}}}', which stands for nothing",
                    one_of(value, COMMAND_VALUES),
                )
    systems = [system for variant in command.variants for system in variant.systems]
    for index, variant in enumerate(command.variants):
        for system in variant.systems:
            if systems.count(system) > 1:
                yield Diagnostic(
                    place.at("variants", index, "systems"),
                    f"'{system}' has more than one variant",
                    "expected each system once",
                )


def _portal(portal: Portal, place: Place, records: Records) -> Findings:
    if portal.exception_limit.days > 366:
        yield Diagnostic(
            place.at("exception_limit"),
            f"exceptions may last {portal.exception_limit}",
            "expected at most 366 days; what lasts longer is a change of policy",
        )


def _vocabularies(vocabularies: Vocabularies, place: Place, records: Records) -> Findings:
    labels = [app.label for app in vocabularies.apps]
    for index, label in enumerate(labels):
        if label in labels[:index]:
            yield Diagnostic(
                place.at("apps", index, "label"),
                f"the label '{label}' is used twice",
                "expected another; rows name apps by label",
            )


def _review(review: Review, place: Place, records: Records) -> Findings:
    for index, row in enumerate(review.sessions):
        if row.signed_in is not None and row.signed_in > review.date:
            yield Diagnostic(
                place.at("sessions", index, "signed_in"),
                f"the sign-in on {row.signed_in} is after the review",
                f"expected {review.date} or earlier",
            )


def _policy(policy: Policy, place: Place, records: Records) -> Findings:
    for index, setting in enumerate(policy.settings):
        yield from _setting(setting, place, index)


def _setting(setting: Setting, place: Place, index: int) -> Findings:
    types = [setting.scale is not None, setting.set_of is not None, setting.flag is not None]
    if types.count(True) != 1:
        yield Diagnostic(
            place.at("settings", index),
            f"'{setting.id}' has {'no type' if not any(types) else 'more than one type'}",
            "expected one of scale, set_of and flag",
        )
        return
    if setting.flag is not None and setting.strict is None:
        yield Diagnostic(
            place.at("settings", index, "flag"),
            f"'{setting.id}' does not say which of true and false is strict",
            "expected 'strict': true or false",
        )
    yield from _value(setting, setting.default, place.at("settings", index, "default"))
    for step in setting.every:
        if step not in (setting.scale or ()):
            yield Diagnostic(
                place.at("settings", index, "every", step, key=True),
                f"'{step}' is not on the scale",
                one_of(step, setting.scale or ()),
            )
    if setting.every and setting.scale:
        for step in setting.scale:
            if step not in setting.every:
                yield Diagnostic(
                    place.at("settings", index, "every"),
                    f"the step '{step}' has no longest time",
                    f"expected '{step}: … days'",
                )


def _value(setting: Setting, value: object, position: Position) -> Findings:
    """A finding where `value` is not one that the setting can have."""
    if setting.scale is not None:
        if not isinstance(value, str):
            yield Diagnostic(position, f"'{setting.id}' is a scale", one_of("", setting.scale))
        elif value not in setting.scale:
            yield Diagnostic(
                position, f"'{value}' is not on the scale of '{setting.id}'", one_of(value, setting.scale)
            )
    elif setting.flag is not None and not isinstance(value, bool):
        yield Diagnostic(position, f"'{setting.id}' is a truth value", "expected true or false")
    elif setting.set_of is not None and not isinstance(value, tuple | SetChange):
        yield Diagnostic(
            position, f"'{setting.id}' is a set", "expected a list in the policy, add: or remove: in a team"
        )


def _team(team: Team, place: Place, records: Records) -> Findings:
    policy: Policy | None = records["policy"].get("policy")
    if policy is None:
        return
    settings = {setting.id: setting for setting in policy.settings}
    for name, value in team.policy.items():
        if name in settings:
            yield from _value(settings[name], value, place.at("policy", name))
            yield from _guardrail(settings[name], value, place, name)
    for index, exception in enumerate(team.exceptions):
        if exception.setting in settings:
            setting = settings[exception.setting]
            yield from _value(setting, exception.value, place.at("exceptions", index, "value"))
        yield from _dates(exception, place, index, records)


def _guardrail(setting: Setting, value: object, place: Place, name: str) -> Findings:
    position = place.at("policy", name)
    if setting.guardrail == "locked":
        yield Diagnostic(position, f"'{name}' is locked: no team may change it", "remove it from the team")
    elif setting.guardrail == "tighten" and _loosens(setting, value):
        yield Diagnostic(
            position,
            f"the team loosens '{name}', which teams may only tighten",
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


def _dates(exception: PolicyException, place: Place, index: int, records: Records) -> Findings:
    portal: Portal | None = records["portal"].get("portal")
    length = (exception.expires - exception.approved_on).days
    position = place.at("exceptions", index, "expires")
    if length < 0:
        yield Diagnostic(
            position,
            f"the exception '{exception.id}' expires before it was approved",
            f"expected a day from {exception.approved_on} on",
        )
    elif portal is not None and length > portal.exception_limit.days:
        yield Diagnostic(
            position,
            f"the exception '{exception.id}' lasts {length} days",
            f"expected at most {portal.exception_limit}",
        )


def _scoring(ruleset: Ruleset, place: Place, records: Records) -> Findings:
    for name, question in ruleset.inputs.items():
        for answer in question.labels:
            if answer not in question.answers:
                position = place.at("inputs", name, "labels", answer, key=True)
                yield _no_answer(position, name, answer, tuple(question.answers))
    for index, rule in enumerate(ruleset.rules):
        for name, answer in rule.when.items():
            if name not in ruleset.inputs:
                position = place.at("rules", index, "when", name, key=True)
                yield Diagnostic(position, f"there is no input '{name}'", one_of(name, tuple(ruleset.inputs)))
            elif answer not in ruleset.inputs[name].answers:
                position = place.at("rules", index, "when", name)
                yield _no_answer(position, name, answer, tuple(ruleset.inputs[name].answers))
    yield from _bands(ruleset, place)


def _no_answer(position: Position, name: str, answer: str, known: tuple[str, ...]) -> Diagnostic:
    return Diagnostic(position, f"'{name}' has no answer '{answer}'", one_of(answer, known))


def _bands(ruleset: Ruleset, place: Place) -> Findings:
    bands = ruleset.bands
    for index, band in enumerate(bands):
        last = index == len(bands) - 1
        before = bands[index - 1].from_ if index else None
        position = place.at("bands", index)
        if last and band.from_ is not None:
            yield Diagnostic(
                position, "the last band begins at a score", "expected no 'from': it takes the rest"
            )
        elif not last and band.from_ is None:
            yield Diagnostic(position, "the band has no 'from'", "expected one in every band but the last")
        elif before is not None and band.from_ is not None and band.from_ >= before:
            yield Diagnostic(
                position, f"the band from {band.from_} is never reached", f"expected a 'from' below {before}"
            )


_CHECKS: Mapping[str, Callable[[Any, Place, Records], Findings]] = {
    "portal": _portal,
    "vocabularies": _vocabularies,
    "facts": _fact,
    "controls": _control,
    "commands": _command,
    "policy": _policy,
    "scoring": _scoring,
    "teams": _team,
    "reviews": _review,
}
