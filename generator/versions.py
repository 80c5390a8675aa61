"""A commit goes in; the catalog of its data comes out, with places that name the revision."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.catalog import Catalog, load_texts
from generator.catalog.examining import Memory
from generator.catalog.reading import is_data
from generator.revisions import Repository, RevisionError


@dataclass(frozen=True)
class Versions:
    """The states that a data folder had. Files that did not change in between are read and parsed once."""

    repository: Repository
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)
    """What is known of files; those that many commits have are looked at once."""

    def at(self, commit: str, shown: str) -> Catalog | None:
        """The catalog of a commit, which places call `shown`; None where the commit has no such folder.

        Raises `DataError` where this version cannot read the data, and `RevisionError` where git cannot.
        """
        prefix = f"{shown}:{self.repository.folder}".rstrip("/")
        try:
            files = self.repository.files(commit)
            if files is None:
                return None
            texts = self.repository.contents({path: one for path, one in files.items() if is_data(path)})
        except RevisionError as error:
            place = f"{prefix}/{error.place}"
            raise RevisionError(place, error.problem, error.expected) from None
        return load_texts(texts, prefix, self.memory)
