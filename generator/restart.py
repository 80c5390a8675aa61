"""The generator's own sources go in; whether a serving process must start over, and can, comes out.

Data, pages and templates are read afresh at every rebuild. Python modules are not: a process that serves
keeps the code that it began with, so it is replaced by a new one when that code changes.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

SOURCES = Path(__file__).parent

Fingerprint = frozenset[tuple[str, int]]


def fingerprint(sources: Path = SOURCES) -> Fingerprint:
    """What stands for the code: each Python file below `sources` with the time of its last change."""
    return frozenset((str(path), path.stat().st_mtime_ns) for path in sources.rglob("*.py"))


def broken_source(sources: Path = SOURCES) -> str | None:
    """The first file that is not Python, as `path:line: reason`, or None when all of them are."""
    for path in sorted(sources.rglob("*.py")):
        try:
            compile(path.read_bytes(), str(path), "exec")
        except (SyntaxError, ValueError) as error:
            line = getattr(error, "lineno", None) or 1
            return f"{path}:{line}: {getattr(error, 'msg', error)}"
    return None


def restart() -> None:
    """Replace this process by a new one with the same command line; does not return."""
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606  # our own command line
