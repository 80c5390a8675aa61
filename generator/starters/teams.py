"""The catalog, an id and a day go in; the text of a new `data/teams/ID.yml` comes out."""

from __future__ import annotations

from datetime import date

from generator.catalog import Catalog
from generator.models.policy import Setting
from generator.pages.words import GUARDRAILS, names_of_set, value_in_words
from generator.starters.exceptions import last_day, loosened, next_number, truth
from generator.starters.lines import (
    Lines,
    beginning,
    checked_on,
    example,
    first_of,
    known_place,
    lead_of,
    prose,
    terms,
    text_of,
    title_of,
    value,
    visibility,
    vocabularies_of,
)


def new_team(catalog: Catalog, name: str, day: date) -> str:
    """A team that signs in in the first of the known ways, and departs from nothing."""
    return text_of(
        beginning("team", "A team. What this file does not say, the policy says."),
        _who(catalog, name),
        _contacts(catalog, name),
        _places(catalog),
        _policy(catalog),
        _exceptions(catalog, name, day),
        _rest(catalog),
    )


def _who(catalog: Catalog, name: str) -> Lines:
    ways = catalog.vocabularies.sign_in
    first = first_of([one.id for one in ways], "way to sign in", vocabularies_of(catalog))
    return [
        *prose("The stable name. Reviews and links use it, and the file is named after it."),
        f"id: {value(name)}",
        *prose("What readers see; it may change at any time."),
        f"name: {value(title_of(name))}",
        *prose("What the team does with the product, in one sentence."),
        "about: Say here what the team does with the product.",
        *visibility(catalog, "the team and its reviews"),
        *checked_on(),
        *prose("How its accounts sign in, one of:"),
        *terms((one.id, f"{one.label}. {one.meaning}") for one in ways),
        f"sign_in: {value(first)}",
        "",
    ]


def _contacts(catalog: Catalog, name: str) -> Lines:
    roles = {role.id: role.label for role in catalog.vocabularies.roles}
    lead, owner = roles[lead_of(catalog, "team-lead")], roles[catalog.portal.owner]
    return [
        *prose("Whom to reach, the first one first: a role, never a person; a channel or a shared mailbox."),
        "contacts:",
        f"  - role: {value(lead)}",
        f"    reach: {value('#' + name)}",
        *example(f"  - role: {value(owner)}", '    reach: "#runbook"'),
        "",
    ]


def _places(catalog: Catalog) -> Lines:
    place = known_place(catalog)
    if place is None:
        return []
    return [
        *prose("Where its people are, as rows show places. A row from anywhere else counts as unexpected."),
        *example("expected_locations:", f"  - {value(place)}"),
        "",
    ]


def _policy(catalog: Catalog) -> Lines:
    settings = catalog.policy.settings
    free = [one for one in settings if one.guardrail != "locked"]
    locked = ", ".join(one.id for one in settings if one.guardrail == "locked")
    changes = [line for setting in free for line in _change(catalog, setting)]
    if not changes:
        return []
    return [
        *prose("What differs from the policy. A team may change these settings:"),
        *terms((one.id, _about(catalog, one)) for one in free),
        *(prose(f"No team may change: {locked}.") if locked else ()),
        *example("policy:", *changes),
        "",
    ]


def _about(catalog: Catalog, setting: Setting) -> str:
    default = value_in_words(catalog, setting, setting.default)
    steps = f" Strict first: {', '.join(setting.scale)}." if setting.scale is not None else ""
    return f"{setting.title}: {default}.{steps} A team may {GUARDRAILS[setting.guardrail]}."


def _change(catalog: Catalog, setting: Setting) -> Lines:
    """How a team may change a setting, where it may: to what is stricter, or else to anything."""
    any_way, default, name = setting.guardrail == "free", setting.default, value(setting.id)
    if setting.scale is not None and isinstance(default, str):
        at = setting.scale.index(default)
        other = [*reversed(setting.scale[:at]), *(setting.scale[at + 1 :] if any_way else ())]
        return [f"  {name}: {value(other[0])}"] if other else []
    if setting.flag is not None and isinstance(default, bool):
        return [f"  {name}: {truth(not default)}"] if any_way or default != setting.strict else []
    if setting.number is not None and isinstance(default, int):
        numbers = [
            next_number(setting.number, default, looser=looser) for looser in (False, True)[: 1 + any_way]
        ]
        return next(([f"  {name}: {one}"] for one in numbers if one is not None), [])
    members = default if isinstance(default, tuple) else ()
    more = [member for member in names_of_set(catalog, setting) if member not in members]
    if more:
        return [f"  {name}:", f"    add: [{value(more[0])}]"]
    return [f"  {name}:", f"    remove: [{value(members[0])}]"] if any_way and members else []


def _exceptions(catalog: Catalog, name: str, day: date) -> Lines:
    fitting = (one for one in catalog.policy.settings if loosened(one, one.default))
    setting = next(fitting, None)
    if setting is None:
        return []
    role = value({one.id: one.label for one in catalog.vocabularies.roles}[catalog.portal.owner])
    return [
        *prose(
            "What is loosened for a time that somebody approved, for "
            f"{catalog.portal.exception_limit} at most. Afterwards the policy holds again by itself. "
            f"`runbook new exception {name} SETTING` writes one."
        ),
        *example(
            "exceptions:",
            f"  - id: {value(f'{name}-{day.year:04}-01')}",
            *(
                f"    {line}"
                for line in (f"setting: {value(setting.id)}", *loosened(setting, setting.default))
            ),
            "    reason: Say here why the policy cannot be kept until then.",
            f"    owner: {role}",
            f"    approved_by: {role}",
            f"    approved_on: {day}",
            f"    expires: {last_day(catalog, day)}",
            "    compensating:",
            "      - Say here what makes up for it meanwhile.",
        ),
        "",
    ]


def _rest(catalog: Catalog) -> Lines:
    return [
        *prose("The checklists that the team works with; its page shows them in this order."),
        *example("checklists:", *(f"  - {value(name)}" for name in catalog.checklists)),
        "",
        *prose("What a newcomer to the team must know, as Markdown."),
        *example("notes: |", "  Say here what is not written elsewhere."),
    ]
