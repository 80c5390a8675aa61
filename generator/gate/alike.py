"""Published rows go in; those that stand out, since too few are like them, come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.anonymization.k_anonymity import Alike, look_of, too_few_alike
from generator.catalog import Catalog
from generator.diagnostics import Diagnostic, Position
from generator.models.reviews import Review

PlacedRows = Iterable[tuple[Alike, Position]]
"""What each row looks like, and where it stands."""


def alike_diagnostics(catalog: Catalog) -> list[Diagnostic]:
    """A line for each published row that too few rows of its team are like: who knows one, knows whose."""
    rows = (
        (look, catalog.places["reviews", name].at("sessions", number))
        for name, review in catalog.reviews.items()
        for number, look in enumerate(looks_of(review))
    )
    return list(few_alike(rows, catalog.publication.fewest_alike))


def looks_of(review: Review) -> list[Alike]:
    """What each row of a review looks like."""
    return [look_of(review.team, row) for row in review.sessions]


def few_alike(rows: PlacedRows, fewest: int) -> Iterator[Diagnostic]:
    """A line for each row that fewer rows than `fewest` are like."""
    for group in too_few_alike(rows, fewest).values():
        for position in group:
            yield _diagnostic(position, len(group), fewest)


def _diagnostic(position: Position, count: int, fewest: int) -> Diagnostic:
    rows = "1 published row of the team has" if count == 1 else f"{count} published rows of the team have"
    return Diagnostic(
        position,
        f"only {rows} this device, app and location",
        f"expected at least {fewest} (data/publication.yml); make them coarser, or leave them out",
    )
