"""Waiting rows and how looks are shown go in; the text of the review comes out, and what it leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from generator.anonymization.k_anonymity import Generalization
from generator.anonymization.review_text import TAIL, look_of, origin_of, row_text
from generator.review_run.reading import Reading

MOST_LEFT_OUT = 1_000
"""How many places of rows that are left out are kept."""


@dataclass(frozen=True)
class LeftOut:
    """The rows that are not published, since too few look like them."""

    decisions: Counter[str]
    """By decision, how many there are."""
    lines: tuple[str, ...]
    """Where the first of them stand in the raw files."""


def left_out(reading: Reading, done: Generalization, waiting_rows: TextIO) -> LeftOut:
    """Where the waiting rows that are left out came from, in their order."""
    shown = [done.shown[look] for look in reading.looks]
    decisions: Counter[str] = Counter()
    lines: list[str] = []
    waiting_rows.seek(0)
    for line in waiting_rows if None in shown else ():
        if shown[look_of(line)] is None:
            origin = origin_of(line)
            decisions[origin.decision] += 1
            if len(lines) < MOST_LEFT_OUT:
                lines.append(f"{reading.files[origin.file]}:{origin.line}")
    return LeftOut(decisions, tuple(lines))


def review_pieces(head: str, reading: Reading, done: Generalization, waiting_rows: TextIO) -> Iterator[str]:
    """The text of a review whose rows are waiting, in their order."""
    shown = [done.shown[look] for look in reading.looks]
    yield head
    first = True
    waiting_rows.seek(0)
    for line in waiting_rows:
        look = shown[look_of(line)]
        if look is not None:
            yield row_text(line, look, first=first)
            first = False
    yield TAIL
