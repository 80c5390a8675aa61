"""The catalog, a team, a setting and a day go in; the team's file with one more exception comes out."""

from __future__ import annotations

import re
from datetime import date, timedelta

from generator.catalog import Catalog
from generator.diagnostics import DataError, one_of, shown
from generator.document import Document
from generator.models.policy import NumberRange, Setting
from generator.models.teams import PolicyException, Team
from generator.pages.words import value_in_words
from generator.policy import EffectiveValue, own_value
from generator.starters.insertion import with_item
from generator.starters.lines import Lines, lead_of, prose, value

DAYS = 30
"""So long an exception lasts where nobody says."""


def new_exception(catalog: Catalog, name: str, wanted: str, days: tuple[date, date]) -> str:
    """The text of the team's file with an exception from the setting, on the first day until the last.

    All that is in the file stays as it is. Raises `DataError` where the setting takes no exception, or where
    the file is written in a form that nothing can be added to.
    """
    team, place = catalog.teams[name], catalog.places["teams", name]
    setting = _setting(catalog, wanted)
    own = own_value(setting, team).value
    if not loosened(setting, own):
        problem = f"'{setting.id}' is as loose as it can be for '{name}'"
        raise DataError.at(place.at(), problem, "no exception is needed; name another setting")
    _refuse_overlap(setting, team, days, place.document)
    return with_item(place.document, "exceptions", _lines(catalog, name, (setting, own), days))


def last_day(catalog: Catalog, day: date) -> date:
    """The last day of an exception that is approved on a day, where nobody says another."""
    return day + timedelta(days=min(DAYS, catalog.portal.exception_limit.days, (date.max - day).days))


def loosened(setting: Setting, own: EffectiveValue) -> Lines:
    """The lines that loosen a value; none where no exception does, or where it is as loose as can be."""
    if setting.guardrail != "tighten":
        return []
    if setting.scale is not None and isinstance(own, str):
        looser = setting.scale[setting.scale.index(own) + 1 :]
        return [f"value: {value(looser[0])}"] if looser else []
    if setting.flag is not None:
        return [f"value: {truth(not own)}"] if own == setting.strict else []
    if setting.number is not None and isinstance(own, int):
        number = next_number(setting.number, own, looser=True)
        return [f"value: {number}"] if number is not None else []
    return ["value:", f"  remove: [{value(own[0])}]"] if isinstance(own, tuple) and own else []


def next_number(number: NumberRange, default: int, *, looser: bool) -> int | None:
    """The number beside the default on the strict side or on the loose one; None where the range ends."""
    found = default + (1 if looser == (number.strict == "lowest") else -1)
    return found if number.least <= found <= number.most else None


def truth(flag: bool) -> str:
    """A truth value as YAML writes it."""
    return "true" if flag else "false"


def _setting(catalog: Catalog, wanted: str) -> Setting:
    """The setting of that name, if an exception can be from it."""
    place, settings = catalog.places["policy", "policy"], catalog.policy.settings
    index = next((number for number, one in enumerate(settings) if one.id == wanted), None)
    if index is None:
        expected = one_of(wanted, [one.id for one in settings if one.guardrail == "tighten"])
        raise DataError.at(place.at("settings"), f"there is no setting {shown(wanted)}", expected)
    guardrail = place.at("settings", index, "guardrail")
    if settings[index].guardrail == "locked":
        problem = f"'{wanted}' is locked: no exception loosens it"
        raise DataError.at(guardrail, problem, "change its default here, or its guardrail")
    if settings[index].guardrail == "free":
        problem = f"'{wanted}' is free: no team needs an exception from it"
        raise DataError.at(guardrail, problem, "write the value under 'policy' in the team's file")
    return settings[index]


def _refuse_overlap(setting: Setting, team: Team, days: tuple[date, date], document: Document) -> None:
    """On no day do two exceptions say what holds for one setting."""
    for index, other in enumerate(team.exceptions):
        if other.setting == setting.id and days[0] <= other.expires and other.approved_on <= days[1]:
            raise DataError.at(
                document.position(("exceptions", index)),
                f"'{other.id}' loosens '{setting.id}' from {other.approved_on} to {other.expires} already",
                _instead_of(other),
            )


def _instead_of(other: PolicyException) -> str:
    if other.expires == date.max:
        return "change that one"
    return f"change that one, or begin after it: --date {other.expires + timedelta(days=1)}"


def _lines(
    catalog: Catalog, name: str, what: tuple[Setting, EffectiveValue], days: tuple[date, date]
) -> Lines:
    """The exception as an item of a list, with a comment above whatever is to be filled in."""
    (setting, own), limit = what, catalog.portal.exception_limit
    roles = {role.id: role.label for role in catalog.vocabularies.roles}
    steps = f" Strict first: {', '.join(setting.scale)}." if setting.scale is not None else ""
    return [
        f"id: {value(_free_id(catalog, name, days[0]))}",
        f"setting: {value(setting.id)}",
        *prose(f"Looser than what holds without it: {value_in_words(catalog, setting, own)}.{steps}"),
        *loosened(setting, own),
        "reason: Say here why the policy cannot be kept until then.",
        *prose("The role that answers for it, and the one that approved it; never people."),
        f"owner: {value(roles[lead_of(catalog, 'team-lead')])}",
        "approved_by: Say here which role approved it.",
        *prose(f"It holds from the day of its approval until its last day, {limit} at most."),
        f"approved_on: {days[0]}",
        f"expires: {days[1]}",
        "compensating:",
        "  - Say here what makes up for it meanwhile.",
    ]


def _free_id(catalog: Catalog, name: str, day: date) -> str:
    """The id after the last one of the team's exceptions of a year."""
    numbered = re.compile(rf"{re.escape(name)}-{day.year:04}-([0-9]+)")
    taken = [numbered.fullmatch(one.id) for team in catalog.teams.values() for one in team.exceptions]
    return f"{name}-{day.year:04}-{max((int(one[1]) for one in taken if one), default=0) + 1:02}"
