"""All that a build depends on goes in; one digest of it, which changes with any part of it, comes out."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.reuse.fingerprints import digest_of_files
from generator.reuse.store import key_of

_WORD = re.compile("[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True)
class Inputs:
    """What a site is made of, besides the generator and the packages that are installed."""

    places: tuple[str, ...]
    """Files and folders: the configuration, the data, the pages, the theme's own files, the roster."""
    data: str
    """The folder of the data, of whose past a page tells."""

    def digest(self, day: date, made_by: str) -> str:
        """The digest of all of it, on a day; `made_by` stands for the generator and the packages."""
        places = [Path(place) for place in self.places]
        return key_of(
            made_by,
            day.isoformat(),
            os.getcwd(),  # noqa: PTH109  # paths in messages and pages are told from here
            *environment_of(places),
            _past(self.data),
            digest_of_files(places),
        )


@dataclass(frozen=True)
class Look:
    """A look at all that a site depends on: what that is, when it was, and what was seen."""

    inputs: Inputs
    day: date
    made_by: str
    """Stands for the generator and the packages."""
    digest: str
    """Of all of it."""

    @classmethod
    def at(cls, inputs: Inputs, day: date, made_by: str) -> Look:
        """Look at it now."""
        return cls(inputs, day, made_by, inputs.digest(day, made_by))


def environment_of(places: Iterable[Path]) -> list[str]:
    """The variables that a configuration file among the places may name."""
    found: list[str] = []
    for place in places:
        if place.suffix == ".yml" and place.is_file():
            words = set(_WORD.findall(place.read_text(encoding="utf-8", errors="replace")))
            found += (f"{name}={os.environ[name]}" for name in sorted(words & set(os.environ)))
    return found


def _past(folder: str) -> str:
    """The commit that the folder's repository is at, and whether its past is there; nothing without git."""
    environment = {name: one for name, one in os.environ.items() if not name.startswith("GIT_")}
    command = ("git", "-C", folder, "rev-parse", "--is-shallow-repository", "--show-toplevel", "HEAD")
    try:
        told = subprocess.run(command, env=environment, capture_output=True, check=False)  # noqa: S603  # no shell
    except OSError:
        return ""
    return told.stdout.decode(errors="replace")
