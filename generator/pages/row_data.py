"""A table goes in; all its rows come out, as data for the browser and as CSV for everything else."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.models.vocabularies import Tone
from generator.pages.data_script import data_script
from generator.pages.table import Cell, Row, Table

_BYTE_ORDER_MARK = "\ufeff"
"""Without it, spreadsheets take UTF-8 for the letters of the machine's own language."""
_FORMULA = re.compile(r"[=+\-@\t\r]")
"""How a text begins that a spreadsheet would take for a formula."""
_QUOTED = re.compile(r"[,\"\r\n]")
"""What a text has that is in quotes in CSV."""
_EMPTY = '""'
"""The line of a row with one empty field, which would be no row without quotes."""


Told = tuple[str, str | int | None, Tone | None, str | None]
"""A cell as it travels: its text, what it sorts as, its tone, and where it leads."""


@dataclass(frozen=True)
class ColumnPart:
    """What some rows have in one column: each different cell once, and the place of each row's among them."""

    cells: tuple[Told, ...]
    places: tuple[int, ...]


RowsPart = tuple[ColumnPart, ...]
"""Some rows as they travel, column by column."""


def rows_script(table: Table) -> str:
    """The rows as a script that hands them over."""
    return data_script(rows_model(table))


def rows_model(table: Table) -> dict[str, object]:
    """What the script hands over."""
    return model_with(table, [rows_part(table, table.rows)])


def rows_part(table: Table, found: Sequence[Row]) -> RowsPart:
    """Some rows of the table, which need not be all of them."""
    return tuple(_column([row.cells[index] for row in found]) for index in range(len(table.columns)))


def model_with(table: Table, parts: Sequence[RowsPart]) -> dict[str, object]:
    """All rows column by column, from parts in their order; each different cell is there once.

    The texts of a column, one to a line, and the places of its cells among them, with commas between, are one
    long text each: a browser reads that several times faster than a list of as many short ones.
    """
    return {
        "count": sum(len(part[0].places) for part in parts),
        "columns": [
            {"key": column.key, **_joined([part[index] for part in parts])}
            for index, column in enumerate(table.columns)
        ],
    }


def _column(cells: list[Cell]) -> ColumnPart:
    # Rows share their cells: one that has been met needs no second look. All of them are here at once, so
    # each has a number of its own.
    numbers = list(map(id, cells))
    places: dict[Told, int] = {}
    known: dict[int, int] = {}
    for number, cell in dict(zip(numbers, cells, strict=True)).items():
        told = (cell.shown, cell.sort, cell.tone, cell.href)
        if told not in places:
            _check_travels(cell)
        known[number] = places.setdefault(told, len(places))
    return ColumnPart(tuple(places), tuple([known[number] for number in numbers]))


def _joined(parts: list[ColumnPart]) -> dict[str, object]:
    codes: dict[Told, str] = {}
    found: list[str] = []
    for part in parts:
        own = [codes.setdefault(told, str(len(codes))) for told in part.cells]
        found.extend([own[place] for place in part.places])
    texts = [text for text, *_ in codes]
    return {
        "values": texts if any("\n" in text for text in texts) else "\n".join(texts),
        "sorts": _unless_none([sort for _, sort, _, _ in codes]),
        "tones": _unless_none([tone for _, _, tone, _ in codes]),
        "links": _unless_none([link for *_, link in codes]),
        "codes": ",".join(found),
    }


def _check_travels(cell: Cell) -> None:
    """Refuse what no data says: markup, other looks than the column's, a value that is not the text."""
    if type(cell.shown) is not str or cell.look or cell.values or cell.value not in (None, cell.shown):
        raise TypeError(f"a cell that cannot travel as data: {cell}")


def _unless_none(found: Sequence[str | int | None]) -> object:
    return None if all(one is None for one in found) else found


def rows_csv(table: Table) -> str:
    """The rows as CSV with a header (RFC 4180), which spreadsheets read and do not run."""
    return csv_with(table, [csv_lines(table.rows)])


def csv_with(table: Table, lines: Iterable[str]) -> str:
    """The same from the lines of all rows, in their order."""
    text = io.StringIO(newline="")
    csv.writer(text).writerow([column.label for column in table.columns])
    return "".join([_BYTE_ORDER_MARK, text.getvalue(), *lines])


class Fields(dict[str, str]):
    """Texts as fields of CSV that no spreadsheet runs, each looked at once."""

    def __missing__(self, text: str) -> str:
        inert = f"'{text}" if _FORMULA.match(text) else str(text)
        self[text] = '"{}"'.format(inert.replace('"', '""')) if _QUOTED.search(inert) else inert
        return self[text]


def csv_lines(found: Iterable[Row], fields: Fields | None = None) -> str:
    """The lines of some rows of such a file; `fields` knows the texts of rows that were written before."""
    known = Fields() if fields is None else fields
    # Rows repeat a few texts: to join what is written already takes a fraction of what `csv` takes.
    lines = [",".join([known[cell.shown] for cell in row.cells]) for row in found]
    return "".join([f"{line or _EMPTY}\r\n" for line in lines])
