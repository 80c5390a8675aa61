"""Processes that are told one by one what to make: each thing is made once, whatever becomes of them."""

from __future__ import annotations

import errno
import os
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.reuse.forking import FEWEST, MOST_BYTES, Crew, copies_at_work
from tests.reuse.processes import assert_gone

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="copies are made on Linux only")
THINGS = list(range(FEWEST))


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
    crew.finish()
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    makers = {int(path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()}
    assert 0 < len(makers) <= 2
    assert_gone(makers)


def test_a_crew_that_is_stopped_begins_with_nothing_more(tmp_path: Path) -> None:
    """What it was told and has not begun is not done."""
    crew = Crew(touching(tmp_path, 60), processes=2)
    for name in (b"slow", b"one", b"two"):
        crew.give(name)
    while not (tmp_path / "slow").exists():
        time.sleep(0.01)
    crew.stop()
    assert [path.name for path in tmp_path.iterdir()] == ["slow"]


def test_a_crew_that_fails_hangs_nobody(capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing is printed, and the process goes on, however much it still had to tell."""

    def work(following: Callable[[], bytes]) -> None:
        following()
        raise RuntimeError("a mistake")

    crew = Crew(work, processes=2)
    for name in (b"one", b"two", b"three", *[b"x" * 10_000] * 1_000):
        crew.give(name)
    crew.finish()
    assert capfd.readouterr() == ("", "")


def test_what_is_too_long_to_be_told_is_left_to_whoever_would_have_told_it(tmp_path: Path) -> None:
    """A message arrives as a whole or not at all."""
    crew = Crew(touching(tmp_path), processes=2)
    crew.give(b"x" * (MOST_BYTES + 1))
    crew.give(b"one")
    crew.finish()
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_where_no_process_is_copied_a_crew_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever tells does the work itself."""
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("a process was copied"))
    crew = Crew(lambda following: None, processes=1)
    crew.give(b"one")
    crew.reinforce([b"two"])
    crew.finish()


def test_a_reinforced_crew_goes_on_with_what_is_urgent(tmp_path: Path) -> None:
    """A copy copies itself; both know what it knew, what is urgent comes first, and none of them is left."""

    def work(following: Callable[[], bytes]) -> None:
        learned = ""
        order = 0
        while message := following():
            learned = learned or message.decode()
            order += 1
            with (tmp_path / message.decode()).open("x", encoding="utf-8") as file:
                file.write(f"{os.getpid()} {learned} {order}")
            # Whoever began with one thing that is urgent waits until somebody has begun with the other one:
            # that this is the new copy must not hang on how soon the system lets it run.
            while not all((tmp_path / name).exists() for name in awaited.get(message, {"go"})):
                time.sleep(0.01)

    awaited = {b"urgent": {"pressing"}, b"pressing": {"urgent"}}
    crew = Crew(work, processes=2)
    crew.give(b"first")
    while not (tmp_path / "first").exists():
        time.sleep(0.01)
    for name in (b"later", b"last"):
        crew.give(name)
    crew.reinforce([b"urgent", b"pressing", b"x" * (MOST_BYTES + 1)])
    (tmp_path / "go").touch()
    crew.finish()
    told = {
        path.name: path.read_text(encoding="utf-8").split()
        for path in tmp_path.iterdir()
        if path.name != "go"
    }
    assert told.keys() == {"first", "urgent", "pressing", "later", "last"}
    assert {learned for _, learned, _ in told.values()} == {"first"}
    assert {told["urgent"][2], told["pressing"][2]} == {"2"}, "each of the two began with one of them"
    makers = {int(process) for process, _, _ in told.values()}
    assert len(makers) == 2
    assert_gone(makers)


def test_a_reinforced_crew_that_is_stopped_is_gone(tmp_path: Path) -> None:
    """The copy of a copy ends with it."""
    crew = Crew(touching(tmp_path, 60), processes=2)
    crew.reinforce([b"one", b"two"])
    makers: set[str] = set()
    while len(makers) < 2:  # a file that is there may have nothing in it yet
        makers = {path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} - {""}
        time.sleep(0.01)
    crew.stop()
    for process in map(int, makers):
        while _runs(process):
            time.sleep(0.01)


def _runs(process: int) -> bool:
    """Whether a process is at work; one that has ended may wait to be asked for by the system's first."""
    try:
        return " Z " not in Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_whoever_waits_for_a_crew_can_say_how_far_it_is(tmp_path: Path) -> None:
    """While the copies work, something is called again and again."""
    made, looked_at = tmp_path / "made", tmp_path / "looked at"
    made.mkdir()
    looked_at.mkdir()

    def work(following: Callable[[], bytes]) -> None:
        while message := following():
            (made / message.decode()).touch()
            while not (looked_at / message.decode()).exists():
                time.sleep(0.01)

    def look() -> None:
        names = [path.name for path in made.iterdir()]
        seen.append(len(names))
        for name in names:
            (looked_at / name).touch()

    crew = Crew(work, processes=2)
    for name in (b"one", b"two"):
        crew.give(name)
    seen: list[int] = []
    crew.finish(look)
    assert seen == sorted(seen)
    assert {1, 2} <= set(seen)


def refused(after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the system refuse every copy but the first ones."""
    fork, left = os.fork, iter(range(after))

    def refuse() -> int:
        if next(left, None) is None:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        return fork()

    monkeypatch.setattr(os, "fork", refuse)


@pytest.mark.parametrize("after", [0, 1])
def test_where_no_more_processes_may_be_the_rest_is_left_to_the_parent(
    after: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copies that there are do their part; nothing fails."""
    refused(after, monkeypatch)
    copies_at_work(THINGS, lambda thing: (tmp_path / str(thing)).touch(), processes=3).wait()
    assert len(list(tmp_path.iterdir())) == after * len(THINGS) // 2


def test_a_crew_that_nobody_joins_has_nothing_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages to it are left to whoever would have told them, and it ends at once."""
    refused(0, monkeypatch)
    crew = Crew(lambda following: following(), processes=3)
    crew.give(b"something")
    crew.reinforce([b"more"])
    crew.finish()
    crew.stop()


def test_a_crew_goes_on_where_it_cannot_be_reinforced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those who are there do all that they were given."""
    refused(1, monkeypatch)

    def work(following: Callable[[], bytes]) -> None:
        while message := following():
            (tmp_path / message.decode()).touch()

    crew = Crew(work, processes=2)
    crew.give(b"one")
    crew.reinforce([b"two"])
    crew.finish()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]


def test_a_crew_without_a_socket_has_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that has too many files open works alone."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    monkeypatch.setattr(socket, "socketpair", refuse)
    monkeypatch.setattr(os, "fork", refuse)
    crew = Crew(lambda following: following(), processes=3)
    crew.give(b"something")
    crew.finish()
