"""The reviews of a team go in; a picture of their decisions in the order of time comes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from markupsafe import Markup

from generator.dates import MONTHS, in_words
from generator.models.reviews import Review
from generator.models.vocabularies import Decision
from generator.pages.decision_stacks import counts, decided_in, key, taken, tones
from generator.pages.pictures.stacks import Column, Stacks
from generator.pages.view import View

_FEWEST, _MOST = 2, 40
"""How many reviews are drawn; of more of them, the latest."""
_LONG = 3
"""More months without a review than these are one place in the drawing."""
_PLACES, _HEIGHT = 16, 72
"""So many columns have room on a phone, and are so high, in pixels."""

_TREND = Markup(
    '<figure class="rb-picture rb-picture--trend" data-search-exclude><figcaption>{words}</figcaption>\n'
    "{key}\n{drawing}\n</figure>\n"
)


def trend(view: View, reviews: Sequence[Review]) -> Markup:
    """The reviews of a team, the latest first, as stacks in the order of time; one review is no trend."""
    shown = tuple(reversed(reviews[:_MOST]))
    decisions = taken(view, {name for review in shown for name in decided_in(review)})
    if len(shown) < _FEWEST or not decisions:
        return Markup()
    stacks = Stacks(tuple(_columns(shown, decisions)), tones(decisions), _HEIGHT, _PLACES)
    said = f"The decisions of {len(shown)} reviews in time; the table after it has the numbers."
    latest = "" if len(shown) == len(reviews) else f"The latest {len(shown)} of {len(reviews)} reviews. "
    return _TREND.format(
        words=latest + _then_and_now(view, shown),
        key=key(decisions),
        drawing=stacks.html(said),
    )


def _columns(reviews: Sequence[Review], decisions: Sequence[Decision]) -> Iterator[Column]:
    """A column for each review, and one for each month without any; many such months are one."""
    before: date | None = None
    for review in reviews:
        day = review.date
        if before is not None:
            yield from _gap(before, day, (0,) * len(tones(decisions)))
        new_year = before is None or before.year != day.year
        new = new_year or before is None or before.month != day.month
        labels = (MONTHS[day.month - 1][:3] if new else "", str(day.year) if new_year else "")
        yield Column(counts(decisions, decided_in(review)), labels)
        before = day


def _gap(before: date, after: date, none: tuple[int, ...]) -> Iterator[Column]:
    """The months between two days, counted from nought on."""
    months = range(before.year * 12 + before.month, after.year * 12 + after.month - 1)
    if len(months) > _LONG:
        yield Column(none, (), total="⋯")
    else:
        yield from (Column(none, (MONTHS[at % 12][:3],), total="–") for at in months)


def _then_and_now(view: View, reviews: Sequence[Review]) -> str:
    """What the eye compares, in words: how many rows were kept in the first review, and in the last."""
    kept = next((one for one in view.catalog.vocabularies.decisions if one.tone == "keep"), None)
    if kept is None:
        return ""
    ends = (
        f"{decided_in(review)[kept.id]} of {len(review.sessions)} rows on {in_words(review.date)}"
        for review in (reviews[0], reviews[-1])
    )
    return f"{kept.label}: {', '.join(ends)}."
