"""Steps of a long build go in; a line that says how far it is comes out, on a terminal."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

_EVERY = 0.1
"""Seconds between two looks."""


class Shown:
    """Shows the step that a build is at, and how much of it is done; gone when the build has ended.

    It draws when it is told something, and not by a thread of its own: a process with threads cannot be
    copied to share the work out.
    """

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=console,
            transient=True,
            auto_refresh=False,
            disable=not console.is_terminal,
        )
        self._task: TaskID | None = None
        self._step = ""
        self._drawn = 0.0

    def __call__(self, step: str, done: int, total: int) -> None:
        """Some of a step is done."""
        if self._task is None or step != self._step:
            if self._task is not None:
                self._progress.remove_task(self._task)
            self._task, self._step, self._drawn = self._progress.add_task(step, total=total), step, 0.0
        self._progress.update(self._task, completed=done)
        if time.monotonic() - self._drawn > _EVERY:
            self._progress.refresh()
            self._drawn = time.monotonic()

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._progress.stop()
