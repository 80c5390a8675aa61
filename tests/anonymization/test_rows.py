"""Rows: what becomes of a raw row as a whole, and that what is wrong with one quotes none of it."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.anonymization.devices import DeviceReader
from generator.anonymization.headers import HeaderReader
from generator.anonymization.k_anonymity import Alike
from generator.anonymization.keys import Key
from generator.anonymization.notes import Redacted
from generator.anonymization.places import PlaceReader
from generator.anonymization.pseudonyms import Pseudonyms
from generator.anonymization.review_text import TAIL, head, look_of, origin_of, row_text, waiting
from generator.anonymization.rows import AnonymousRow, Readers, RowAnonymizer
from generator.anonymization.values import Terms, Unreadable
from generator.models.reviews import Review
from generator.raw_rows import RawRow, read_rows
from tests.anonymization.rules import GAZETTEER, MemoryWitness, shipped_rules

DAY = date(2026, 11, 23)
EXPECTED = ("Approx. Portugal",)
ROW = {"owner": "ana@example.com", "app": "chatgpt", "decision": "Keep"}


def anonymizer(length: int = 12) -> RowAnonymizer:
    """A reader of rows of the team alpha, which expects its people in Portugal."""
    rules = shipped_rules(*EXPECTED)
    return RowAnonymizer(
        Readers(
            headers=HeaderReader(()),
            pseudonyms=Pseudonyms(Key(bytes(range(32))), "alpha", MemoryWitness(), length),
            devices=DeviceReader(rules),
            places=PlaceReader(GAZETTEER, "country", EXPECTED, rules),
            decisions=Terms("decision", {"keep": "keep", "review": "review"}),
            apps=Terms("app", {"ChatGPT": "ChatGPT"}),
            redact=lambda text: Redacted(text, ()),
            refuse=lambda text: Unreadable("names a person", "no name") if "Bo Berg" in text else None,
            day=DAY,
        )
    )


def raw(row: Mapping[str, object]) -> RawRow:
    """A row as it comes from a line of JSON."""
    stream: io.BufferedReader[Any] = io.BufferedReader(io.BytesIO(json.dumps(row).encode()))
    found = next(read_rows(stream, "raw.jsonl"))
    assert isinstance(found, RawRow)
    return found


def read(row: Mapping[str, object]) -> AnonymousRow:
    """A row that is fine."""
    found = anonymizer().read(raw(row))
    assert isinstance(found, AnonymousRow), found
    return found


def findings(row: Mapping[str, object]) -> list[str]:
    """What is wrong with a row."""
    found = anonymizer().read(raw(row))
    assert not isinstance(found, AnonymousRow)
    return [str(one) for one in found]


def test_a_column_that_is_missing_shows_nothing() -> None:
    """Where an export has no such column, the question stays open; the row is not called unknown."""
    row = read(ROW)
    assert (row.device, row.location) == ("Not shown", "Not shown")
    assert (row.signed_in, row.trusted_device, row.evidence) == (None, None, None)


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_an_empty_cell_is_unknown(nothing: object) -> None:
    """Where the column is there and the row names nothing, nobody knows the device or the place."""
    row = read({**ROW, "device": nothing, "location": nothing, "signed in": nothing, "evidence": nothing})
    assert (row.device, row.location) == ("Unknown browser", "Approx. unknown")
    assert (row.signed_in, row.evidence) == (None, None)


def test_values_of_json_are_read_like_texts() -> None:
    """Truth values and numbers mean what they say."""
    row = read({**ROW, "trusted_device": True, "current_session": 0, "signed_in": 1793700000})
    assert (row.trusted_device, row.current_session, row.signed_in) == (True, False, "2026-11-03")


@pytest.mark.parametrize("owner", ["", " ", "-", "N/A", "unknown", "None", "?"])
def test_an_owner_that_says_nothing_is_missing(owner: str) -> None:
    """What stands for nobody is no person, so it gets no pseudonym."""
    found = findings({**ROW, "owner": owner})
    assert found == ["raw.jsonl:1:11: the owner is missing; expected who answers for the account"]


def test_a_note_that_may_not_be_published_is_found_at_its_cell() -> None:
    """What redaction leaves is looked at once more, and the row is refused where it stands."""
    found = findings({**ROW, "badge": "Bo Berg", "evidence": "ask Bo Berg"})
    assert found == ["raw.jsonl:1:100: 'evidence' names a person; no name"]


def test_everything_that_is_wrong_with_a_row_is_said() -> None:
    """Missing fields, second columns and unreadable values, each at its place."""
    assert findings({"owner": "", "Owner": "ana", "app": ["x"], "signed in": "2026-11-24"}) == [
        "raw.jsonl:1:15: a second column holds the field 'owner'; expected one; remove or rename the other",
        "raw.jsonl:1:1: no column holds the field 'decision'; "
        "expected one called decision, or another name that data/fields.yml lists",
        "raw.jsonl:1:11: the owner is missing; expected who answers for the account",
        "raw.jsonl:1:38: 'app': the value is a list or an object; expected a single value",
        "raw.jsonl:1:58: 'signed-in': the sign-in is after the review on 2026-11-23; "
        "expected an earlier day, or --date",
    ]


def test_owners_that_would_be_one_are_an_error() -> None:
    """A collision is told at the row of the second owner, and names neither of them."""
    reader = anonymizer(length=1)
    found = [reader.read(raw({**ROW, "owner": f"person {number}"})) for number in range(33)]
    clashes = [one for row in found if not isinstance(row, AnonymousRow) for one in row]
    assert clashes
    assert {one.problem for one in clashes} == {"'owner': two owners would get the same pseudonym"}
    assert {one.expected for one in clashes} == {"make a new key and begin again"}


MARK = "Zq7xq"


@given(st.fixed_dictionaries(dict.fromkeys(["owner", "app", "decision"], st.text(max_size=9))), st.data())
def test_no_finding_quotes_a_value(row: dict[str, str], data: st.DataObject) -> None:
    """Whatever stands in whichever field, a finding holds nothing of it."""
    names = ("device", "location", "signed in", "trusted device", "current session")
    marked = {name: f"{MARK}{text}" for name, text in row.items()}
    marked |= {name: MARK + data.draw(st.text(max_size=9)) for name in names}
    found = anonymizer().read(raw(marked))
    assert not isinstance(found, AnonymousRow)
    assert found
    assert not [one for one in found if MARK in str(one)]


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=50))
def test_a_review_is_put_together_from_waiting_rows(note: str) -> None:
    """Text by text, the pieces are the review that its model reads, whatever a note holds."""
    rows = [read({**ROW, "evidence": note}), read({**ROW, "owner": "bo"})]
    look = Alike("alpha", "Chrome", "ChatGPT", "Approx. Portugal")
    lines = [waiting(number, 3, 7 + number, row) for number, row in enumerate(rows)]
    assert [look_of(line) for line in lines] == [0, 1]
    assert [origin_of(line) for line in lines] == [(3, 7, "keep"), (3, 8, "keep")]
    assert all(line.count("\n") == 1 for line in lines)
    texts = [row_text(line, look, first=not number) for number, line in enumerate(lines)]
    text = head("alpha", DAY, "r-abcdefgh", "key-1") + "".join(texts) + TAIL
    review = Review.model_validate_json(text)
    assert [one.owner for one in review.sessions] == [row.owner for row in rows]
    assert [one.evidence for one in review.sessions] == [rows[0].evidence, None]
    assert {(one.device, one.location) for one in review.sessions} == {("Chrome", "Approx. Portugal")}
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"
