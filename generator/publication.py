"""A finished build goes in; the site that readers have is replaced by it as a whole, or stays as it was."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import DataError, Position


@dataclass(frozen=True)
class Kind:
    """What a build makes: its name, and files of which each has one; a folder without is something else."""

    name: str
    signs: tuple[str, ...]


SITE = Kind("site", ("index.html", "404.html"))


class Staging:
    """A folder beside the site in which a build is made, to be published or thrown away.

    It lies on the same file system as the site, so that publishing is a rename. Where `target` is a link,
    what it leads to is replaced.
    """

    def __init__(self, target: Path, kind: Kind = SITE) -> None:
        self.target = target = Path(os.path.realpath(target))
        target.parent.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(target)
        _refuse_anything_else(target, kind)
        prefix = f".{target.name}-{os.getpid()}-"
        self.folder = Path(tempfile.mkdtemp(prefix=prefix, dir=target.parent))
        self.beside = self.folder.with_name(self.folder.name + "-kept")
        """A place for what the build needs and the site does not; it goes with the build."""
        atexit.register(self.discard)

    def publish(self) -> None:
        """Put the build in the place of the site; the old site goes only when the new one stands."""
        self.folder.chmod(0o755)
        old = self.folder.with_name(self.folder.name + "-old")
        if self.target.exists():
            self.target.rename(old)
        try:
            self.folder.rename(self.target)
        except OSError:
            if old.exists():
                old.rename(self.target)
            raise
        shutil.rmtree(old, ignore_errors=True)
        self.discard()

    def discard(self) -> None:
        """Throw the build away; the site stays as it was."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.rmtree(self.beside, ignore_errors=True)
        atexit.unregister(self.discard)


def _remove_abandoned(target: Path) -> None:
    """Remove what builds left behind that were killed: their process, named in the folder, is gone."""
    name = re.compile(
        rf"\.{re.escape(target.name)}-(?P<process>[0-9]{{1,7}})-[a-z0-9_]+(?P<old>-old)?(?:-kept)?"
    )
    for folder in list(target.parent.iterdir()):
        found = name.fullmatch(folder.name)
        if found is None or _is_running(int(found["process"])):
            continue
        if found["old"] and not target.exists():
            folder.rename(target)
        else:
            shutil.rmtree(folder, ignore_errors=True)


def _refuse_anything_else(target: Path, kind: Kind) -> None:
    """A build replaces what an earlier one made, or an empty folder, never somebody's files."""
    if not target.exists() or any((target / name).is_file() for name in kind.signs):
        return
    if not target.is_dir() or any(target.iterdir()):
        article = "an" if kind.name[0] in "aeiou" else "a"
        problem = f"{article} {kind.name} would take the place of what is here, which is no {kind.name}"
        raise DataError.at(Position(target.as_posix()), problem, "name another folder, or an empty one")


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
