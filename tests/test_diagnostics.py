"""Findings go in; their order, their words and their JSON are held against what is expected."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import DataError, Diagnostic, Position, counted, nearest, one_of

NAMES = st.text(st.sampled_from("abcABC-_"), min_size=1, max_size=8)


def finding(line: int, column: int = 1, path: str = "a.yml", problem: str = "wrong") -> Diagnostic:
    """A finding at a place."""
    return Diagnostic(Position(path, line, column), problem, "expected right")


def test_a_finding_is_one_line() -> None:
    """A finding reads `path:line:column: what is wrong; what was expected`, as tools expect it."""
    text = str(Diagnostic(Position("data/a.yml", 3, 7), "the key is empty", "expected a name"))
    assert text == "data/a.yml:3:7: the key is empty; expected a name"


def test_a_position_without_line_is_the_beginning() -> None:
    """What is wrong with a file as a whole is reported at its first character."""
    assert str(Position("data/a.yml")) == "data/a.yml:1:1"


def test_findings_are_in_the_order_of_their_places() -> None:
    """Findings are sorted by file, line and column, as numbers, and each is reported once."""
    error = DataError(
        [finding(10), finding(9, 12), finding(9, 2), finding(1, path="b.yml"), finding(10), finding(1)]
    )
    places = [str(diagnostic.position) for diagnostic in error.diagnostics]
    assert places == ["a.yml:1:1", "a.yml:9:2", "a.yml:9:12", "a.yml:10:1", "b.yml:1:1"]


def test_findings_at_one_place_are_in_the_order_of_their_words() -> None:
    """Two findings about one place always come in the same order."""
    first, second = finding(1, problem="an alias"), finding(1, problem="the key")
    assert DataError([second, first]).diagnostics == DataError([first, second]).diagnostics == (first, second)


def test_an_error_shows_every_finding() -> None:
    """The text of the error is all its findings, a line each."""
    error = DataError([finding(2), finding(1)])
    assert str(error) == "a.yml:1:1: wrong; expected right\na.yml:2:1: wrong; expected right"


def test_an_error_with_a_single_finding() -> None:
    """`DataError.at` is short for an error with one finding."""
    error = DataError.at(Position("a.yml", 2), "wrong", "expected right")
    assert error.diagnostics == (finding(2),)


def test_findings_as_json() -> None:
    """Tools get the findings as a JSON array, with characters as they are."""
    error = DataError([Diagnostic(Position("données.yml", 3, 7), "wrong", "expected é")])
    assert json.loads(error.as_json()) == [
        {"path": "données.yml", "line": 3, "column": 7, "problem": "wrong", "expected": "expected é"}
    ]
    assert "données" in error.as_json()


def test_no_findings_as_json() -> None:
    """An error without findings is an empty array and an empty text."""
    assert (DataError([]).as_json(), str(DataError([]))) == ("[]", "")


def test_findings_cannot_be_changed() -> None:
    """A finding is a value: nobody who holds one can change it for another."""
    with pytest.raises(FrozenInstanceError):
        finding(1).problem = "fine"  # type: ignore[misc]  # what is frozen is the matter


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("review-frequncy", "review-frequency"),
        ("Review_Frequency", "review-frequency"),
        ("REVOKE", "revoke"),
        ("revoke", "revoke"),
        ("something-else", None),
        ("", None),
    ],
)
def test_nearest_finds_the_slip_of_a_pen(name: str, expected: str | None) -> None:
    """A known name is found past a typing error, other case and `_` for `-`; a far one is not."""
    assert nearest(name, ["review-frequency", "revoke", "required-controls"]) == expected


def test_nearest_gives_the_name_as_it_is_known() -> None:
    """What is found is the known name itself, not the form in which it was compared."""
    assert nearest("signedin", ["signed_in", "Device"]) == "signed_in"
    assert nearest("device", ["signed_in", "Device"]) == "Device"


@given(st.lists(NAMES, max_size=5), NAMES)
def test_nearest_is_a_known_name_or_none(known: list[str], name: str) -> None:
    """Whatever is asked, the answer is a known name or none, and a known name finds its like."""
    found = nearest(name, known)
    assert found is None or found in known
    assert name not in known or found is not None


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("revok", ["keep", "revoke"], "did you mean 'revoke'?"),
        ("x", ["keep", "revoke"], "expected one of keep, revoke"),
        ("x", [], "there is none yet, so write one first"),
        ("x", [f"team-{n}" for n in range(8)], f"expected one of {', '.join(f'team-{n}' for n in range(8))}"),
        (
            "x",
            [f"team-{n}" for n in range(9)],
            f"expected one of {', '.join(f'team-{n}' for n in range(8))} … (9 in all)",
        ),
    ],
)
def test_one_of_says_what_was_expected(name: str, known: list[str], expected: str) -> None:
    """A near name is asked for; else what is known is listed, the first eight of a long list."""
    assert one_of(name, known) == expected


def test_one_of_in_other_words() -> None:
    """A caller may word the list itself."""
    assert one_of("x", ["keep"], "a decision:") == "expected a decision: keep"


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (2000, "2,000 rows")]
)
def test_what_is_counted_is_named_in_its_number(number: int, expected: str) -> None:
    """One has the singular, all others the plural; thousands are told apart."""
    assert counted(number, "row") == expected


def test_a_message_is_one_line() -> None:
    """Whatever name of a file is in a message, a terminal gets one line, and no character that it obeys."""
    place = Position("a.yml", 2, 3)
    told = Diagnostic(place, "there is no 'x'", one_of("x", ["first\nsecond\x1b[31m\u202e"]))
    assert str(told) == "a.yml:2:3: there is no 'x'; expected one of first second<U+001B>[31m<U+202E>"
