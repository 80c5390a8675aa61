"""A digest of files changes with each of them, and with nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.reuse.fingerprints import digest_of_files


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with files, and one outside of it that it links to."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/far.txt").write_text("far")
    place = tmp_path / "place"
    (place / "inside").mkdir(parents=True)
    (place / "first.txt").write_text("first")
    (place / "inside/last.txt").write_text("last")
    (place / "link").symlink_to(tmp_path / "elsewhere")
    return place


@pytest.mark.parametrize("path", ["first.txt", "inside/last.txt", "link/far.txt"])
def test_it_changes_with_each_file(path: str, place: Path) -> None:
    """Whatever the time of the change, through links as well."""
    file = place / path
    before, times = digest_of_files([place]), file.stat()
    file.write_text("other")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    changed = digest_of_files([place])
    file.unlink()
    assert len({before, changed, digest_of_files([place])}) == 3


def test_the_time_and_what_python_leaves_change_nothing(place: Path) -> None:
    """A copy of a folder has the digest of the folder."""
    before = digest_of_files([place])
    os.utime(place / "first.txt", (0, 0))
    (place / "__pycache__").mkdir()
    (place / "__pycache__/first.pyc").write_bytes(b"compiled")
    assert digest_of_files([place]) == before


def test_links_in_a_circle_end(place: Path) -> None:
    """Each folder is looked into once; a link to itself hides nothing that comes after it."""
    (place / "inside/up").symlink_to(place)
    (place / "a-loop").symlink_to("a-loop")
    before = digest_of_files([place])
    (place / "inside/last.txt").write_text("other")
    assert digest_of_files([place]) != before


def test_a_place_that_is_not_there_has_a_digest_of_its_own(tmp_path: Path) -> None:
    """It changes when the place is made."""
    before = digest_of_files([tmp_path / "file"])
    (tmp_path / "file").write_text("")
    assert digest_of_files([tmp_path / "file"]) != before
