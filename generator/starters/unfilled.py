"""The catalog goes in; the lines of new files that nobody has filled in yet come out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.diagnostics import Position

_KINDS = ("teams", "checklists", "drills")
"""What begins with a file that a command writes."""
_LINE = re.compile(r"^(?!\s*#).*\bSay here ", re.MULTILINE)


def unfilled(catalog: Catalog) -> Iterator[Position]:
    """The places of texts that say what is to be written there, file by file."""
    for (attribute, _), place in catalog.places.items():
        if attribute in _KINDS:
            text = place.document.text
            for found in _LINE.finditer(text):
                yield Position(place.document.name, text.count("\n", 0, found.start()) + 1)
