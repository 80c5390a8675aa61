"""A finished build goes in; the site that readers have comes out of it as a whole, or stays as it was."""

from __future__ import annotations

import atexit
import errno
import os
import re
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import DataError, Diagnostic, Position, shown_path
from generator.exchange import exchange
from generator.system_errors import file_of, stopped


@dataclass(frozen=True)
class Kind:
    """What a build makes: its name, and files of which each has one; a folder without is something else."""

    name: str
    signs: tuple[str, ...]


SITE = Kind("site", ("index.html", "404.html"))
_TAKEN = (errno.ENOTEMPTY, errno.EEXIST)
"""What the system says where a folder would take the place of one with something in it."""


class Staging:
    """A folder beside the site in which a build is made, to be published or thrown away.

    It lies on the same file system as the site, so that publishing is a rename. Where `target` is a link,
    what it leads to is replaced.
    """

    def __init__(self, target: Path, kind: Kind = SITE) -> None:
        self.target = target = Path(os.path.realpath(target))
        target.parent.mkdir(parents=True, exist_ok=True)
        remove_abandoned(target)
        _refuse_anything_else(target, kind)
        prefix = f".{target.name}-{os.getpid()}-"
        self.folder = Path(tempfile.mkdtemp(prefix=prefix, dir=target.parent))
        self.beside = self.folder.with_name(self.folder.name + "-kept")
        """A place for what the build needs and the site does not; it goes with the build."""
        atexit.register(self.discard)

    def publish(self) -> None:
        """Put the build in the place of the site; the old site goes only when the new one stands."""
        self.folder.chmod(0o755)
        while not exchange(self.folder, self.target) and not self._is_renamed():
            pass  # another build has put its site there in between
        self.discard()

    def _is_renamed(self) -> bool:
        """Put the build there by two renames, or by one where there is no site yet; False where one is."""
        old = self.folder.with_name(self.folder.name + "-old")
        with suppress(FileNotFoundError):
            self.target.rename(old)
        try:
            self.folder.rename(self.target)
        except OSError as error:
            if error.errno in _TAKEN:
                _remove(old)
                return False
            with suppress(FileNotFoundError):
                old.rename(self.target)
            raise
        _remove(old)
        return True

    def discard(self) -> None:
        """Throw the build away; the site stays as it was."""
        _remove(self.folder)
        _remove(self.beside)
        atexit.unregister(self.discard)


def refused(error: OSError, target: Path) -> Diagnostic:
    """What is said where the system lets a build go no further: about its own files, that of the site."""
    target, file = Path(os.path.realpath(target)), file_of(error)
    is_own = file is None or file.startswith(str(target.with_name(f".{target.name}-")))
    return stopped(
        error, shown_path(target if is_own or file is None else Path(file)), "the build cannot go on"
    )


def remove_abandoned(target: Path) -> None:
    """Remove what builds left behind that were killed: their process, named in the folder, is gone."""
    name = re.compile(
        rf"\.{re.escape(target.name)}-(?P<process>[0-9]{{1,7}})-[a-z0-9_]+(?P<old>-old)?(?:-kept)?"
    )
    for folder in list(target.parent.iterdir()):
        found = name.fullmatch(folder.name)
        if found is None or _is_running(int(found["process"])):
            continue
        if not (found["old"] and _is_brought_back(folder, target)):
            _remove(folder)


def _remove(folder: Path) -> None:
    """Remove a folder as far as that can be done; what is refused once is tried once more."""
    for _ in range(2):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return


def _is_brought_back(old: Path, target: Path) -> bool:
    """Put a site that was moved away where it was; False where there is one by now."""
    if target.exists():
        return False
    try:
        old.rename(target)
    except OSError as error:
        if error.errno not in (*_TAKEN, errno.ENOENT):
            raise
        return False  # another build has put one there in between
    return True


def _refuse_anything_else(target: Path, kind: Kind) -> None:
    """A build replaces what an earlier one made, or an empty folder, never somebody's files."""
    where = Position(shown_path(target))
    if target.is_symlink():  # which leads nowhere else
        raise DataError.at(where, "the link leads in a circle", "remove it, or name another folder")
    if os.path.ismount(target):  # `Path.is_mount` fails where another build moves the site away
        problem = "it is the root of a file system, which nothing can take the place of"
        raise DataError.at(where, problem, "name a folder inside it")
    while (seen := _identity(target)) is not None:
        if _is_one(target, kind) or _is_empty(target):
            return
        if _identity(target) == seen:  # else another build has put its own there in between: look again
            article = "an" if kind.name[0] in "aeiou" else "a"
            problem = f"{article} {kind.name} would take the place of what is here, which is no {kind.name}"
            raise DataError.at(where, problem, "name another folder, or an empty one")


def _identity(path: Path) -> tuple[int, int, int] | None:
    """What tells a file or folder from another that gets its name; None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino, found.st_ctime_ns  # the last, as numbers are given again


def _is_empty(target: Path) -> bool:
    try:
        return not any(target.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return False


def _is_one(target: Path, kind: Kind) -> bool:
    return any((target / name).is_file() for name in kind.signs)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
