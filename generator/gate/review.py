"""Reviews go in; what the site could not publish with them in place comes out, each where it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from generator.catalog import Catalog, Place
from generator.diagnostics import Diagnostic, Position
from generator.document import Path, Plain
from generator.gate.alike import PlacedRows, few_alike, looks_of
from generator.gate.finding import Finder, Leak, finder
from generator.gate.people import People
from generator.gate.report import leak_diagnostic
from generator.models.reviews import Review
from generator.obligations import forbidden_classes, published_rules
from generator.redaction import Redactor

Given = tuple[Review, Place]
"""A review that is to be published, and where it is written."""


def review_diagnostics(review: Review, place: Place, catalog: Catalog, people: People) -> list[Diagnostic]:
    """A line for each text of a review that must not be published, and for each row that would stand out."""
    return reviews_diagnostics([(review, place)], catalog, people)


def reviews_diagnostics(given: Sequence[Given], catalog: Catalog, people: People) -> list[Diagnostic]:
    """A line for each text of the reviews that must not be published, and for each row that would stand out.

    Rows are counted as they would be with all these reviews in place, each instead of the one that its team
    has published of the same day; so a row that is published already may come to stand out.
    """
    find = finder(Redactor(published_rules(catalog)), people)
    allowed = frozenset(entry.text for entry in catalog.publication.allowed)
    forbidden = forbidden_classes(catalog)
    leaks = [
        leak_diagnostic(position, leak, forbidden)
        for _, place in given
        for position, leak in _leaks(place, find)
        if leak.text not in allowed
    ]
    return [
        *leaks,
        *_given_twice(given),
        *few_alike(_rows(given, catalog), catalog.publication.fewest_alike),
    ]


def _given_twice(given: Sequence[Given]) -> Iterator[Diagnostic]:
    """A line for each review that cannot be in place together with one before it."""
    first: dict[tuple[str, str], Place] = {}
    for review, place in given:
        other = first.setdefault((review.team, str(review.date)), place)
        if other is not place:
            yield Diagnostic(
                place.at("date"),
                f"the review of the same team and day is in {other.document.name} as well",
                "expected one review for each team and day",
            )


def _leaks(place: Place, find: Finder) -> Iterator[tuple[Position, Leak]]:
    for path, text in _texts(place.document.value):
        for hit in find(text):
            yield place.document.position(path), hit.leak


def _texts(value: Plain, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, key))


def _rows(given: Sequence[Given], catalog: Catalog) -> PlacedRows:
    """Every row that the teams of the given reviews would have published, with its place."""
    teams = {review.team for review, _ in given}
    replaced = {(review.team, review.date) for review, _ in given}
    published = ((review, catalog.places["reviews", name]) for name, review in catalog.reviews.items())
    kept = [
        (review, place)
        for review, place in published
        if review.team in teams and (review.team, review.date) not in replaced
    ]
    for review, place in [*given, *kept]:
        for number, look in enumerate(looks_of(review)):
            yield look, partial(place.at, "sessions", number)
