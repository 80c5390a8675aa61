"""Validated records go in; a finding for each that contradicts itself or another comes out.

What one field alone must look like is the models' matter; what one name must refer to is `references`'.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.catalog.control_rules import check_circles
from generator.catalog.drill_rules import DrillRules
from generator.catalog.glossary_rules import check_glossary
from generator.catalog.model import Place
from generator.catalog.naming_rules import check_headers, check_places
from generator.catalog.policy_rules import PolicyRules, check_exception_ids
from generator.catalog.redaction_rules import check_redaction
from generator.catalog.references import Known
from generator.catalog.scoring_rules import ScoringRules
from generator.catalog.setting_rules import SettingRules
from generator.diagnostics import Diagnostic, one_of
from generator.models.commands import Command
from generator.models.facts import Fact
from generator.models.policy import Policy
from generator.models.portal import Portal
from generator.models.reviews import Review
from generator.models.vocabularies import Vocabularies

Records = Mapping[str, Mapping[str, Any]]
Places = Mapping[tuple[str, str], Place]
Findings = Iterator[Diagnostic]
Checks = Mapping[str, Callable[[Any, Place], Findings]]
"""By the catalog's attribute."""

COMMAND_VALUES = ("apps", "decisions")
"""What `{{…}}` in a command may name."""


SOURCE_VALUES = ("path", "line")
"""What `{…}` in the address of the source may name."""


def check_rules(
    records: Records,
    places: Places,
    known: Known,
    worked_out: bool = True,
    *,
    sound_redaction: bool = False,
) -> list[Diagnostic]:
    """Every finding about the records that were read; `known` are the names that the data has.

    The results that were worked out by hand are held against the rules where `worked_out` is true, and
    the redaction rules are not looked at where they are known to be in order.
    """
    policy: Policy | None = records["policy"].get("policy")
    portal: Portal | None = records["portal"].get("portal")
    values = SettingRules(known)
    rules = PolicyRules(
        settings={setting.id: setting for setting in policy.settings} if policy is not None else {},
        sound=_sound_settings(values, policy, places),
        values=values,
        exception_limit=portal.exception_limit if portal is not None else None,
    )
    vocabularies: Vocabularies | None = records["vocabularies"].get("vocabularies")
    scoring = ScoringRules.of(
        records["scoring"].get("scoring"), places.get(("scoring", "scoring")), vocabularies
    )
    drills = DrillRules(records["checklists"], vocabularies)
    checks: tuple[tuple[str, Callable[[Any, Place], Findings]], ...] = (
        *_CHECKS.items(),
        ("policy", values.check_policy),
        *([] if sound_redaction else [("redaction", check_redaction)]),
        ("teams", rules.check_team),
        ("teams", scoring.check_places),
        ("scoring", scoring.check_ruleset),
        *([("scoring_vectors", scoring.check_vector)] if worked_out else []),
        ("reviews", scoring.check_rows),
        ("drills", scoring.check_rows),
        ("drills", scoring.check_places),
        ("drills", drills.check_drill),
    )
    found = [
        finding
        for attribute, check in checks
        for name, record in records[attribute].items()
        for finding in check(record, places[attribute, name])
    ]
    found.extend(_across_records(records, vocabularies, places))
    # Asked last: where anything else is wrong, what is missing may only be misspelled.
    place = places.get(("scoring", "scoring"))
    if worked_out and not found and known.get("scoring_vectors") is not None and place is not None:
        found.extend(scoring.check_coverage(records["scoring_vectors"].values(), place))
    return found


def _across_records(records: Records, vocabularies: Vocabularies | None, places: Places) -> Findings:
    """What no record says by itself, but some say together."""
    yield from check_exception_ids(records["teams"], places)
    yield from check_circles(records["controls"], places)
    yield from check_headers(records["fields"], places)
    yield from check_places(records["regions"], places)
    yield from check_glossary(records["glossary"], vocabularies, places)


def _sound_settings(values: SettingRules, policy: Policy | None, places: Places) -> frozenset[str]:
    if policy is None:
        return frozenset()
    place = places["policy", "policy"]
    settings = enumerate(policy.settings)
    return frozenset(one.id for at, one in settings if values.is_sound(one, place.inside("settings", at)))


def _fact(fact: Fact, place: Place) -> Findings:
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


def _command(command: Command, place: Place) -> Findings:
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


def _portal(portal: Portal, place: Place) -> Findings:
    yield from _source(portal, place)
    yield from _next_drill(portal, place)
    if portal.exception_limit.days > 366:
        yield Diagnostic(
            place.at("exception_limit"),
            f"exceptions may last {portal.exception_limit}",
            "expected at most 366 days; what lasts longer is a change of policy",
        )


def _source(portal: Portal, place: Place) -> Findings:
    """The address of the source has a place for the file, and names nothing that stays open."""
    if portal.source is None:
        return
    named = re.findall(r"\{(.*?)\}", portal.source)
    for name in named:
        if name not in SOURCE_VALUES:
            problem = f"the address of the source has '{{{name}}}', which stands for nothing"
            yield Diagnostic(place.at("source"), problem, one_of(name, SOURCE_VALUES))
    if "path" not in named:
        problem = "the address of the source is the same for every file"
        yield Diagnostic(place.at("source"), problem, "expected '{path}' where the file stands in it")
    if "/data/{path}" in portal.source:
        problem = "the address of the source has 'data' before '{path}', which begins with that folder itself"
        yield Diagnostic(place.at("source"), problem, "expected '{path}' alone, as for docs/index.md")


def _next_drill(portal: Portal, place: Place) -> Findings:
    """What is practised is a drill at the table or a checklist by hand; it has one page."""
    planned = portal.next_drill
    if planned is None or (planned.drill is None) != (planned.checklist is None):
        return
    if planned.drill is None:
        problem = "nothing says what is practised at the next drill"
        expected = "expected 'drill', which is held at the table, or 'checklist', which is practised by hand"
        yield Diagnostic(place.at("next_drill"), problem, expected)
    else:
        position = place.at("next_drill", "checklist", key=True)
        problem = "the next drill has both 'drill' and 'checklist'"
        yield Diagnostic(position, problem, "expected one of the two; a drill names its checklist itself")


def _vocabularies(vocabularies: Vocabularies, place: Place) -> Findings:
    labels = [app.label for app in vocabularies.apps]
    for index, label in enumerate(labels):
        if label in labels[:index]:
            yield Diagnostic(
                place.at("apps", index, "label"),
                f"the label '{label}' is used twice",
                "expected another; rows name apps by label",
            )


def _review(review: Review, place: Place) -> Findings:
    for index, row in enumerate(review.sessions):
        if row.signed_in is not None and row.signed_in > review.date:
            yield Diagnostic(
                place.at("sessions", index, "signed_in"),
                f"the sign-in on {row.signed_in} is after the review",
                f"expected {review.date} or earlier",
            )


_CHECKS: Checks = {
    "portal": _portal,
    "vocabularies": _vocabularies,
    "facts": _fact,
    "commands": _command,
    "reviews": _review,
}
