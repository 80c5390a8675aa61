"""A process as somebody has started it goes in; one that every command can rely on comes out.

Also what is said where the system refuses something that no command has a word of its own for.
"""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn

from generator.cli.options import report
from generator.diagnostics import DataError, shown_path
from generator.system_errors import file_of, stopped


def settle() -> None:
    """Undo what whoever started this process may have left to it; when told to end, it ends in order."""
    _fill_standard_files()
    if hasattr(signal, "SIGCHLD"):
        # To ignore it is to be told of no process how it ended, git included.
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _end_in_order)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A character that the output has no place for, or a name that is no text, is shown as its number.
        sys.stdout.reconfigure(errors="backslashreplace")


def _fill_standard_files() -> None:
    """Have nobody take an open file for the standard output, because it got the number of a closed one."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the least number that is free
    if sys.stderr is None:
        # Whoever has closed it wants to hear of no problem; what is to be printed must be missed, though.
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  # until the process ends


def _end_in_order(number: int, frame: FrameType | None) -> NoReturn:
    """End as after an interruption: what is half made goes."""
    sys.exit(128 + number)


def end(error: OSError) -> NoReturn:
    """Say what the system refused, and end with status 1; without a file, it is about what is printed."""
    file = file_of(error)
    if file is not None:
        file = shown_path(Path(file))
    else:
        file = "<stdin>" if error.errno == errno.EISDIR else "<stdout>"
        _drop_the_rest()
    report(DataError([stopped(error, file, "the command cannot go on")]))


def see_off(ended: SystemExit) -> None:
    """Write what is left of the output; where it cannot be written, a command that went well has not."""
    try:
        sys.stdout.flush()
    except AttributeError:
        return  # there is none
    except OSError as error:
        if not ended.code and error.errno != errno.EPIPE:
            end(error)
        _drop_the_rest()
        ended.code = ended.code or 1


def _drop_the_rest() -> None:
    """Have nobody try once more to write what is left of the output."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
