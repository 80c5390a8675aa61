"""The catalog and a day go in; the plan of every generated page, and all other generated files, come out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.api import data_files, schema_files
from generator.build import Build
from generator.catalog import Catalog
from generator.made_files import MadeFile
from generator.models import REFERENCE_CHECKED_ON
from generator.pages import components
from generator.pages.boards import exceptions_page, matrix_page, reviews_page
from generator.pages.checklists import checklist_page, checklists_page
from generator.pages.drills import drill_page
from generator.pages.history import history_page
from generator.pages.imprint import (
    imprint_of_code,
    imprint_of_folder,
    imprint_of_history,
    imprint_of_record,
    imprint_of_team,
)
from generator.pages.plan_files import plan_files
from generator.pages.published_rows import ROWS_PAGE, row_files
from generator.pages.redaction import RULES_SCRIPT, rules_text
from generator.pages.reference import reference_page
from generator.pages.scoring import TWINS
from generator.pages.session_filter import PORTAL_PAGE, PORTAL_SCRIPT, portal_script
from generator.pages.teams import team_page, teams_page
from generator.pages.view import View
from generator.scoring.decision_table import as_csv, as_json
from generator.team_parts import team_path


@dataclass(frozen=True)
class GeneratedPage:
    """A page that no one wrote by hand: its title, a line about it, and its HTML."""

    title: str
    description: str
    html: Markup
    hide: tuple[str, ...]
    """The parts of the frame that the page goes without: `navigation`, `toc`."""
    imprint: Markup
    """The line at its end that says who keeps it, and from what it is made."""


Make = Callable[[View], Markup]


@dataclass(frozen=True)
class PlannedPage:
    """A page that is to be made: its title, a line about it, and how its HTML is made."""

    title: str
    description: str
    make: Make
    imprint: Callable[[], Markup]
    hide: tuple[str, ...] = ()
    team: str | None = None
    """The team whose runbook it is."""

    def made(self, view: View) -> GeneratedPage:
        """The page with its HTML."""
        return self.with_html(self.make(view))

    def with_html(self, html: str) -> GeneratedPage:
        """The page with HTML that was made before."""
        body = Markup(html)  # noqa: S704  # made so
        return GeneratedPage(self.title, self.description, body, self.hide, self.imprint())


_NO_TOC = ("toc",)
_BOARDS: tuple[tuple[str, str, str, Make], ...] = (
    (
        "policy/matrix.md",
        "Who is bound by what",
        "What holds for every team, setting by setting.",
        matrix_page,
    ),
    (
        "policy/exceptions.md",
        "Exceptions",
        "Every exception from the policy, and how it stands.",
        exceptions_page,
    ),
    ("policy/reviews.md", "Reviews due", "The next review of every team.", reviews_page),
)


def page_plan(catalog: Catalog) -> dict[str, PlannedPage]:
    """Every generated page that the site is to have, by its source path, such as `teams/payments.md`."""
    plan = dict(_lists(catalog))
    for team in catalog.teams.values():
        plan[team_path(team.id)] = PlannedPage(
            team.name,
            team.about,
            partial(team_page, team=team),
            partial(imprint_of_team, catalog, team),
            hide=("navigation",),
            team=team.id,
        )
    alone = ("navigation", "toc")
    for one in catalog.checklists.values():
        make = partial(checklist_page, checklist=one)
        imprint = partial(imprint_of_record, catalog, "checklists", one.id, one.owner)
        plan[f"checklists/{one.id}.md"] = PlannedPage(one.title, one.summary, make, imprint, alone)
    for drill in catalog.drills.values():
        make = partial(drill_page, drill=drill)
        imprint = partial(imprint_of_record, catalog, "drills", drill.id, drill.sponsor)
        plan[f"drills/{drill.id}.md"] = PlannedPage(drill.title, drill.summary, make, imprint, alone)
    return plan


def _lists(catalog: Catalog) -> Iterator[tuple[str, PlannedPage]]:
    """The pages that are there once, each about many records."""
    teams = partial(imprint_of_folder, catalog, "teams/", catalog.teams.values())
    yield "teams/index.md", PlannedPage("Teams", "The runbook page of each team.", teams_page, teams, _NO_TOC)
    yield (
        "policy/history.md",
        PlannedPage(
            "History of the data",
            "What the last changes of the data did, and for whom.",
            history_page,
            partial(imprint_of_history, catalog),
        ),
    )
    yield (
        "checklists/index.md",
        PlannedPage(
            "Checklists",
            "Every checklist of the portal.",
            checklists_page,
            partial(imprint_of_folder, catalog, "checklists/", catalog.checklists.values()),
            _NO_TOC,
        ),
    )
    for path, title, about, make in _BOARDS:
        yield path, PlannedPage(title, about, make, teams, _NO_TOC)
    yield (
        "maintaining/data-reference.md",
        PlannedPage(
            "Data reference",
            "Every file in data/, its keys and what they take.",
            lambda view: reference_page(view, components.described()),
            partial(imprint_of_code, catalog, "generator/models/", REFERENCE_CHECKED_ON),
        ),
    )


def generated_page_paths(catalog: Catalog) -> frozenset[str]:
    """The source path of every generated page."""
    return frozenset(page_plan(catalog))


def files_of_no_team(build: Build) -> dict[str, str]:
    """The generated files that are no pages and the same whatever teams there are, by their paths."""
    table = build.catalog.scoring
    return {
        TWINS["CSV"]: as_csv(table),
        TWINS["JSON"]: as_json(table),
        RULES_SCRIPT: rules_text(build),
        **dict(plan_files(View(build.catalog, build.as_of, "index.md", build))),
        **schema_files(build),
    }


def files_of_teams(build: Build, address: str) -> Iterator[MadeFile]:
    """All other generated files that are no pages; all teams together make large ones.

    `address` is where the portal is served, for what is read elsewhere and leads back to it.
    """

    def view(here: str) -> View:
        return View(build.catalog, build.as_of, here, build)

    yield MadeFile(PORTAL_SCRIPT, (portal_script(view(PORTAL_PAGE)),))
    yield from row_files(view(ROWS_PAGE))
    yield from data_files(build, address)
