"""A folder goes in; a copy of the small portal, to be changed, built and broken there, comes out."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from generator.catalog.examining import Memory

SMALL = Path(__file__).parents[1] / "fixtures" / "portal"
OVERRIDES = Path(__file__).parents[2] / "overrides"

# 2026-11-23, noon, as SOURCE_DATE_EPOCH says it.
NOON = "1795435200"


@dataclass(frozen=True)
class Copy:
    """A copy of the small portal in a folder of its own."""

    folder: Path

    @property
    def config(self) -> Path:
        """Its configuration."""
        return self.folder / "mkdocs.yml"

    @property
    def site(self) -> Path:
        """The folder of its site, as configured."""
        return self.folder / "site"

    def write(self, path: str, text: str) -> None:
        """Put a file into the copy, or another text into one that is there."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Change a piece of a file, which must be there once."""
        text = (self.folder / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path} has {old!r} {text.count(old)} times"
        self.write(path, text.replace(old, new))

    def append(self, path: str, text: str) -> None:
        """Add to the end of a file."""
        self.write(path, (self.folder / path).read_text(encoding="utf-8") + text)


def copy_of_portal(folder: Path) -> Copy:
    """A copy of the small portal in `folder`, with the theme of the real one."""
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    copy = Copy(folder)
    copy.edit("mkdocs.yml", "../../../overrides", str(OVERRIDES))
    return copy


def remembered(memory: Memory) -> Memory:
    """What is known of the files of a portal, for a change of it that nobody needs to know of later."""
    return Memory(dict(memory.files))


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
