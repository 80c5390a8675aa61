"""Rows as data go in; the texts that a browser shows come out."""

from __future__ import annotations

from typing import Any


def texts_of(data: Any) -> list[list[str]]:
    """The rows of a data file, whose form is checked on the way."""
    assert set(data) == {"count", "columns"}
    columns = [_texts(column, data["count"]) for column in data["columns"]]
    return [list(row) for row in zip(*columns, strict=True)]


def _texts(column: Any, count: int) -> list[str]:
    assert set(column) == {"key", "values", "sorts", "tones", "links", "codes"}
    values = column["values"]
    texts: list[str] = values.split("\n") if isinstance(values, str) else values
    codes = [int(code) for code in column["codes"].split(",")] if count else []
    assert len(codes) == count
    for beside in ("sorts", "tones", "links"):
        assert column[beside] is None or len(column[beside]) == len(texts)
    if count:
        assert list(dict.fromkeys(codes)) == list(range(len(texts))), "texts are not in order of appearance"
    return [texts[code] for code in codes]
