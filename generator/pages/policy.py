"""The policy goes in; its settings, with what teams may change and who does, come out."""

from __future__ import annotations

from markupsafe import Markup

from generator.models.policy import Setting
from generator.models.teams import Team
from generator.pages.due import held
from generator.pages.places import place_text
from generator.pages.view import View
from generator.pages.words import GUARDRAILS, amount, names_of_set, value_in_words


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
        "changed_by": [
            _changed_by(view, team, setting)
            for team in view.catalog.teams.values()
            if _changes(team, setting)
        ],
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
    if setting.number is not None:
        number = setting.number
        end = number.least if number.strict == "lowest" else number.most
        return "Range", f"{number.least} to {amount(number.most, number.unit)}; {end} is the strictest"
    return "Strict is", "yes" if setting.strict else "no"


def _changed_by(view: View, team: Team, setting: Setting) -> dict[str, object]:
    """A team that changes a setting, with the days of its exceptions."""
    return {
        "team": team,
        "exceptions": [held(view, one) for one in team.exceptions if one.setting == setting.id],
    }


def _changes(team: Team, setting: Setting) -> bool:
    return setting.id in team.policy or any(one.setting == setting.id for one in team.exceptions)
