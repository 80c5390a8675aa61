"""The catalog and a day go in; what stands in calendars comes out: each event with its day and its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.api.parts import in_site
from generator.build import Build
from generator.catalog import Catalog
from generator.models.facts import Fact
from generator.models.teams import PolicyException, Team
from generator.policy import exception_state

Kind = Literal["review", "exception", "fact", "drill"]


@dataclass(frozen=True)
class Event:
    """Something that is due on a day."""

    kind: Kind
    name: str
    """Tells it from the others of its kind, and stays when its day moves."""
    day: date
    summary: str
    about: str
    page: str
    """Where it is dealt with, from the root of the portal."""


def team_events(build: Build, team: Team) -> Iterator[Event]:
    """The next review of a team, and the last day of each of its exceptions."""
    bound = build.bound(team)
    if bound.next_review is not None:
        summary, about = f"{team.name}: review due", f"The last review was on {bound.last_review}."
        page = in_site(f"teams/{team.id}.md")
        yield Event("review", team.id, bound.next_review, summary, about, page)
    for exception in team.exceptions:
        yield _exception(build.catalog, team, exception, build.as_of)


def portal_events(catalog: Catalog) -> Iterator[Event]:
    """What is the whole portal's: facts to check again, and the drill that is planned."""
    for fact in catalog.facts.values():
        yield _fact(fact)
    planned, practised = catalog.portal.next_drill, catalog.next_drill
    if planned is not None and practised is not None:
        page, record = practised
        lead = next(role.label for role in catalog.vocabularies.roles if role.id == planned.lead)
        title = f"Drill ({record.title})"
        yield Event("drill", record.id, planned.on, title, f"Led by: {lead}", in_site(page))


def _exception(catalog: Catalog, team: Team, exception: PolicyException, as_of: date) -> Event:
    """The last day of an exception; one that has ended stays, and says so."""
    title = next(one.title for one in catalog.policy.settings if one.id == exception.setting)
    ends = {
        "not-yet": f"exception begins on {exception.approved_on}, ends",
        "active": "exception ends",
        "expired": "exception has ended",
    }[exception_state(exception, as_of)]
    about = "\n".join(
        [
            f"It holds from {exception.approved_on} to {exception.expires}, both included.",
            f"Reason: {exception.reason.strip()}",
            f"Owner: {exception.owner}",
            f"Approved by: {exception.approved_by}",
            *(f"Meanwhile: {line}" for line in exception.compensating),
        ]
    )
    return Event(
        kind="exception",
        name=f"{team.id}/{exception.id}",
        day=exception.expires,
        summary=f"{team.name}: {ends} ({title})",
        about=about,
        page=in_site(f"teams/{team.id}.md#exceptions"),
    )


def _fact(fact: Fact) -> Event:
    about = f"{fact.claim}\nLast checked on: {fact.checked_on or 'not recorded'}"
    page = in_site(f"facts.md#{fact.id}")
    return Event("fact", fact.id, fact.check_again, f"Check again ({fact.id.replace('-', ' ')})", about, page)
