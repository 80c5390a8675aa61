"""What a team adds to the site is made once, and read piece by piece from then on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator import team_parts
from generator.api.teams import ENTRY, team_text
from generator.build import Build
from generator.catalog import Catalog, load_catalog
from generator.pages.published_rows import DATA, LINES, ROWS_PAGE, rows_texts
from generator.pages.view import View
from generator.reuse.store import Store
from generator.team_parts import TEAM_LISTS, TeamParts, team_part

DAY = date(2026, 11, 23)
ADDRESS = "https://runbook.example.com/"


@pytest.fixture(scope="module")
def catalog(project: Path) -> Catalog:
    """The shipped data."""
    return load_catalog(project / "data")


def finished(catalog: Catalog, store: Store) -> tuple[TeamParts, Build]:
    """The parts of all teams, and a build that knows them."""
    build = Build(catalog, DAY)
    parts = TeamParts(build, store, "salt", ADDRESS)
    parts.begin()
    parts.finish()
    return parts, build


def unmade() -> str:
    """What nobody asks for where a text was kept."""
    pytest.fail("it was made")


@pytest.mark.parametrize("builds", [1, 2])
def test_what_is_kept_is_what_is_made(catalog: Catalog, tmp_path: Path, builds: int) -> None:
    """Texts, headings, links, entries of the search and bodies, in the first build and in the next."""
    for _ in range(builds - 1):
        finished(catalog, Store(tmp_path))
    parts, build = finished(catalog, Store(tmp_path))
    fresh = Build(catalog, DAY)
    for team in catalog.teams.values():
        made = team_part(fresh.with_only(team.id), team.id, ADDRESS)
        assert (parts.page(team.id), parts.body(team.id)) == (made.page, made.body)
        assert made.texts.keys() > TEAM_LISTS.keys()
        assert {name: build.of_team(name, team, unmade) for name in made.texts} == made.texts
        assert build.of_team(ENTRY, team, unmade) == team_text(fresh, team)
        assert build.of_team("anything else", team, lambda: "made") == "made"
    assert parts.made == (set() if builds > 1 else set(catalog.teams))


def test_rows_of_each_review_come_back(catalog: Catalog, tmp_path: Path) -> None:
    """A team may have several reviews; each has its own rows."""
    _, build = finished(catalog, Store(tmp_path))
    view = View(catalog, DAY, ROWS_PAGE, Build(catalog, DAY))
    assert max(len(catalog.reviews_of(team)) for team in catalog.teams) > 1
    for review in catalog.reviews.values():
        kept = {name: build.of_review(name, review, unmade) for name in (DATA, LINES)}
        assert kept == rows_texts(view, review)


def test_where_nothing_can_be_kept_each_part_is_made_once(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that cannot be written costs memory, and no more time than a first build takes."""
    (tmp_path / "file").write_text("")
    made: list[str] = []

    def counted(build: Build, team: str, address: str) -> team_parts.TeamPart:
        made.append(team)
        return team_part(build, team, address)

    monkeypatch.setattr(team_parts, "team_part", counted)
    parts, build = finished(catalog, Store(tmp_path / "file"))
    for team in catalog.teams.values():
        assert parts.body(team.id)
        assert parts.page(team.id).headings
        assert build.of_team(ENTRY, team, unmade)
    assert sorted(made) == sorted(catalog.teams)


def test_a_part_that_is_lost_is_made_again(catalog: Catalog, tmp_path: Path) -> None:
    """Whoever clears what is kept while a build runs loses time alone."""
    parts, _ = finished(catalog, Store(tmp_path))
    bodies = {team: parts.body(team) for team in catalog.teams}
    for entry in tmp_path.glob("??/*"):
        entry.unlink()
    assert {team: parts.body(team) for team in catalog.teams} == bodies
