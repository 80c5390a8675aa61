"""What the values of a row stand for: answers by id or label, places by team, and everything else refused."""

from __future__ import annotations

import fnmatch
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog import Catalog, load_catalog
from generator.scoring.row_labels import RowReader, UnreadableRowError, matches, normalized


@pytest.fixture(scope="module")
def catalog(project: Path) -> Catalog:
    """The data that the portal is built from."""
    return load_catalog(project / "data")


@pytest.fixture(scope="module")
def reader(catalog: Catalog) -> RowReader:
    """Reads rows by the shipped rules."""
    return RowReader(catalog.scoring)


PLACES = frozenset({"approx. portugal", "approx. spain"})


@pytest.mark.parametrize(
    ("field", "value", "answer"),
    [
        ("device", "Unknown browser", "unknown"),
        ("device", "unknown  BROWSER", "unknown"),
        ("device", "Unrecognized device", "unknown"),
        ("device", "Unknown browser on Linux", "unknown"),
        ("device", "Unrecognised browser on Linux", "unknown"),
        ("device", "Chrome on unknown system", "unknown"),
        ("device", "Chrome on unk\u200bnown system", "unknown"),
        ("device", "\uff23hrome on macOS", "known"),
        ("device", " \u00a0", None),
        ("device", "Chrome on macOS", "known"),
        ("device", "ChatGPT on iPadOS", "known"),
        ("device", "known", "known"),
        ("device", "Not shown", None),
        ("device", None, None),
        ("device", "", None),
        ("location", "Approx. unknown", "unexpected"),
        ("location", "Approx. Portugal", "expected"),
        ("location", "approx.  portugal", "expected"),
        ("location", "Approx. Brazil", "unexpected"),
        ("location", "unexpected", "unexpected"),
        ("location", "Not shown", None),
        ("app", "ChatGPT", "chatgpt"),
        ("app", "API Platform", "api-platform"),
        ("trusted_device", True, "yes"),
        ("trusted_device", False, "no"),
        ("trusted_device", "Trusted device", "yes"),
        ("owner_can_confirm", "Cannot confirm", "no"),
        ("current_session", "no", "no"),
    ],
)
def test_a_value_stands_for_an_answer(
    reader: RowReader, field: str, value: object, answer: str | None
) -> None:
    """Ids, labels in any case, and truth values are answers; what is not shown leaves its question open."""
    assert reader.answers({field: value}, PLACES) == ({} if answer is None else {field: answer})


def test_a_place_is_open_where_no_team_is_known(reader: RowReader) -> None:
    """Nobody can say whether a place is expected without knowing where the team is; an unknown one is not."""
    assert reader.answers({"location": "Approx. Portugal"}) == {}
    assert reader.answers({"location": "Approx. unknown"}) == {"location": "unexpected"}


def test_fields_that_no_question_asks_for_are_left_alone(reader: RowReader) -> None:
    """A published row has more than the rules ask for."""
    assert reader.answers({"owner": "o-abcd1234", "evidence": "x", "device": "known"}) == {"device": "known"}


@pytest.mark.parametrize(
    ("field", "value", "problem", "expected"),
    [
        ("device", "knwon", "'device' is 'knwon', which the rules do not know", "did you mean 'known'?"),
        ("device", "Toaster", "is 'Toaster'", "expected one of known, unknown, Chrome on *, "),
        (
            "device",
            "Unknоwn browser on Linux",
            "is 'Unknоwn browser on Linux'",
            "did you mean 'Unknown browser'?",
        ),
        ("device", "No device on record", "is 'No device on record'", "expected one of known, "),
        ("device", "Chrome on *", "is 'Chrome on *'", "did you mean 'Chrome'?"),
        ("device", "Opera", "is 'Opera'", "expected one of known, unknown, Chrome on *, "),
        ("device", True, "is true", "expected one of known, unknown, "),
        ("device", 5, "is the number 5", "expected one of known, unknown, "),
        ("device", ["known"], "is no single value", "expected one of known, unknown, "),
        ("location", "Lisbon", "is 'Lisbon'", "expected one of expected, unexpected, "),
        ("app", "Sora", "is 'Sora'", "expected one of chatgpt, codex, api-platform, "),
        ("trusted_device", "maybe", "is 'maybe'", "expected one of no, yes, true, false, "),
    ],
)
def test_any_other_value_is_refused(
    reader: RowReader, field: str, value: object, problem: str, expected: str
) -> None:
    """A slip of the pen, or a value of another type, is never taken for a safe answer."""
    with pytest.raises(UnreadableRowError) as raised:
        reader.answers({field: value}, PLACES)
    (unreadable,) = raised.value.unreadable
    assert unreadable.name == field
    assert problem in unreadable.problem
    assert unreadable.expected.startswith(expected)


def test_everything_that_cannot_be_read_is_named_at_once(reader: RowReader) -> None:
    """One bad value does not hide another."""
    with pytest.raises(UnreadableRowError) as raised:
        reader.answers({"device": "x", "app": "y", "location": "expected"})
    assert [one.name for one in raised.value.unreadable] == ["device", "app"]


def test_every_published_row_can_be_read(catalog: Catalog, reader: RowReader) -> None:
    """The labels of the shipped reviews are all known to the shipped rules."""
    for review in catalog.reviews.values():
        for session in review.sessions:
            reader.answers(session.model_dump())


PIECES = st.lists(st.sampled_from(["a", "b", "ab", " ", "*", "**"]), max_size=6).map("".join)


@given(pattern=PIECES.filter(lambda text: "*" in text), text=PIECES.map(lambda text: text.replace("*", "a")))
def test_a_star_stands_for_any_characters(pattern: str, text: str) -> None:
    """Patterns match as the shell's do."""
    assert matches(pattern, text) == bool(re.match(fnmatch.translate(pattern), text))


def test_a_hostile_label_is_refused_in_linear_time(reader: RowReader) -> None:
    """Many stars and a long text do not multiply: each piece is looked for once."""
    assert not matches("*a" * 50 + "*b", "a" * 200_000)
    with pytest.raises(UnreadableRowError):
        reader.answers({"device": "on" * 50_000})


@given(st.text())
def test_labels_are_compared_in_one_form(text: str) -> None:
    """The compared form of a label is that of itself, and has no space at its ends."""
    once = normalized(text)
    assert once == once.strip()
    assert normalized(f"  {once} ") == normalized(once)
