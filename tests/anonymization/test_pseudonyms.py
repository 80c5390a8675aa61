"""Pseudonyms: one for a person, another for everybody else, and the same one next time."""

from __future__ import annotations

import hashlib
import re
from collections import deque

import pytest

from generator.anonymization.keys import Key
from generator.anonymization.pseudonyms import LENGTH, Collision, Pseudonyms
from tests.anonymization.rules import MemoryWitness

KEY = Key(bytes(range(32)))


def pseudonyms(key: Key = KEY, team: str = "alpha", length: int = LENGTH) -> Pseudonyms:
    """Pseudonyms that remember nobody yet."""
    return Pseudonyms(key, team, MemoryWitness(), length)


@pytest.mark.parametrize(
    "spelled",
    [
        "Ana@Example.com",
        " ana@example.com\n",
        "ＡＮＡ@example.com",
        "a\u200bna@example.com",
        "ANA@EXAMPLE.COM",
    ],
)
def test_a_person_has_one_pseudonym(spelled: str) -> None:
    """Case, spaces, Unicode form and characters that nobody sees make nobody else."""
    assert pseudonyms().owner(spelled) == pseudonyms().owner("ana@example.com")


def test_pseudonyms_have_the_published_form() -> None:
    """They are what a review may hold: a letter for the kind, and lower-case base32."""
    assert re.fullmatch(r"o-[a-z2-7]{12}", pseudonyms().owner("ana"))
    assert re.fullmatch(r"r-[a-z2-7]{12}", pseudonyms().reviewer("ana"))


def test_key_team_and_kind_each_make_another_pseudonym() -> None:
    """Nobody can follow a person from team to team, from owner to reviewer or past a change of the key."""
    found = [
        pseudonyms().owner("ana"),
        pseudonyms(Key(bytes(range(1, 33)))).owner("ana"),
        pseudonyms(team="beta").owner("ana"),
        pseudonyms().reviewer("ana"),
    ]
    assert len({one[2:] for one in found}) == 4


def test_pseudonyms_do_not_change() -> None:
    """The value for a known key was worked out apart: published reviews hold such values for years."""
    assert pseudonyms().owner("ana@example.com") == "o-ifw5m5xberqn"


def test_no_plain_hash_is_in_a_pseudonym() -> None:
    """Without the key, a list of addresses does not give the pseudonyms."""
    plain = hashlib.sha256(b"ana@example.com").hexdigest()
    assert pseudonyms().owner("ana@example.com")[2:] not in plain


def test_two_persons_with_one_pseudonym_are_an_error() -> None:
    """With pseudonyms of one character, 33 persons cannot have one each."""
    short = pseudonyms(length=1)
    with pytest.raises(Collision):
        deque(map(short.owner, map(str, range(33))), maxlen=0)


def test_a_person_does_not_collide_with_themselves() -> None:
    """The same person again is no second one, however short pseudonyms are."""
    short = pseudonyms(length=1)
    assert len({short.owner("ana") for _ in range(3)}) == 1
