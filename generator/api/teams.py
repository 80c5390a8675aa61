"""The catalog and a day go in; what `teams.json` says comes out: what binds each team, since when, why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import Literal

from pydantic import Field

from generator.api.parts import DataFile, Output, WrittenAt, as_json, calendar_path, in_site, written
from generator.build import Build
from generator.catalog import Catalog
from generator.models.teams import PolicyException, Team
from generator.obligations import Obligation, exception_place, written_at
from generator.policy import EffectiveValue, ExceptionState, Origin, exception_state

Value = bool | int | str | tuple[str, ...]
_VALUE = "a step, true or false, a number, or the members of a set, as the setting's type is"


class OwnValue(Output):
    """What a setting is on a day without any exception."""

    value: Value = Field(description=_VALUE)
    origin: Literal["default", "team"]
    written_at: WrittenAt


class TeamSetting(Output):
    """What a setting asks of the team."""

    id: str = Field(description="the setting, as in policy.json")
    value: Value = Field(description=f"what holds on the day of the build: {_VALUE}")
    origin: Origin = Field(description="where that value is from")
    written_at: WrittenAt
    without_exceptions: OwnValue = Field(description="what holds on every day on which no exception does")


class TeamException(Output):
    """A loosening of one setting. It holds from `approved_on` to `expires`, both included."""

    id: str = Field(description="its id, which no other exception of the team has")
    setting: str = Field(description="the setting, as in policy.json; it has one exception a day at most")
    value: Value = Field(description=f"what holds instead while the exception does: {_VALUE}")
    reason: str
    owner: str = Field(description="the role that answers for it")
    approved_by: str = Field(description="the role that approved it")
    approved_on: date = Field(description="the first day on which it holds")
    expires: date = Field(description="the last day on which it holds")
    compensating: tuple[str, ...] = Field(description="what makes up for it meanwhile")
    state: ExceptionState = Field(description="whether it holds on the day of the build")
    written_at: WrittenAt


class TeamChecklist(Output):
    """A checklist of the team, and why it is one."""

    id: str = Field(description="the checklist, as in checklists.json")
    chosen: bool = Field(description="whether the team names it itself")
    controls: tuple[str, ...] = Field(description="the controls the team must have that call for it")


class TeamContact(Output):
    """Whom to reach."""

    role: str
    reach: str = Field(description="a channel or a shared mailbox")


class TeamEntry(Output):
    """A team."""

    id: str
    name: str = Field(description="what readers see; may change, unlike the id")
    about: str
    page: str = Field(description="the team's page, from the root of the portal")
    calendar: str = Field(description="the team's calendar, from the root of the portal")
    sign_in: str = Field(description="how its accounts sign in, as in vocabularies.json")
    active_sessions: bool = Field(description="whether its accounts have Active sessions, and so reviews")
    contacts: tuple[TeamContact, ...] = Field(description="whom to reach, the first one first")
    expected_locations: tuple[str, ...] = Field(description="where its people are, as rows show places")
    last_review: date | None = Field(description="the day of the last review; null before the first")
    next_review: date | None = Field(
        description="the day by which the team reviews again; null before a first review and without "
        "Active sessions"
    )
    raw_rows_gone: date | None = Field(
        description="the last day on which raw rows of the last review may be kept; null without a limit"
    )
    settings: tuple[TeamSetting, ...] = Field(description="every setting, in the order of the policy")
    exceptions: tuple[TeamException, ...] = Field(description="those that have ended, too")
    checklists: tuple[TeamChecklist, ...]


ENTRY = "entry of teams.json"
"""The name of the text of a team in the file."""


class TeamsFile(Output):
    """The teams, and what binds each."""

    schema_: Literal["teams/1"] = Field(default="teams/1", alias="schema")
    built_on: date = Field(description="the day that `value`, `origin` and `state` are of")
    teams: tuple[TeamEntry, ...]


def _make(build: Build) -> TeamsFile:
    teams = (
        _team(build, team, tuple(_setting(build, team, one) for one in build.bound(team).obligations))
        for team in build.catalog.teams.values()
    )
    return TeamsFile(built_on=build.as_of, teams=tuple(teams))


def _write(build: Build) -> Iterator[str]:
    teams = build.catalog.teams.values()
    entries = (build.of_team(ENTRY, team, partial(team_text, build, team)) for team in teams)
    return teams_text(build.as_of, entries)


def teams_text(built_on: date, entries: Iterable[str]) -> Iterator[str]:
    """The whole file in pieces, from the texts of all teams in their order."""
    yield from _with_list(as_json(TeamsFile(built_on=built_on, teams=())), "teams", entries)
    yield "\n"


def team_text(build: Build, team: Team) -> str:
    """A team as it stands in the file; what is not its own is the defaults of the policy and the day."""
    settings = (_setting_text(build, team, one) for one in build.bound(team).obligations)
    return "".join(_with_list(as_json(_team(build, team, ())), "settings", settings))


def _with_list(text: str, key: str, items: Iterable[str]) -> Iterator[str]:
    """The text of an object, in pieces, with items in the place of its list `key`, which is empty.

    In JSON no text has a line end itself: a line that begins with a key is nothing else.
    """
    head, bracket, rest = text.partition(f'\n  "{key}": [')
    yield head + bracket
    between, after = "\n    ", ""
    for item in items:
        yield between + item.replace("\n", "\n    ")
        between, after = ",\n    ", "\n  "
    yield after + rest


def _setting_text(build: Build, team: Team, one: Obligation) -> str:
    """The text of a setting; that of a default which no exception touches is the same for all teams."""

    def make() -> str:
        return as_json(_setting(build, team, one))

    return build.once(("default in teams.json", one.own.setting.id), make) if one.is_default else make()


def _team(build: Build, team: Team, settings: tuple[TeamSetting, ...]) -> TeamEntry:
    bound = build.bound(team)
    return TeamEntry(
        id=team.id,
        name=team.name,
        about=team.about,
        page=in_site(f"teams/{team.id}.md"),
        calendar=calendar_path(team.id),
        sign_in=team.sign_in,
        active_sessions=bound.sign_in.active_sessions,
        contacts=tuple(TeamContact(role=one.role, reach=one.reach) for one in team.contacts),
        expected_locations=team.expected_locations,
        last_review=bound.last_review,
        next_review=bound.next_review,
        raw_rows_gone=bound.raw_rows_gone,
        settings=settings,
        exceptions=_exceptions(build.catalog, team, bound.obligations, build.as_of),
        checklists=tuple(
            TeamChecklist(id=one.checklist, chosen=one.chosen, controls=one.controls)
            for one in bound.checklists
        ),
    )


def _setting(build: Build, team: Team, bound: Obligation) -> TeamSetting:
    catalog = build.catalog
    return TeamSetting(
        id=bound.now.setting.id,
        value=bound.now.value,
        origin=bound.now.origin,
        written_at=written(catalog, written_at(catalog, team, bound.now)),
        without_exceptions=OwnValue(
            value=bound.own.value,
            origin="team" if bound.own.origin == "team" else "default",
            written_at=written(catalog, written_at(catalog, team, bound.own)),
        ),
    )


def _exceptions(
    catalog: Catalog, team: Team, bound: tuple[Obligation, ...], as_of: date
) -> tuple[TeamException, ...]:
    """The exceptions in the order of the team's file."""
    values = {
        one.exception.id: one.value for each in bound for one in each.excepted if one.exception is not None
    }
    return tuple(_exception(catalog, team, one, values[one.id], as_of) for one in team.exceptions)


def _exception(
    catalog: Catalog, team: Team, exception: PolicyException, value: EffectiveValue, as_of: date
) -> TeamException:
    return TeamException(
        id=exception.id,
        setting=exception.setting,
        value=value,
        reason=exception.reason,
        owner=exception.owner,
        approved_by=exception.approved_by,
        approved_on=exception.approved_on,
        expires=exception.expires,
        compensating=exception.compensating,
        state=exception_state(exception, as_of),
        written_at=written(catalog, exception_place(catalog, team, exception)),
    )


TEAMS = DataFile(
    "teams", "Each team: what binds it, why, until when, and its next review.", TeamsFile, _make, _write
)
