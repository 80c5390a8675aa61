"""The catalog goes in; the tables of the files for tools, and of the calendars, come out."""

from __future__ import annotations

from markupsafe import Markup

from generator.api import ALL_CALENDAR, DATA_FILES, calendar_path
from generator.pages.table import Cell, Column, Table, plain_table, row, rows
from generator.pages.view import View


def data_files_table(view: View) -> Markup:
    """Every JSON file with what it has and its schema."""
    found = (
        row(
            Cell(one.path, look="rb-code", href=view.url(one.path)),
            one.about,
            Cell(one.version, look="rb-code", href=view.url(one.schema_path)),
        )
        for one in DATA_FILES
    )
    return plain_table(view, "Files for tools", ("File", "What it has", "Schema"), found)


def calendars_table(view: View) -> Markup:
    """The calendar of all teams, and that of each."""
    every = row("All teams", Cell(ALL_CALENDAR, look="rb-code", href=view.url(ALL_CALENDAR)))
    teams = (
        row(
            Cell(team.name, href=view.url(f"teams/{team.id}.md")),
            Cell(calendar_path(team.id), look="rb-code", href=view.url(calendar_path(team.id))),
        )
        for team in view.catalog.teams.values()
    )
    table = Table(
        name="Calendars",
        searchable=False,
        noun="calendar",
        nouns="calendars",
        columns=(Column("team", "Team"), Column("calendar", "Calendar")),
        rows=rows((every, *teams)),
    )
    return table.html(view)
