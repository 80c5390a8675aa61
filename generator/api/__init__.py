"""The catalog and a day go in; the pages' twins for tools come out: JSON with its schemas, and calendars."""

from generator.api.files import data_files, schema_files
from generator.api.index import DATA_FILES, SAVED_FORMATS
from generator.api.parts import ALL_CALENDAR, DataFile, Format, calendar_path
from generator.api.scoring import DECISION_TABLE

__all__ = [
    "ALL_CALENDAR",
    "DATA_FILES",
    "DECISION_TABLE",
    "SAVED_FORMATS",
    "DataFile",
    "Format",
    "calendar_path",
    "data_files",
    "schema_files",
]
