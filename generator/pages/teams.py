"""Teams go in; a runbook page for each, and the index of all, come out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.api import calendar_path
from generator.models.teams import PolicyException, Team
from generator.models.vocabularies import Audience, SignIn
from generator.obligations import AssignedChecklist, Bound, Obligation
from generator.pages.due import due_cell, held
from generator.pages.markup import markdown_html
from generator.pages.policy_values import (
    bare_value_html,
    marked_cell,
    origin_html,
    place_of_value,
    value_html,
)
from generator.pages.published_rows import team_rows
from generator.pages.review_rows import team_link
from generator.pages.review_trend import trend
from generator.pages.sessions import history_table
from generator.pages.table import Cell, Column, Row, Table, row, rows
from generator.pages.team_list import TeamList
from generator.pages.view import View
from generator.pages.words import against_default
from generator.policy import excepted

Obligations = tuple[Obligation, ...]

_MAILBOX = re.compile(r"[\w.+-]+@[\w.-]+")


@dataclass(frozen=True)
class ContactView:
    """Whom to reach, with the link where the way is a mailbox."""

    role: str
    reach: str
    mailbox: bool


@dataclass(frozen=True)
class ExceptionView:
    """An exception as the team page shows it."""

    id: str
    title: str
    value: str
    otherwise: str
    held: Markup
    reason: str
    owner: str
    approved_by: str
    approved_on: date
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
    seen_by: Audience | None
    contacts: tuple[ContactView, ...]
    cadence: Markup
    last_review: date | None
    next_review: date | None
    raw_rows_gone: date | None
    soon: int
    start: Start
    calendar: str
    exceptions: tuple[ExceptionView, ...]
    notes: Markup | None
    policy: Markup
    checklists: tuple[Markup, ...]
    history: Markup | None
    rows: Markup | None


def team_page(view: View, team: Team) -> Markup:
    """The runbook page of one team."""
    return view.render("team.html.jinja", page=_team_page(view, team))


def _team_page(view: View, team: Team) -> TeamPage:
    catalog, bound = view.catalog, view.build.bound(team)
    return TeamPage(
        team=team,
        sign_in=bound.sign_in,
        seen_by=catalog.vocabularies.audience(team.visibility),
        contacts=tuple(
            ContactView(one.role, one.reach, bool(_MAILBOX.fullmatch(one.reach))) for one in team.contacts
        ),
        cadence=_cadence(view, bound.obligations),
        last_review=bound.last_review,
        next_review=bound.next_review,
        raw_rows_gone=bound.raw_rows_gone,
        soon=catalog.portal.due_soon.days,
        start=_start(view, bound.sign_in),
        calendar=calendar_path(team.id),
        exceptions=tuple(_exception(view, one, bound.obligations) for one in team.exceptions),
        notes=markdown_html(view, team.notes) if team.notes else None,
        policy=policy_table(view, bound),
        checklists=tuple(_checklist(view, one) for one in bound.checklists),
        history=trend(view, bound.reviews) + history_table(view, bound.reviews) if bound.reviews else None,
        rows=team_rows(view, team) if bound.reviews else None,
    )


def _cadence(view: View, bound_by: Obligations) -> Markup:
    frequency = _frequency(bound_by)
    if frequency is None:
        return Markup("The policy sets no frequency")
    return Markup("Reviewed ") + bare_value_html(view, frequency)


def _frequency(bound_by: Obligations) -> Obligation | None:
    return next((one for one in bound_by if one.own.setting.every), None)


def _start(view: View, sign_in: SignIn) -> Start:
    portal = view.catalog.portal
    if sign_in.active_sessions:
        return Start("Start a review", f"checklists/{portal.review_checklist}.md")
    return Start("What to do instead", f"checklists/{portal.unavailable_checklist}.md")


def _checklist(view: View, one: AssignedChecklist) -> Markup:
    """A checklist with the controls that call for it; teams with the same controls share it."""

    def make() -> Markup:
        return view.render(
            "team_checklist.html.jinja",
            checklist=view.catalog.checklists[one.checklist],
            controls=[view.catalog.controls[name] for name in one.controls],
        )

    return view.build.once(("checklist of a team", view.folder, one.checklist, one.controls), make)


def _exception(view: View, exception: PolicyException, bound_by: Obligations) -> ExceptionView:
    own = next(one.own for one in bound_by if one.own.setting.id == exception.setting)
    return ExceptionView(
        id=exception.id,
        title=own.setting.title,
        value=against_default(view.catalog, own.setting, excepted(own, exception).value),
        otherwise=against_default(view.catalog, own.setting, own.value),
        held=held(view, exception),
        reason=exception.reason,
        owner=exception.owner,
        approved_by=exception.approved_by,
        approved_on=exception.approved_on,
        compensating=exception.compensating,
    )


_POLICY_COLUMNS = (
    Column("setting", "Setting"),
    Column("value", "Value"),
    Column("origin", "From"),
    Column("place", "Written at"),
)


def policy_table(view: View, bound: Bound) -> Markup:
    """What holds for the team, where each value comes from, and where it is written."""
    table = Table(
        name=f"Policy of {bound.team.name}",
        searchable=False,
        noun="setting",
        nouns="settings",
        columns=_POLICY_COLUMNS,
        filters=False,
        rows=rows(_policy_row(view, bound.team, one) for one in bound.obligations),
    )
    return table.html(view)


def _policy_row(view: View, team: Team, obligation: Obligation) -> Row:
    """The row of a setting; that of a default which no exception touches is the same for every team."""
    setting = obligation.own.setting

    def make() -> Row:
        return row(
            Cell(setting.title, href=view.url(f"policy/index.md#{setting.id}")),
            value_html(view, obligation),
            origin_html(obligation),
            place_of_value(view, team, obligation),
        )

    shared = obligation.is_default
    return view.build.once(("row of a default", view.folder, setting.id), make) if shared else make()


_LIST_COLUMNS = (
    Column("team", "Team"),
    Column("about", "What it does"),
    Column("sign_in", "Signs in with", facet=True),
    Column("frequency", "Reviewed", facet=True),
    Column("last", "Last review", type="date"),
    Column("next", "Next review", type="date"),
    Column("exceptions", "Exceptions", type="number"),
)
"""Of the index: what tables have of a column is written once, and each team makes a table."""


def teams_list(view: View) -> TeamList:
    """The index of all teams, as a filter table."""
    table = Table(
        name="Teams",
        searchable=False,
        noun="team",
        nouns="teams",
        shortcut="/",
        columns=_LIST_COLUMNS,
        rows=(),
    )
    return TeamList(
        view,
        table,
        rows_of=lambda team: (_team_row(view, team),),
        page=lambda html: view.render("teams.html.jinja", table=html),
    )


def teams_page(view: View) -> Markup:
    """The page of the index."""
    return teams_list(view).html()


def _team_row(view: View, team: Team) -> Row:
    bound = view.build.bound(team)
    frequency, last = _frequency(bound.obligations), bound.last_review
    return row(
        team_link(view, team.id),
        team.about,
        bound.sign_in.label,
        marked_cell(view, frequency) if frequency is not None else "",
        last.isoformat() if last is not None else "",
        _next_cell(view, bound),
        Cell(str(len(team.exceptions)), sort=len(team.exceptions)),
    )


def _next_cell(view: View, bound: Bound) -> Cell:
    if bound.next_review is not None:
        return due_cell(view, bound.next_review, "review")
    return Cell("no review yet" if bound.sign_in.active_sessions else "not available", sort="")
