"""A folder of hand-written files goes in; a finding for each thing in it that no build can read comes out.

MkDocs reads such folders by itself: it would wait at a pipe for ever, go round in a circle of links until
the system refuses, and end at the first file that it cannot open.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.diagnostics import Diagnostic, Position
from generator.document import control_character
from generator.system_errors import reason_of

_Folder = tuple[int, int]
_ANOTHER_NAME = "give it another name"


def unreadable(folder: Path, shown: str) -> Iterator[Diagnostic]:
    """What cannot be read below a folder, which messages call `shown`, through links as well.

    Links may lead to what lies in the same folder as this one. Hidden files are left out, as MkDocs leaves
    them out.
    """
    around = os.path.join(os.path.realpath(folder.parent), "")  # noqa: PTH118  # a text, for what begins with it
    yield from _below(str(folder), shown, around, frozenset())


def folders_with_files(folder: Path) -> Iterator[str]:
    """The folders below a folder that have files, through links as well, as MkDocs calls them.

    Raises `OSError` where one cannot be looked into, which MkDocs passes over as if nothing were in it.
    """

    def refuse(error: OSError) -> None:
        raise error

    for place, _, files in os.walk(folder, onerror=refuse, followlinks=True):
        if files:
            yield Path(place).relative_to(folder).as_posix()


def _below(folder: str, shown: str, around: str, above: frozenset[_Folder]) -> Iterator[Diagnostic]:
    """What cannot be read in a folder that is in the folders `above`."""
    try:
        status = os.stat(folder)  # noqa: PTH116  # with its entries, a `Path` for each would cost more than all else
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        problem = f"the folder cannot be read ({reason_of(error)})"
        yield Diagnostic(Position(shown), problem, "expected a readable one")
        return
    here = status.st_dev, status.st_ino
    if here in above:
        yield Diagnostic(Position(shown), "the link leads in a circle", "remove it")
        return
    for entry in found:
        name = f"{shown}/{entry.name}"
        if control_character(entry.name):
            yield _unreadable_name(entry.name, shown)
        elif entry.is_symlink() and not os.path.realpath(entry.path).startswith(around):
            yield Diagnostic(Position(name), "the link leads out of the portal", "expected the thing itself")
        elif _is_folder(entry):
            yield from _below(entry.path, name, around, above | {here})
        elif not entry.name.startswith("."):
            yield from _unreadable_file(entry.path, name)


def _unreadable_name(name: str, shown: str) -> Diagnostic:
    known, problem, expected = (
        sys.getfilesystemencoding(),
        "has a character that cannot be seen",
        _ANOTHER_NAME,
    )
    if any("\ud800" <= char <= "\udfff" for char in name):  # so Python shows bytes that are no text
        problem = f"cannot be read as {known}"
        expected = _ANOTHER_NAME if known == "utf-8" else "set PYTHONUTF8=1, or a locale with UTF-8"
    return Diagnostic(Position(shown), f"the name {name!r} {problem}", expected)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # such as that of a link that leads to itself
        return False


def _unreadable_file(path: str, shown: str) -> Iterator[Diagnostic]:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116  # see above
            yield Diagnostic(Position(shown), "it is not a regular file", "expected a file or a folder")
            return
        with open(path, "rb", buffering=0):  # noqa: PTH123  # see above
            return
    except OSError as error:
        problem = f"the file cannot be read ({reason_of(error)})"
        yield Diagnostic(Position(shown), problem, "expected a readable file, or none")
