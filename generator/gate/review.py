"""A review goes in; what of it the site could not publish comes out, at its place in the review's file."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Catalog, Place
from generator.diagnostics import Diagnostic
from generator.document import Path, Plain
from generator.gate.alike import PlacedRows, few_alike, looks_of
from generator.gate.people import People
from generator.gate.report import leak_diagnostic
from generator.gate.search import Look, looker
from generator.models.reviews import Review
from generator.redaction import Redactor


def review_diagnostics(review: Review, place: Place, catalog: Catalog, people: People) -> list[Diagnostic]:
    """A line for each text of a review that must not be published, and for each row that stands out.

    Rows are counted with those that the team has published, but for those of the same day, which this review
    would replace.
    """
    look = looker(Redactor(catalog.redaction), people)
    allowed = frozenset(entry.text for entry in catalog.publication.allowed)
    return [
        *_leaks(place, look, allowed),
        *few_alike(_rows(review, place, catalog), catalog.publication.fewest_alike),
    ]


def _leaks(place: Place, look: Look, allowed: frozenset[str]) -> Iterator[Diagnostic]:
    for path, text in _texts(place.document.value):
        for hit in look(text):
            if hit.leak.text not in allowed:
                yield leak_diagnostic(place.document.position(path), hit.leak)


def _texts(value: Plain, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, key))


def _rows(review: Review, place: Place, catalog: Catalog) -> PlacedRows:
    for number, look in enumerate(looks_of(review)):
        yield look, place.at("sessions", number)
    for other in catalog.reviews.values():
        if other.team == review.team and other.date != review.date:
            for look in looks_of(other):
                yield look, None
