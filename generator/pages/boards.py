"""The catalog goes in; its boards come out: who is bound by what, the exceptions, and the reviews due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.api import ALL_CALENDAR
from generator.models.policy import Setting
from generator.models.teams import PolicyException, Team
from generator.obligations import exception_place
from generator.pages.due import DUE_STATES, EXCEPTION_STATES, due_states, held_states, state_columns
from generator.pages.places import place_cell
from generator.pages.policy_values import marked_cell
from generator.pages.review_rows import team_link
from generator.pages.reviews_by_month import reviews_by_month
from generator.pages.table import Cell, Column, Row, Table, row
from generator.pages.team_list import TeamList
from generator.pages.view import View
from generator.pages.words import against_default, short_name, value_in_words
from generator.policy import excepted, own_value


@dataclass(frozen=True)
class BoardPage:
    """The words of a board's page; how its table sorts, filters and counts is the table's matter."""

    title: str
    lead: str


_MATRIX = BoardPage(
    "Who is bound by what",
    "What holds for every team. A chip marks each value that is not the default; the team's page says where "
    "it is written.",
)
_EXCEPTIONS = BoardPage(
    "Exceptions",
    "An exception loosens one setting of one team for at most {}. When it has expired, the value without it "
    "holds again by itself.",
)
_REVIEWS = BoardPage(
    "Reviews due",
    "A review is due once the last one is older than the team's frequency allows.",
)
_DATA_FILE = "api/teams.json"
_NONE_YET = Cell("No review yet")
_NOT_AVAILABLE = Cell("Not available")
# What tables have of a column is written once, and each team makes tables of its own.
_EXCEPTIONS_COLUMNS = (
    Column("id", "Exception", code=True),
    Column("team", "Team", facet=True),
    Column("setting", "Setting", facet=True),
    Column("value", "Allows"),
    Column("instead_of", "Instead of"),
    *state_columns(EXCEPTION_STATES),
    Column("approved_on", "Approved on", type="date"),
    Column("expires", "Last day", type="date"),
    Column("owner", "Owner"),
    Column("approved_by", "Approved by"),
    Column("place", "Written at"),
)
_REVIEWS_COLUMNS = (
    Column("team", "Team"),
    *state_columns((*DUE_STATES, str(_NONE_YET.shown), str(_NOT_AVAILABLE.shown))),
    Column("next", "Next review", type="date"),
    Column("frequency", "Reviewed", facet=True),
    Column("last", "Last review", type="date"),
    Column("sign_in", "Signs in with", facet=True),
    Column("contact", "Contact"),
)


def matrix_page(view: View) -> Markup:
    """What holds for every team, on one page."""
    return matrix_list(view).html()


def exceptions_page(view: View) -> Markup:
    """The register of exceptions."""
    return exceptions_list(view).html()


def reviews_page(view: View) -> Markup:
    """The next review of every team."""
    return reviews_list(view).html()


def _page(
    view: View, words: BoardPage, picture: Callable[[View], Markup] | None = None
) -> Callable[[Markup], Markup]:
    """The page of a board around its table, with a picture where it has one, and what tools read instead."""
    return lambda table: view.render(
        "board_page.html.jinja",
        page=words,
        table=table,
        picture=picture(view) if picture is not None else None,
        data_file=_DATA_FILE,
        calendar=ALL_CALENDAR,
    )


def matrix_list(view: View) -> TeamList:
    """Every team with what holds for it, setting by setting, and a mark where that is not the default."""
    table = Table(
        name="Policy of all teams",
        searchable=False,
        noun="team",
        nouns="teams",
        columns=view.build.once("columns of the matrix", lambda: _matrix_columns(view)),
        rows=(),
        shortcut="/",
    )
    return TeamList(view, table, lambda team: (_matrix_row(view, team),), _page(view, _MATRIX))


def _matrix_row(view: View, team: Team) -> Row:
    bound = view.build.bound(team)
    return row(team_link(view, team.id), *(marked_cell(view, one, quiet=True) for one in bound.obligations))


def _matrix_columns(view: View) -> tuple[Column, ...]:
    settings = view.catalog.policy.settings
    return Column("team", "Team"), *(_setting_column(view, one) for one in settings)


def _setting_column(view: View, setting: Setting) -> Column:
    """A column to narrow by, where the setting has few values; its name is short, as headers are."""
    label = short_name(setting)
    key = setting.id.replace("-", "_")
    if setting.guardrail == "locked":
        return Column(key, label)  # the same for every team
    if setting.scale is not None:
        steps = tuple(value_in_words(view.catalog, setting, step) for step in setting.scale)
        return Column(key, label, facet=True, vocabulary=steps)
    if setting.flag is not None:
        return Column(key, label, facet=True, vocabulary=("yes", "no"))
    return Column(key, label)


def exceptions_list(view: View) -> TeamList:
    """Every exception: what it allows instead of what, who answers for it, and how it stands."""
    table = Table(
        name="Exceptions",
        searchable=False,
        noun="exception",
        nouns="exceptions",
        columns=_EXCEPTIONS_COLUMNS,
        rows=(),
        empty="No team has an exception.",
        shortcut="/",
    )
    words = replace(_EXCEPTIONS, lead=_EXCEPTIONS.lead.format(view.catalog.portal.exception_limit))

    def rows_of(team: Team) -> tuple[Row, ...]:
        return tuple(_exception_row(view, team, one) for one in team.exceptions)

    return TeamList(view, table, rows_of, _page(view, words))


def _exception_row(view: View, team: Team, exception: PolicyException) -> Row:
    setting = next(one for one in view.catalog.policy.settings if one.id == exception.setting)
    own = own_value(setting, team)
    return row(
        Cell(exception.id, href=view.url(f"teams/{team.id}.md#exception-{exception.id}"), look="rb-code"),
        team_link(view, team.id),
        Cell(short_name(setting), href=view.url(f"policy/index.md#{setting.id}")),
        against_default(view.catalog, setting, excepted(own, exception).value),
        against_default(view.catalog, setting, own.value),
        *held_states(view, exception),
        exception.approved_on.isoformat(),
        exception.expires.isoformat(),
        exception.owner,
        exception.approved_by,
        place_cell(view, exception_place(view.catalog, team, exception)),
        anchor=exception.id,
    )


def reviews_list(view: View) -> TeamList:
    """Every team with its last and its next review; the browser says which are overdue."""
    table = Table(
        name="Reviews due",
        searchable=False,
        noun="team",
        nouns="teams",
        columns=_REVIEWS_COLUMNS,
        rows=(),
        shortcut="/",
    )
    return TeamList(
        view, table, lambda team: (_review_row(view, team),), _page(view, _REVIEWS, reviews_by_month)
    )


def _review_row(view: View, team: Team) -> Row:
    bound = view.build.bound(team)
    sign_in, last, due = bound.sign_in, bound.last_review, bound.next_review
    if due is not None:
        states = due_states(view, due, "review")
    else:
        states = (_NONE_YET if sign_in.active_sessions else _NOT_AVAILABLE, Cell(""))
    frequency = (one for one in bound.obligations if one.own.setting.every)
    contact = team.contacts[0]
    return row(
        team_link(view, team.id),
        *states,
        due.isoformat() if due is not None else "",
        next((marked_cell(view, one) for one in frequency), ""),
        last.isoformat() if last is not None else "",
        sign_in.label,
        f"{contact.role}: {contact.reach}",
    )
