"""A table goes in; all its rows come out, as data for the browser and as CSV for everything else."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from generator.pages.data_script import data_script
from generator.pages.table import Cell, Row, Table

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
    found = [row.cells for row in table.rows]
    columns = list(zip(*found, strict=True)) if found else [()] * len(table.columns)
    return {
        "count": len(found),
        "columns": [
            {"key": column.key, **_column(cells)}
            for column, cells in zip(table.columns, columns, strict=True)
        ],
    }


def _column(cells: tuple[Cell, ...]) -> dict[str, object]:
    places: dict[tuple[object, ...], str] = {}
    different: list[Cell] = []
    # Rows share their cells: one that has been met needs no second look. A table has all of them at once, so
    # each has a number of its own.
    numbers = list(map(id, cells))
    codes: dict[int, str] = {}
    for number, cell in dict(zip(numbers, cells, strict=True)).items():
        key = (cell.shown, cell.sort, cell.tone, cell.href)
        if key not in places:
            _check_travels(cell)
            places[key] = str(len(different))
            different.append(cell)
        codes[number] = places[key]
    texts = [str(cell.shown) for cell in different]
    return {
        "values": texts if any("\n" in text for text in texts) else "\n".join(texts),
        "sorts": _unless_none([cell.sort for cell in different]),
        "tones": _unless_none([cell.tone for cell in different]),
        "links": _unless_none([cell.href for cell in different]),
        "codes": ",".join([codes[number] for number in numbers]),
    }


def _check_travels(cell: Cell) -> None:
    """Refuse what no data says: markup, other looks than the column's, a value that is not the text."""
    if type(cell.shown) is not str or cell.look or cell.values or cell.value not in (None, cell.shown):
        raise TypeError(f"a cell that cannot travel as data: {cell}")


def _unless_none(found: Sequence[str | int | None]) -> object:
    return None if all(one is None for one in found) else found


def rows_csv(table: Table) -> str:
    """The rows as CSV with a header (RFC 4180), which spreadsheets read and do not run."""
    head = _csv_lines([[column.label for column in table.columns]])
    return "".join([_BYTE_ORDER_MARK, head, csv_lines(table.rows)])


def csv_lines(found: Iterable[Row]) -> str:
    """The lines of some rows of such a file."""
    inert = _Inert()
    return _csv_lines([inert[cell.shown] for cell in row.cells] for row in found)


def _csv_lines(found: Iterable[list[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(found)
    return text.getvalue()


class _Inert(dict[str, str]):
    """Texts as no spreadsheet runs them, each looked at once."""

    def __missing__(self, text: str) -> str:
        self[text] = f"'{text}" if _FORMULA.match(text) else text
        return self[text]
