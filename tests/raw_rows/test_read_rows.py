"""Raw rows from CSV, TSV, JSON and JSON Lines: what is read, what is refused, and where it stands."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import DataError, Diagnostic
from generator.raw_rows import RawRow, read_rows
from generator.raw_rows.lines import LONGEST_ROW


@dataclass(frozen=True)
class Read:
    """What a file gave: its rows, and its findings as they are printed."""

    rows: tuple[RawRow, ...]
    findings: tuple[str, ...]


def read(content: bytes, path: str = "raw.csv") -> Read:
    """Everything that is in a file."""
    rows: list[RawRow] = []
    findings: list[str] = []
    try:
        for one in read_rows(io.BufferedReader(io.BytesIO(content)), path):
            if isinstance(one, Diagnostic):
                findings.append(str(one))
            else:
                rows.append(one)
    except DataError as error:
        findings += map(str, error.diagnostics)
    return Read(tuple(rows), tuple(findings))


def values(content: bytes, path: str = "raw.csv") -> Sequence[tuple[object, ...]]:
    """The values of each row of a file that is fine."""
    done = read(content, path)
    assert done.findings == ()
    return [row.values for row in done.rows]


@pytest.mark.parametrize(
    ("content", "path"),
    [
        (b"a,b\n1,2\n", "raw.csv"),
        (b"a;b\r\n1;2\r\n", "raw.csv"),
        (b"\xef\xbb\xbfa\tb\n1\t2", "raw.csv"),
        (b"a\tb\n1\t2\n", "raw.tsv"),
        (b'\n\n"a", "b"\n\n"1", 2\n,\n', "raw.csv"),
        (b"a,b\n1,2\n", "<stdin>"),
        (b'{"a": "1", "b": "2"}\n\n', "<stdin>"),
        (b'\xef\xbb\xbf[{"a": "1", "b": "2"}]', "raw.json"),
        (b'{"a": "1", "b": "2"}', "raw.jsonl"),
        (b' [\n{"a": "1",\n "b": "2"}\n]\n', "raw.txt"),
    ],
)
def test_every_form_gives_the_same_rows(content: bytes, path: str) -> None:
    """Delimiters, line ends, byte order mark, blank lines and the form of the file make no difference."""
    done = read(content, path)
    assert done.findings == ()
    assert [(row.names, row.values) for row in done.rows] == [(("a", "b"), ("1", "2"))]


def test_a_comma_inside_quotation_marks_is_no_delimiter() -> None:
    """The delimiter is the one that is most frequent outside of quotation marks."""
    assert values(b'"a,a,a";b\n"x,y";2\n') == [("x,y", "2")]


def test_tsv_is_never_taken_for_csv() -> None:
    """The name says what separates cells, whatever the header has more of."""
    assert values(b"a,b,c\td\n1\t2\n", "raw.tsv") == [("1", "2")]


def test_json_values_keep_their_types() -> None:
    """Numbers with fractions and nested values are read; whether they make sense is asked later."""
    line = b'{"a": true, "b": null, "c": 2.5, "d": {"e": [1]}, "f": 12}'
    assert values(line, "raw.jsonl") == [(True, None, 2.5, {"e": [1]}, 12)]


@pytest.mark.parametrize(
    ("content", "path", "finding"),
    [
        (b"", "a.csv", "a.csv:1:1: the file is empty; expected a line of column names"),
        (b"a,b\n1\n", "a.csv", "a.csv:2:1: the row has 1 cell; expected 2, as the first line has"),
        (
            b"a,b\n\n1,2,3\n",
            "a.csv",
            "a.csv:3:1: the row has 3 cells; expected 2, as the first line has; "
            "put quotation marks round a cell with ',' in it",
        ),
        (
            b"a\tb\n1\t2\t3\n",
            "a.tsv",
            "a.tsv:2:1: the row has 3 cells; expected 2, as the first line has; "
            "put quotation marks round a cell with a tab in it",
        ),
        (
            b'a,b\n1,"2\n',
            "a.csv",
            "a.csv:2:1: the quotation marks or the line ends of the row do not match; "
            "expected quotation marks around whole values, and doubled inside them",
        ),
        (b"a,b\n1,\xe9\n", "a.csv", "a.csv:2:3: the byte 0xE9 is not UTF-8; save the file as UTF-8"),
        (
            b"a,b\n\x00,1\n",
            "a.csv",
            "a.csv:2:1: the character U+0000 is in no text; save the file as UTF-8 text",
        ),
        (
            "a,b\n1,2\n".encode("utf-16"),
            "a.csv",
            "a.csv:1:1: the file is UTF-16 or UTF-32; save the file as UTF-8",
        ),
        (
            b"a,b\n1," + b"x" * LONGEST_ROW,
            "a.csv",
            "a.csv:2:1: the row has more than 100,000 characters; "
            "expected one row; look for a quotation mark that is not closed",
        ),
        (
            b'a,b\n1,"' + b"x\n" * LONGEST_ROW,
            "a.csv",
            "a.csv:2:1: the row has more than 100,000 characters; "
            "expected one row; look for a quotation mark that is not closed",
        ),
        (b"[1]", "a.json", "a.json:1:2: there is no object; expected an array of rows: [{…}, {…}]"),
        (b'[{"a": 1},]', "a.json", "a.json:1:11: there is no object; expected an array of rows: [{…}, {…}]"),
        (
            b'[{"a": 1}\n{"a": 2}]',
            "a.json",
            "a.json:2:1: there is no ']'; expected an array of rows: [{…}, {…}]",
        ),
        (
            b'[{"a": 1}] 5',
            "a.json",
            "a.json:1:12: something stands after the array; expected one array of rows",
        ),
        (
            b'[{"a": 1},\n {"a": tru}]',
            "a.json",
            "a.json:2:8: the JSON cannot be read (expecting value); expected {…}",
        ),
        (b'[{"a": "\xe9"}]', "a.json", "a.json:1:9: the byte 0xE9 is not UTF-8; save the file as UTF-8"),
        (
            b'[{"a": "' + b"x" * 200_000,
            "a.json",
            "a.json:1:2: the row has more than 100,000 characters, or its JSON is broken; "
            "expected the fields of one row in {…}",
        ),
        (
            b'{"a": 1',
            "a.jsonl",
            "a.jsonl:1:8: the JSON cannot be read (expecting ',' delimiter); expected {…}",
        ),
        (b"[1]\n", "a.jsonl", "a.jsonl:1:2: there is no object; expected an array of rows: [{…}, {…}]"),
        (
            b'{"a":1}\n[1]',
            "a.jsonl",
            "a.jsonl:2:1: it is no JSON object; expected the fields of one row in {…}",
        ),
        (
            b'{"a": 1, "a": 2}',
            "a.jsonl",
            "a.jsonl:1:1: a key stands twice in one object; expected each key once",
        ),
        (
            b"PK\x03\x04\x14\x00",
            "a.csv",
            "a.csv:1:1: the file is a workbook or an archive; save its rows as CSV in UTF-8",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "a.xls",
            "a.xls:1:1: the file is a workbook or an archive; save its rows as CSV in UTF-8",
        ),
        (b'{"a": NaN}', "a.jsonl", "a.jsonl:1:1: a number is none that JSON has; expected digits, or null"),
        (
            b'{"a":' * 20_000,
            "a.jsonl",
            "a.jsonl:1:1: the JSON is nested too deeply; expected the fields of one row in {…}",
        ),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(content: bytes, path: str, finding: str) -> None:
    """Each refusal is one line with path, line and column, and quotes nothing of the file."""
    assert read(content, path).findings == (finding,)


def test_json_lines_go_on_after_a_bad_one() -> None:
    """Every bad line is said, and the good ones are read."""
    done = read(b'{"a": 1}\nnonsense\n{"a": 2}\n{\n', "raw.jsonl")
    assert [row.values for row in done.rows] == [(1,), (2,)]
    assert [one.split(": ")[0] for one in done.findings] == ["raw.jsonl:2:1", "raw.jsonl:4:2"]


def test_places_of_a_table_count_quoted_lines() -> None:
    """A cell after one with line breaks has the line and column where it really stands."""
    row = read(b'a, b,c\n"1\n1", "2",3\n').rows[0]
    assert [str(row.cells.of(index)) for index in range(3)] == ["raw.csv:2:1", "raw.csv:3:5", "raw.csv:3:9"]
    assert [str(row.heads.of(index)) for index in range(3)] == ["raw.csv:1:1", "raw.csv:1:4", "raw.csv:1:6"]


def test_a_quotation_mark_within_a_cell_is_one_like_any_other() -> None:
    """It hides no delimiter, so the cells after it have their places."""
    (row,) = read(b'device,app\n14" laptop,chat\n').rows
    assert row.values == ('14" laptop', "chat")
    assert str(row.cells.of(1)) == "raw.csv:2:12"


def test_a_number_beyond_all_bounds_has_its_place() -> None:
    """Thousands of digits are a text like any other, and what stands after them is found."""
    row = read(b'{"a": ' + b"9" * 6_000 + b', "b": 1}', "raw.jsonl").rows[0]
    assert row.cells.of(1).column == 6_014


@pytest.mark.parametrize("path", ["raw.json", "raw.jsonl"])
def test_places_of_json_are_those_of_keys_and_values(path: str) -> None:
    """Nested values, escapes and several objects on a line do not move what comes after them."""
    array = path == "raw.json"
    first = '{"a": {"b": "}"}, "c\\"": [1, "]"], "d": 2}'
    text = f"[{first}, {first}]" if array else f"{first}"
    row = read(text.encode(), path).rows[-1]
    begin = text.rindex('{"a"')
    cells, heads = ('{"b"', "[1", "2}"), ('"a"', '"c', '"d"')
    assert [row.cells.of(index).column - begin - 1 for index in range(3)] == [first.index(c) for c in cells]
    assert [row.heads.of(index).column - begin - 1 for index in range(3)] == [first.index(h) for h in heads]


def test_an_array_on_one_line_is_read_in_pieces() -> None:
    """A file of any length is fine as long as each row is short, wherever the pieces begin and end."""
    rows = [{"a": "é" * (index % 50), "b": index} for index in range(20_000)]
    content = json.dumps(rows, ensure_ascii=False).encode()
    assert values(content, "raw.json") == [tuple(row.values()) for row in rows]


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=20)


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=5), st.sampled_from(",;\t"))
def test_what_a_csv_writer_writes_is_read(rows: list[tuple[str, str, str]], delimiter: str) -> None:
    """Any text comes back as it was, and each cell is found at its place."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([("a", "b", "c"), *rows])
    done = read(file.getvalue().encode())
    shown = [row for row in rows if any(cell and not cell.isspace() for cell in row)]
    assert [row.values for row in done.rows] == shown
    lines = file.getvalue().split("\n")
    for row in done.rows:
        for index in range(3):
            place = row.cells.of(index)
            assert lines[place.line - 1][place.column - 1 :].startswith('"')


@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.tsv", "a.json", "a.jsonl", "a"]))
def test_any_bytes_give_rows_or_findings(content: bytes, path: str) -> None:
    """Nothing that is not expected is raised, and a place never lies outside of the file."""
    done = read(content, path)
    last = content.count(b"\n") + content.count(b"\r") + 1
    for row in done.rows:
        assert all(1 <= row.cells.of(index).line <= last for index in range(len(row.values)))
