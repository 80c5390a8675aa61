"""Things to be made go in; they are made, some by copies of this process, and kept where all can find them.

A copy has everything that its parent has read, without anything being handed over, and hands nothing back:
what it makes it puts into the store. So whatever goes wrong in it, the parent merely finds nothing there,
makes the thing itself, and says what is wrong as it always does.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

FEWEST = 64
"""Fewer things than this are made faster than a process is copied."""


def workers() -> int:
    """How many processes may work at the same time: one for each processor that this one may use.

    Only one where a process cannot be copied safely: it has threads, or its system has no such thing or says
    that its own libraries do not bear it (macOS).
    """
    if not sys.platform.startswith("linux") or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), 8)


def share_out(things: Sequence[T], make: Callable[[T], object], processes: int | None = None) -> None:
    """Make some of the things in copies of this process, and the first share of them in this one.

    `make` puts what it makes into the store. When this returns, no copy is running any more.
    """
    count = workers() if processes is None else processes
    if count < 2 or len(things) < FEWEST:
        return
    gc.freeze()  # what is there already is not looked at again, so that it stays shared in memory
    copies = [_copy(things[number::count], make) for number in range(1, count)]
    try:
        for thing in things[::count]:
            make(thing)
    finally:
        for copy in copies:
            os.waitpid(copy, 0)
        gc.unfreeze()


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
