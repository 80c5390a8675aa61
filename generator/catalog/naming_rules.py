"""Fields and places go in; a finding for each name that two of them claim comes out.

A raw header, and a place in a raw row, is known by its name alone, so a name must mean one thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.anonymization import headers, places
from generator.anonymization.texts import folded
from generator.catalog.model import Place
from generator.diagnostics import Diagnostic
from generator.models.fields import RowField
from generator.models.places import Region

Places = Mapping[tuple[str, str], Place]
Findings = Iterator[Diagnostic]


def check_headers(fields: Mapping[str, RowField], where: Places) -> Findings:
    """The findings about what raw exports call the fields of a row."""
    yield from _claimed_twice(
        (where["fields", name].inside(*path), text, f"the field '{name}'")
        for name, field in fields.items()
        # Label and id are often one word; that a field has a name twice is said of aliases only.
        for path, text in headers.names_of(field)
        if path != ("label",) or text != folded(field.id)
    )


def check_places(regions: Mapping[str, Region], where: Places) -> Findings:
    """The findings about the names of places; parts of a country may be called like another country."""
    yield from _claimed_twice(
        (where["regions", name].inside(*path), text, f"the place {', '.join(filter(None, reversed(spot)))}")
        for name, region in regions.items()
        for path, text, spot in places.names_of(region)
    )


def _claimed_twice(names: Iterable[tuple[Place, str, str]]) -> Findings:
    """Each name with its place and what it names; letters and digits count."""
    first: dict[str, str] = {}
    for place, text, what in names:
        if not text:
            yield Diagnostic(place.at(), "the name has neither letters nor digits", "expected a name")
        elif text in first:
            yield Diagnostic(place.at(), f"it names {first[text]} already", "expected each name once")
        else:
            first[text] = what
