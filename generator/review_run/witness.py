"""Pseudonyms with their proofs go in; the first proof of each comes out, kept in a file."""

from __future__ import annotations

import sqlite3


class DiskWitness:
    """Remembers the proofs of pseudonyms in an unnamed file, so that any number of owners needs no memory.

    It holds pseudonyms and proofs, both of which the key has made, and nothing raw.
    """

    def __init__(self) -> None:
        self._connection = sqlite3.connect("", isolation_level=None)
        for statement in (
            "PRAGMA journal_mode = OFF",
            "PRAGMA cache_size = -8192",
            "CREATE TABLE proofs (pseudonym TEXT PRIMARY KEY, proof TEXT) WITHOUT ROWID",
            "BEGIN",
        ):
            self._connection.execute(statement)

    def first(self, pseudonym: str, proof: str) -> str:
        """The proof that came first for a pseudonym."""
        added = self._connection.execute("INSERT OR IGNORE INTO proofs VALUES (?, ?)", (pseudonym, proof))
        if added.rowcount:
            return proof
        found = self._connection.execute("SELECT proof FROM proofs WHERE pseudonym = ?", (pseudonym,))
        return str(found.fetchone()[0])

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
