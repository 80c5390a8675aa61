"""The text of a file goes in, a piece at a time; it is at its place as a whole, or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterable
from dataclasses import replace as changed
from pathlib import Path

from generator.diagnostics import DataError, Position


def refuse_existing(target: Path, *, replace: bool) -> None:
    """Raise `DataError` where a file would be replaced, or where something else is in the way."""
    shown = Position(target.as_posix())
    if target.is_dir():
        raise DataError.at(shown, "it is a folder", "name a file by --out")
    if os.path.lexists(target) and not replace:
        expected = "name another by --out or --date, or write over it with --replace"
        raise DataError.at(shown, "the file exists", expected)


def write_whole(target: Path, pieces: Iterable[str], check: Callable[[Path], None], *, replace: bool) -> None:
    """Write a file beside its place, have it checked, and put it there.

    `check` raises where the file may not be there. Of two processes with one target the second one fails,
    unless it may replace. Raises `DataError` and `OSError`; then there is no new file.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    # Hidden, so that no reader of the folder takes it for data.
    partial = target.with_name(f".{target.name}-{secrets.token_hex(8)}")
    try:
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        _check(partial, target, check)
        _put(partial, target, replace=replace)
    finally:
        partial.unlink(missing_ok=True)


def _check(partial: Path, target: Path, check: Callable[[Path], None]) -> None:
    """Have a file checked; what is found is said of the name that the file would have."""
    try:
        check(partial)
    except DataError as error:
        raise DataError(
            changed(one, position=changed(one.position, path=target.as_posix()))
            if one.position.path.endswith(partial.name)
            else one
            for one in error.diagnostics
        ) from None


def _put(partial: Path, target: Path, *, replace: bool) -> None:
    if replace:
        partial.replace(target)
    else:
        _link(partial, target)
    _sync_folder(target.parent)


def _link(partial: Path, target: Path) -> None:
    """Give the file its name, unless something has that name: a link is never put over a file."""
    try:
        try:
            os.link(partial, target)
        except FileExistsError:
            raise
        except OSError:
            # A file system without links: whoever makes the empty file first may replace it.
            os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
            partial.replace(target)
    except FileExistsError:
        refuse_existing(target, replace=False)
        raise


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
