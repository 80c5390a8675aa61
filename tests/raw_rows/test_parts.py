"""Parts of raw files: wherever one is cut, its parts have the rows of the file, and their places."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.diagnostics import DataError, Diagnostic, Position
from generator.raw_rows import Part, RawRow, cut, read_part, read_rows

CELLS = st.text(st.sampled_from("ab é\u2028\x85\"\n\r,;'\t"), max_size=6)
ROWS = st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=12)
SIZES = st.integers(min_value=1, max_value=60)

Met = tuple[tuple[str, ...], tuple[object, ...], list[Position]] | str


def stream(content: bytes) -> io.BufferedReader[Any]:
    """A file of these bytes."""
    return io.BufferedReader(io.BytesIO(content))


def met(rows: Iterator[RawRow | Diagnostic]) -> tuple[list[Met], bool]:
    """Everything that rows tell, and whether they were read to their end."""
    found: list[Met] = []
    try:
        for row in rows:
            if isinstance(row, Diagnostic):
                found.append(str(row))
            else:
                count = range(len(row.names))
                places = [places.of(index) for places in (row.heads, row.cells) for index in count]
                found.append((row.names, row.values, places))
    except DataError as error:
        return [*found, *map(str, error.diagnostics)], False
    return found, True


def in_parts(content: bytes, path: str, size: int) -> list[Met]:
    """The rows of the parts of a file, up to the first part that cannot be read to its end."""
    found: list[Met] = []
    for part in cut(stream(content), path, size):
        rows, ended = met(read_part(stream(content), path, part))
        found += rows
        if not ended:
            break
    return found


def same(content: bytes, path: str, size: int) -> None:
    """Read at once and in parts, it is the same."""
    whole, _ = met(read_rows(stream(content), path))
    assert in_parts(content, path, size) == whole


@given(ROWS, SIZES, st.sampled_from([",", ";", "\t"]), st.sampled_from(["\n", "\r\n"]), st.booleans())
@example([["a\nb", "c"], ["d", "e"]], 1, ",", "\n", True)
def test_a_table_is_read_alike_in_parts(
    rows: list[list[str]], size: int, mark: str, end: str, bom: bool
) -> None:
    """Quoted line ends, blank lines and a mark at the beginning move no row and no place."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=mark, lineterminator=end)
    writer.writerow(["owner\nname", "app"])
    writer.writerows(rows)
    content = (("\ufeff" if bom else "") + text.getvalue()).encode()
    same(content, "raw.csv", size)
    same(content.replace(end.encode(), end.encode() * 2), "raw.csv", size)


@given(st.text(st.sampled_from('ab,"\n\r é'), max_size=80), SIZES, st.sampled_from(["a.csv", "a.tsv", "a"]))
@example('a",', 1, "a.csv")
def test_whatever_is_called_a_table_in_parts(text: str, size: int, path: str) -> None:
    """A table whose quotation marks do not match is found wrong at the same place."""
    same(("owner,app\n" + text).encode(), path, size)
    same(text.encode(), path, size)


@given(st.lists(st.dictionaries(CELLS, CELLS | st.integers(), max_size=3), max_size=9), SIZES)
def test_json_lines_are_read_alike_in_parts(rows: list[dict[str, object]], size: int) -> None:
    """A line is a row, whichever part it is in; a line that is none is a finding."""
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    same("\n".join(lines).encode(), "raw.jsonl", size)
    same("\n\n[]\n{\n".join(lines).encode(), "raw.jsonl", size)


@given(st.binary(max_size=60), SIZES)
def test_bytes_that_are_no_text_in_parts(content: bytes, size: int) -> None:
    """What is no UTF-8 is found at the same place."""
    same(b"owner,app\nana,b\n" + content, "raw.csv", size)
    same(b'{"owner": "ana"}\n' + content, "raw.jsonl", size)


def test_a_table_is_cut_between_rows() -> None:
    """Parts have about the size that was asked for, and none ends within a row."""
    content = b"owner,app\n" + b'"a\nb",c\n' * 100
    parts = list(cut(stream(content), "raw.csv", 80))
    assert len(parts) == 11
    assert parts[1] == Part(82, 162, 19)
    assert [part.end for part in parts[:-1]] == [part.start for part in parts[1:]]


@pytest.mark.parametrize(
    ("content", "path"),
    [
        (b'[{"owner": "ana"}, {"owner": "bo"}]', "raw.json"),
        (b"\xff\xfea\0", "raw.csv"),
        (b"", "raw.csv"),
        (b"x" * 100_001 + b"\nrow\nrow", "raw.csv"),
    ],
)
def test_what_is_read_in_one_go_alone_is_one_part(content: bytes, path: str) -> None:
    """An array of JSON is one part, and so is a file that cannot be read from its beginning on."""
    assert list(cut(stream(content), path, 1)) == [Part()]


def test_a_row_without_an_end_is_not_cut() -> None:
    """What follows a row that is longer than a row may be is left to whoever reads that part and says so."""
    content = b"owner,app\nana,b\n" + b"x" * 100_001 + b"\nana,b\nana,b\n"
    assert len(list(cut(stream(content), "raw.csv", 1))) == 2
    same(content, "raw.csv", 1)
