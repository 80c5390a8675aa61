"""A store and a key go in; entries that are asked for together come out of one entry.

To write or to open two thousand small files takes longer than all that is done with them. They are read from
the one file when they are asked for, so that nobody has to hold all of them.
"""

from __future__ import annotations

import os
import struct
import weakref
from collections.abc import Iterator, Sequence
from io import FileIO
from itertools import accumulate

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
        self._head = struct.Struct(f">{_KEY}s{parts}Q")
        self._places = dict(self._found())

    def _found(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Of each entry where it begins, then where each of its parts does, and where it ends."""
        at, end = START, os.fstat(self._file.fileno()).st_size if self._file is not None else 0
        while at + self._head.size <= end:
            key, *lengths = self._head.unpack(self._read(at, at + self._head.size))
            places = tuple(accumulate(lengths, initial=at + self._head.size))
            if places[-1] <= end:
                yield key.decode("ascii", "replace"), (at, *places)
            at = places[-1]

    def _read(self, start: int, end: int) -> bytes:
        return os.pread(self._file.fileno(), end - start, start) if self._file is not None else b""

    def __contains__(self, key: str) -> bool:
        """Whether something was kept under a key."""
        return key in self._places

    def __iter__(self) -> Iterator[str]:
        """The keys."""
        return iter(self._places)

    def get(self, key: str, part: int = 0) -> bytes | None:
        """A part of what was kept under a key; None where nothing was, or where it can be read no longer."""
        places = self._places.get(key)
        if places is None:
            return None
        start, end = places[1 + part : 3 + part]
        try:
            found = self._read(start, end)
        except OSError:
            return None
        return found if len(found) == end - start else None

    def whole(self, key: str) -> bytes:
        """An entry as it was written. Raises `KeyError` where there is none."""
        places = self._places[key]
        return self._read(places[0], places[-1])


def entry(key: str, parts: Sequence[bytes]) -> bytes:
    """Some parts as they are written together with others, under a key."""
    return key.encode() + joined(parts)


def joined(parts: Sequence[bytes]) -> bytes:
    """Parts as one, with their lengths before them."""
    return b"".join([struct.pack(f">{len(parts)}Q", *map(len, parts)), *parts])


def parted(data: bytes, count: int) -> list[bytes]:
    """As many parts as were joined. Raises `ValueError` for what was not joined so."""
    at, parts = count * _LENGTH, []
    if at <= len(data):
        for length in struct.unpack_from(f">{count}Q", data):
            parts.append(data[at : at + length])
            at += length
    if at != len(data):
        raise ValueError("not joined of so many parts")
    return parts


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
            asked = sorted(self._asked - put.keys())

            def entries() -> Iterator[bytes]:
                yield from map(before.whole, asked)
                for key, content in put.items():
                    yield entry(key, (content,))

            self._store.write(self._key, entries)
        self._before, self._put, self._asked = Entries(None), {}, set()
