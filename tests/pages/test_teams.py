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
    """Default, team and exception are told apart, each with the file and line to change."""
    html = page(view, alpha)
    rows = re.findall(r'rb-origin--(\w+)">.*?class="rb-code">(?:<a[^>]*>)?([^<]*)<', html)
    files = {origin: place.rpartition(":")[0] for origin, place in rows}
    assert files == {
        "default": "data/policy.yml",
        "team": "data/teams/alpha.yml",
        "exception": "data/teams/alpha.yml",
    }


def test_an_exception_that_has_ended_holds_no_more(view: View, alpha: Team) -> None:
    """After its last day an exception is still listed, and the policy is the default again."""
    html = page(view, alpha, as_of=date(2026, 12, 1))
    assert "rb-origin--exception" not in html
    assert 'data-kind="exception"' in html


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
    html = page(replace(view, catalog=replace(view.catalog, reviews={})), bare)
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
