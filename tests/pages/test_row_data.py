"""Rows as data and as CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.pages.row_data import (
    Fields,
    csv_lines,
    csv_with,
    may_be_run,
    model_with,
    part_of,
    part_text,
    rows_csv,
    rows_part,
    rows_script,
    script_with,
)
from generator.pages.table import Cell, Column, Row, Table, row
from tests.pages.handed_over import data_of
from tests.pages.rows_back import texts_of

FORMULAS = json.loads((Path(__file__).parents[1] / "vectors" / "formulas.json").read_text("utf-8"))


def table(*found: Row, columns: int = 1) -> Table:
    """A table of things."""
    heads = tuple(Column(f"c{number}", f"C{number}") for number in range(columns))
    return Table("Things", "thing", "things", heads, found)


def rows_model(made: Table) -> dict[str, object]:
    """What is handed over of a table."""
    return model_with(made.columns, [rows_part(made.columns, made.rows)])


def records(text: str) -> list[list[str]]:
    """The records of a CSV file, whose form is checked on the way."""
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def guarded(text: str) -> str:
    """A text as a spreadsheet must get it."""
    return f"'{text}" if may_be_run(text) else text


@pytest.mark.parametrize("vector", FORMULAS, ids=lambda vector: ascii(vector["text"]))
def test_shared_formulas_are_known(vector: dict[str, Any]) -> None:
    """What a spreadsheet may run is known, behind what it strips too, as the widgets know it."""
    assert may_be_run(vector["text"]) is vector["formula"]


def test_no_head_is_a_formula() -> None:
    """The labels of columns, which may be the data's, are guarded like cells."""
    made = replace(table(row("x")), columns=(Column("c0", '=1+1,"'),))
    assert records("".join(rows_csv(made)))[0] == ["'=1+1,\""]


def test_each_different_cell_is_there_once() -> None:
    """Cells are told apart by all that makes them: text, sort key, tone and link."""
    cells = (
        Cell("x"),
        Cell("x", sort=1),
        Cell("x"),
        Cell("x", tone="keep", value="x"),
        Cell("x", href="../a.html"),
        Cell("x", sort=""),
    )
    assert rows_model(table(*map(row, cells))) == {
        "count": 6,
        "columns": [
            {
                "key": "c0",
                "values": "x\nx\nx\nx\nx",
                "sorts": [None, 1, None, None, ""],
                "tones": [None, None, "keep", None, None],
                "links": [None, None, None, "../a.html", None],
                "codes": "0,1,0,2,3,4",
            }
        ],
    }


def test_texts_with_line_breaks_are_a_list() -> None:
    """Where a text has a line break, no line can stand for a text."""
    model = rows_model(table(row("x\ny"), row("z")))
    assert model["columns"] == [
        {"key": "c0", "values": ["x\ny", "z"], "sorts": None, "tones": None, "links": None, "codes": "0,1"}
    ]


def test_what_no_cell_of_a_column_has_is_left_out() -> None:
    """A column of plain texts has no sort keys, tones and links."""
    model = rows_model(table(row("x"), row("y")))
    assert model["columns"] == [
        {"key": "c0", "values": "x\ny", "sorts": None, "tones": None, "links": None, "codes": "0,1"}
    ]


@pytest.mark.parametrize(
    "cell",
    [Cell(Markup("<b>x</b>")), Cell("x", look="rb-code"), Cell("x", value="y"), Cell("x", values=("a", "b"))],
)
def test_what_no_data_says_is_refused(cell: Cell) -> None:
    """A cell that would look or count otherwise, once a browser has made it of data, is a mistake."""
    with pytest.raises(TypeError, match="cannot travel"):
        rows_script(table(row(cell)))


@given(st.lists(st.tuples(st.text(), st.text()), max_size=8))
def test_any_texts_come_back(texts: list[tuple[str, str]]) -> None:
    """Whatever rows hold comes back as it is from both files, and none of it is a tag or a formula."""
    made = table(*(row(*one) for one in texts), columns=2)
    script = rows_script(made)
    assert not re.search(r"[<>&\u2028\u2029]", script)
    assert texts_of(data_of(script)) == [list(one) for one in texts]
    head, *rest = records("".join(rows_csv(made)))
    assert head == ["C0", "C1"]
    assert not any(may_be_run(cell) for one in rest for cell in one)
    assert rest == [[guarded(cell) for cell in one] for one in texts]
    heads, found = made.columns, [[one] for one in made.rows]
    assert "".join(rows_csv(made)) == "".join(csv_with(heads, map(csv_lines, found)))
    kept = [part_text(rows_part(heads, one)) for one in found]
    assert not any("\n" in one for one in kept)
    assert script_with(heads, map(part_of, kept)) == script


_TEXTS = st.text("ab ,;\"'\r\n\t=+-é&<", max_size=4)


@given(st.integers(1, 3).flatmap(lambda n: st.lists(st.lists(_TEXTS, min_size=n, max_size=n), max_size=5)))
def test_lines_are_those_of_the_csv_module(found: list[list[str]]) -> None:
    """Quotes are where Python's own writer sets them, be a text plain or markup, met before or not."""
    text, fields = io.StringIO(newline=""), Fields()
    csv.writer(text).writerows([guarded(one) for one in line] for line in found)
    for kind in (str, Markup):
        made = [row(*(Cell(kind(one)) for one in line)) for line in found]
        assert csv_lines(made) == csv_lines(made, fields) == text.getvalue()
