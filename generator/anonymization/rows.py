"""A raw row goes in; the row that may be published comes out, or each thing that is wrong, with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from generator.anonymization.answers import NOT_SHOWN
from generator.anonymization.days import read_day
from generator.anonymization.devices import UNKNOWN_BROWSER, DeviceReader
from generator.anonymization.headers import Columns, HeaderReader
from generator.anonymization.notes import Redact, Redacted, read_note
from generator.anonymization.places import UNKNOWN_PLACE, PlaceReader
from generator.anonymization.pseudonyms import Collision, Pseudonyms
from generator.anonymization.values import Terms, Unreadable, read_truth, shows_nothing
from generator.diagnostics import Diagnostic
from generator.raw_rows import RawRow, Value

REQUIRED = ("owner", "app", "decision")
"""The fields that every row has; a table without such a column cannot be read."""

_NEEDED = frozenset(REQUIRED)

_UNKNOWN = (("device", UNKNOWN_BROWSER), ("location", UNKNOWN_PLACE))
"""Fields, and what stands for what nobody knows."""

_REMEMBERED = 16_384
"""How many different values are kept for each field."""

_NAMED = 4
"""So many names of a column are told."""

_LONGEST_OWNER = 320
"""In characters: an address may have no more."""

Published: TypeAlias = str | bool | None
Read: TypeAlias = Callable[[str], Published | Unreadable]
Refuse: TypeAlias = Callable[[str], Unreadable | None]
"""What makes a redacted text one that may not be published, such as 'names a person'; or None."""


class AnonymousRow(NamedTuple):
    """A row without anything that leads to a person; what its labels say may still be too rare."""

    owner: str
    device: str
    app: str
    location: str
    signed_in: str | None
    trusted_device: bool | None
    owner_can_confirm: bool | None
    current_session: bool | None
    decision: str
    evidence: str | None
    redacted: tuple[str, ...] = ()
    """The classes of what was taken out of the note."""
    unknown: tuple[str, ...] = ()
    """The fields that show a device or a place which nobody knows; one that shows nothing is none of them."""


@dataclass(frozen=True)
class Readers:
    """What reads the fields of a team's rows."""

    headers: HeaderReader
    pseudonyms: Pseudonyms
    devices: DeviceReader
    places: PlaceReader
    decisions: Terms
    apps: Terms
    redact: Redact
    refuse: Refuse
    day: date
    """The day of the review; no sign-in is after it."""


class RowAnonymizer:
    """Reads raw rows, one at a time, whatever columns each of them has."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        truth = lru_cache(_REMEMBERED)(read_truth)
        self._read: dict[str, Read] = {
            "owner": lru_cache(_REMEMBERED)(self._owner),
            "device": lru_cache(_REMEMBERED)(readers.devices.label),
            "app": lru_cache(_REMEMBERED)(readers.apps.read),
            "location": lru_cache(_REMEMBERED)(readers.places.label),
            "signed-in": lru_cache(_REMEMBERED)(self._signed_in),
            "trusted-device": truth,
            "owner-can-confirm": truth,
            "current-session": truth,
            "decision": lru_cache(_REMEMBERED)(readers.decisions.read),
            "evidence": str,  # read last, when the owner is known
        }
        self._refuse = lru_cache(_REMEMBERED)(readers.refuse)
        self._note = lru_cache(_REMEMBERED)(self._redacted)
        self.headers = readers.headers
        self.columns = lru_cache(_REMEMBERED)(readers.headers.columns)

    def read(self, row: RawRow) -> AnonymousRow | tuple[Diagnostic, ...]:
        """The row without persons and secrets; or every finding, none of which quotes a value."""
        columns: Columns = self.columns(row.names)
        found = (
            list(_misfits(row, columns, self.headers))
            if columns.twice or not columns.fields.keys() >= _NEEDED
            else []
        )
        values: dict[str, Any] = {}
        texts: dict[str, str] = {}
        for field, index in columns.fields.items():
            raw = row.values[index]
            text = raw if isinstance(raw, str) else _text(raw)
            value = text if isinstance(text, Unreadable) else self._read[field](text)
            if isinstance(value, Unreadable):
                found.append(_finding(row, index, field, value))
            elif not isinstance(text, Unreadable):
                values[field], texts[field] = value, text
        if found:
            return tuple(found)
        note = self._note(texts.get("evidence", ""), texts["owner"])
        if isinstance(note, Unreadable):
            at = row.cells.of(columns.fields["evidence"])
            return (Diagnostic(at, f"'evidence' {note.problem}", note.expected),)
        return _row(values, note, tuple(_unknown(values, texts)))

    def _owner(self, name: str) -> str | Unreadable:
        if shows_nothing(name):
            return Unreadable("the owner is missing", "expected who answers for the account")
        if len(name) > _LONGEST_OWNER:
            return Unreadable("the owner is too long", f"expected at most {_LONGEST_OWNER} characters")
        try:
            return self._readers.pseudonyms.owner(name)
        except Collision:
            return Unreadable("two owners would get the same pseudonym", "make a new key and begin again")

    def _signed_in(self, text: str) -> str | Unreadable | None:
        day = read_day(text)
        if isinstance(day, date):
            if day > self._readers.day:
                problem = f"the sign-in is after the review on {self._readers.day}"
                return Unreadable(problem, "expected an earlier day, or --date")
            return day.isoformat()
        return day

    def _redacted(self, note: str, owner: str) -> Redacted | Unreadable:
        done = read_note(note, owner, self._readers.redact)
        return self._refuse(done.text) or done


def _text(value: Value) -> str | Unreadable:
    """What a cell holds, as a text."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    return Unreadable("the value is a list or an object", "expected a single value")


def _misfits(row: RawRow, columns: Columns, headers: HeaderReader) -> Iterator[Diagnostic]:
    """What is wrong with the columns, whatever they hold."""
    for index, field in columns.twice:
        problem = f"a second column holds the field '{field}'"
        yield Diagnostic(row.heads.of(index), problem, "expected one; remove or rename the other")
    for field in REQUIRED:
        if field not in columns.fields:
            problem = f"no column holds the field '{field}'"
            names = ", ".join(headers.names(field)[:_NAMED])
            expected = f"expected one called {names}, or another name that data/fields.yml lists"
            yield Diagnostic(row.heads.start, problem, expected)


def _finding(row: RawRow, index: int, field: str, value: Unreadable) -> Diagnostic:
    position = row.cells.of(index)
    if value.problem.startswith(f"the {field} "):  # it names the field itself
        return Diagnostic(position, value.problem, value.expected)
    return Diagnostic(position, f"'{field}': {value.problem}", value.expected)


def _unknown(values: Mapping[str, Any], texts: Mapping[str, str]) -> Iterator[str]:
    for field, label in _UNKNOWN:
        if values.get(field) == label and not shows_nothing(texts[field]) and texts[field] != label:
            yield field


def _row(values: dict[str, Any], note: Redacted, unknown: tuple[str, ...]) -> AnonymousRow:
    """A row whose fields were read. A column that is not there shows nothing; an empty cell shows no name."""
    return AnonymousRow(
        owner=values["owner"],
        device=values.get("device", NOT_SHOWN),
        app=values["app"],
        location=values.get("location", NOT_SHOWN),
        signed_in=values.get("signed-in"),
        trusted_device=values.get("trusted-device"),
        owner_can_confirm=values.get("owner-can-confirm"),
        current_session=values.get("current-session"),
        decision=values["decision"],
        evidence=note.text or None,
        redacted=note.classes,
        unknown=unknown,
    )
