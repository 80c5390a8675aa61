"""The policy goes in; its settings, with what teams may change and who does, come out."""

from __future__ import annotations

from markupsafe import Markup

from generator.models.policy import Setting
from generator.models.teams import Team
from generator.pages.due import due_cell
from generator.pages.places import place_cell, place_text
from generator.pages.table import Column, Row, Table, row, rows
from generator.pages.view import View
from generator.pages.words import GUARDRAILS, change_in_words, names_of_set, value_in_words


def policy_html(view: View) -> Markup:
    """Every setting: its default, its guardrail, its choices and the teams that change it."""
    settings = [_setting(view, index, one) for index, one in enumerate(view.catalog.policy.settings)]
    return view.render("policy.html.jinja", settings=settings)


def _setting(view: View, index: int, setting: Setting) -> dict[str, object]:
    position = view.catalog.places["policy", "policy"].at("settings", index, "default")
    choices_name, choices = _choices(view, setting)
    return {
        "id": setting.id,
        "title": setting.title,
        "why": setting.why,
        "default": value_in_words(view.catalog, setting, setting.default),
        "guardrail": GUARDRAILS[setting.guardrail],
        "choices_name": choices_name,
        "choices": choices,
        "changed_by": [team for team in view.catalog.teams.values() if _changes(team, setting)],
        "place": place_text(position),
        "source": view.catalog.source_link(position),
    }


def _choices(view: View, setting: Setting) -> tuple[str, str]:
    if setting.scale is not None:
        steps = [
            f"{step.replace('-', ' ')} ({setting.every[step]})"
            if step in setting.every
            else step.replace("-", " ")
            for step in setting.scale
        ]
        return "Scale, strict first", ", ".join(steps)
    if setting.set_of is not None:
        return "May contain", ", ".join(names_of_set(view.catalog, setting).values())
    return "Strict is", "yes" if setting.strict else "no"


def _changes(team: Team, setting: Setting) -> bool:
    return setting.id in team.policy or any(one.setting == setting.id for one in team.exceptions)


def exceptions_table(view: View) -> Markup:
    """Every exception with its dates; the browser says which have ended."""
    table = Table(
        name="Exceptions",
        noun="exception",
        nouns="exceptions",
        columns=(
            Column("team", "Team", facet=True),
            Column("setting", "Setting", facet=True),
            Column("value", "Value"),
            Column("owner", "Owner"),
            Column("approved", "Approved on", type="date"),
            Column("expires", "Last day", type="date"),
            Column("place", "Written at"),
        ),
        rows=rows(found for team in view.catalog.teams.values() for found in _exception_rows(view, team)),
        empty="No team has an exception.",
    )
    return table.html(view)


def _exception_rows(view: View, team: Team) -> list[Row]:
    settings = {setting.id: setting for setting in view.catalog.policy.settings}
    found = []
    for index, one in enumerate(team.exceptions):
        position = view.catalog.places["teams", team.id].at("exceptions", index)
        found.append(
            row(
                Markup('<a href="{}">{}</a>').format(view.url(f"teams/{team.id}.md#exceptions"), team.name),
                settings[one.setting].title,
                change_in_words(view.catalog, settings[one.setting], one.value),
                one.owner,
                one.approved_on.isoformat(),
                due_cell(view, one.expires, "exception"),
                place_cell(view, position),
            )
        )
    return found
