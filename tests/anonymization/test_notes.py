"""Notes: one short line, redacted, without their owner, and without what nobody sees."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.anonymization.notes import Redacted, read_note


def redact(text: str) -> Redacted:
    """A redactor that knows addresses, and keys that may be wrapped."""
    found = re.subn(r"[\w.]+@[\w.]+\w", "[address]", text)
    more = re.subn(r"key-(?:\d\n?){4}", "[key]", found[0])
    return Redacted(more[0], ("address",) * found[1] + ("key",) * more[1])


@pytest.mark.parametrize(
    ("note", "published", "classes"),
    [
        ("", "", ()),
        ("  Fine,\tas  ever. ", "Fine, as ever.", ()),
        ("Two\r\nlines\u2028three", "Two lines three", ()),
        ("Write to ana@example.com.", "Write to [address].", ("address",)),
        ("an\u200ba@ex\u00adample.com", "[address]", ("address",)),
        ("key-12\n34 leaked", "[key] leaked", ("key",)),
        ("\u202eabc\u2066\x07", "abc", ()),
        ("\n\n", "", ()),
    ],
)
def test_a_note_loses_secrets_and_line_breaks(note: str, published: str, classes: tuple[str, ...]) -> None:
    """Secrets go before lines are joined, so that a wrapped one is found; characters that hide go before."""
    assert read_note(note, "zoe", redact) == (published, classes)


@pytest.mark.parametrize(
    ("owner", "note", "published"),
    [
        ("ana.silva@example.com", "Ana.Silva was asked", "[owner] was asked"),
        ("Ana Silva", "ana silva says it is hers", "[owner] says it is hers"),
        ("Ana Silva", "Mrs Silva confirmed, as Ana did", "Mrs [owner] confirmed, as [owner] did"),
        ("mark.may@example.com", "Mark it; it may be in May", "[owner] it; it may be in [owner]"),
        (
            "anna.lee@example.com",
            "ANNA LEE confirmed; lee and anna agree",
            "[owner] confirmed; [owner] agree",
        ),
        (
            "anna.lee@example.com",
            "LEE left; annalee was told; anna_lee saw Lee-Anna",
            "[owner] left; [owner] was told; [owner] saw [owner]",
        ),
        ("anna.lee2@example.com", "Lee's laptop, says ANNA.LEE2", "[owner]'s laptop, says [owner]"),
        ("Anna McLee", "McLee was there, MCLEE too", "[owner] was there, [owner] too"),
        (
            "will@example.com",
            "It will end; Will agreed, as WILL does",
            "It will end; [owner] agreed, as [owner] does",
        ),
        ("will", "it will end", "it will end"),
        ("will42", "Will42 and WILL42", "[owner] and [owner]"),
        ("lee.key@example.com", "lee [key], Key", "lee [key], [owner]"),
        ("ana", "banana, Analysis", "banana, Analysis"),
        ("owner-17@example.com", "Owner confirmed", "Owner confirmed"),
        ("x", "x y z", "x y z"),
        ("[a(b", "a [a(b c", "a [owner] c"),
        ("address", "seen at ana@example.com", "seen at [address]"),
    ],
)
def test_owners_are_not_named(owner: str, note: str, published: str) -> None:
    """The owner goes: two names together in any case, and one alone where it begins with a capital."""
    assert read_note(note, owner, redact).text == published


def test_a_long_note_is_cut() -> None:
    """A published line has 400 characters at most, and says that it had more."""
    text = read_note("word " * 200, "ana", redact).text
    assert len(text) <= 400
    assert text.endswith("word…")


@given(st.text(max_size=600), st.text(max_size=40))
def test_any_note_becomes_a_line(note: str, owner: str) -> None:
    """What comes out is short, on one line, and shows all of its characters."""
    text = read_note(note, owner, redact).text
    assert len(text) <= 400
    assert text == " ".join(text.split())
    assert not any(unicodedata.category(char)[0] == "C" for char in text)
