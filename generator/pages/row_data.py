"""A table goes in; all its rows come out, as data for the browser and as CSV for everything else."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from generator.pages.data_script import data_script
from generator.pages.table import Cell, Table

_BYTE_ORDER_MARK = "\ufeff"
"""Without it, spreadsheets take UTF-8 for the letters of the machine's own language."""
_FORMULA = re.compile(r"[=+\-@\t\r]")
"""How a text begins that a spreadsheet would take for a formula."""


def rows_script(table: Table) -> str:
    """The rows as a script that hands them over."""
    return data_script(rows_model(table))


def rows_model(table: Table) -> dict[str, object]:
    """The rows column by column, each different cell once, since rows repeat a few values.

    The texts of a column, one to a line, and the places of its cells among them, with commas between, are one
    long text each: a browser reads that several times faster than a list of as many short ones.
    """
    return {
        "count": len(table.rows),
        "columns": [
            {"key": column.key, **_column([row.cells[index] for row in table.rows])}
            for index, column in enumerate(table.columns)
        ],
    }


def _column(cells: list[Cell]) -> dict[str, object]:
    places: dict[tuple[object, ...], int] = {}
    different: list[Cell] = []
    codes: list[str] = []
    for cell in cells:
        key = (cell.shown, cell.sort, cell.tone, cell.href)
        place = places.setdefault(key, len(different))
        if place == len(different):
            _check_travels(cell)
            different.append(cell)
        codes.append(str(place))
    texts = [str(cell.shown) for cell in different]
    return {
        "values": texts if any("\n" in text for text in texts) else "\n".join(texts),
        "sorts": _unless_none([cell.sort for cell in different]),
        "tones": _unless_none([cell.tone for cell in different]),
        "links": _unless_none([cell.href for cell in different]),
        "codes": ",".join(codes),
    }


def _check_travels(cell: Cell) -> None:
    """Refuse what no data says: markup, other looks than the column's, a value that is not the text."""
    if type(cell.shown) is not str or cell.look or cell.values or cell.value not in (None, cell.shown):
        raise TypeError(f"a cell that cannot travel as data: {cell}")


def _unless_none(found: Sequence[str | int | None]) -> object:
    return None if all(one is None for one in found) else found


def rows_csv(table: Table) -> str:
    """The rows as CSV with a header (RFC 4180), which spreadsheets read and do not run."""
    text = io.StringIO(newline="")
    text.write(_BYTE_ORDER_MARK)
    lines = csv.writer(text)
    lines.writerow([column.label for column in table.columns])
    lines.writerows([_inert(cell.shown) for cell in row.cells] for row in table.rows)
    return text.getvalue()


def _inert(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text
