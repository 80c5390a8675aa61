"""The text of a lock goes in; the packages that it pins come out, with their digests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Pinned:
    """A package at one version, and the digests of the files that it may come as."""

    name: str
    version: str
    digests: tuple[str, ...]
    line: int


def pinned_in(lock: str) -> Iterator[Pinned]:
    """The packages of a lock that `make lock` has written, in its order."""
    lines = lock.splitlines()
    starts = [number for number, line in enumerate(lines) if _PINNED.match(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        found = _PINNED.match(lines[start])
        if found is not None:
            yield Pinned(found[1], found[2], tuple(_HASH.findall("\n".join(lines[start:end]))), start + 1)
