"""The rows of each team go in; the page that lists all teams comes out, from rows made now or kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.models.teams import Team
from generator.pages.table import Row, Table
from generator.pages.view import View


@dataclass(frozen=True)
class TeamList:
    """A page with one table of all teams, in which each has no, one or several rows of its own."""

    view: View
    table: Table
    """The table without its rows."""
    rows_of: Callable[[Team], tuple[Row, ...]]
    """The rows of a team; they hang on the team, its reviews, the day, and what all teams share."""
    page: Callable[[Markup], Markup]
    """The page around the table."""

    def rows_html(self, team: Team) -> str:
        """What the team has in the table."""
        return "".join(self.table.rows_html(self.rows_of(team)))

    def html_with(self, rows_html: Iterable[str]) -> Markup:
        """The page with what each team has in its table, in the order of the teams."""
        return self.page(self.table.html_with(self.view, rows_html))

    def html(self) -> Markup:
        """The page of the view's catalog."""
        here, build = self.view.here, self.view.build
        teams = self.view.catalog.teams.values()
        return self.html_with(build.of_team(here, team, partial(self.rows_html, team)) for team in teams)
