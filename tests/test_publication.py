"""How a build takes the place of the site: as a whole, or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator import publication
from generator.diagnostics import DataError
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


@pytest.mark.parametrize("failing_rename", ["of the site", "of the build"])
def test_the_old_site_stands_where_the_new_one_cannot_take_its_place(
    failing_rename: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the first rename fails, nothing has happened; when the second does, the first is undone."""
    site = tmp_path / "site"
    _fill(site, "old")
    staging = Staging(site)
    _fill(staging.folder, "new")
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self == (staging.folder if failing_rename == "of the build" else site):
            raise OSError("no space left")
        return rename(self, target)

    monkeypatch.setattr(publication, "exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="no space left"):
        staging.publish()
    assert (site / "index.html").read_text(encoding="utf-8") == "old"
    monkeypatch.undo()
    staging.discard()
    assert _leftovers(tmp_path) == []


def test_a_first_build_that_cannot_be_published_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an old site there is none to bring back."""
    staging = Staging(tmp_path / "site")

    def failing(self: Path, target: Path) -> Path:
        raise OSError("no space left")

    monkeypatch.setattr(publication, "exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="no space left"):
        staging.publish()
    staging.discard()
    assert list(tmp_path.iterdir()) == []


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


@pytest.mark.parametrize("other", ["puts a new site there", "brings the old one back"])
def test_another_build_may_do_so_first(other: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site that is put there between the look and the rename stays, and nothing is left beside it."""
    site, old = tmp_path / "site", tmp_path / f".site-{_dead_process()}-abc-old"
    _fill(old, "old")
    rename = Path.rename

    def after_another(self: Path, target: Path) -> Path:
        if other == "brings the old one back":
            rename(self, target)
        else:
            _fill(target, "new")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", after_another)
    Staging(site).discard()
    text = "old" if other == "brings the old one back" else "new"
    assert (site / "index.html").read_text(encoding="utf-8") == text
    assert _leftovers(tmp_path) == []


def test_what_is_no_site_is_never_replaced(tmp_path: Path) -> None:
    """A folder with somebody's files in it, named by mistake, is refused before anything is built."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "policy.yml").write_text("settings: []\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        Staging(data)
    problem = "a site would take the place of what is here, which is no site"
    assert str(caught.value) == f"{data}:1:1: {problem}; name another folder, or an empty one"
    assert [path.name for path in tmp_path.rglob("*")] == ["data", "policy.yml"]


def test_a_file_in_the_place_of_the_site_is_never_replaced(tmp_path: Path) -> None:
    """A site does not take the place of a file."""
    (tmp_path / "site").write_text("notes", encoding="utf-8")
    with pytest.raises(DataError):
        Staging(tmp_path / "site")
    assert (tmp_path / "site").read_text(encoding="utf-8") == "notes"


@pytest.mark.parametrize("name", [None, "index.html", "404.html"])
def test_an_empty_folder_and_any_site_are_replaced(name: str | None, tmp_path: Path) -> None:
    """A site is known by its home page, or by the page for what is not found."""
    site = tmp_path / "site"
    site.mkdir()
    if name is not None:
        (site / name).write_text("old", encoding="utf-8")
    staging = Staging(site)
    _fill(staging.folder, "new")
    staging.publish()
    assert (site / "index.html").read_text(encoding="utf-8") == "new"
    assert _leftovers(tmp_path) == []


def test_a_link_to_the_site_stays_a_link(tmp_path: Path) -> None:
    """Where the site's name is a link, what it leads to is replaced, and nothing is left beside either."""
    real, link = tmp_path / "releases" / "current", tmp_path / "site"
    real.parent.mkdir()
    _fill(real, "old")
    link.symlink_to(real)
    staging = Staging(link)
    _fill(staging.folder, "new")
    staging.publish()
    assert link.is_symlink()
    assert (link / "index.html").read_text(encoding="utf-8") == "new"
    assert _leftovers(tmp_path) == _leftovers(real.parent) == []


@pytest.mark.parametrize(
    "name",
    [
        ".site-abc-abc",
        ".site-99999999999999999999-abc",
        ".site-²-abc",
        ".site-{dead}-abc.bak",
        ".site-2026-{dead}-abc",
        ".other-{dead}-abc",
        "site-{dead}-abc",
    ],
)
def test_only_what_a_build_of_this_site_left_is_removed(name: str, tmp_path: Path) -> None:
    """Folders of other names stay, those of a site beside it among them, whose name begins alike."""
    folder = tmp_path / name.format(dead=_dead_process())
    _fill(folder, "half")
    Staging(tmp_path / "site").discard()
    assert folder.exists()


def test_a_name_with_signs_of_a_pattern_is_a_name(tmp_path: Path) -> None:
    """A site may be called `site[1]`; what its killed builds left is found all the same."""
    dead = tmp_path / f".site[1]-{_dead_process()}-abc"
    _fill(dead, "half")
    Staging(tmp_path / "site[1]").discard()
    assert not dead.exists()


def test_a_build_of_another_user_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that one may not signal is running; its build goes on."""
    folder = tmp_path / f".site-{_dead_process()}-abc"
    _fill(folder, "half")

    def refuse(process: int, signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", refuse)
    Staging(tmp_path / "site").discard()
    assert folder.exists()


def test_a_build_is_thrown_away_when_its_process_ends(tmp_path: Path) -> None:
    """A process that ends half-way, however orderly, leaves the old site and nothing else."""
    site = tmp_path / "site"
    _fill(site, "old")
    code = (
        "import pathlib, sys; from generator.publication import Staging; Staging(pathlib.Path(sys.argv[1]))"
    )
    subprocess.run([sys.executable, "-c", code, str(site)], check=True, timeout=60)
    assert (site / "index.html").read_text(encoding="utf-8") == "old"
    assert _leftovers(tmp_path) == []
