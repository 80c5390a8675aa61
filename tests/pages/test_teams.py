"""Team pages: what a member does now, what holds for the team, and where that is written."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from generator.catalog import Catalog
from generator.models.teams import Contact, Team
from generator.obligations import next_review
from generator.pages.teams import team_page, teams_page
from generator.pages.view import View


@pytest.fixture
def alpha(catalog: Catalog) -> Team:
    """The team with an exception and reviews."""
    return catalog.teams["alpha"]


def page(view: View, team: Team, as_of: date | None = None) -> str:
    """The team's page, on the view's day or another."""
    teams = {**view.catalog.teams, team.id: team}
    seen = replace(view, here=f"teams/{team.id}.md", catalog=replace(view.catalog, teams=teams))
    return str(team_page(replace(seen, as_of=as_of or view.as_of), team))


def test_the_next_review_is_the_same_on_every_day(view: View, alpha: Team) -> None:
    """An exception puts the review off to the day after it; when the page is made does not matter."""
    assert next_review(view.catalog, alpha) == date(2026, 12, 1)
    assert all("2026-12-01" in page(view, alpha, day) for day in (date(2026, 11, 30), date(2027, 1, 1)))


def test_no_review_is_due_before_the_first_or_without_the_control(view: View, alpha: Team) -> None:
    """A team that was never reviewed has no date, nor has one whose accounts lack the control."""
    bare = replace(view, catalog=replace(view.catalog, reviews={}))
    assert next_review(bare.catalog, alpha) is None
    assert "No review yet" in page(bare, alpha)
    sso = alpha.model_copy(update={"sign_in": "organization-sso"})
    assert next_review(view.catalog, sso) is None
    assert "Not available" in page(view, sso)


def test_a_policy_without_a_frequency_says_so(view: View, alpha: Team) -> None:
    """Where no setting has intervals, nothing is ever due, and the page does not invent a rhythm."""
    settings = tuple(one for one in view.catalog.policy.settings if not one.every)
    policy = view.catalog.policy.model_copy(update={"settings": settings})
    team = alpha.model_copy(update={"exceptions": (), "policy": {}})
    bare = replace(view, catalog=replace(view.catalog, policy=policy))
    assert next_review(bare.catalog, team) is None
    assert "The policy sets no frequency." in page(bare, team)


def test_each_value_says_where_it_is_from_and_written(view: View, alpha: Team) -> None:
    """Default, team and exception are told apart, each with the file and line to change and the way to it."""
    html = page(view, alpha)
    _, _, table = html.partition('aria-label="Policy of Alpha"')
    origins = re.findall(r"rb-origin--(\w+)", table)
    places = re.findall(r'href="([^"]*)">(data/[^<]*):(\d+)</a>', table)
    assert [(origin, file) for origin, (_, file, _) in zip(origins, places, strict=False)] == [
        ("exception", "data/teams/alpha.yml"),
        ("default", "data/policy.yml"),
        ("team", "data/teams/alpha.yml"),
        *[("default", "data/policy.yml")] * 3,
    ]
    assert all(
        link == f"https://git.example.com/runbook/blob/main/{file}#L{line}" for link, file, line in places
    )


@pytest.mark.parametrize(
    ("as_of", "hidden"),
    [
        (date(2026, 8, 31), "exception"),
        (date(2026, 9, 1), "default"),
        (date(2026, 11, 30), "default"),
        (date(2026, 12, 1), "exception"),
    ],
    ids=["not-yet", "first-day", "last-day", "expired"],
)
def test_a_page_shows_what_held_when_it_was_made_and_has_the_other_value(
    as_of: date, hidden: str, view: View, alpha: Team
) -> None:
    """The value of an exception, and the one without it, are both there with their dates; one is in sight."""
    html = page(view, alpha, as_of=as_of)
    assert re.findall(r'data-counts-as="(\w+)" hidden><span class="rb-origin', html) == [hidden]
    assert 'until <time datetime="2026-11-30">2026-11-30</time>, then weekly' in html
    assert 'weekly <span class="rb-muted rb-beside">exception: monthly, <due-date' in html


def test_without_a_source_places_are_no_links(view: View, alpha: Team) -> None:
    """Where the portal does not say where its data can be read, a place is its file and line, and no more."""
    portal = view.catalog.portal.model_copy(update={"source": None})
    html = page(replace(view, catalog=replace(view.catalog, portal=portal)), alpha)
    assert "git.example.com" not in html
    assert ">data/teams/alpha.yml:17</span>" in html


def test_required_controls_bring_their_checklists(view: View, alpha: Team) -> None:
    """A checklist that a required control calls for is the team's, chosen or not, and says why."""
    html = page(view, alpha.model_copy(update={"checklists": ()}))
    assert html.count('Called for by <a href="../controls.html#mfa">MFA</a>.') == 1
    assert 'href="../checklists/response.html"' in html


@pytest.mark.parametrize(
    ("reach", "linked"),
    [
        ("alpha@example.com", True),
        ("#alpha-leads", False),
        ("@alpha-oncall", False),
        ("alpha@", False),
        ("ask at the desk @ floor 3", False),
        ("a@b@c", False),
    ],
)
def test_only_a_mailbox_becomes_a_link(reach: str, linked: bool, view: View, alpha: Team) -> None:
    """Channels and handles are words; an address opens a letter."""
    team = alpha.model_copy(update={"contacts": (Contact(role="Lead", reach=reach),)})
    assert (f'href="mailto:{reach}"' in page(view, team)) is linked


def test_a_team_without_extras_has_a_whole_page(view: View, alpha: Team) -> None:
    """No notes, no exceptions and no checklists leave words in their places, not holes."""
    bare = alpha.model_copy(update={"notes": None, "exceptions": (), "checklists": (), "policy": {}})
    controls = {
        name: one.model_copy(update={"checklists": ()}) for name, one in view.catalog.controls.items()
    }
    html = page(replace(view, catalog=replace(view.catalog, reviews={}, controls=controls)), bare)
    assert 'id="notes"' not in html
    assert "None. The policy holds as it stands." in html
    assert "The team names none." in html
    assert "No review of this team has been published." in html
    assert 'id="rows"' not in html


def test_the_index_lists_every_team_with_its_dates(catalog: Catalog, view: View) -> None:
    """Each team is a row with its rhythm, its last and its next review."""
    html = str(teams_page(replace(view, here="teams/index.md")))
    assert html.count("<tr>") == len(catalog.teams) + 1
    assert ">not available</td>" in html
    bare = replace(view, catalog=replace(catalog, reviews={}))
    assert ">no review yet</td>" in teams_page(bare)
