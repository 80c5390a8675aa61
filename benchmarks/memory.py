"""A process goes in; the most memory that it and all that it started held at once comes out."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

_PROC = Path("/proc")
_PAUSE = 0.05


class TreeMemory:
    """Looks every few hundredths of a second, while it is entered, at how much memory a process tree holds.

    What processes share counts once in the sum: each is charged with its part of it (PSS).
    """

    def __init__(self, root: int) -> None:
        self._root, self._most = root, 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> TreeMemory:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    @property
    def megabytes(self) -> float | None:
        """The peak; None where the machine does not tell."""
        return self._most * 1_024 / 1_000_000 if self._most else None

    def _look(self) -> None:
        while not self._over.wait(_PAUSE):
            self._most = max(self._most, sum(map(_held, _tree(self._root, _parents()))))


def _parents() -> dict[int, int]:
    """The parent of every process of the machine."""
    found = {}
    for folder in _PROC.iterdir() if _PROC.is_dir() else ():
        if folder.name.isdigit():
            # The name of a process stands in brackets and may have spaces.
            fields = _read(folder / "stat").rpartition(")")[2].split()
            if len(fields) > 1:
                found[int(folder.name)] = int(fields[1])
    return found


def _tree(root: int, parents: dict[int, int]) -> Iterable[int]:
    """The process and all that descend from it."""
    found = [root]
    for pid in found:
        found.extend(child for child, parent in parents.items() if parent == pid)
    return found


def _held(pid: int) -> int:
    """How many KiB of memory a process holds; none once it is gone."""
    lines = _read(_PROC / str(pid) / "smaps_rollup").splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:  # the process has ended
        return ""
