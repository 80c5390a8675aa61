"""A day on which something is due goes in; the date that the browser will judge comes out."""

from __future__ import annotations

from datetime import date
from typing import Literal

from markupsafe import Markup

from generator.models.teams import PolicyException
from generator.pages.table import Cell, Column
from generator.pages.view import View

DueKind = Literal["review", "fact", "drill"]

DUE_STATES = ("Overdue", "Due soon", "Later")
EXCEPTION_STATES = ("Expired", "Active", "Not yet")
"""What the browser says of dates, the most urgent first: the words of `widgets/logic/texts/dates.js`."""

_DATE = Markup("<due-date {}>{}</due-date>")
_STATE = Markup('<date-state {} data-show="{}"></date-state>')
_DUE = Markup('data-date="{}" data-kind="{}" data-soon="{}"')
_HELD = Markup('data-date="{}" data-from="{}" data-kind="exception" data-soon="{}"')


def day_html(day: date) -> Markup:
    """A day that browsers know for one."""
    return Markup('<time datetime="{0}">{0}</time>').format(day.isoformat())


def due_cell(view: View, day: date, kind: DueKind) -> Cell:
    """A cell with a date, which sorts as that date; the browser says 'overdue', since a page grows old."""

    def make() -> Cell:
        written = day.isoformat()
        return Cell(_DATE.format(_due(view, day, kind), day_html(day)), sort=written, value=written)

    # Many teams review on the same day.
    return view.build.once(("cell of what is due", day, kind), make)


def held(view: View, exception: PolicyException) -> Markup:
    """From when to when an exception holds; the browser says how that stands today."""
    span = Markup("{} to {}").format(day_html(exception.approved_on), day_html(exception.expires))
    return _DATE.format(_held(view, exception), span)


def state_columns(states: tuple[str, ...]) -> tuple[Column, Column]:
    """The columns that only a browser fills: how a date stands today, and the days that are left."""
    return (
        Column("state", "State", facet=True, vocabulary=states, by_script=True),
        Column("days_left", "Days left", type="number", by_script=True),
    )


def due_states(view: View, day: date, kind: DueKind) -> tuple[Cell, Cell]:
    """The cells of `state_columns` for a thing that is due on a day."""
    return view.build.once(("states of what is due", day, kind), lambda: _states(_due(view, day, kind)))


def held_states(view: View, exception: PolicyException) -> tuple[Cell, Cell]:
    """The cells of `state_columns` for an exception."""
    return _states(_held(view, exception))


def _states(dates: Markup) -> tuple[Cell, Cell]:
    return Cell(_STATE.format(dates, "state")), Cell(_STATE.format(dates, "days"))


def _due(view: View, day: date, kind: DueKind) -> Markup:
    return _DUE.format(day.isoformat(), kind, view.catalog.portal.due_soon.days)


def _held(view: View, exception: PolicyException) -> Markup:
    soon = view.catalog.portal.due_soon.days
    return _HELD.format(exception.expires.isoformat(), exception.approved_on.isoformat(), soon)
