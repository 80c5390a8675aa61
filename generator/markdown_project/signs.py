"""The folder of an export goes in; the file by which people and the next export know it comes out."""

from __future__ import annotations

import re
from pathlib import Path

from generator.diagnostics import DataError, Position, shown_path
from generator.publication import Kind
from generator.reuse.published import digest_of, files_of
from generator.reuse.store import key_of

SIGN = "EXPORTED.md"
"""The file that every export has, and nothing else."""

EXPORT = Kind("export", (SIGN,))

_MADE_LATER = ("site/", ".cache/")
"""What engines make of an export, inside of it."""

_TEXT = """\
# {name}, exported on {day}

This folder is the portal as a project of Markdown files. It needs Material for MkDocs, and nothing of the
portal's own generator:

    pip install mkdocs-material
    mkdocs build --strict

ProperDocs (`properdocs build --strict -f mkdocs.yml`) makes the same pages of it, and Zensical
(`zensical build --strict`) reads it as well.

The next `runbook export` puts a new export in the place of this whole folder, unless somebody has edited it.
Whoever goes on by hand removes this file first.

Digest of the other files: {digest}
"""
_DIGEST = re.compile(r"^Digest of the other files: (\S+)$", re.MULTILINE)


def sign(folder: Path, name: str, day: str) -> str:
    """What the file says of an export that has all its other files: the portal's name, and the day."""
    return _TEXT.format(name=name, day=day, digest=_digest(folder))


def refuse_edited(folder: Path) -> None:
    """Raise `DataError` where a folder is an export that somebody has gone on with."""
    file = folder / SIGN
    if not file.is_file():
        return
    found = _DIGEST.search(file.read_text(encoding="utf-8", errors="replace"))
    if found is None or found[1] != _digest(folder):
        problem = "this export was edited, and a new one would take the place of what was written here"
        raise DataError.at(Position(shown_path(file)), problem, "name another folder, or remove this one")


def _digest(folder: Path) -> str:
    paths = [path for path in files_of(folder) if path != SIGN and not path.startswith(_MADE_LATER)]
    return key_of(*(part for path in paths for part in (path, digest_of((folder / path).read_bytes()))))
