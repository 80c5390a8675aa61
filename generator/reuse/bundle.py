"""A store and a key go in; entries that are asked for together come out of one entry, read at once.

To write or to open two thousand small files takes longer than all that is done with them.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.reuse.store import Store

_KEY = 64
"""How many bytes a key has."""
_LENGTH = 8
"""In how many bytes the length of what was kept under it is told."""


class Bundle:
    """Entries that are in the store together; those that nobody asks for are gone the next time."""

    def __init__(self, store: Store, key: str) -> None:
        self._store = store
        self._key = key
        self._before = dict(_entries(store.get(key) or b""))
        self._asked: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """What was kept under a key."""
        kept = self._asked.get(key, self._before.get(key))
        if kept is not None:
            self._asked[key] = kept
        return kept

    def has(self, key: str) -> bool:
        """Whether something was kept under a key."""
        return key in self._asked or key in self._before

    def put(self, key: str, content: bytes) -> None:
        """Have something under a key from now on, and the next time, once `keep` was called."""
        self._asked[key] = content

    def keep(self) -> None:
        """Keep what was asked for or put, and hold it no longer."""
        if self._asked != self._before:
            parts = (
                part
                for key, kept in self._asked.items()
                for part in (key.encode(), len(kept).to_bytes(_LENGTH, "big"), kept)
            )
            self._store.put(self._key, b"".join(parts))
        self._before, self._asked = {}, {}


def _entries(bundle: bytes) -> Iterator[tuple[str, bytes]]:
    """The entries of a bundle; those of one that was put together otherwise are nobody's."""
    at = 0
    while at < len(bundle):
        start = at + _KEY + _LENGTH
        end = start + int.from_bytes(bundle[at + _KEY : start], "big")
        yield bundle[at : at + _KEY].decode("ascii", "replace"), bundle[start:end]
        at = end
