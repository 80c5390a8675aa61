"""Published reviews go in; tables of the reviews, and bars of their decisions, come out."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from generator.models.reviews import Review
from generator.models.vocabularies import Tone
from generator.pages.decision_stacks import decided_in, taken
from generator.pages.review_rows import team_link
from generator.pages.table import Cell, Column, Row, Table, plain_table, row, rows
from generator.pages.view import View

_BAR_WIDTH = 160
_LATEST = 6

_Counts = tuple[tuple[str, Tone, int], ...]
"""Label, tone and number of each decision of a review, the mildest first."""


_HISTORY_COLUMNS = (
    Column("date", "Date", type="date"),
    Column("rows", "Rows", type="number"),
    Column("decisions", "Decisions"),
    Column("reviewer", "Reviewer"),
)


def history_table(view: View, reviews: Iterable[Review]) -> Markup:
    """The reviews of a team, the latest first: rows, decisions as a bar, who reviewed."""
    table = Table(
        name="Review history",
        searchable=False,
        noun="review",
        nouns="reviews",
        columns=_HISTORY_COLUMNS,
        filters=False,
        rows=rows(_history_row(view, review) for review in reviews),
    )
    return table.html(view)


def _history_row(view: View, review: Review) -> Row:
    count = len(review.sessions)
    return row(
        review.date.isoformat(),
        Cell(str(count), sort=count),
        decisions_cell(view, review),
        Cell(review.reviewer, look="rb-code"),
    )


def latest_table(view: View) -> Markup:
    """The latest reviews of all teams."""
    reviews = sorted(view.catalog.reviews.values(), key=lambda one: (one.date, one.team), reverse=True)
    columns = (
        Column("date", "Date", type="date"),
        "Team",
        Column("rows", "Rows", type="number"),
        "Decisions",
    )
    return plain_table(view, "Latest reviews", columns, (_latest_row(view, one) for one in reviews[:_LATEST]))


def _latest_row(view: View, review: Review) -> Row:
    count = len(review.sessions)
    return row(
        review.date.isoformat(),
        team_link(view, review.team),
        Cell(str(count), sort=count),
        decisions_cell(view, review),
    )


def decisions_cell(view: View, review: Review) -> Cell:
    """The decisions of a review as a bar; reviews with the same numbers share it."""
    numbers = decided_in(review)
    counts = tuple((one.label, one.tone, numbers[one.id]) for one in reversed(taken(view, numbers)))
    words = _in_words(counts)
    return view.build.once(("decisions", counts), lambda: Cell(_bar(view, counts, words), value=words))


def _in_words(counts: _Counts) -> str:
    """`keep 9, revoke 2`: what the bar shows, as text."""
    return ", ".join(f"{label.lower()} {count}" for label, _, count in counts) or "no rows"


def _bar(view: View, counts: _Counts, words: str) -> Markup:
    """The decisions of a review as one bar of a fixed width, with the numbers as text beside it."""
    total = sum(count for _, _, count in counts) or 1
    parts, done = [], 0
    for label, tone, count in counts:
        start, end = _BAR_WIDTH * done // total, _BAR_WIDTH * (done + count) // total
        parts.append({"tone": tone, "x": start, "width": end - start, "text": f"{label}: {count}"})
        done += count
    bar = view.render("bars.html.jinja", parts=parts, width=_BAR_WIDTH) if counts else Markup("")
    return bar + Markup(' <span class="rb-muted">{}</span>').format(words)
