"""Work that copies of a process share: all of it is done, whatever becomes of the copies."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.reuse.forking import FEWEST, MOST_BYTES, Crew, copies_at_work, workers

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="copies are made on Linux only")

THINGS = list(range(FEWEST))


def assert_gone(processes: set[int]) -> None:
    """Nothing is left of processes, not even what waits to be asked for."""
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


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


def touching(folder: Path, seconds: float = 0) -> Callable[[Callable[[], bytes]], None]:
    """Work that makes a file with the name of each message, and takes some time over the next."""

    def work(following: Callable[[], bytes]) -> None:
        while message := following():
            with (folder / message.decode()).open("x", encoding="utf-8") as file:
                file.write(str(os.getpid()))
            time.sleep(seconds)

    return work


def test_a_crew_does_all_that_it_is_told_each_thing_once(tmp_path: Path) -> None:
    """More messages than the line holds wait until there is room, and those who did the work are gone."""
    crew = Crew(touching(tmp_path), processes=3)
    names = [f"{number:04}" for number in range(2_000)]
    for name in names:
        crew.give(name.encode())
    while (message := crew.take()) is not None:
        (tmp_path / message.decode()).touch(exist_ok=False)
    crew.finish()
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    makers = {int(text) for path in tmp_path.iterdir() if (text := path.read_text(encoding="utf-8"))}
    assert 0 < len(makers) <= 2
    assert_gone(makers)


def test_what_no_copy_has_begun_with_is_taken_back(tmp_path: Path) -> None:
    """A slow copy leaves to the process that told it whatever else there is."""
    crew = Crew(touching(tmp_path, 60), processes=2)
    crew.give(b"slow")
    while not (tmp_path / "slow").exists():
        time.sleep(0.01)
    crew.give(b"one")
    crew.give(b"two")
    assert [crew.take(), crew.take(), crew.take()] == [b"one", b"two", None]
    crew.stop()
    assert [path.name for path in tmp_path.iterdir()] == ["slow"]


def test_a_crew_that_fails_hangs_nobody(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Its messages stay where they are, nothing is printed, and the process goes on."""

    def work(following: Callable[[], bytes]) -> None:
        following()
        raise RuntimeError("a mistake")

    crew = Crew(work, processes=2)
    for name in (b"one", b"two", b"three"):
        crew.give(name)
    crew.finish()
    assert capfd.readouterr() == ("", "")


def test_what_is_too_long_to_be_told_is_left_to_whoever_would_have_told_it(tmp_path: Path) -> None:
    """A message arrives as a whole or not at all."""
    crew = Crew(touching(tmp_path), processes=2)
    crew.give(b"x" * (MOST_BYTES + 1))
    assert crew.take() is None
    crew.give(b"one")
    crew.finish()
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_where_no_process_is_copied_a_crew_is_told_nothing() -> None:
    """Whoever tells does the work itself."""
    crew = Crew(lambda following: None, processes=1)
    crew.give(b"one")
    assert crew.take() is None
    crew.finish()
