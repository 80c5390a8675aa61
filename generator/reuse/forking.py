"""Things to be made go in; copies of this process make some of them, and keep them where all can find them.

A copy has everything that its parent has read, without anything being handed over, and hands nothing back:
what it makes it puts into the store. So whatever goes wrong in it, the parent merely finds nothing there,
makes the thing itself, and says what is wrong as it always does.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
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

    def __init__(self, processes: Sequence[int], *, with_theirs: bool = False) -> None:
        """Each copy's id; if they make copies of their own, each has a group of processes for itself."""
        self._processes = list(processes)
        self._kill = os.killpg if with_theirs else os.kill

    def wait(self) -> None:
        """Go on when all of them have ended, in whatever way."""
        while self._processes:
            with suppress(ChildProcessError):  # whoever started this process has it wait for none
                os.waitpid(self._processes.pop(), 0)

    def stop(self) -> None:
        """End all of them: what they were to make is made, or is no longer needed."""
        for process in self._processes:
            with suppress(ProcessLookupError):  # as above, it has ended
                self._kill(process, signal.SIGKILL)
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

    def make_all(number: int) -> None:
        for thing in things[number::count]:
            make(thing)

    return Copies(_copies(partial(make_all, number) for number in range(count)))


MOST_BYTES = 100_000
"""So long a message may be."""
_MORE = b"\0"
"""Tells whichever copy gets it to copy itself."""
_PATIENCE = 0.1
"""So many seconds pass before a process that waits says how far the work is."""


class Crew:
    """Copies of this process that do what they are told, message by message, until there is no more.

    Where a process cannot be copied, there is nobody to tell anything.
    """

    def __init__(
        self, work: Callable[[Callable[[], bytes]], object], *, processes: int | None = None
    ) -> None:
        """Start the copies; each calls `work` with what gives the next message, `b""` after the last one."""
        count = (workers() if processes is None else processes) - 1
        self._waiting: deque[bytes] = deque()
        self._ends: tuple[socket.socket, socket.socket] | None = None
        self._copies = Copies(())
        if count < 1:
            return
        try:
            # Each message of this kind of socket goes to one of those who wait, as a whole.
            giving, taking = self._ends = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        except OSError:  # this process has too many files open
            return
        giving.setblocking(False)

        def follow() -> None:
            giving.close()
            more: list[int] = []
            work(partial(_following, taking, more))
            Copies(more).wait()

        copies = _copies((follow for _ in range(count)), leads=True)
        self._copies = Copies(copies, with_theirs=True)
        if not copies:
            self._close()

    def give(self, message: bytes) -> None:
        """Tell the copies something, or keep it until they have room for it.

        What has more than `MOST_BYTES` nobody is told: it is left to whoever would have told it.
        """
        if self._ends is not None and len(message) <= MOST_BYTES:
            self._waiting.append(message)
            self._pass_on()

    def reinforce(self, urgent: Iterable[bytes] = ()) -> None:
        """Have one of the copies copy itself, with all that it knows by now; they go on with what is urgent.

        The new one takes the place of this process, which has nothing to do but to wait.
        """
        if self._ends is None:
            return
        first = [_MORE, *(one for one in urgent if len(one) <= MOST_BYTES)]
        with suppress(BlockingIOError):  # none is left that no copy has begun with
            while True:
                first.append(self._ends[1].recv(MOST_BYTES, socket.MSG_DONTWAIT))
        self._waiting.extendleft(reversed(first))
        self._pass_on()

    def _pass_on(self) -> None:
        while self._waiting and self._ends is not None:
            try:
                self._ends[0].send(self._waiting[0])
            except BlockingIOError:
                return
            self._waiting.popleft()

    def finish(self, meanwhile: Callable[[], object] = lambda: None) -> None:
        """Go on when the copies have done all that they were given; until then, call something at times."""
        if self._ends is not None:
            giving, taking = self._ends
            taking.close()
            with suppress(ConnectionError):  # no copy is left
                giving.setblocking(True)
                while self._waiting:
                    giving.send(self._waiting.popleft())
                giving.shutdown(socket.SHUT_WR)
                giving.settimeout(_PATIENCE)
                while not _has_ended(giving):
                    meanwhile()
        self._close()
        self._copies.wait()

    def stop(self) -> None:
        """End the copies, whatever they are at."""
        self._close()
        self._copies.stop()

    def _close(self) -> None:
        for end in self._ends or ():
            end.close()
        self._ends = None


def _following(taking: socket.socket, more: list[int]) -> bytes:
    """The next message to a copy, which notes in `more` the copies that it makes of itself."""
    while (message := taking.recv(MOST_BYTES)) == _MORE:
        try:
            copy = os.fork()
        except OSError:  # one less, then
            continue
        if copy:
            more.append(copy)
        else:
            more.clear()
    return message


def _has_ended(giving: socket.socket) -> bool:
    """Whether no copy has the other side of a socket any more; says so as soon as that is so."""
    try:
        giving.recv(1)
    except TimeoutError:
        return False
    return True


def _copies(works: Iterable[Callable[[], object]], *, leads: bool = False) -> list[int]:
    """Start a copy for each work, as far as the system lets a process have more; their ids come back."""
    started: list[int] = []
    with suppress(OSError):
        for work in works:
            started.append(_copy(work, leads=leads))  # noqa: PERF401  # those that were started count
    return started


def _copy(work: Callable[[], object], *, leads: bool = False) -> int:
    """Start a copy of this process that does some work and ends; its id comes back.

    If it `leads`, it and the copies that it makes are a group of processes, which has its id.
    """
    copy = os.fork()
    if copy:
        if leads:
            _lead(copy)
        return copy
    status = 1
    try:
        if leads:
            _lead(0)
        # A traceback of the copy would tell nobody anything: its parent meets the same mistake.
        work()
        status = 0
    finally:
        os._exit(status)


def _lead(process: int) -> None:
    """Make a process the first of a group; it and its parent both do so: neither waits for the other."""
    with suppress(OSError):  # the other one has done so, and perhaps the process has ended since
        os.setpgid(process, process)
