"""A review that was just written goes in; a `DataError` comes out where the site would refuse it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from generator.anonymization.review_text import TAIL
from generator.catalog import Catalog, load_review
from generator.diagnostics import DataError, Position
from generator.document import MAX_BYTES
from generator.gate import People, review_diagnostics
from generator.models.reviews import SessionRow

_ROW_BEGINS = "    {\n"
_ROW_ENDS = "    }"


def check_review(path: Path, head: str, catalog: Catalog, people: People) -> None:
    """Check a review as if it stood in the data, as `runbook validate-review` does.

    One that is larger than a data file may be is checked a row at a time; what depends on the other data, its
    labels, is checked in a review with one row for each. Its notes were looked at when they were read.
    """
    if path.stat().st_size <= MAX_BYTES:
        review, place = load_review(path, catalog)
        if found := review_diagnostics(review, place, catalog, people):
            raise DataError(found)
        return
    looks: dict[tuple[object, ...], str] = {}
    for text in _rows(path):
        try:
            row = SessionRow.model_validate_json(text, strict=True)
        except ValidationError:
            raise DataError.at(Position(path.as_posix()), "a row is none", "expected session rows") from None
        looks.setdefault((row.device, row.app, row.location, row.decision), text)
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / path.name
        small.write_text(head + ",".join(f"\n{one}" for one in looks.values()) + TAIL, encoding="utf-8")
        load_review(small, catalog)


def refuse_too_large(pieces: Iterator[str]) -> Iterator[str]:
    """The same pieces, or a `DataError` once they are more than a data file may have."""
    size = 0
    for piece in pieces:
        size += len(piece.encode())
        if size > MAX_BYTES:
            problem = f"the review would have more than {MAX_BYTES:,} bytes, which no file in data/ may have"
            expected = "split the rows into reviews of several days, or name a file elsewhere by --out"
            raise DataError.at(Position("--out"), problem, expected)
        yield piece


def _rows(path: Path) -> Iterator[str]:
    """The text of each row; a review is written a field a line."""
    lines: list[str] = []
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            if line == _ROW_BEGINS:
                lines = []
            lines.append(line)
            if line.startswith(_ROW_ENDS):
                yield "".join(lines).rstrip(",\n")
