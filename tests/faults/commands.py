"""A folder, a command and a fault go in; what the command said comes out, once nothing of it is left.

Commands run in copies of one process that has imported everything, so that one takes as long as its work.
"""

from __future__ import annotations

import atexit
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from generator.cli import main
from tests.pages.copies import NOON

PATIENCE = 120
"""After so many seconds a command hangs."""
_PRELOADED = ["pytest", "tests.faults.commands", "tests.faults.injection", "generator.mkdocs_plugin"]
_PRELOADED += ["generator.cli.site", "material.plugins.search.plugin", "mkdocs.commands.build"]
_copies = get_context("forkserver")
_copies.set_forkserver_preload(_PRELOADED)

Fault = Callable[[], object]
"""What is done in the process of a command before it begins; it must bear being sent there."""


def nothing() -> None:
    """No fault."""


@dataclass(frozen=True)
class Ended:
    """How a command ended: its status, or the signal below zero, and its words."""

    status: int
    output: str
    errors: str

    def __str__(self) -> str:
        return f"status {self.status}\n{self.output}{self.errors}"


def ended(folder: Path, *words: str, fault: Fault = nothing, **variables: str) -> Ended:
    """Run a command in a folder, and see that it ends, with no traceback and no process left."""
    said = folder.with_name(f"{folder.name}-said")
    said.mkdir(exist_ok=True)
    status = status_of(_command, folder, words, fault, variables, said)
    output, errors = ((said / name).read_text("utf-8", "replace") for name in ("output", "errors"))
    assert "Traceback" not in errors, errors
    return Ended(status, output, errors)


def started(work: Callable[..., object], *given: object) -> BaseProcess:
    """A copy that does some work."""
    process = _copies.Process(target=_in_a_session, args=(work, *given))
    process.start()
    return process


def started_command(folder: Path, *words: str, said: Path, **variables: str) -> BaseProcess:
    """A command that goes on by itself; its words go into the folder `said`."""
    said.mkdir()
    return started(_command, folder, words, nothing, variables, said)


def status_of(work: Callable[..., object], *given: object) -> int:
    """Do some work in a copy, and see that it ends and that none of its own copies stays."""
    process = started(work, *given)
    session = process.pid or 0
    try:
        process.join(PATIENCE)
        assert process.exitcode is not None, "it hangs"
        end = time.monotonic() + PATIENCE
        while left := _processes_of(session):
            assert time.monotonic() < end, f"still there: {left}"
            time.sleep(0.01)
        return process.exitcode
    finally:
        for one in _processes_of(session):
            os.kill(one, signal.SIGKILL)
        process.join()


def _in_a_session(work: Callable[..., object], *given: object) -> None:
    os.setsid()
    try:
        work(*given)
    finally:
        # A process of this kind ends without; those who begin theirs at the shell do not.
        atexit._run_exitfuncs()


def _command(
    folder: Path, words: tuple[str, ...], fault: Fault, variables: dict[str, str], said: Path
) -> None:
    for number, name in ((1, "output"), (2, "errors")):
        os.dup2(os.open(said / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    os.chdir(folder)
    os.environ.update({"SOURCE_DATE_EPOCH": NOON, "NO_MKDOCS_2_WARNING": "1", **variables})
    sys.argv = ["runbook", *words]
    fault()
    main(words, prog_name="runbook")


def _processes_of(session: int) -> list[int]:
    """The processes of a session that are running."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            _, _, about = (folder / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")
        except OSError:
            continue
        state, _, _, of = about.split()[:4]
        if int(of) == session and state != "Z":
            found.append(int(folder.name))
    return found
