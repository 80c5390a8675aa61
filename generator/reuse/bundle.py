"""A store and a key go in; entries that are asked for together come out of one entry.

To write or to open two thousand small files takes longer than all that is done with them. They are read from
the one file when they are asked for, so that nobody has to hold all of them.
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import FileIO

from generator.reuse.store import START, Store

_KEY = 64
"""How many bytes a key has."""
_LENGTH = 8
"""In how many bytes the length of a part is told."""


class Entries:
    """Entries that were written together, each of the same number of parts."""

    def __init__(self, file: FileIO | None, parts: int = 1) -> None:
        """Find the entries of a file; None has none, and those of a file of another form are nobody's."""
        self._file = file
        if file is not None:
            weakref.finalize(self, file.close)
        self._parts = parts
        self._head = _KEY + parts * _LENGTH
        self._places = dict(self._found())

    def _found(self) -> Iterator[tuple[str, int]]:
        at, end = START, os.fstat(self._file.fileno()).st_size if self._file is not None else 0
        while at < end:
            head = self._read(at, self._head)
            next_one = at + self._head + sum(self._lengths(head))
            if next_one <= end:
                yield head[:_KEY].decode("ascii", "replace"), at
            at = next_one

    def _read(self, at: int, size: int) -> bytes:
        return os.pread(self._file.fileno(), size, at) if self._file is not None else b""

    def _lengths(self, head: bytes) -> list[int]:
        return _lengths(head[_KEY:], self._parts)

    def __contains__(self, key: str) -> bool:
        """Whether something was kept under a key."""
        return key in self._places

    def __iter__(self) -> Iterator[str]:
        """The keys."""
        return iter(self._places)

    def get(self, key: str, part: int = 0) -> bytes | None:
        """A part of what was kept under a key; None where nothing was, or where it can be read no longer."""
        at = self._places.get(key)
        if at is None:
            return None
        try:
            lengths = self._lengths(self._read(at, self._head))
            found = self._read(at + self._head + sum(lengths[:part]), lengths[part])
        except OSError:
            return None
        return found if len(found) == lengths[part] else None


Entry = tuple[str, Sequence[bytes]]
"""A key, and the parts that are kept under it."""


def write_entries(store: Store, key: str, entries: Callable[[], Iterable[Entry]]) -> None:
    """Keep entries under a key, each with as many parts as every other one; one at a time is held."""

    def pieces() -> Iterator[bytes]:
        for name, parts in entries():
            yield name.encode() + joined(parts)

    store.write(key, pieces)


def joined(parts: Sequence[bytes]) -> bytes:
    """Parts as one, with their lengths before them."""
    return b"".join([*(len(one).to_bytes(_LENGTH, "big") for one in parts), *parts])


def parted(data: bytes, count: int) -> list[bytes]:
    """As many parts as were joined. Raises `ValueError` for what was not joined so."""
    at, parts = count * _LENGTH, []
    for length in _lengths(data[:at], count):
        parts.append(data[at : at + length])
        at += length
    if at != len(data):
        raise ValueError("not joined of so many parts")
    return parts


def _lengths(head: bytes, count: int) -> list[int]:
    return [int.from_bytes(head[part * _LENGTH : (part + 1) * _LENGTH], "big") for part in range(count)]


class Bundle:
    """Entries that are in the store together; those that nobody asks for are gone the next time."""

    def __init__(self, store: Store, key: str) -> None:
        self._store = store
        self._key = key
        self._before = Entries(store.opened(key))
        self._put: dict[str, bytes] = {}
        self._asked: set[str] = set()

    def get(self, key: str) -> bytes | None:
        """What was kept under a key."""
        kept = self._put.get(key)
        if kept is None and (kept := self._before.get(key)) is not None:
            self._asked.add(key)
        return kept

    def put(self, key: str, content: bytes) -> None:
        """Have something under a key from now on, and the next time, once `keep` was called."""
        self._put[key] = content

    def keep(self) -> None:
        """Keep what was asked for or put, and hold it no longer."""
        before, put = self._before, self._put
        if put or self._asked != set(before):
            write_entries(self._store, self._key, lambda: _together(before, self._asked - put.keys(), put))
        self._before, self._put, self._asked = Entries(None), {}, set()


def _together(before: Entries, asked: Iterable[str], put: dict[str, bytes]) -> Iterator[Entry]:
    for key in sorted(asked):
        kept = before.get(key)
        if kept is not None:
            yield key, (kept,)
    for key, content in put.items():
        yield key, (content,)
