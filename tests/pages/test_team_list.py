"""Pages that list all teams: they are the same whether the rows of a team were made now or kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from markupsafe import Markup

from generator.build import Build
from generator.pages.boards import (
    exceptions_list,
    exceptions_page,
    matrix_list,
    matrix_page,
    reviews_list,
    reviews_page,
)
from generator.pages.team_list import TeamList
from generator.pages.teams import teams_list, teams_page
from generator.pages.view import View

LISTS: dict[Callable[[View], TeamList], Callable[[View], Markup]] = {
    teams_list: teams_page,
    matrix_list: matrix_page,
    exceptions_list: exceptions_page,
    reviews_list: reviews_page,
}


@pytest.mark.parametrize("made", LISTS, ids=lambda made: made.__name__)
def test_a_page_is_made_of_what_each_team_has_in_it(made: Callable[[View], TeamList], view: View) -> None:
    """Rows that another build wrote for each team, alone, make the page of a catalog with all of them."""
    kept = {}
    for team in view.catalog.teams.values():
        alone = replace(view, catalog=replace(view.catalog, teams={team.id: team}))
        kept[team.id] = made(alone).rows_html(team)
    assert made(view).html_with(kept.values()) == LISTS[made](view)
    assert any(kept.values())


def test_views_share_what_was_found_out_about_their_own_catalog_and_day(view: View) -> None:
    """What belongs to another catalog or another day is not taken over."""
    build = Build(view.catalog, view.as_of)
    page = replace(view, shared=build)
    assert page.build is replace(page, here="teams/alpha.md").build is build
    for other in (replace(page, catalog=replace(view.catalog)), replace(page, as_of=date(2030, 1, 1))):
        assert other.build is not build
        assert (other.build.catalog, other.build.as_of) == (other.catalog, other.as_of)
        assert other.build is other.build
