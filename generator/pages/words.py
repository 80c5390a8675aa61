"""Values of the policy go in; the words that readers see come out."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from generator.catalog import Catalog
from generator.models.policy import Setting
from generator.models.teams import Override, SetChange
from generator.policy import EffectiveValue

_DAY = re.compile(r"\b[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?\b")


def names_of_set(catalog: Catalog, setting: Setting) -> dict[str, str]:
    """The members that a set may have, by id, with their titles."""
    if setting.set_of == "controls":
        return {control.id: control.title for control in catalog.controls.values()}
    return {term.id: term.label for term in catalog.vocabularies.separate_reviews}


def value_in_words(catalog: Catalog, setting: Setting, value: EffectiveValue) -> str:
    """A value as a reader says it: yes, weekly, or the titles of a set's members."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value.replace("-", " ")
    if isinstance(value, int):
        return amount(value, setting.number.unit if setting.number is not None else "")
    names = names_of_set(catalog, setting)
    return ", ".join(names.get(member, member) for member in value) or "none"


def amount(number: int, unit: str) -> str:
    """A number with its unit, which is in the plural: 7 days, 1 day."""
    return f"{number} {unit.removesuffix('s') if number == 1 else unit}".strip()


def change_in_words(catalog: Catalog, setting: Setting, change: Override) -> str:
    """What an exception or a team puts in the place of a value."""
    if not isinstance(change, SetChange):
        return value_in_words(catalog, setting, change)
    parts = []
    if change.remove:
        parts.append("without " + value_in_words(catalog, setting, change.remove))
    if change.add:
        parts.append("with " + value_in_words(catalog, setting, change.add))
    return "; ".join(parts)


def with_whole_days(text: str) -> Markup:
    """A text in which no line ends inside a day or a month that is written in numbers."""
    return Markup(_DAY.sub(r'<span class="rb-whole">\g<0></span>', str(escape(text))))  # noqa: S704  # escaped before


def short_name(setting: Setting) -> str:
    """What a setting is called where there is no room for its title, such as in the header of a column."""
    return setting.short or setting.id.replace("-", " ").capitalize()


def against_default(catalog: Catalog, setting: Setting, value: EffectiveValue) -> str:
    """A set by what it has and lacks beside the default; any other value as it is."""
    default = setting.default
    if not isinstance(value, tuple) or not isinstance(default, tuple):
        return value_in_words(catalog, setting, value)
    change = SetChange(
        add=tuple(name for name in value if name not in default),
        remove=tuple(name for name in default if name not in value),
    )
    return change_in_words(catalog, setting, change) or "default"


def yes_no(value: bool | None) -> str:
    """A truth value of a session row; what was not shown stays empty."""
    return "" if value is None else "yes" if value else "no"


GUARDRAILS = {
    "locked": "change nothing",
    "tighten": "only make it stricter; loosening takes an exception",
    "free": "choose any value",
}
