"""Columns and rows go in; a table that reads without JavaScript, and filters with it, comes out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from markupsafe import Markup, escape

from generator.models.vocabularies import Tone
from generator.pages.view import View

Shade = Tone | Literal["incomplete"]
"""How a decision is shown: in its tone, or as one that the rules leave open."""


@dataclass(frozen=True)
class Column:
    """A column: its key, its header, how its values sort, and whether readers can pick from its values."""

    key: str
    label: str
    type: Literal["text", "number", "date"] = "text"
    facet: bool = False
    vocabulary: tuple[str, ...] | None = None
    """All that its cells may show, in order, where that is a closed list: also what no row shows today."""
    code: bool = False
    """Whether it has ids, in monospace."""
    by_script: bool = False
    """Whether only the browser fills its cells, as from a date; it is not there without scripts."""

    @property
    def look(self) -> str | None:
        """The class of the column's cells: numbers stand right, days and ids stay on one line."""
        return "rb-code" if self.code else {"number": "rb-number", "date": "rb-date"}.get(self.type)

    # Tables share their columns: what all headers and cells of a column have in common is written once.
    @cached_property
    def head_html(self) -> str:
        """Its header in a table to be read."""
        return f"{self._head}>{escape(self.label)}</th>"

    @cached_property
    def filter_head_html(self) -> str:
        """Its header in a table with filters, which says how cells look that a browser makes."""
        return f"{self._head}{_attribute('data-look', self.look)}>{escape(self.label)}</th>"

    @cached_property
    def data_label(self) -> str:
        """What its cells say where each row is a card, as an attribute."""
        return _attribute("data-label", self.label)

    @cached_property
    def cell_class(self) -> str:
        """The classes of its cells without a look of their own, as an attribute."""
        return self.class_for(self.look)

    def class_for(self, look: str | None) -> str:
        """The classes of what looks like this in the column, as an attribute."""
        found = " ".join(filter(None, (look, "rb-only-with-script" if self.by_script else None)))
        return _attribute("class", found or None)

    @property
    def _head(self) -> str:
        vocabulary = json.dumps(self.vocabulary, ensure_ascii=False) if self.vocabulary else None
        return "".join(
            (
                f'<th scope="col" data-key="{escape(self.key)}"',
                _attribute("data-type", None if self.type == "text" else self.type),
                self.class_for("rb-number" if self.type == "number" else None),
                " data-facet" if self.facet else "",
                _attribute("data-vocabulary", vocabulary),
            )
        )


@dataclass(frozen=True)
class Cell:
    """A cell: what is shown, and what it sorts, searches and counts as where that differs.

    A cell that shows a text says by `tone` or `href` how, so that its row can also travel as data; one that
    shows markup stays in its page.
    """

    shown: str | Markup
    sort: str | int | None = None
    value: str | None = None
    values: tuple[str, ...] | None = None
    look: Literal["rb-code"] | None = None
    """`rb-code` for ids and places in monospace, which stay on one line."""
    tone: Shade | None = None
    """The tone of the decision that is shown, or that it is open; the style sheet draws the shape of each."""
    href: str | None = None
    """Where the text leads, as the page writes it."""

    # A page has thousands of cells, and rows share them: what a cell is made of is escaped once.
    @cached_property
    def written(self) -> tuple[str, str]:
        """How it stands in a row: its attributes but for its class, and what follows them."""
        # A text that is not known to be safe is put into others in half the time.
        return self._attributes, f">{self.html}</td>"

    @property
    def html(self) -> Markup:
        """What the page has in the cell."""
        shown = escape(self.shown)
        if self.tone is not None:
            shown = Markup(f'<span class="rb-decision rb-decision--{escape(self.tone)}">{shown}</span>')  # noqa: S704  # escaped
        elif self.href is not None:
            shown = Markup(f'<a href="{escape(self.href)}">{shown}</a>')  # noqa: S704  # both are escaped
        return shown

    @property
    def _attributes(self) -> str:
        """What it sorts, searches and counts as, as attributes."""
        values = None if self.values is None else json.dumps(self.values, ensure_ascii=False)
        return (
            _attribute("data-sort", self.sort)
            + _attribute("data-value", self.value)
            + _attribute("data-values", values)
        )


@dataclass(frozen=True)
class Row:
    """A row, and the anchor by which it can be linked to."""

    cells: tuple[Cell, ...]
    anchor: str | None = None


@dataclass(frozen=True)
class Whole:
    """Where all rows of a table are, as its page writes it, where the page has only the first of them."""

    script: str
    csv: str
    shown: int
    """How many rows the page has, the latest first."""
    count: int
    """How many rows there are."""


@dataclass(frozen=True)
class Table:
    """A table: what it shows, what one row and many rows are called, its columns and rows."""

    name: str
    noun: str
    nouns: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str = "There is nothing here yet; the portal's owner can add it in data/."
    filters: bool = True
    """Whether readers can search, narrow and sort it; a handful of rows needs none of that."""
    shortcut: str | None = None
    """The key that leads to the search field, on a page whose main matter the table is."""
    cards: bool = True
    """Whether each row is a card on a phone; many rows of short words read better as a table there, too."""
    exports: str | None = None
    """Where the redaction rules are, through which readers take rows along; None where they cannot."""
    searchable: bool = True
    """Whether the site's own search finds the rows: not what other pages say, too, nor what drowns them."""
    whole: Whole | None = None
    """Where all rows are that are too many for the page; None where it has them all."""

    @property
    def rows_in_page(self) -> tuple[Row, ...]:
        """The rows that stand in the page."""
        return self.rows if self.whole is None else self.rows[: self.whole.shown]

    def html(self, view: View) -> Markup:
        """The table as it stands in a page."""
        return self.html_with(view, self.rows_html(self.rows_in_page))

    def html_with(self, view: View, rows_html: Iterable[str]) -> Markup:
        """The table with rows that `rows_html` has written, in the place of its own."""
        heads = [one.filter_head_html if self.filters else one.head_html for one in self.columns]
        return view.render(
            "table.html.jinja",
            table=self,
            head=Markup("\n".join(heads)),  # noqa: S704  # columns escape what they are made of
            body=Markup("".join(rows_html)),  # noqa: S704  # so do cells
        )

    def rows_html(self, found: Iterable[Row]) -> Iterator[str]:
        """Each row as it stands in the table, which has columns for its cells."""
        columns = [(one, one.data_label if self.cards else "", one.cell_class) for one in self.columns]
        for one in found:
            cells = [
                f"<td{label}{cell.written[0]}"
                f"{usual if cell.look is None else column.class_for(cell.look)}{cell.written[1]}"
                for (column, label, usual), cell in zip(columns, one.cells, strict=True)
            ]
            yield f"<tr{_attribute('id', one.anchor or None)}>{''.join(cells)}</tr>\n"


def _attribute(name: str, value: str | int | None) -> str:
    """An attribute with a blank before it; None is no attribute."""
    return "" if value is None else f' {name}="{escape(value)}"'


def row(*cells: Cell | str | Markup, anchor: str | None = None) -> Row:
    """A row of cells; a plain text is a cell that shows it."""
    return Row(tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in cells), anchor)


def rows(items: Iterable[Row]) -> tuple[Row, ...]:
    """Rows as a table holds them."""
    return tuple(items)


def plain_table(view: View, name: str, columns: Iterable[str | Column], found: Iterable[Row]) -> Markup:
    """A table that is read rather than searched; a column that is only a label holds text."""
    heads = tuple(
        column if isinstance(column, Column) else Column(column.lower().replace(" ", "-"), column)
        for column in columns
    )
    table = Table(name, noun="row", nouns="rows", columns=heads, rows=tuple(found), filters=False)
    return table.html(view)
