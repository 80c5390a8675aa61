"""The catalog, a day and the portal's address go in; every file for tools, by its path, comes out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.api.calendars import calendar_files
from generator.api.index import DATA_FILES, SAVED_FORMATS
from generator.api.parts import Format
from generator.build import Build
from generator.made_files import MadeFile


def data_files(build: Build, address: str = "") -> Iterator[MadeFile]:
    """The JSON files and the calendars; `address` is where the portal is served, if known."""
    for file in DATA_FILES:
        yield MadeFile(file.path, file.pieces(build))
    yield from calendar_files(build, address)


def schema_files(build: Build) -> dict[str, str]:
    """The schemas of the JSON files, and of those that widgets save."""
    return {file.schema_path: _schema(build, file) for file in (*DATA_FILES, *SAVED_FORMATS)}


def _schema(build: Build, file: Format) -> str:
    return build.keepers.text(file.schema_path, file.schema_text)
