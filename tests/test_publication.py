"""How a build takes the place of the site: as a whole, or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.publication import Staging


def _fill(folder: Path, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(text, encoding="utf-8")


def _leftovers(parent: Path) -> list[str]:
    return [path.name for path in parent.iterdir() if path.name.startswith(".")]


def _dead_process() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_published_build_replaces_the_site_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """The new pages stand where the old ones stood; old pages that are no more are gone."""
    site = tmp_path / "site"
    _fill(site, "old")
    (site / "gone.html").write_text("old", encoding="utf-8")
    staging = Staging(site)
    _fill(staging.folder, "new")
    assert (site / "index.html").read_text(encoding="utf-8") == "old"
    staging.publish()
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert (site / "index.html").read_text(encoding="utf-8") == "new"
    assert _leftovers(tmp_path) == []


def test_the_first_build_needs_no_site(tmp_path: Path) -> None:
    """Where there is no site yet, nor the folder above it, publishing makes them."""
    site = tmp_path / "deep" / "site"
    staging = Staging(site)
    _fill(staging.folder, "new")
    staging.publish()
    assert (site / "index.html").exists()
    assert site.stat().st_mode & 0o055 == 0o055, "a web server of another user must read it"


def test_a_discarded_build_leaves_the_old_site(tmp_path: Path) -> None:
    """Throwing a build away changes nothing."""
    site = tmp_path / "site"
    _fill(site, "old")
    staging = Staging(site)
    _fill(staging.folder, "new")
    staging.discard()
    assert (site / "index.html").read_text(encoding="utf-8") == "old"
    assert _leftovers(tmp_path) == []


def test_the_old_site_comes_back_where_the_new_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the second rename fails, the first is undone."""
    site = tmp_path / "site"
    _fill(site, "old")
    staging = Staging(site)
    _fill(staging.folder, "new")
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self == staging.folder:
            raise OSError("no space left")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="no space left"):
        staging.publish()
    assert (site / "index.html").read_text(encoding="utf-8") == "old"


def test_what_killed_builds_left_is_removed_and_what_runs_is_not(tmp_path: Path) -> None:
    """The folder of a process that is gone is removed at the next build; that of a living one stays."""
    site = tmp_path / "site"
    dead, alive = tmp_path / f".site-{_dead_process()}-abc", tmp_path / f".site-{os.getppid()}-abc"
    _fill(dead, "half")
    _fill(alive, "half")
    Staging(site).discard()
    assert (dead.exists(), alive.exists()) == (False, True)


def test_a_site_that_a_killed_build_had_moved_away_comes_back(tmp_path: Path) -> None:
    """Killed between the two renames, a build leaves the old site beside its place; the next restores it."""
    old = tmp_path / f".site-{_dead_process()}-abc-old"
    _fill(old, "old")
    Staging(tmp_path / "site").discard()
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "old"
