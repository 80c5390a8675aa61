"""What the command line calls a state of the data goes in; its catalog comes out, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.catalog import Catalog, load_catalog
from generator.diagnostics import shown, shown_path
from generator.revisions import Repository, RevisionError
from generator.versions import Versions

WORKING_TREE = "the working tree"


@dataclass(frozen=True)
class Side:
    """A state of the data: what it is called, its commit where it is one, and what it says."""

    name: str
    commit: str | None
    catalog: Catalog


class Sides:
    """Reads the two states; what they have in common is read once."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._versions: Versions | None = None

    def working_tree(self) -> Side:
        """The data as it is in the folder now."""
        return Side(WORKING_TREE, None, load_catalog(self._data, worked_out=False))

    def named(self, name: str) -> Side:
        """The data of a folder or of a revision. Raises `RevisionError` and `DataError`."""
        folder = Path(name)
        if not name or not folder.is_dir():
            return self._revision(name)
        if self._is_revision(name):
            if not (folder / "portal.yml").is_file():
                return self._revision(name)
            raise RevisionError(
                name,
                "it is a folder and a revision",
                f"write './{name}' for the folder, or 'heads/{name}' or 'tags/{name}' for the revision",
            )
        if not (folder / "portal.yml").is_file():
            raise RevisionError(
                name, "it is no data folder and no revision", "name the folder that holds portal.yml"
            )
        return Side(shown_path(folder), None, load_catalog(folder, worked_out=False))

    def _is_revision(self, name: str) -> bool:
        try:
            return self._past().repository.knows(name)
        except RevisionError:
            return False

    def _revision(self, name: str) -> Side:
        repository = self._past().repository
        commit = repository.commit(name)
        catalog = self._past().at(commit, shown(name)[1:-1])
        if catalog is None:
            raise RevisionError(
                shown(name)[1:-1],
                f"it has no folder '{repository.folder}'",
                "name a revision that has it, or the folder of its data in --data",
            )
        return Side(name, commit, catalog)

    def _past(self) -> Versions:
        if self._versions is None:
            self._versions = Versions(Repository.around(self._data))
        return self._versions
