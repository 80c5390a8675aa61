"""The files of a data folder go in; digests of what is read together come out, for whoever keeps results.

A digest changes with every byte of its files, and with their paths in the folder; with nothing else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from generator.catalog.examining import File
from generator.catalog.kinds import KINDS
from generator.catalog.reading import Sources

_BY_TEAM = ("teams", "reviews")


def kind_digests(sources: Sources) -> dict[str, str]:
    """By the catalog's attribute, the digest of all files of a kind; not of those that belong to a team."""
    return {kind.attribute: _digest(sources.of(kind)) for kind in KINDS if kind.attribute not in _BY_TEAM}


def team_digests(sources: Sources) -> dict[str, str]:
    """By the id of a team, the digest of its file and of its reviews."""
    found: dict[str, list[tuple[str, File]]] = {}
    for kind in KINDS:
        if kind.attribute in _BY_TEAM:
            for path, file in sources.of(kind):
                found.setdefault(path.split("/")[1].removesuffix(".yml"), []).append((path, file))
    return {team: _digest(files) for team, files in found.items()}


def _digest(files: Iterable[tuple[str, File]]) -> str:
    pairs = sorted((path, file.digest.hex()) for path, file in files)
    return hashlib.sha256(json.dumps(pairs).encode()).hexdigest()
