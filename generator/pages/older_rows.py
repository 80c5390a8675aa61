"""What the table of all rows holds goes in; its words, and the list of the files of older rows, come out."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from generator.pages.quarters import Filed, Shared, in_months
from generator.pages.table import Cell, Column, Row, Table, plain_table, row
from generator.pages.view import View

ROWS_CSV = "assets/rows/{}.csv"
"""Where the site has rows as CSV: those of a table, or those of a quarter."""
ALL_ROWS = "rows"
"""What the files of the table of all rows are called."""
_COLUMNS = (
    "Quarter",
    Column("reviews", "Reviews", type="number"),
    Column("rows", "Rows", type="number"),
    "File",
)


def said_since(table: Table, shared: Shared) -> Table:
    """The table as one that says, wherever it counts its rows, since when it has them."""
    oldest = shared.table[-1].quarter
    since = f"since {oldest.first_month} {oldest.year}"
    return replace(table, name=f"Published session rows {since}", noun=f"row {since}", nouns=f"rows {since}")


def with_older_rows(view: View, shared: Shared, table: Markup) -> Markup:
    """The table with what it holds above it, and the files of what it does not hold below it."""
    return view.render(
        "older_rows.html.jinja",
        table=table,
        quarters="quarter" if len(shared.table) == 1 else f"{len(shared.table)} quarters",
        months=in_months(shared.table[-1].quarter, shared.table[0].quarter),
        rows=f"{shared.rows:,}",
        all_rows=f"{shared.all_rows:,}",
        csv=view.url(ROWS_CSV.format(ALL_ROWS)),
        archive=plain_table(view, "Older rows", _COLUMNS, (_row(view, one) for one in shared.archive)),
    )


def _row(view: View, filed: Filed) -> Row:
    name, quarter = filed.quarter.id, in_months(filed.quarter, filed.quarter)
    file = Cell(f"{name}.csv", look="rb-code", href=view.url(ROWS_CSV.format(name)))
    return row(quarter, f"{len(filed.reviews):,}", f"{filed.rows:,}", file)
