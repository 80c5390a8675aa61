"""Plain values go in; frozen, strict records come out. Each kind of data in data/ has a module."""

from __future__ import annotations

from datetime import date

REFERENCE_CHECKED_ON = date(2026, 11, 30)
"""The day on which somebody last read the whole data reference and held it against the models that it is made
from. No edit changes it."""
