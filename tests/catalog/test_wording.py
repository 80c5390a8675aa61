"""The words of a text that the glossary does not use: which are found, and which are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.wording import Wording, plain
from generator.models.glossary import GlossaryTerm


def term(name: str, *instead_of: str) -> GlossaryTerm:
    """A term, and the words that are not used for it."""
    return GlossaryTerm(
        id="-".join(name.lower().split()), term=name, meaning="Something.", instead_of=instead_of
    )


WORDING = Wording.of(
    [
        term("Log out of all sessions", "log out everywhere", "logout"),
        term("codex logout"),
        term("organization SSO", "company SSO"),
        term("employer", "company"),
        term("MFA", "2FA"),
    ]
)


def found(text: str, wording: Wording = WORDING) -> list[tuple[str, str]]:
    """What is found in a text, each with the term for it."""
    return [(one.written, one.term.term) for one in wording.found_in(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Use LOGOUT, then 2fa.", ["LOGOUT", "2fa"]),
        ("log  out\n    everywhere", ["log out everywhere"]),
        ("the logout-button", ["logout"]),
        ("logouts, relogout, 12FA", []),
        ("Run codex logout on each machine.", []),
        ('It says “logout”, "log out\neverywhere" and `2FA`.', []),
        ('An inch is 1".\n\nA logout is 2".', ["logout"]),
        ("[Leave](logout.md) by {{ logout() }}, <b class=2FA>, https://example.com/2FA", []),
        ("``a ` 2FA`` and 2FA", ["2FA"]),
    ],
)
def test_words_are_whole_in_any_case_and_ones_own(text: str, words: list[str]) -> None:
    """A part of a longer term, and what somebody else is quoted with, is no such word."""
    assert [written for written, _ in found(text)] == words


def test_a_word_is_told_with_its_term_and_place() -> None:
    """Whoever wrote it needs the one, and whoever looks for it the other."""
    (only,) = WORDING.found_in("Ask for Company SSO.")
    assert (only.start, only.written, only.term.term) == (8, "Company SSO", "organization SSO")


def test_words_may_have_any_character() -> None:
    """What means something in a pattern is a character like any other."""
    odd = Wording.of([term("end", "(kill)", "c++", "a \\ b", "*", "[x", "ß")])
    assert [one for one, _ in found("To (kill) C++, a \\  b, * or [X is ß.", odd)] == [
        "(kill)", "C++", "a \\ b", "*", "[X", "ß"
    ]  # fmt: skip


def test_without_words_nothing_is_found() -> None:
    """Owners switch the check off by listing none."""
    assert found("logout", Wording.of([term("MFA")])) == []


PIECES = ("logout", "2FA", "log", "out", "everywhere", "company", "SSO", "codex", "of", "x", ",", "-")


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from((" ", "\n", ""))), max_size=12))
def test_what_is_found_is_what_a_plain_reading_finds(pieces: list[tuple[str, str]]) -> None:
    """The quick search passes nothing by: word for word, the longest name first, it is the same."""
    text = "".join(piece + gap for piece, gap in pieces)
    assert [plain(written) for written, _ in found(text)] == list(_read_plainly(text))


def _read_plainly(text: str) -> list[str]:
    names = {*WORDING.words, *(plain(one.term) for one in WORDING.terms)}
    at, read = 0, []
    while at < len(text):
        ends = [end for end in range(len(text), at, -1) if plain(text[at:end]) in names]
        ends = [end for end in ends if not text[at].isspace() and not text[end - 1].isspace()]
        whole = [
            end
            for end in ends
            if not (at and text[at - 1].isalnum()) and not (end < len(text) and text[end].isalnum())
        ]
        if whole:
            name = plain(text[at : whole[0]])
            read += [name] if name in WORDING.words else []
            at = whole[0]
        else:
            at += 1
    return read
