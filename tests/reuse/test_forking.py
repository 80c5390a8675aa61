"""Work that copies of a process share: all of it is done, whatever becomes of the copies."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from generator.reuse.forking import FEWEST, share_out, workers

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="copies are made on Linux only")

THINGS = list(range(FEWEST))


def test_every_thing_is_made_once_and_by_several(tmp_path: Path) -> None:
    """Each thing is made by one of the processes, and none of them is left."""

    def make(thing: int) -> None:
        with (tmp_path / str(thing)).open("x", encoding="utf-8") as file:
            file.write(str(os.getpid()))

    share_out(THINGS, make, processes=3)
    makers = {(tmp_path / str(thing)).read_text(encoding="utf-8") for thing in THINGS}
    assert len(makers) == 3
    assert str(os.getpid()) in makers
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_copy_that_fails_takes_nothing_along(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What a copy could not make is missing, nothing is printed, and the parent goes on."""
    parent = os.getpid()

    def make(thing: int) -> None:
        if os.getpid() != parent:
            raise RuntimeError("a mistake")
        (tmp_path / str(thing)).touch()

    share_out(THINGS, make, processes=2)
    assert sorted(int(path.name) for path in tmp_path.iterdir()) == THINGS[::2]
    assert capfd.readouterr() == ("", "")


def test_a_mistake_in_the_parent_is_met_there(tmp_path: Path) -> None:
    """It is raised as it is, once the copies have ended."""

    def make(_: int) -> None:
        raise RuntimeError("a mistake")

    with pytest.raises(RuntimeError, match="a mistake"):
        share_out(THINGS, make, processes=2)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_few_things_are_left_to_whoever_needs_them() -> None:
    """Below the limit nothing is made ahead."""
    made: list[int] = []
    share_out(THINGS[1:], made.append, processes=4)
    assert made == []


def test_a_process_with_threads_is_not_copied() -> None:
    """A lock that a thread holds would stay locked in the copy for ever."""
    go = threading.Event()
    thread = threading.Thread(target=go.wait)
    thread.start()
    try:
        assert workers() == 1
    finally:
        go.set()
        thread.join()
