"""The folder of a site goes in; its files and its day come out, or why they cannot be packed."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

from generator.diagnostics import DataError, Diagnostic, Position
from generator.packing.names import clashes, why_refused
from generator.reuse.published import files_of

_SIGNS = ("index.html", "404.html")
"""Every site has these."""
_INDEX = "api/index.json"


def files_to_pack(site: Path) -> list[str]:
    """The paths of all files of a site, in a stable order. Raises `DataError`."""
    place = site.as_posix()
    missing = [name for name in _SIGNS if not (site / name).is_file()]
    if missing:
        expected = "run 'runbook build', or name the folder of a built site"
        raise DataError.at(Position(place), f"there is no built site here: it has no {missing[0]}", expected)
    files = files_of(site)
    if problems := list(_problems(site, files)):
        raise DataError(problems)
    return files


def _problems(site: Path, files: list[str]) -> Iterator[Diagnostic]:
    for path in files:
        position = Position((site / path).as_posix())
        if not stat.S_ISREG((site / path).lstat().st_mode):
            yield Diagnostic(position, "it is no plain file", "expected the file itself, not a link to it")
        if (why := why_refused(path)) is not None:
            yield Diagnostic(
                position, f"the path cannot be unpacked everywhere: {why}", "name the file otherwise"
            )
    for one, other in clashes(files):
        problem = f"on some systems it is the same file as '{one}'"
        yield Diagnostic(Position((site / other).as_posix()), problem, "expected names that differ in more")


def moment_of(site: Path) -> datetime:
    """The day on which a site was built, at midnight. Raises `DataError`."""
    try:
        told = json.loads((site / _INDEX).read_text(encoding="utf-8"))["built_on"]
        return datetime.combine(date.fromisoformat(told), time(), UTC)
    except (OSError, ValueError, KeyError, TypeError):
        place = Position((site / _INDEX).as_posix())
        raise DataError.at(
            place, "it does not say when the site was built", "expected a built site"
        ) from None
