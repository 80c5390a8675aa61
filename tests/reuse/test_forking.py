"""Work that copies of a process share: all of it is done, whatever becomes of the copies."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from generator.reuse.forking import FEWEST, copies_at_work, workers
from tests.reuse.processes import assert_gone

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="copies are made on Linux only")
THINGS = list(range(FEWEST))


def test_things_are_made_by_copies_while_the_parent_goes_on(tmp_path: Path) -> None:
    """Each thing is made once, by several processes and not by this one, and none of them is left."""

    def make(thing: int) -> None:
        with (tmp_path / str(thing)).open("x", encoding="utf-8") as file:
            file.write(str(os.getpid()))

    copies_at_work(THINGS, make, processes=3).wait()
    makers = {int((tmp_path / str(thing)).read_text(encoding="utf-8")) for thing in THINGS}
    assert len(makers) == 2
    assert os.getpid() not in makers
    assert_gone(makers)


def test_a_copy_that_fails_takes_nothing_along(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What a copy could not make is missing, nothing is printed, and the parent goes on."""

    def make(thing: int) -> None:
        if thing > 3:
            raise RuntimeError("a mistake")
        (tmp_path / str(thing)).touch()

    copies_at_work(THINGS, make, processes=2).wait()
    assert sorted(int(path.name) for path in tmp_path.iterdir()) == [0, 1, 2, 3]
    assert capfd.readouterr() == ("", "")


def test_a_copy_that_is_killed_is_waited_for_like_any_other(tmp_path: Path) -> None:
    """Nothing hangs on the way in which a copy ends."""

    def make(thing: int) -> None:
        if thing == 2:
            os.kill(os.getpid(), 9)
        (tmp_path / str(thing)).touch()

    copies_at_work(THINGS, make, processes=2).wait()
    assert sorted(int(path.name) for path in tmp_path.iterdir()) == [0, 1]


def test_copies_that_are_stopped_are_gone(tmp_path: Path) -> None:
    """What is no longer needed is not made, and nobody waits for it."""

    def make(_: int) -> None:
        (tmp_path / str(os.getpid())).touch()
        time.sleep(60)

    copies = copies_at_work(THINGS, make, processes=3)
    while len(list(tmp_path.iterdir())) < 2:
        time.sleep(0.01)
    copies.stop()
    assert_gone({int(path.name) for path in tmp_path.iterdir()})


@pytest.mark.parametrize(("things", "processes"), [(THINGS[1:], 4), (THINGS, 1), ([], 4)])
def test_little_work_is_left_to_whoever_needs_it(
    things: list[int], processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Below the limit, and where there is one process only, nothing is made ahead."""

    def refuse(*_: object) -> None:
        raise AssertionError("nothing is to be made")

    monkeypatch.setattr(os, "fork", refuse)
    copies_at_work(things, refuse, processes=processes).wait()


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


def test_copies_are_waited_for_where_the_system_tells_nobody_how_they_ended() -> None:
    """Whoever starts a process may have it wait for none of its own."""
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        copies = copies_at_work(THINGS, lambda _: None, processes=3)
        copies.wait()
        copies_at_work(THINGS, lambda _: time.sleep(60), processes=3).stop()
    finally:
        signal.signal(signal.SIGCHLD, before)
