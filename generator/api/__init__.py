"""The catalog and a day go in; the pages' twins for tools come out: JSON with its schemas, and calendars."""

from generator.api.files import api_files
from generator.api.index import DATA_FILES
from generator.api.parts import ALL_CALENDAR, DataFile, calendar_path
from generator.api.scoring import DECISION_TABLE

__all__ = ["ALL_CALENDAR", "DATA_FILES", "DECISION_TABLE", "DataFile", "api_files", "calendar_path"]
