"""Reviews go in; their quarters, and which of them one table holds and which are put away, come out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, chain

from generator.dates import MONTHS
from generator.models.reviews import Review


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of a calendar year."""

    year: int
    number: int
    """From 1 to 4."""

    @property
    def id(self) -> str:
        """What its file is called: 2026-q4."""
        return f"{self.year:04}-q{self.number}"

    @property
    def first_month(self) -> str:
        """The name of the month with which it begins."""
        return MONTHS[3 * self.number - 3]

    @property
    def last_month(self) -> str:
        """The name of the month with which it ends."""
        return MONTHS[3 * self.number - 1]


def quarter_of(day: date) -> Quarter:
    """The quarter that has the day."""
    return Quarter(day.year, (day.month + 2) // 3)


def in_months(first: Quarter, last: Quarter) -> str:
    """The time from one quarter to another, as people say it: July to December 2026."""
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.first_month}{year} to {last.last_month} {last.year}"


@dataclass(frozen=True)
class Filed:
    """The reviews of one quarter, by their own date."""

    quarter: Quarter
    reviews: tuple[Review, ...]

    @property
    def rows(self) -> int:
        """How many rows they have."""
        return sum(len(review.sessions) for review in self.reviews)


@dataclass(frozen=True)
class Shared:
    """Reviews by quarter, the newest first: those of the table, and those that are put away as files."""

    table: tuple[Filed, ...]
    archive: tuple[Filed, ...]

    @property
    def reviews(self) -> tuple[Review, ...]:
        """The reviews of the table."""
        return tuple(chain.from_iterable(one.reviews for one in self.table))

    @property
    def rows(self) -> int:
        """How many rows the table has."""
        return sum(one.rows for one in self.table)

    @property
    def all_rows(self) -> int:
        """How many rows there are."""
        return self.rows + sum(one.rows for one in self.archive)


def by_quarter(reviews: Iterable[Review]) -> tuple[Filed, ...]:
    """The quarters that have a review, the newest first."""
    found: dict[Quarter, list[Review]] = {}
    for review in reviews:
        found.setdefault(quarter_of(review.date), []).append(review)
    return tuple(Filed(quarter, tuple(found[quarter])) for quarter in sorted(found, reverse=True))


def shared_out(reviews: Iterable[Review], most: int) -> Shared:
    """The newest quarters whose rows, together, are `most` at the most; all older quarters are put away.

    The newest quarter is in the table whatever its size: half a quarter would have readers look for a row in
    the wrong half, and a table without the latest review would be of no use.
    """
    quarters = by_quarter(reviews)
    fitting = sum(rows <= most for rows in accumulate(one.rows for one in quarters))
    return Shared(quarters[: max(fitting, 1)], quarters[max(fitting, 1) :])
