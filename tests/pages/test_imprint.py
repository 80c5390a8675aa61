"""The line at the end of a page: who keeps it, when it was last checked, and where it is edited."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import chdir
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from markupsafe import Markup

from generator.catalog import Catalog
from generator.cli import main
from generator.diagnostics import DataError, Position
from generator.environment import latest_day
from generator.front_matter import Kept
from generator.models import REFERENCE_CHECKED_ON
from generator.models.teams import Team
from generator.page_checks import check_pages
from generator.pages.calls import Call
from generator.pages.components import COMPONENTS
from generator.pages.imprint import (
    imprint_of_code,
    imprint_of_folder,
    imprint_of_history,
    imprint_of_team,
    imprint_of_written,
)
from generator.site import page_plan
from tests.pages.copies import copy_of_portal

WRITTEN = ("incident/index.md", "review/index.md", "drills.md", "faq.md")
READ = date(2026, 11, 2)


@pytest.fixture
def team(catalog: Catalog) -> Team:
    """The team with one of everything."""
    return catalog.teams["alpha"]


def words(line: Markup) -> str:
    """What a reader sees of the line."""
    return re.sub(r"<[^>]+>", "", line)


def written(catalog: Catalog, kept: Kept = Kept(), calls: Iterable[Call] = ()) -> Markup:  # noqa: B008  # frozen
    """The line of a hand-written page."""
    return imprint_of_written(catalog, "docs/page.md", kept, calls)


def with_portal(catalog: Catalog, **changes: object) -> Catalog:
    """The same data with other settings of the portal."""
    return replace(catalog, portal=catalog.portal.model_copy(update=changes))


def with_teams(catalog: Catalog, **days: date | None) -> Catalog:
    """The same data with other days on which teams were checked."""
    teams = {name: catalog.teams[name].model_copy(update={"checked_on": day}) for name, day in days.items()}
    return replace(catalog, teams={**catalog.teams, **teams})


def test_a_page_without_a_word_about_it_is_the_portals(catalog: Catalog) -> None:
    """The owner of the portal can be reached, a day that nobody wrote down is none, and the file is there."""
    assert written(catalog) == (
        '<span>Owner: <a href="mailto:portal@example.com">Incident lead</a></span> '
        "<span>Last checked: not recorded</span> "
        '<span>Edit: <a href="https://git.example.com/runbook/blob/main/docs/page.md#L1">docs/page.md:1</a></span>'
    )


def test_a_page_names_its_owner_and_its_day(catalog: Catalog) -> None:
    """Another role than the portal's is named without a way to it."""
    roles = catalog.vocabularies.roles
    other = roles[-1].model_copy(update={"id": "other", "label": "Other <role>"})
    vocabularies = catalog.vocabularies.model_copy(update={"roles": (*roles, other)})
    line = written(replace(catalog, vocabularies=vocabularies), Kept("other", READ))
    assert "<span>Owner: Other &lt;role&gt;</span>" in line
    assert '<time datetime="2026-11-02">2 November 2026</time>' in line


def test_what_a_page_shows_of_the_data_is_edited_there(catalog: Catalog) -> None:
    """Each record, file or folder once, in the order of the page; what readers may not see is not named."""
    calls = [
        Call(name, arguments, Position("docs/page.md", line), name)
        for line, (name, arguments) in enumerate(
            [
                ("faq", ()),
                ("checklist", ("response",)),
                ("guided_response", ("response",)),
                ("checklist", ("hidden",)),
                ("calculator", ()),
                ("commands", ()),
                ("score_examples", ()),
                ("response_order", ("first-pass",)),
                ("latest_reviews", ()),
                ("reviews_by_month", ()),
                ("value", ("name",)),
            ],
            start=1,
        )
    ]
    assert words(written(catalog, calls=reversed(calls))).partition("Edit: ")[2] == (
        "docs/page.md:1, data/faq.yml:1, data/checklists/response.yml:1, data/scoring.yml:1, data/commands/, "
        "data/scoring-vectors.json:1, data/checklists/first-pass.yml:1, data/reviews/"
    )


def test_whatever_shows_a_kind_of_data_names_it(catalog: Catalog) -> None:
    """A call without a place to edit shows something of many kinds, or a word or a link only."""
    silent = set()
    for name, component in COMPONENTS.items():
        arguments = tuple(component.known(catalog))[:1]
        line = written(catalog, calls=[Call(name, arguments, Position("docs/page.md"), name)])
        if words(line).endswith("Edit: docs/page.md:1"):
            silent.add(name)
    assert silent == {
        "board", "calendars", "data_files", "latest_changes", "session_filter", "term", "value",
    }  # fmt: skip


def test_a_team_is_its_first_contacts(catalog: Catalog, team: Team) -> None:
    """With the way to reach that role, and the line on which the team begins."""
    first = team.contacts[0]
    line = words(imprint_of_team(catalog, team))
    assert line == (
        f"Owner: {first.role}, {first.reach} Last checked: not recorded Edit: data/teams/alpha.yml:1"
    )


@pytest.mark.parametrize(
    ("alpha", "beta", "shown"),
    [
        (READ, date(2026, 11, 9), "2 November 2026"),
        (None, READ, "not recorded"),
        (None, None, "not recorded"),
    ],
)
def test_a_list_is_as_old_as_its_oldest_record(
    alpha: date | None, beta: date | None, shown: str, catalog: Catalog
) -> None:
    """One record that nobody has read is enough for the list not to be read either."""
    line = imprint_of_folder(catalog, "teams/", with_teams(catalog, alpha=alpha, beta=beta).teams.values())
    assert f"Last checked: {shown} Edit: data/teams/" in words(line)
    assert 'href="https://git.example.com/runbook/blob/main/data/teams#L1"' in line


def test_a_page_made_from_code_has_the_day_beside_the_code(catalog: Catalog) -> None:
    """Somebody wrote it down after reading the page, as for any other; it cannot be a day to come."""
    line = imprint_of_code(catalog, "generator/models/", READ)
    assert words(line).endswith("Last checked: 2 November 2026 Edit: generator/models/")
    shown = page_plan(catalog)["maintaining/data-reference.md"].imprint()
    assert f'<time datetime="{REFERENCE_CHECKED_ON}">' in shown
    assert latest_day() >= REFERENCE_CHECKED_ON


def test_the_history_is_made_and_not_checked(catalog: Catalog) -> None:
    """Nobody can read it before a build; the line says where it comes from, and that the data is edited."""
    line = page_plan(catalog)["policy/history.md"].imprint()
    assert line == imprint_of_history(catalog)
    assert words(line) == (
        "Owner: Incident lead Made: at each build, from the repository's history Edit: data/"
    )


def test_without_a_source_places_are_words(catalog: Catalog, team: Team) -> None:
    """Where the portal does not say where its files can be edited, they are named all the same."""
    bare = with_portal(catalog, source=None)
    for line in (imprint_of_team(bare, team), written(bare), imprint_of_history(bare)):
        assert re.search(r"Edit: (data|docs)/[^<]*</span>$", line)


def test_the_browser_says_when_the_next_check_is_due(catalog: Catalog) -> None:
    """Where the portal has a rule for it: counted from the last check."""
    every = type(catalog.portal.due_soon)(30)
    line = written(with_portal(catalog, pages_checked_every=every), Kept(None, READ))
    assert '<due-date data-date="2026-12-02" data-kind="page" data-soon="7"><time' in line


def test_nobody_has_read_a_record_on_a_day_to_come(catalog: Catalog) -> None:
    """It is refused with its place."""
    ahead = with_teams(catalog, alpha=date(2026, 11, 3))
    with pytest.raises(
        DataError, match=r"^data/teams/alpha\.yml:1:1: 'checked_on' is 2026-11-03, which is st"
    ):
        check_pages(ahead, [], {*page_plan(ahead), *WRITTEN}, READ)


def test_check_tells_of_days_to_come_and_of_owners_that_are_none(tmp_path: Path) -> None:
    """In the data and in the front matter, each at its line, together with what else is wrong."""
    portal = copy_of_portal(tmp_path / "portal")
    portal.edit("data/teams/alpha.yml", "sign_in: password\n", "checked_on: 2999-01-01\nsign_in: password\n")
    portal.edit("docs/index.md", "title: Home", "owner: leed\nchecked_on: 2999-01-02\ntitle: Home")
    with chdir(portal.folder):
        said = CliRunner().invoke(main, ["check"])
    assert said.exit_code == 1
    assert said.output.splitlines() == [
        "data/teams/alpha.yml:4:13: 'checked_on' is 2999-01-01, which is still to come; "
        "expected the day of the last check",
        "docs/index.md:2:8: there is no role 'leed'; did you mean 'lead'?",
        "docs/index.md:3:13: 'checked_on' is 2999-01-02, which is still to come; "
        "expected the day of the last check",
        "3 problems",
    ]
