"""A key, a team and a person go in; the person's pseudonym comes out, the same one each time."""

from __future__ import annotations

from typing import Protocol

from generator.anonymization.keys import Key
from generator.anonymization.texts import one_spelling

LENGTH = 12
"""In base32 characters of five bits: two of 100,000 owners share one once in 230 million reviews."""

OWNER = "o"
REVIEWER = "r"


class Collision(ValueError):  # noqa: N818  # it is what happened, and nobody's mistake
    """Two persons would get one pseudonym."""


class Witness(Protocol):
    """Remembers the first proof that was given for each pseudonym."""

    def first(self, pseudonym: str, proof: str) -> str:
        """The proof that came first for a pseudonym: this one, or an earlier one."""


class Pseudonyms:
    """Makes the pseudonyms of one team."""

    def __init__(self, key: Key, team: str, witness: Witness, length: int = LENGTH) -> None:
        self._key = key
        self._team = team
        self._witness = witness
        self._length = length

    def owner(self, name: str) -> str:
        """The pseudonym of the owner of a session; raises `Collision`."""
        return self._pseudonym(OWNER, name)

    def reviewer(self, name: str) -> str:
        """The pseudonym of a reviewer; raises `Collision`."""
        return self._pseudonym(REVIEWER, name)

    def _pseudonym(self, kind: str, name: str) -> str:
        """The beginning of a code of the name; the rest of the code tells two names apart.

        A pseudonym that grew where two meet would depend on who else is in the file, and a person would lose
        theirs from one review to the next. So two that meet are an error, and the key is to be changed.
        """
        code = self._key.code("runbook pseudonym", kind, self._team, one_spelling(name))
        pseudonym, proof = f"{kind}-{code[: self._length]}", code[self._length :]
        if self._witness.first(pseudonym, proof) != proof:
            raise Collision
        return pseudonym
