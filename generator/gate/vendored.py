"""The records of installed packages go in; the digests of the files that they brought come out."""

from __future__ import annotations

import base64
import csv
import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution

PACKAGES = ("mkdocs", "mkdocs-material")
"""Whose files are in every site: scripts, style sheets and licences, with the addresses of their authors."""


def is_vendored(data: bytes) -> bool:
    """Whether a file is, byte for byte, one that the theme's packages brought.

    Their records name the digest of each file, and the lock names that of each package: what is passed over
    is what was installed, and nothing that was added to it.
    """
    if len(data) not in _sizes():
        return False
    digest = hashlib.sha256(data).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode() in _digests()


@cache
def _digests() -> frozenset[str]:
    return frozenset(digest for digest, _ in _all_recorded())


@cache
def _sizes() -> frozenset[int]:
    """How long such files are: to ask that first is faster than to make a digest."""
    return frozenset(size for _, size in _all_recorded())


@cache
def _all_recorded() -> tuple[tuple[str, int], ...]:
    return tuple(one for package in PACKAGES for one in _recorded(package))


def _recorded(package: str) -> list[tuple[str, int]]:
    try:
        record = distribution(package).read_text("RECORD") or ""
    except PackageNotFoundError:
        return []
    rows = csv.reader(record.splitlines())
    return [
        (row[1].removeprefix("sha256="), int(row[2]))
        for row in rows
        if len(row) > 2 and row[1].startswith("sha256=") and row[2].isdecimal()
    ]
