"""Faults that stop nothing: the build does without, or takes things for what they are."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.commands import Fault, ended, nothing, started_command
from tests.faults.injection import no_more_processes, waiting_for_nobody, without_privileges
from tests.faults.portals import UNCHANGED, Published, bytes_of, files_of
from tests.pages.copies import NOON, Copy, copy_of_portal

pytestmark = pytest.mark.no_cover

RUNBOOK = Path(sys.executable).parent / "runbook"
STRANGE = "e\u0301é \"q\" 'a' %20#? 😀"
"""A name with everything that a shell, a URL or an encoding may trip over."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The small portal as a build from nothing makes it."""
    return Published.at(tmp_path_factory.mktemp("whole") / "portal")


@pytest.fixture
def kept(whole: Published) -> str:
    """Where that build has kept what it made: whoever is not after a cache need not make it again."""
    return str(whole.folder / ".cache/runbook")


def untouched(copy: Copy) -> None:
    """Leave everything as it is."""


def with_windows_line_ends(copy: Copy) -> None:
    """What an editor on Windows makes of every text: its line ends, and a mark at the beginning."""
    for path in [copy.config, *(copy.folder / "data").rglob("*"), *(copy.folder / "docs").rglob("*.md")]:
        if path.is_file():
            text = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
            path.write_bytes(text if path == copy.config else b"\xef\xbb\xbf" + text)


def with_hidden_things(copy: Copy) -> None:
    """What editors and systems leave among the pages: a lock that leads nowhere, a pipe."""
    (copy.folder / "docs/.#faq.md").symlink_to("somebody@machine.1234")
    os.mkfifo(copy.folder / "docs/.pipe")


def with_times_to_come(copy: Copy) -> None:
    """Files from a clock that was ahead."""
    for path in copy.folder.rglob("*"):
        os.utime(path, (4_000_000_000, 4_000_000_000))


CASES: dict[str, tuple[Callable[[Copy], object], Fault]] = {
    "Windows line ends and byte order marks": (with_windows_line_ends, nothing),
    "hidden pipes and links": (with_hidden_things, nothing),
    "files from a time to come": (with_times_to_come, nothing),
    "no more processes": (untouched, no_more_processes),
    "parent that waits for nobody": (untouched, waiting_for_nobody),
}


@pytest.mark.parametrize("name", CASES)
def test_the_site_is_that_of_a_build_from_nothing(
    name: str, whole: Published, kept: str, tmp_path: Path
) -> None:
    """Nothing is said, and every file of the site is what it always is."""
    portal = copy_of_portal(tmp_path / "portal")
    hurt, fault = CASES[name]
    hurt(portal)
    told = ended(portal.folder, "build", fault=fault, RUNBOOK_CACHE=kept)
    assert (told.status, told.errors) == (0, "")
    assert bytes_of(files_of(portal.site)) == bytes_of(whole.before)


def test_where_nothing_can_be_kept_a_build_makes_everything(whole: Published, tmp_path: Path) -> None:
    """A cache that cannot be written costs time and nothing else."""
    portal = copy_of_portal(tmp_path / "portal")
    (portal.folder / ".cache").mkdir(mode=0o555)
    told = ended(portal.folder, "build", fault=without_privileges)
    assert (told.status, told.errors) == (0, "")
    assert bytes_of(files_of(portal.site)) == bytes_of(whole.before)
    assert list((portal.folder / ".cache").iterdir()) == []


def test_any_name_will_do_for_a_folder(whole: Published, kept: str, tmp_path: Path) -> None:
    """Spaces, quotes, signs of URLs, letters in two forms and a picture; the site is the same."""
    portal = copy_of_portal(tmp_path / STRANGE)
    told = ended(portal.folder, "build", "--out", f"{STRANGE}/{STRANGE}", RUNBOOK_CACHE=kept)
    assert (told.status, told.errors) == (0, "")
    assert bytes_of(files_of(portal.folder / STRANGE / STRANGE)) == bytes_of(whole.before)


def test_a_clock_may_be_set_back(whole: Published, kept: str, tmp_path: Path) -> None:
    """A build of an earlier day than the one before makes the site of its own day."""
    portal = copy_of_portal(tmp_path / "portal")
    later = str(int(NOON) + 86_400)
    assert ended(portal.folder, "build", SOURCE_DATE_EPOCH=later, RUNBOOK_CACHE=kept).status == 0
    assert bytes_of(files_of(portal.site)) != bytes_of(whole.before)
    assert ended(portal.folder, "build", RUNBOOK_CACHE=kept).status == 0
    assert bytes_of(files_of(portal.site)) == bytes_of(whole.before)


def test_two_builds_at_once_may_make_the_same_site(whole: Published, kept: str, tmp_path: Path) -> None:
    """With one cache and one place for both, each ends well, and the site is whole."""
    portal = copy_of_portal(tmp_path / "portal")
    both = [
        started_command(portal.folder, "build", said=tmp_path / name, RUNBOOK_CACHE=kept) for name in "ab"
    ]
    for one in both:
        one.join()
    assert [one.exitcode for one in both] == [0, 0]
    assert bytes_of(files_of(portal.site)) == bytes_of(whole.before)
    assert {path.name for path in portal.folder.iterdir()} == {"data", "docs", "mkdocs.yml", "site"}


SURROUNDINGS = {
    "nothing is open": ('"$0" build <&- >&- 2>&-', {}),
    "nobody reads": ('"$0" build | head -c 0; exit "${PIPESTATUS[0]}"', {}),
    "no git, no home, no temporary folder, no UTF-8": (
        '"$0" build',
        {
            "PATH": "/nowhere",
            "LC_ALL": "C",
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
            "TMPDIR": "/nowhere",
        },
    ),
}


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_a_build_needs_little_around_it(name: str, whole: Published, kept: str, tmp_path: Path) -> None:
    """Whoever starts it may have closed everything, read nothing of it, or told it nothing of the machine."""
    portal = copy_of_portal(tmp_path / "portal")
    script, variables = SURROUNDINGS[name]
    needed = {"PATH": os.environ["PATH"], "SOURCE_DATE_EPOCH": NOON, "RUNBOOK_CACHE": kept}
    done = subprocess.run(
        ["/bin/bash", "-c", script, RUNBOOK],
        cwd=portal.folder,
        env={**needed, "NO_MKDOCS_2_WARNING": "1", **variables},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == (1 if name == "nobody reads" else 0)
    site, expected = bytes_of(files_of(portal.site)), bytes_of(whole.before)
    assert site.keys() == expected.keys()
    # Why there is no history is on its page, and in the search.
    about_git = (
        set()
        if variables.get("PATH") is None
        else {path for path in site if "history" in path or "search" in path}
    )
    assert {path for path in site if site[path] != expected[path]} <= about_git
    assert not list(portal.folder.glob(".site-*"))
    assert ended(portal.folder, "build", RUNBOOK_CACHE=kept).output.endswith(UNCHANGED)
