"""A folder goes in; a portal whose site is published comes out, to be hurt and mended."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.faults.commands import Ended, Fault, ended, nothing
from tests.pages.copies import Copy, copy_of_portal

Files = dict[str, tuple[bytes, int]]
"""By path: what is in a file, and the time of its last change in nanoseconds."""

UNCHANGED = "nothing has changed\n"


@dataclass(frozen=True)
class Published:
    """A portal with a site, and the site as it was published."""

    copy: Copy
    before: Files

    @classmethod
    def at(cls, folder: Path) -> Published:
        """A copy of the small portal, built from nothing."""
        copy = copy_of_portal(folder)
        assert ended(folder, "build").status == 0
        return cls(copy, files_of(copy.site))

    @property
    def folder(self) -> Path:
        """The folder of the portal."""
        return self.copy.folder

    def build(self, *words: str, fault: Fault = nothing, **variables: str) -> Ended:
        """Build it."""
        return ended(self.folder, "build", *words, fault=fault, **variables)

    def mend(self) -> None:
        """Put everything back but the site and what builds keep."""
        for path in self.folder.iterdir():
            if path.name not in ("site", ".cache"):
                _remove(path)
        copy_of_portal(self.folder)

    def is_untouched(self) -> bool:
        """Whether the site is byte for byte, and time for time, what it was, with nothing beside it."""
        return files_of(self.copy.site) == self.before and not self.leftovers()

    def leftovers(self) -> list[str]:
        """What builds have left beside the site."""
        return sorted(path.name for path in self.folder.glob(".*") if path.name != ".cache")


def files_of(folder: Path) -> Files:
    """Every file below a folder with its bytes and its time."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def bytes_of(files: Files) -> dict[str, bytes]:
    """The same without the times."""
    return {path: data for path, (data, _) in files.items()}


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        for folder in (path, *path.rglob("*")):
            if folder.is_dir() and not folder.is_symlink():
                folder.chmod(0o755)
        shutil.rmtree(path)
    else:
        path.unlink()
