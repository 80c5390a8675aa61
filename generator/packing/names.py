"""Paths of files go in; why one of them cannot be unpacked alike on every machine comes out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from generator.diagnostics import shown

_LONGEST = 200
"""Unpacked below a folder, longer paths are too long for some systems."""
_REFUSED = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\\\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)


def why_refused(path: str) -> str | None:
    """Why a path is not for every machine, or leads out of its folder; None where nothing is wrong."""
    parts = path.split("/")
    if path.startswith("/") or ".." in parts:
        return "it leads out of its folder"
    if "" in parts or "." in parts:
        return "it has an empty part"
    if (sign := _REFUSED.search(path)) is not None:
        return f"it has the sign {shown(sign[0])}, which not every system takes"
    if any(_DEVICE.match(part) or part.endswith((".", " ")) for part in parts):
        return "a part of it is a name that not every system takes"
    return f"it has more than {_LONGEST} characters" if len(path) > _LONGEST else None


def printable(path: str) -> str:
    """A path as messages have it: whoever chose it has no say about the terminal."""
    return path if path.isprintable() else shown(path)[1:-1]


def clashes(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of paths of which some systems would make one file."""
    seen: dict[str, str] = {}
    for path in paths:
        folded = unicodedata.normalize("NFC", path).casefold()
        if folded in seen:
            yield seen[folded], path
        seen.setdefault(folded, path)
