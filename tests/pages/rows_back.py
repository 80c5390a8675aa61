"""Rows as data go in; the texts that a browser shows come out."""

from __future__ import annotations

from typing import Any


def texts_of(data: Any) -> list[list[str]]:
    """The rows of a data file, whose form is checked on the way."""
    assert set(data) == {"count", "columns"}
    for column in data["columns"]:
        assert set(column) == {"key", "values", "sorts", "tones", "links", "codes"}
        assert len(column["codes"]) == data["count"]
        for beside in ("sorts", "tones", "links"):
            assert column[beside] is None or len(column[beside]) == len(column["values"])
        first = list(dict.fromkeys(column["codes"]))
        assert first == list(range(len(column["values"]))), "values are not in the order of their appearance"
    columns = [[column["values"][code] for code in column["codes"]] for column in data["columns"]]
    return [list(row) for row in zip(*columns, strict=True)]
