"""The folder of a portal goes in; what its site is made of, by digest, comes out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.packing.locks import Pinned, pinned_in
from generator.revisions import Repository, RevisionError

SITE_LOCK = "requirements/site.txt"
_LOCKS = (SITE_LOCK, "requirements/deno.lock")
"""What the environment that builds the site is fixed by, and what the widgets' bundles are made with."""


@dataclass(frozen=True)
class Sources:
    """What a site was made of; nothing of it is said of a site that somebody else has built."""

    commit: str | None = None
    is_changed: bool = False
    """Whether something in the folder is not as in that commit."""
    locks: Mapping[str, str] = field(default_factory=dict)
    """Digests of locks, by path."""
    builds: tuple[Pinned, ...] = ()
    """The packages that build the site, and are not in it."""


def sources_of(folder: Path) -> Sources:
    """What a site that is built now from this folder is made of."""
    there = [path for path in _LOCKS if (folder / path).is_file()]
    locks = {path: hashlib.sha256((folder / path).read_bytes()).hexdigest() for path in there}
    lock = folder / SITE_LOCK
    builds = tuple(pinned_in(lock.read_text(encoding="utf-8"))) if lock.is_file() else ()
    try:
        repository = Repository.around(folder)
        return Sources(repository.commit("HEAD"), repository.is_changed(), locks, builds)
    except RevisionError:
        return Sources(locks=locks, builds=builds)
