"""Published rows go in; those that stand out, since too few are like them, come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator.anonymization.k_anonymity import Alike, look_of, too_few_alike
from generator.catalog import Catalog
from generator.diagnostics import Diagnostic, Position
from generator.models.reviews import Review

PlacedRows = Iterable[tuple[Alike, Callable[[], Position]]]
"""What each row looks like, and where it stands; to look that up takes longer than to compare all rows."""


def alike_diagnostics(catalog: Catalog) -> list[Diagnostic]:
    """A line for each published row that too few rows of its team are like: who knows one, knows whose.

    Places are looked up only for a team that has such a row: the look of a row names its team, so no row of
    another team is like it.
    """
    fewest = catalog.publication.fewest_alike
    teams: dict[str, list[str]] = {}
    for name, review in catalog.reviews.items():
        teams.setdefault(review.team, []).append(name)
    return [
        diagnostic
        for names in teams.values()
        if _stands_out([catalog.reviews[name] for name in names], fewest)
        for diagnostic in few_alike(_placed(catalog, names), fewest)
    ]


def _stands_out(reviews: Iterable[Review], fewest: int) -> bool:
    """Whether any row of a team's reviews has fewer like it than `fewest`."""
    counts = Counter(look for review in reviews for look in looks_of(review))
    return any(count < fewest for count in counts.values())


def _placed(catalog: Catalog, names: Iterable[str]) -> PlacedRows:
    """What each row of the named reviews looks like, and how to learn where it stands."""
    for name in names:
        for number, look in enumerate(looks_of(catalog.reviews[name])):
            yield look, partial(catalog.places["reviews", name].at, "sessions", number)


def looks_of(review: Review) -> list[Alike]:
    """What each row of a review looks like."""
    return [look_of(review.team, row) for row in review.sessions]


def few_alike(rows: PlacedRows, fewest: int) -> Iterator[Diagnostic]:
    """A line for each row that fewer rows than `fewest` are like."""
    for group in too_few_alike(rows, fewest).values():
        for position in group:
            yield _diagnostic(position(), len(group), fewest)


def _diagnostic(position: Position, count: int, fewest: int) -> Diagnostic:
    rows = "1 published row of the team has" if count == 1 else f"{count} published rows of the team have"
    return Diagnostic(
        position,
        f"only {rows} this device, app and location",
        f"expected at least {fewest} (data/publication.yml); make them coarser, or leave them out",
    )
