"""A day on which something is due goes in; the date that the browser will judge comes out."""

from __future__ import annotations

from datetime import date
from typing import Literal

from markupsafe import Markup

from generator.pages.table import Cell
from generator.pages.view import View

DueKind = Literal["review", "exception", "fact", "drill"]

_HTML = Markup(
    '<due-date data-date="{day}" data-kind="{kind}" data-soon="{soon}">'
    '<time datetime="{day}">{day}</time></due-date>'
)


def due_cell(view: View, day: date, kind: DueKind) -> Cell:
    """A cell with a date, which sorts as that date; the browser says 'overdue', since a page grows old."""
    soon = view.catalog.portal.due_soon.days
    written = day.isoformat()
    return Cell(_HTML.format(day=written, kind=kind, soon=soon), sort=written, value=written)
