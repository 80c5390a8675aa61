"""Anonymous rows go in; the text of a published review comes out, a piece at a time.

A row waits as one line until all are counted and it is known how its device and place are to be shown.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from generator.anonymization.k_anonymity import Alike
from generator.anonymization.rows import AnonymousRow

_JSON = json.JSONEncoder(ensure_ascii=False)
_REMEMBERED = 4_096

_NEXT = ",\n      "
_WAITING = "\t"
"""In the place of what separates two fields; JSON writes a tab inside a text as an escape."""

_SHARED = ("device", "app", "location")
_AFTER = ("signed_in", "trusted_device", "owner_can_confirm", "current_session", "decision", "evidence")

TAIL = "\n  ]\n}\n"


def head(team: str, day: date, reviewer: str, key_id: str, visibility: str | None = None) -> str:
    """The beginning of a review, up to its rows; not everybody may see one that has a visibility."""
    fields = {"team": team, "date": day.isoformat(), "reviewer": reviewer, "key_id": key_id}
    fields |= {"visibility": visibility} if visibility is not None else {}
    lines = [_member(name, value) for name, value in ({"schema": "review/1"} | fields).items()]
    return "{\n  " + ",\n  ".join(lines) + ',\n  "sessions": ['


class Origin(NamedTuple):
    """Where a raw row stands, and what was decided of it."""

    file: int
    """The number of the file, from 0."""
    line: int
    decision: str


def waiting(look: int, file: int, line: int, row: AnonymousRow) -> str:
    """A row as one line, with the number of its look and its place in the raw files."""
    values = row._asdict()
    members = (_member(name, values[name]) for name in _AFTER)
    begin = f"{look}\t{file}\t{line}\t{row.decision}"
    return f"{begin}\t{_member('owner', row.owner)}\t{_WAITING.join(members)}\n"


def look_of(line: str) -> int:
    """The number of the look of a waiting row."""
    return int(line.partition("\t")[0])


def renumbered(line: str, numbers: Sequence[int]) -> str:
    """A waiting row whose look has another number elsewhere: that at the place of its own."""
    number, tab, rest = line.partition("\t")
    return f"{numbers[int(number)]}{tab}{rest}"


def origin_of(line: str) -> Origin:
    """Where a waiting row comes from."""
    _, file, number, decision, _ = line.split("\t", maxsplit=4)
    return Origin(int(file), int(number), decision)


def row_text(line: str, look: Alike, *, first: bool) -> str:
    """A waiting row as it is published."""
    *_, owner, rest = line.rstrip("\n").split("\t", maxsplit=5)
    shared = _NEXT.join(_member(name, getattr(look, name)) for name in _SHARED)
    members = _NEXT.join((owner, shared, rest.replace(_WAITING, _NEXT)))
    return f"{'' if first else ','}\n    {{\n      {members}\n    }}"


@lru_cache(_REMEMBERED, typed=True)
def _member(name: str, value: object) -> str:
    return f'"{name}": {_JSON.encode(value)}'
