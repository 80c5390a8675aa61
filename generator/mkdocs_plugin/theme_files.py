"""A theme goes in; the same comes out, with its files listed without those that are no files of a site.

Material brings more than ten thousand icons, in folders that are hidden. MkDocs lists all of them at each
build, and then takes none.
"""

from __future__ import annotations

import os

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme


class ShownFiles(FileSystemLoader):
    """Loads each template of some folders, as ever; lists those that are in no hidden folder."""

    def list_templates(self) -> list[str]:
        """The paths of the files below the folders, in order."""
        return sorted({path for folder in self.searchpath for path in _below(folder)})


def _below(top: str) -> list[str]:
    found: list[str] = []
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inside = folder[len(top) :].strip(os.sep).replace(os.sep, "/")
        found += (f"{inside}/{name}" if inside else name for name in names)
    return found


def list_shown_files(theme: Theme) -> None:
    """Have a theme list its files so from now on."""
    make = theme.get_env

    def made() -> Environment:
        env = make()
        env.loader = ShownFiles(theme.dirs)
        return env

    theme.get_env = made  # type: ignore[method-assign]  # MkDocs asks it before any plugin sees what it gives
