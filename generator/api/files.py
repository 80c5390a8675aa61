"""The catalog, a day and the portal's address go in; every file for tools, by its path, comes out."""

from __future__ import annotations

from datetime import date

from generator.api.calendars import calendar_files
from generator.api.index import DATA_FILES, SAVED_FORMATS
from generator.catalog import Catalog


def api_files(catalog: Catalog, as_of: date, address: str = "") -> dict[str, str]:
    """The JSON files, their schemas, and the calendars; `address` is where the portal is served, if known."""
    return {
        **{file.path: file.text(catalog, as_of) for file in DATA_FILES},
        **{file.schema_path: file.schema_text() for file in (*DATA_FILES, *SAVED_FORMATS)},
        **dict(calendar_files(catalog, as_of, address)),
    }
