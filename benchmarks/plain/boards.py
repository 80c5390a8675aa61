"""The catalog goes in; the pages that list every team, exception or checklist come out as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from benchmarks.plain.markdown import Grid, filled, link, text
from benchmarks.plain.teams import Reviews, frequency, next_day
from generator.catalog import Catalog
from generator.models.teams import PolicyException, Team
from generator.obligations import exception_place, sign_in_of
from generator.pages.places import place_text
from generator.pages.view import View
from generator.pages.words import against_default, short_name
from generator.policy import Effective, excepted, own_value


@dataclass(frozen=True)
class TablePage:
    """A page that is a table: its words, and the parts of the frame that it goes without."""

    title: str
    description: str
    lead: str
    table: Grid
    hide: tuple[str, ...] = ("toc",)


def table_pages(view: View, reviews: Reviews) -> Iterator[tuple[str, str]]:
    """The source path and the Markdown of each page that is a table of many records."""
    for path, make in (
        ("teams/index.md", _teams),
        ("policy/matrix.md", _matrix),
        ("policy/reviews.md", _reviews),
        ("policy/exceptions.md", _exceptions),
        ("checklists/index.md", _checklists),
    ):
        page = make(replace(view, here=path), reviews)
        yield path, filled("table_page.md.jinja", path, page=page)


def _teams(view: View, reviews: Reviews) -> TablePage:
    return TablePage(
        "Teams",
        "The runbook page of each team.",
        "Each team's runbook page: its policy, its checklists, whom to reach, and its reviews.",
        Grid(
            (
                "Team",
                "What it does",
                "Signs in with",
                "Reviewed",
                "Last review",
                "Next review",
                "Exceptions",
            ),
            tuple(_team_row(view, team, reviews) for team in view.catalog.teams.values()),
            numbers=("Exceptions",),
        ),
    )


def _team_row(view: View, team: Team, reviews: Reviews) -> tuple[str, ...]:
    catalog, own = view.catalog, reviews.get(team.id, ())
    due, sign_in = next_day(catalog, team, own), sign_in_of(catalog, team)
    return (
        _to_team(view, team),
        text(team.about),
        text(sign_in.label),
        text(frequency(catalog, view.build.bound(team).obligations)),
        own[0].date.isoformat() if own else "",
        due.isoformat() if due else "no review yet" if sign_in.active_sessions else "not available",
        str(len(team.exceptions)),
    )


def _to_team(view: View, team: Team) -> str:
    return link(view.here, team.name, f"teams/{team.id}.md")


def _matrix(view: View, _reviews: Reviews) -> TablePage:
    catalog = view.catalog
    return TablePage(
        "Who is bound by what",
        "What holds for every team, setting by setting.",
        "Every team with what holds for it. What is not the default of the policy is marked with where it "
        "comes from; the team's page says on which line it is written.",
        Grid(
            ("Team", *(text(short_name(one)) for one in catalog.policy.settings)),
            tuple(
                (
                    _to_team(view, team),
                    *(_marked(catalog, one.now) for one in view.build.bound(team).obligations),
                )
                for team in catalog.teams.values()
            ),
        ),
    )


def _marked(catalog: Catalog, one: Effective) -> str:
    words = text(against_default(catalog, one.setting, one.value))
    return f"{words} {one.origin}" if one.differs else words


def _reviews(view: View, reviews: Reviews) -> TablePage:
    return TablePage(
        "Reviews due",
        "The next review of every team.",
        "A review is due on the first day on which the last one is older than the frequency of that day "
        "allows.",
        Grid(
            ("Team", "Next review", "Reviewed", "Last review", "Signs in with", "Contact"),
            tuple(_review_row(view, team, reviews) for team in view.catalog.teams.values()),
        ),
    )


def _review_row(view: View, team: Team, reviews: Reviews) -> tuple[str, ...]:
    catalog, own, contact = view.catalog, reviews.get(team.id, ()), team.contacts[0]
    due = next_day(catalog, team, own)
    return (
        _to_team(view, team),
        due.isoformat() if due else "",
        text(frequency(catalog, view.build.bound(team).obligations)),
        own[0].date.isoformat() if own else "",
        text(sign_in_of(catalog, team).label),
        text(f"{contact.role}: {contact.reach}"),
    )


def _exceptions(view: View, _reviews: Reviews) -> TablePage:
    limit = view.catalog.portal.exception_limit
    return TablePage(
        "Exceptions",
        "Every exception to the policy, and how it stands.",
        f"An exception loosens one setting of one team for at most {limit}. When it has expired, what held "
        "without it holds again, without anybody's doing.",
        Grid(
            (
                "Exception",
                "Team",
                "Setting",
                "Allows",
                "Instead of",
                "Approved on",
                "Last day",
                "Owner",
                "Approved by",
                "Written at",
            ),
            tuple(
                _exception_row(view, team, one)
                for team in view.catalog.teams.values()
                for one in team.exceptions
            ),
        ),
    )


def _exception_row(view: View, team: Team, exception: PolicyException) -> tuple[str, ...]:
    catalog = view.catalog
    setting = next(one for one in catalog.policy.settings if one.id == exception.setting)
    own = own_value(setting, team)
    return (
        link(view.here, exception.id, f"teams/{team.id}.md#exception-{exception.id}"),
        _to_team(view, team),
        link(view.here, short_name(setting), f"policy/index.md#{setting.id}"),
        text(against_default(catalog, setting, excepted(own, exception).value)),
        text(against_default(catalog, setting, own.value)),
        exception.approved_on.isoformat(),
        exception.expires.isoformat(),
        text(exception.owner),
        text(exception.approved_by),
        text(place_text(exception_place(catalog, team, exception))),
    )


def _checklists(view: View, _reviews: Reviews) -> TablePage:
    lead = (
        "Every checklist of this portal. Ticks stay in this browser and are forgotten when a step is "
        "reworded."
    )
    return TablePage("Checklists", "Every checklist of the portal.", lead, checklists_grid(view), hide=())


def checklists_grid(view: View) -> Grid:
    """Every checklist with what it is for."""
    return Grid(
        ("Checklist", "When, and what is true afterwards", "Order", "Steps"),
        tuple(
            (
                link(view.here, one.title, f"checklists/{one.id}.md"),
                text(one.summary),
                "fixed" if one.ordered else "any",
                str(len(one.steps)),
            )
            for one in view.catalog.checklists.values()
        ),
        numbers=("Steps",),
    )


def used_by(view: View, checklist: str) -> Iterable[str]:
    """The practices and teams that name a checklist, as links."""
    for practice in view.catalog.practices.values():
        if practice.checklist == checklist:
            yield f"Practice: {link(view.here, practice.title, f'practices.md#{practice.id}')}"
    for team in view.catalog.teams.values():
        if checklist in team.checklists:
            yield f"Team: {_to_team(view, team)}"
