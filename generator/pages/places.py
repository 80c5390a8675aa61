"""A place in the data goes in; its name, and the way to its source, come out."""

from __future__ import annotations

from markupsafe import Markup

from generator.diagnostics import Position
from generator.pages.table import Cell
from generator.pages.view import View


def place_cell(view: View, position: Position) -> Cell:
    """A file and a line in monospace, as a link where the portal says where its data can be read."""
    return Cell(place_text(position), look="rb-code", href=view.catalog.source_link(position))


def place_html(view: View, position: Position) -> Markup:
    """The same inside of another text."""
    return place_cell(view, position).html


def place_text(position: Position) -> str:
    """A file and a line as one would look for them."""
    return f"{position.path}:{position.line}"
