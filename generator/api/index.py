"""The catalog and a day go in; what `index.json` says comes out: every file for tools, and every calendar."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from generator.api.after_action import AFTER_ACTION
from generator.api.checklists import CHECKLISTS
from generator.api.facts import FACTS
from generator.api.parts import ALL_CALENDAR, DataFile, Output, calendar_path
from generator.api.policy import POLICY
from generator.api.scoring import SCORING
from generator.api.teams import TEAMS
from generator.api.vocabularies import VOCABULARIES
from generator.build import Build


class FileEntry(Output):
    """A file for tools."""

    name: str
    about: str = Field(description="what it has")
    path: str = Field(description="the file, from the root of the portal")
    schema_: str = Field(alias="schema", description="the name and version of its format, as in the file")
    schema_path: str = Field(description="its JSON Schema, from the root of the portal")


class FormatEntry(Output):
    """The format of what a page saves in the browser; the portal has no such file itself."""

    name: str
    about: str = Field(description="what it has")
    schema_: str = Field(alias="schema", description="the name and version of the format, as in the file")
    schema_path: str = Field(description="its JSON Schema, from the root of the portal")


class CalendarEntry(Output):
    """A calendar to subscribe to."""

    team: str | None = Field(description="the team, as in teams.json; null for the calendar of all")
    path: str = Field(description="the calendar, from the root of the portal")


class IndexFile(Output):
    """What the portal has for tools."""

    schema_: Literal["index/1"] = Field(default="index/1", alias="schema")
    portal: str = Field(description="the portal's name")
    built_on: date = Field(description="the day of the build")
    files: tuple[FileEntry, ...]
    formats: tuple[FormatEntry, ...] = Field(description="formats of what pages save in the browser")
    calendars: tuple[CalendarEntry, ...]


def _make(build: Build) -> IndexFile:
    catalog = build.catalog
    teams = (CalendarEntry(team=team, path=calendar_path(team)) for team in catalog.teams)
    return IndexFile(
        portal=catalog.portal.name,
        built_on=build.as_of,
        files=tuple(_entry(one) for one in DATA_FILES),
        formats=tuple(
            FormatEntry(name=one.name, about=one.about, schema=one.version, schema_path=one.schema_path)
            for one in SAVED_FORMATS
        ),
        calendars=(CalendarEntry(team=None, path=ALL_CALENDAR), *teams),
    )


def _entry(file: DataFile) -> FileEntry:
    return FileEntry(
        name=file.name,
        about=file.about,
        path=file.path,
        schema=file.version,
        schema_path=file.schema_path,
    )


INDEX = DataFile("index", "This list, with the day of the build.", IndexFile, _make)

DATA_FILES = (POLICY, TEAMS, CHECKLISTS, SCORING, VOCABULARIES, FACTS, INDEX)
"""Every JSON file for tools."""
SAVED_FORMATS = (AFTER_ACTION,)
"""The formats of what pages save in the browser."""
