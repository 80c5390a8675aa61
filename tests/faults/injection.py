"""A fault's name goes in; the fault itself comes out, as something that is done to a process of its own."""

from __future__ import annotations

import atexit
import ctypes
import errno
import os
import resource
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path

_WRITES = os.O_WRONLY | os.O_RDWR
_CHANGES = {"os.rename", "os.mkdir", "os.link", "os.chmod", "os.utime", "os.symlink"}
_REMOVALS = {"os.remove", "os.rmdir"}
"""What goes on a disk that is full."""
_LOOKS = {"os.scandir", "os.listdir"}
_DIE = 0


@dataclass
class Calls:
    """Counts what Python asks of the system about files below a folder, and at one call does something else.

    Python tells of each before it is done, and whoever listens may raise. The copies of a process count
    for themselves.
    """

    folder: str
    at: int
    """The number of the call."""
    error: int = _DIE
    """What the system says then; nothing where the process dies."""
    ends_by: signal.Signals = signal.SIGKILL
    lasting: bool = False
    """Whether each call after it that writes fails as well, as on a disk that is full."""
    writes_only: bool = False
    """Whether only calls that write are counted."""
    process: int = field(default=0)
    count: int = 0

    def __call__(self) -> None:
        """Begin to count."""
        self.process = os.getpid()
        sys.addaudithook(self._hear)

    def _hear(self, event: str, given: tuple[object, ...]) -> None:
        if event == "open":
            writes = isinstance(given[2], int) and bool(given[2] & _WRITES)
        elif event in _CHANGES:
            writes = True
        elif event in _LOOKS | _REMOVALS:
            writes = False
        else:
            return
        if not self._is_there(*given) or (self.writes_only and not writes and event not in _REMOVALS):
            return
        self.count += 1
        if self.count == self.at or (self.lasting and writes and self.count > self.at):
            self._happen(given[0])

    def _is_there(self, path: object, *more: object) -> bool:
        """Whether a path lies in the folder; one that is told from a folder that is open does."""
        if isinstance(path, str | bytes | os.PathLike):
            is_inside = len(more) == 1 and isinstance(more[0], int) and more[0] > 0
            return is_inside or self.folder in os.fsdecode(path)
        return False

    def _happen(self, path: object) -> None:
        if self.error != _DIE:
            raise OSError(self.error, os.strerror(self.error), path)
        if os.getpid() == self.process:
            os.kill(self.process, self.ends_by)


@dataclass
class Counted(Calls):
    """Counts alone, and writes the number into a file in the end."""

    at: int = -1
    into: str = ""

    def __call__(self) -> None:
        """Begin to count."""
        super().__call__()
        atexit.register(self._tell)

    def _tell(self) -> None:
        count = self.count
        Path(self.into).write_text(str(count), encoding="ascii")


def without_privileges() -> None:
    """Have root ask for permission like anybody: it would read and write everything."""
    if os.geteuid() != 0:
        return
    libc = ctypes.CDLL(None, use_errno=True)
    head = (ctypes.c_uint32 * 2)(0x20080522, 0)
    sets = (ctypes.c_uint32 * 6)()
    # Of effective, permitted and inheritable ones: to override permissions, and to read and search anywhere.
    if libc.capget(head, sets) == 0:
        for one in range(3):
            sets[one] &= ~0b110
    if libc.capset(head, sets) != 0:
        raise OSError(ctypes.get_errno(), "capset")


@dataclass(frozen=True)
class Limit:
    """No more of something than so many: open files, bytes of a file."""

    what: int
    most: int

    def __call__(self) -> None:
        """Set the limit, and have the system say so instead of ending the process."""
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(self.what, (self.most, self.most))


def no_more_processes() -> None:
    """Have the system refuse each copy of the process."""

    def refuse() -> int:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    os.fork = refuse


def waiting_for_nobody() -> None:
    """What a process inherits whose parent waits for none of its own."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)


def from_a_file(path: str) -> None:
    """Have a file for the standard input."""
    os.dup2(os.open(path, os.O_RDONLY), 0)
    sys.stdin = os.fdopen(0, encoding="utf-8")


def into_a_full_disk(path: str) -> None:
    """Have an output on which nothing has a place any more."""
    from_a_file(path)
    os.dup2(os.open("/dev/full", os.O_WRONLY), 1)


def into_nowhere(path: str) -> None:
    """Have an output that nobody reads."""
    from_a_file(path)
    reading, writing = os.pipe()
    os.close(reading)
    os.dup2(writing, 1)


def into_nothing(path: str) -> None:
    """Have no output at all."""
    from_a_file(path)
    os.close(1)
    sys.stdout = None  # as Python says it where it was closed before
