"""Files and packages go in; a digest that changes whenever one of them does comes out."""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.reuse.store import key_of

GENERATOR = Path(__file__).parents[1]


def digest_of_files(places: Iterable[Path]) -> str:
    """Of all files at or below `places`: their paths and bytes, whatever the time of their last change.

    A place that is not there, or cannot be read, has a digest of its own.
    """
    parts: list[str | bytes] = []
    for place in places:
        for path in _below(place):
            parts += (path, _digest(path))
    return key_of(*parts)


def code_digest() -> str:
    """Of the generator itself, its templates and word lists included."""
    found = (path for path in _below(GENERATOR) if not path.endswith(".pyc"))
    return key_of(*(part for path in found for part in (os.path.relpath(path, GENERATOR), _digest(path))))


def packages_digest() -> str:
    """Of Python and of every package that is installed beside it, by name and version."""
    names = {one.name for folder in _package_folders() for one in folder.glob("*.dist-info")}
    return key_of(sys.version, *sorted(names))


def _package_folders() -> set[Path]:
    paths = sysconfig.get_paths()
    return {Path(paths["purelib"]), Path(paths["platlib"])}


def _below(place: Path) -> Iterator[str]:
    """The files at or below a place, in a stable order, through links as well, each folder once."""
    if not place.is_dir():
        yield str(place)
        return
    seen: set[str] = set()
    for folder, folders, names in os.walk(place, followlinks=True):
        real = os.path.realpath(folder)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(one for one in folders if one != "__pycache__")
        yield from (os.path.join(folder, name) for name in sorted(names))  # noqa: PTH118  # Path costs more than the file


def _digest(path: str) -> bytes:
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # see above
            return hashlib.sha256(file.read()).digest()
    except OSError as error:
        return str(error.errno).encode()
