"""Things to be made go in; copies of this process make some of them, and keep them where all can find them.

A copy has everything that its parent has read, without anything being handed over, and hands nothing back:
what it makes it puts into the store. So whatever goes wrong in it, the parent merely finds nothing there,
makes the thing itself, and says what is wrong as it always does.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

FEWEST = 64
"""Fewer small things than this are made faster than a process is copied."""


def workers() -> int:
    """How many processes may work at the same time: one for each processor that this one may use.

    Only one where a process cannot be copied safely: it has threads, or its system has no such thing or says
    that its own libraries do not bear it (macOS).
    """
    if not sys.platform.startswith("linux") or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), 8)


class Copies:
    """Copies of this process that are at work; none is left once they have been waited for."""

    def __init__(self, processes: Sequence[int]) -> None:
        self._processes = list(processes)

    def wait(self) -> None:
        """Go on when all of them have ended, in whatever way."""
        while self._processes:
            os.waitpid(self._processes.pop(), 0)

    def stop(self) -> None:
        """End all of them: what they were to make is made, or is no longer needed."""
        for process in self._processes:
            os.kill(process, signal.SIGKILL)
        self.wait()


def copies_at_work(
    things: Sequence[T],
    make: Callable[[T], object],
    *,
    processes: int | None = None,
    fewest: int = FEWEST,
) -> Copies:
    """Begin to make the things in copies of this process, the first of them first, and go on meanwhile.

    `make` makes what is not yet in the store, and puts it there; so whoever needs the things can make the
    last of them first. Fewer than `fewest` are left to whoever needs them.
    """
    count = min(workers() if processes is None else processes, len(things)) - 1
    if count < 1 or len(things) < fewest:
        return Copies(())
    return Copies([_copy(things[number::count], make) for number in range(count)])


def _copy(things: Sequence[T], make: Callable[[T], object]) -> int:
    """Start a copy of this process that makes these things; its id comes back."""
    copy = os.fork()
    if copy:
        return copy
    status = 1
    try:
        # A traceback of the copy would tell nobody anything: its parent meets the same mistake.
        for thing in things:
            make(thing)
        status = 0
    finally:
        os._exit(status)
