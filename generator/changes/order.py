"""A record and one of its keys go in; whether the order of what stands there means something comes out.

A list has an order that means something unless it is named here: a list that is missed is reported when it is
sorted, which is a nuisance, and never passed over in silence. In a mapping the order means nothing unless it
is named here.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.models.base import Record
from generator.models.checklists import Applies, Checklist
from generator.models.commands import Command, Variant
from generator.models.controls import Control
from generator.models.drills import Drill
from generator.models.fields import RowField
from generator.models.glossary import GlossaryTerm
from generator.models.places import Country, Region
from generator.models.policy import Policy, Setting
from generator.models.portal import Door
from generator.models.publication import Allowed, Publication
from generator.models.redaction import RedactionRule, RedactionRules
from generator.models.scoring import Answer, Band, ByTeam, Input, Ruleset
from generator.models.teams import Contact, PolicyException, SetChange, Team
from generator.models.vocabularies import EvidenceRule, Vocabularies

FREE: Mapping[type[Record], frozenset[str]] = {
    Answer: frozenset({"labels"}),
    Applies: frozenset({"sign_in", "possible"}),
    ByTeam: frozenset({"labels"}),
    Command: frozenset({"variants"}),
    Control: frozenset({"any_of", "checklists"}),
    Country: frozenset({"also", "parts", "cities"}),
    Drill: frozenset({"roles", "ruled_out", "expected_locations"}),
    EvidenceRule: frozenset({"never"}),
    GlossaryTerm: frozenset({"instead_of", "see"}),
    Input: frozenset({"open_labels"}),
    Policy: frozenset({"settings"}),
    PolicyException: frozenset({"compensating"}),
    Publication: frozenset({"allowed"}),
    RedactionRule: frozenset({"near"}),
    RedactionRules: frozenset({"classes"}),
    Region: frozenset({"countries"}),
    RowField: frozenset({"aliases"}),
    SetChange: frozenset({"add", "remove"}),
    Setting: frozenset({"redacts"}),
    Team: frozenset({"expected_locations", "exceptions", "checklists"}),
    Variant: frozenset({"systems", "needs"}),
    Vocabularies: frozenset(Vocabularies.model_fields) - {"audiences"},
}
"""Lists whose order means nothing: they are looked up by what is in them."""

BOUND: Mapping[type[Record], frozenset[str]] = {
    Ruleset: frozenset({"inputs"}),
    Input: frozenset({"answers"}),
}
"""Mappings whose order means something: questions as they are asked, answers from the least risky on."""

NAMED_BY: Mapping[type[Record], str] = {
    Allowed: "text",
    Band: "decision",
    Contact: "role",
    Country: "name",
    Door: "title",
}
"""What tells the entries of a list apart, where that is no `id`."""


def order_counts(record: Record, key: str) -> bool:
    """Whether the order of the list or mapping at a key of the record means something."""
    value = getattr(record, key)
    if isinstance(value, dict):
        return key in BOUND.get(type(record), ())
    if isinstance(record, Checklist) and key == "steps":
        return record.ordered
    if isinstance(record, Setting) and key == "default":
        return False  # the members of a set
    return key != "facts" and key not in FREE.get(type(record), ())


def name_of(entry: object) -> str | None:
    """What tells an entry of a list from the others; None where it has no name."""
    if isinstance(entry, str):
        return entry
    if not isinstance(entry, Record):
        return None
    name = getattr(entry, NAMED_BY.get(type(entry), "id"), None)
    return name if isinstance(name, str) else None
