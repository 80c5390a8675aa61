"""Files and packages go in; a digest that changes whenever one of them does comes out."""

from __future__ import annotations

import hashlib
import os
import stat
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
        return iter((str(place),))
    return _files(str(place), set(), os.path.join(os.path.realpath(place.parent), ""))  # noqa: PTH118  # text


def _files(folder: str, seen: set[tuple[int, int]], around: str) -> Iterator[str]:
    """The files below a folder.

    A folder itself is one where it cannot be read, was `seen` already, or is a link that leads out of the
    folder `around`, perhaps to all that the machine has; a build refuses such links.
    """
    try:
        status = os.stat(folder)  # noqa: PTH116  # a `Path` costs more than its file
        here = status.st_dev, status.st_ino
        if here in seen:
            yield folder
            return
        seen.add(here)
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for entry in found:
        if not _is_folder(entry) or (
            entry.is_symlink() and not os.path.realpath(entry.path).startswith(around)
        ):
            yield entry.path
        elif entry.name != "__pycache__":
            yield from _files(entry.path, seen, around)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # such as that of a link that leads in a circle
        return False


def _digest(path: str) -> bytes:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116  # see above
            return b"no file"  # to open a pipe is to wait for somebody who writes into it
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # see above
            return hashlib.sha256(file.read()).digest()
    except OSError as error:
        return str(error.errno).encode()
