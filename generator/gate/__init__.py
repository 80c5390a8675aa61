"""A finished folder and the catalog go in; what must not be published, and where it came from, comes out."""

from generator.gate.folder import check_folder, scan_folder
from generator.gate.people import People
from generator.gate.report import Report
from generator.gate.review import review_diagnostics, reviews_diagnostics
from generator.gate.roster import read_roster
from generator.gate.sources import origins_below

__all__ = [
    "People",
    "Report",
    "check_folder",
    "origins_below",
    "read_roster",
    "review_diagnostics",
    "reviews_diagnostics",
    "scan_folder",
]
