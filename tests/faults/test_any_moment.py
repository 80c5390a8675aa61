"""Builds that are ended, or refused something, at any moment: the site is the old one or the new one.

The moments are calls to the system, spread evenly over a build; `RUNBOOK_MOMENTS` asks for more of them.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.publication import Staging
from tests.faults.commands import Ended, ended, started, status_of
from tests.faults.injection import Calls, Counted
from tests.faults.portals import Published, bytes_of, files_of
from tests.faults.publishing import look, move_often, publish, publish_often
from tests.pages.copies import copy_of_portal

pytestmark = pytest.mark.no_cover

MOMENTS = int(os.environ.get("RUNBOOK_MOMENTS", "4"))
ERRORS = ("ENOSPC", "EROFS", "EACCES", "EIO", "EMFILE")
FEWEST_CALLS = 8
"""So many calls it takes at least to replace a site."""
ONE_LINE = re.compile(r"[^\n]+:[0-9]+:[0-9]+: [^\n]+ \([^\n]+\); [^\n]+\n")


class Changing:
    """A portal with an edit that is made and taken back, and the two sites that it has."""

    def __init__(self, folder: Path) -> None:
        self.portal = Published.at(folder)
        self.site = self.portal.copy.site
        self._is_edited = False
        self.sites = [bytes_of(self.portal.before)]
        self.edit()
        self.calls_of_all = self._counted("--no-cache")
        """So many calls a build from nothing makes."""
        self.sites.append(bytes_of(files_of(self.site)))
        self.heal()
        self.edit()
        self.heal()
        self.edit()
        self.calls = self._counted()
        """So many calls a build makes of one edit that it has seen before."""

    def _counted(self, *words: str) -> int:
        into = self.portal.folder.with_name("calls")
        told = self.portal.build(*words, fault=Counted(str(self.portal.folder), into=str(into)))
        assert told.status == 0, told
        return int(into.read_text(encoding="ascii"))

    def edit(self) -> None:
        """Make the edit, or take it back: a team's page, lists of teams and a hand-written page."""
        old, new = ("Does one", "Does two") if not self._is_edited else ("Does two", "Does one")
        self.portal.copy.edit("data/teams/alpha.yml", f"{old} of everything.", f"{new} of everything.")
        self._is_edited = not self._is_edited

    def forget(self) -> None:
        """Have the next build make everything."""
        shutil.rmtree(self.portal.folder / ".cache")

    @property
    def is_new(self) -> bool:
        """Whether the site is that of the sources as they are now."""
        return bytes_of(files_of(self.site)) == self.sites[self._is_edited]

    def hurt(self, fault: Calls) -> Ended:
        """Edit and build with a fault; the site is the old one, to the time of each file, or the new one."""
        self.edit()
        before = files_of(self.site)
        told = self.portal.build(fault=fault)
        if told.status == 0:
            assert self.is_new
        elif not self.is_new:
            assert files_of(self.site) == before
        return told

    def heal(self) -> None:
        """An ordinary build makes the site of the sources, and nothing is left of the one before."""
        assert self.portal.build().status == 0
        assert self.is_new
        assert self.portal.leftovers() == []


def moments(calls: int, count: int) -> list[int]:
    """So many of the calls, spread evenly."""
    return [calls * (2 * number + 1) // (2 * count) for number in range(count)]


@pytest.fixture(scope="module")
def changing(tmp_path_factory: pytest.TempPathFactory) -> Changing:
    """A portal that is edited to and fro."""
    return Changing(tmp_path_factory.mktemp("moments") / "portal")


def test_a_build_may_be_killed_at_any_moment(changing: Changing) -> None:
    """The next build cleans up, and makes what a build from nothing makes."""
    for number, moment in enumerate(moments(changing.calls_of_all, MOMENTS)):
        changing.forget()
        told = changing.hurt(Calls(str(changing.portal.folder), at=moment))
        assert (told.status, told.errors) == (-signal.SIGKILL, "")
        if number % 2:  # what one leaves is there while the next one is killed
            changing.heal()
    changing.heal()


def test_the_system_may_refuse_any_call(changing: Changing) -> None:
    """Either the build does without it, or it says in one line what stops it, and leaves nothing behind.

    A full disk and one that has become read-only stay so; other refusals are of one call.
    """
    statuses = set()
    for number, moment in enumerate(moments(changing.calls, 2 * MOMENTS)):
        name = ERRORS[number % len(ERRORS)]
        is_lasting = name in ("ENOSPC", "EROFS")
        folder = str(changing.portal.folder)
        told = changing.hurt(Calls(folder, at=moment, error=getattr(errno, name), lasting=is_lasting))
        assert told.status == 0 or ONE_LINE.fullmatch(told.errors), (name, moment, told)
        assert changing.portal.leftovers() == []
        statuses.add(told.status)
    assert statuses == {0, 1}
    changing.heal()


def test_a_build_that_is_told_to_end_cleans_up_itself(changing: Changing) -> None:
    """A pipeline that is cancelled, or a terminal that is closed, leaves no folder and no process."""
    changing.edit()
    before = files_of(changing.site)
    fault = Calls(str(changing.portal.folder), at=changing.calls // 2, ends_by=signal.SIGTERM)
    told = changing.portal.build(fault=fault)
    assert (told.status, told.errors) == (128 + signal.SIGTERM, "")
    assert files_of(changing.site) == before
    assert changing.portal.leftovers() == []
    changing.heal()


def _mounted(folder: Path, size: int) -> Iterator[None]:
    """A small disk in a folder."""
    options = ("-t", "tmpfs", "-o", f"size={size}", "none", str(folder))
    if os.geteuid() != 0 or subprocess.run(["mount", *options], check=False, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here: that takes root, outside of most containers")
    yield
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of thirty megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    for _ in _mounted(folder, 30_000_000):
        yield folder


def test_a_disk_may_be_full_at_any_moment(disk: Path, tmp_path: Path) -> None:
    """With less and less room beside it, the site stays, and the message tells to free some."""
    portal = copy_of_portal(tmp_path / "portal")
    words = ("build", "--out", str(disk / "site"))
    assert ended(portal.folder, *words).status == 0
    before = files_of(disk / "site")
    portal.edit("data/teams/alpha.yml", "Does one", "Does two")
    for room in (0, 2_000_000):
        with (disk / "filler").open("wb") as filler:
            free = os.statvfs(disk)
            filler.write(bytes(max(0, free.f_bavail * free.f_bsize - room)))
        told = ended(portal.folder, *words)
        assert told.status == 1
        problem = "the build cannot go on (no space left on device); free some space, then run it again"
        assert told.errors == f"{disk}/site:1:1: {problem}\n"
        assert files_of(disk / "site") == before
        assert [path.name for path in disk.iterdir() if path.name.startswith(".")] == []
        (disk / "filler").unlink()
    assert ended(portal.folder, *words).status == 0
    assert "Does two of everything." in (disk / "site/teams/alpha.html").read_text(encoding="utf-8")


WAYS = ("one step", "two steps")


@pytest.mark.parametrize("way", WAYS)
def test_a_site_may_be_replaced_and_that_be_killed_at_every_call(way: str, tmp_path: Path) -> None:
    """The site is whole, old or new, and the next build leaves nothing beside it.

    Where the system cannot let folders change places, that build brings back what was moved away.
    """
    site = tmp_path / "site"
    for moment in range(1, 200):
        site.mkdir(exist_ok=True)
        (site / "index.html").write_text("old", encoding="utf-8")
        status = status_of(publish, site, "new", Calls(str(tmp_path), at=moment), way)
        if way == "one step":
            assert (site / "index.html").read_text(encoding="utf-8") in ("old", "new")
        assert status_of(look, site, way) == 0
        assert (site / "index.html").read_text(encoding="utf-8") in ("old", "new")
        assert [path.name for path in tmp_path.iterdir()] == ["site"]
        if status == 0:
            assert moment >= FEWEST_CALLS
            return
        assert status == -signal.SIGKILL
    pytest.fail("it never ends")


@pytest.mark.parametrize("name", ["EIO", "EMFILE"])
@pytest.mark.parametrize("way", WAYS)
def test_any_call_of_replacing_a_site_may_be_refused_once(way: str, name: str, tmp_path: Path) -> None:
    """The site is whole, old or new, and nothing is left beside it: what was not removed is tried again."""
    site = tmp_path / "site"
    statuses = []
    for moment in range(1, 3 * FEWEST_CALLS):
        site.mkdir(exist_ok=True)
        (site / "index.html").write_text("old", encoding="utf-8")
        fault = Calls(str(tmp_path), at=moment, error=getattr(errno, name))
        statuses.append(status_of(publish, site, "new", fault, way))
        assert (site / "index.html").read_text(encoding="utf-8") == ("old" if statuses[-1] else "new")
        assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert set(statuses) == {0, 1}
    assert statuses[-1] == 0


@pytest.mark.parametrize("way", WAYS)
def test_several_builds_may_replace_a_site_at_once(way: str, tmp_path: Path) -> None:
    """All end well, and in one step a reader finds a whole site at every moment."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("0", encoding="utf-8")
    others = [started(publish_often, site, way) for _ in range(3)]
    while any(one.is_alive() for one in others):
        assert way == "two steps" or (site / "index.html").is_file()
    assert [one.exitcode for one in others] == [0, 0, 0]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_build_may_begin_at_any_moment_of_another_one(tmp_path: Path) -> None:
    """It takes a site that is away, and back a moment later, for no reason to refuse anything."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("0", encoding="utf-8")
    other = started(move_often, site)
    while other.is_alive():
        Staging(site).discard()
    assert other.exitcode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
