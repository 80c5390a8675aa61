"""Published reviews of all teams go in; a picture of their decisions, month by month, comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from generator.dates import MONTHS
from generator.models.reviews import Review
from generator.models.vocabularies import Decision
from generator.pages.decision_stacks import counts, decided_in, key, taken, tones
from generator.pages.pictures.stacks import Column as Stack
from generator.pages.pictures.stacks import Stacks
from generator.pages.table import Cell, Column, Row, plain_table, row
from generator.pages.view import View

_MONTHS = 12
_HEIGHT = 128
"""Of the highest stack, in pixels."""
_HEADS = ("Rows", "", "", "Reviews")
"""What stands left of the stacks, of the names and years of the months, and of the numbers of reviews."""


@dataclass
class Month:
    """What was published in a month: how many reviews, and how often they took each decision, by its id."""

    year: int
    number: int
    reviews: int = 0
    decided: Counter[str] = field(default_factory=Counter)

    @property
    def name(self) -> str:
        """As people write it: June 2026."""
        return f"{MONTHS[self.number - 1]} {self.year}"


def reviews_by_month(view: View) -> Markup:
    """The reviews of all teams in the twelve months up to the day of the build, and what they decided."""
    return view.build.once("reviews by month", lambda: _by_month(view))


def _by_month(view: View) -> Markup:
    if not view.catalog.reviews:
        return _empty(view, "No review has been published yet.")
    months = months_until(view.as_of, view.catalog.reviews.values())
    span = f"{months[0].name} to {months[-1].name}"
    if not any(month.reviews for month in months):
        return _empty(view, f"No review has been published from {span}.")
    decisions = taken(view, (name for month in months for name in month.decided))
    return view.render(
        "reviews_by_month.html.jinja",
        empty=None,
        span=span,
        reviews=sum(month.reviews for month in months),
        rows=sum(month.decided.total() for month in months),
        key=key(decisions),
        drawing=_stacks(months, decisions).html(
            f"Decided rows by month, {span}; the table after it has the numbers."
        ),
        table=_table(view, months, decisions),
    )


def _empty(view: View, words: str) -> Markup:
    return view.render("reviews_by_month.html.jinja", empty=words)


def months_until(day: date, reviews: Iterable[Review]) -> list[Month]:
    """Twelve months with their numbers, the last with the day; what is of a later day is not there yet."""
    last = day.year * 12 + day.month - 1
    found = {at: Month(at // 12, at % 12 + 1) for at in range(last - _MONTHS + 1, last + 1)}
    for review in reviews:
        month = found.get(review.date.year * 12 + review.date.month - 1)
        if month is not None and review.date <= day:
            month.reviews += 1
            month.decided.update(decided_in(review))
    return list(found.values())


def _stacks(months: Sequence[Month], decisions: Sequence[Decision]) -> Stacks:
    # The year of a single December leaves its room to the next one.
    first = months[0].number == 1 or months[1].number == 1
    return Stacks(
        tuple(
            Stack(
                counts(decisions, month.decided),
                (
                    MONTHS[month.number - 1][:3],
                    str(month.year) if month.number == 1 or (at == 0 and not first) else "",
                    str(month.reviews),
                ),
                total=None if month.reviews else "",
            )
            for at, month in enumerate(months)
        ),
        tones(decisions),
        _HEIGHT,
        heads=_HEADS,
    )


def _table(view: View, months: Sequence[Month], decisions: Sequence[Decision]) -> Markup:
    mildest_first = tuple(reversed(decisions))
    columns = (
        Column("month", "Month"),
        Column("reviews", "Reviews", type="number"),
        Column("rows", "Rows", type="number"),
        *(Column(one.id.replace("-", "_"), one.label, type="number") for one in mildest_first),
    )
    return plain_table(view, "Reviews by month", columns, (_row(one, mildest_first) for one in months))


def _row(month: Month, decisions: Sequence[Decision]) -> Row:
    numbers = (month.reviews, month.decided.total(), *(month.decided[one.id] for one in decisions))
    return row(month.name, *(Cell(f"{number:,}", sort=number) for number in numbers))
