"""A table goes in; all its rows come out, as data for the browser and as CSV for everything else.

Rows can also come in parts, each of which may have been kept as a text: of many rows nobody holds all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import category

from pydantic import TypeAdapter

from generator.pages.data_script import data_script
from generator.pages.table import Cell, Column, Row, Shade, Table

_BYTE_ORDER_MARK = "\ufeff"
"""Without it, spreadsheets take UTF-8 for the letters of the machine's own language."""
_FORMULA_SIGNS = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
_STRIPPED = frozenset({"Zs", "Zl", "Zp", "Cf"})
"""The categories of what some spreadsheets strip before they look at how a text begins."""
_QUOTED = re.compile(r"[,\"\r\n]")
"""What a text has that is in quotes in CSV."""
_EMPTY = '""'
"""The line of a row with one empty field, which would be no row without quotes."""


Told = tuple[str, str | int | None, Shade | None, str | None]
"""A cell as it travels: its text, what it sorts as, its tone, and where it leads."""


@dataclass(frozen=True)
class ColumnPart:
    """What some rows have in one column: each different cell once, and the place of each row's among them."""

    cells: tuple[Told, ...]
    places: tuple[int, ...]


RowsPart = tuple[ColumnPart, ...]
"""Some rows as they travel, column by column."""

_PART = TypeAdapter(RowsPart)


def rows_script(table: Table) -> str:
    """The rows as a script that hands them over."""
    return script_with(table.columns, [rows_part(table.columns, table.rows)])


def script_with(columns: Sequence[Column], parts: Iterable[RowsPart]) -> str:
    """The same from parts of all rows, in their order."""
    return data_script(model_with(columns, parts))


def rows_part(columns: Sequence[Column], found: Sequence[Row]) -> RowsPart:
    """Some rows of a table with these columns."""
    return tuple(_column([row.cells[index] for row in found]) for index in range(len(columns)))


def part_text(part: RowsPart) -> str:
    """The part as a line of text, for whoever keeps it."""
    return _PART.dump_json(part).decode()


def part_of(text: str) -> RowsPart:
    """The part in such a line."""
    return _PART.validate_json(text, strict=True)


def model_with(columns: Sequence[Column], parts: Iterable[RowsPart]) -> dict[str, object]:
    """What the script hands over: all rows column by column, each different cell once.

    The texts of a column, one to a line, and the places of its cells among them, with commas between, are one
    long text each: a browser reads that several times faster than a list of as many short ones.
    """
    found = [_Joined({}, []) for _ in columns]
    count = 0
    for part in parts:
        count += len(part[0].places)
        for column, one in zip(found, part, strict=True):
            column.add(one)
    told = ({"key": column.key, **one.told()} for column, one in zip(columns, found, strict=True))
    return {"count": count, "columns": list(told)}


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


@dataclass(frozen=True)
class _Joined:
    """A column of all rows: the number of each different cell, and the numbers of the rows' cells."""

    codes: dict[Told, str]
    found: list[str]

    def add(self, part: ColumnPart) -> None:
        """Add some rows."""
        codes = self.codes
        own = [codes.setdefault(told, str(len(codes))) for told in part.cells]
        if part.places:
            self.found.append(",".join([own[place] for place in part.places]))

    def told(self) -> dict[str, object]:
        """The column as the script hands it over."""
        texts = [text for text, *_ in self.codes]
        return {
            "values": texts if any("\n" in text for text in texts) else "\n".join(texts),
            "sorts": _unless_none([sort for _, sort, _, _ in self.codes]),
            "tones": _unless_none([tone for _, _, tone, _ in self.codes]),
            "links": _unless_none([link for *_, link in self.codes]),
            "codes": ",".join(self.found),
        }


def _check_travels(cell: Cell) -> None:
    """Refuse what no data says: markup, other looks than the column's, a value that is not the text."""
    if type(cell.shown) is not str or cell.look or cell.values or cell.value not in (None, cell.shown):
        raise TypeError(f"a cell that cannot travel as data: {cell}")


def _unless_none(found: Sequence[str | int | None]) -> object:
    return None if all(one is None for one in found) else found


def rows_csv(table: Table) -> Iterator[str]:
    """The rows as CSV with a header (RFC 4180), which spreadsheets read and do not run, in pieces."""
    return csv_with(table.columns, [csv_lines(table.rows)])


def csv_with(columns: Sequence[Column], lines: Iterable[str]) -> Iterator[str]:
    """The same from the lines of all rows, in their order."""
    fields = Fields()
    yield f"{_BYTE_ORDER_MARK}{','.join([fields[column.label] for column in columns])}\r\n"
    yield from lines


def may_be_run(text: str) -> bool:
    """Whether some spreadsheet would take a text for a formula.

    Some take the full-width signs for the others, and a control character may end the cell. The twin is
    `FORMULA` of `widgets/logic/csv.js`.
    """
    if text[:1].isalnum():  # most texts, which need no look at categories
        return False
    first = next((char for char in text if category(char) not in _STRIPPED), "")
    return first in _FORMULA_SIGNS or (first != "" and category(first) == "Cc")


class Fields(dict[str, str]):
    """Texts as fields of CSV that no spreadsheet runs, each looked at once."""

    def __missing__(self, text: str) -> str:
        inert = f"'{text}" if may_be_run(text) else str(text)
        self[text] = '"{}"'.format(inert.replace('"', '""')) if _QUOTED.search(inert) else inert
        return self[text]


def csv_lines(found: Iterable[Row], fields: Fields | None = None) -> str:
    """The lines of some rows of such a file; `fields` knows the texts of rows that were written before."""
    known = Fields() if fields is None else fields
    # Rows repeat a few texts: to join what is written already takes a fraction of what `csv` takes.
    lines = [",".join([known[cell.shown] for cell in row.cells]) for row in found]
    return "".join([f"{line or _EMPTY}\r\n" for line in lines])
