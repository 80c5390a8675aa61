"""Teams go in; a runbook page for each, and the index of all, come out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.catalog import Catalog
from generator.models.checklists import Checklist
from generator.models.teams import PolicyException, Team
from generator.models.vocabularies import SignIn
from generator.obligations import next_review, sign_in_of, written_at
from generator.pages.due import due_cell
from generator.pages.markup import markdown_html
from generator.pages.places import place_cell
from generator.pages.published_rows import team_rows
from generator.pages.sessions import history_table
from generator.pages.table import Cell, Column, Row, Table, row, rows
from generator.pages.view import View
from generator.pages.words import change_in_words, value_in_words
from generator.policy import Effective, effective_policy

_MAILBOX = re.compile(r"[^@\s]+@[^@\s]+")


@dataclass(frozen=True)
class ContactView:
    """Whom to reach, with the link where the way is a mailbox."""

    role: str
    reach: str
    mailbox: bool


@dataclass(frozen=True)
class ExceptionView:
    """An exception as the team page shows it."""

    title: str
    value: str
    reason: str
    owner: str
    approved_by: str
    approved_on: date
    expires: date
    compensating: tuple[str, ...]


@dataclass(frozen=True)
class Start:
    """The first thing that a member of the team does now."""

    text: str
    target: str


@dataclass(frozen=True)
class TeamPage:
    """Everything that a team's page shows."""

    team: Team
    sign_in: SignIn
    contacts: tuple[ContactView, ...]
    cadence: str
    last_review: date | None
    next_review: date | None
    soon: int
    start: Start
    exceptions: tuple[ExceptionView, ...]
    notes: Markup | None
    policy: Markup
    checklists: tuple[Checklist, ...]
    history: Markup | None
    rows: Markup | None


def team_page(view: View, team: Team) -> Markup:
    """The runbook page of one team."""
    return view.render("team.html.jinja", page=_team_page(view, team))


def _team_page(view: View, team: Team) -> TeamPage:
    catalog = view.catalog
    reviews = catalog.reviews_of(team.id)
    effective = effective_policy(catalog.policy, team, view.as_of)
    sign_in = sign_in_of(catalog, team)
    return TeamPage(
        team=team,
        sign_in=sign_in,
        contacts=tuple(
            ContactView(one.role, one.reach, bool(_MAILBOX.fullmatch(one.reach))) for one in team.contacts
        ),
        cadence=_cadence(effective),
        last_review=reviews[0].date if reviews else None,
        next_review=next_review(catalog, team),
        soon=catalog.portal.due_soon.days,
        start=_start(view, sign_in),
        exceptions=tuple(_exception(catalog, one) for one in team.exceptions),
        notes=markdown_html(view, team.notes) if team.notes else None,
        policy=policy_table(view, team, effective),
        checklists=tuple(catalog.checklists[name] for name in team.checklists),
        history=history_table(view, reviews) if reviews else None,
        rows=team_rows(view, team) if reviews else None,
    )


def _cadence(effective: tuple[Effective, ...]) -> str:
    frequency = next((one for one in effective if one.setting.every), None)
    if frequency is None or not isinstance(frequency.value, str):
        return "The policy sets no frequency"
    return f"Reviewed {frequency.value}"


def _start(view: View, sign_in: SignIn) -> Start:
    portal = view.catalog.portal
    if sign_in.active_sessions:
        return Start("Start a review", f"checklists/{portal.review_checklist}.md")
    return Start("What to do instead", f"checklists/{portal.unavailable_checklist}.md")


def _exception(catalog: Catalog, exception: PolicyException) -> ExceptionView:
    setting = next(one for one in catalog.policy.settings if one.id == exception.setting)
    return ExceptionView(
        title=setting.title,
        value=change_in_words(catalog, setting, exception.value),
        reason=exception.reason,
        owner=exception.owner,
        approved_by=exception.approved_by,
        approved_on=exception.approved_on,
        expires=exception.expires,
        compensating=exception.compensating,
    )


def policy_table(view: View, team: Team, effective: tuple[Effective, ...]) -> Markup:
    """What holds for the team, where each value comes from, and where it is written."""
    table = Table(
        name=f"Policy of {team.name}",
        noun="setting",
        nouns="settings",
        columns=(
            Column("setting", "Setting"),
            Column("value", "Value"),
            Column("origin", "From"),
            Column("place", "Written at"),
        ),
        filters=False,
        rows=rows(_policy_row(view, team, one) for one in effective),
    )
    return table.html(view)


def _policy_row(view: View, team: Team, one: Effective) -> Row:
    title = Cell(one.setting.title, href=view.url(f"policy/index.md#{one.setting.id}"))
    shown = Markup("{}").format(value_in_words(view.catalog, one.setting, one.value))
    if one.differs:
        default = value_in_words(view.catalog, one.setting, one.setting.default)
        shown += Markup(' <span class="rb-muted">(default: {})</span>').format(default)
    origin = Markup('<span class="rb-origin rb-origin--{0}">{0}</span>').format(one.origin)
    return row(title, shown, origin, place_cell(view, written_at(view.catalog, team, one)))


def teams_page(view: View) -> Markup:
    """The index of all teams, as a filter table."""
    table = Table(
        name="Teams",
        noun="team",
        nouns="teams",
        columns=(
            Column("team", "Team"),
            Column("about", "What it does"),
            Column("sign_in", "Signs in with", facet=True),
            Column("frequency", "Reviewed", facet=True),
            Column("last", "Last review", type="date"),
            Column("next", "Next review", type="date"),
            Column("exceptions", "Exceptions", type="number"),
        ),
        rows=rows(_team_row(view, team) for team in view.catalog.teams.values()),
    )
    return view.render("teams.html.jinja", table=table.html(view))


def _team_row(view: View, team: Team) -> Row:
    sign_in = sign_in_of(view.catalog, team)
    effective = effective_policy(view.catalog.policy, team, view.as_of)
    frequency = next((str(one.value) for one in effective if one.setting.every), "")
    reviews = view.catalog.reviews_of(team.id)
    return row(
        Cell(team.name, href=view.url(f"teams/{team.id}.md")),
        team.about,
        sign_in.label,
        frequency,
        reviews[0].date.isoformat() if reviews else "",
        _next_cell(view, team, sign_in),
        Cell(str(len(team.exceptions)), sort=len(team.exceptions)),
    )


def _next_cell(view: View, team: Team, sign_in: SignIn) -> Cell:
    due = next_review(view.catalog, team)
    if due is not None:
        return due_cell(view, due, "review")
    return Cell("no review yet" if sign_in.active_sessions else "not available", sort="")
