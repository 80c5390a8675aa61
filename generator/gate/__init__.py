"""A finished folder and the catalog go in; what must not be published, and where it came from, comes out."""

from generator.gate.folder import allowed_texts, file_at, files_below, report_on, scan_folder
from generator.gate.people import People
from generator.gate.remembered import Looked
from generator.gate.report import Report
from generator.gate.review import review_diagnostics, reviews_diagnostics
from generator.gate.roster import read_roster
from generator.gate.scanning import combined
from generator.gate.search import searcher
from generator.gate.sources import origins_below
from generator.gate.withheld import named_diagnostics

__all__ = [
    "Looked",
    "People",
    "Report",
    "allowed_texts",
    "combined",
    "file_at",
    "files_below",
    "named_diagnostics",
    "origins_below",
    "read_roster",
    "report_on",
    "review_diagnostics",
    "reviews_diagnostics",
    "scan_folder",
    "searcher",
]
