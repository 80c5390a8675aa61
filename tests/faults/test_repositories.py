"""Repositories that cannot be read: the history says why there is none, and stops no build."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.history import Past, read_history
from tests.golden import compare
from tests.repositories import PortalRepository, portal_repository

GOLDENS = Path(__file__).parents[1] / "goldens" / "faults" / "repositories"


def emptied(path: str) -> Callable[[PortalRepository], None]:
    """What a full disk leaves of a file, or of all files of a folder."""

    def empty(portal: PortalRepository) -> None:
        place = portal.root / ".git" / path
        for file in [place] if place.is_file() else [one for one in place.rglob("*") if one.is_file()]:
            file.chmod(0o644)
            file.write_bytes(b"")

    return empty


def of_somebody_else(portal: PortalRepository) -> None:
    """A repository that git does not trust, as in a folder that a container was given."""
    for place in (portal.root, portal.root / ".git"):
        os.chown(place, 65534, 65534)


def lost_worktree(portal: PortalRepository) -> None:
    """A worktree whose repository is gone."""
    shutil.rmtree(portal.root / ".git")
    (portal.root / ".git").write_text("gitdir: /nowhere/.git/worktrees/portal\n", encoding="utf-8")


def copied_without_git(portal: PortalRepository) -> None:
    """An archive of the files, as a download has them."""
    shutil.rmtree(portal.root / ".git")


CASES: dict[str, Callable[[PortalRepository], None]] = {
    "copy without git": copied_without_git,
    "empty HEAD": emptied("HEAD"),
    "empty branch": emptied("refs"),
    "empty objects": emptied("objects"),
    "empty folder": lambda portal: shutil.rmtree(portal.root / ".git/objects"),
    "repository of somebody else": of_somebody_else,
    "worktree without a repository": lost_worktree,
}


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PortalRepository:
    """A repository of two commits, on a machine where git trusts none that is somebody else's."""
    home = tmp_path / "home"
    home.mkdir()
    (home / ".gitconfig").write_text("[safe]\n\tdirectory =\n", encoding="ascii")
    monkeypatch.setenv("HOME", str(home))
    made = portal_repository(tmp_path / "portal")
    made.commit(("policy.yml", "default: weekly", "default: daily"), day="2026-11-02")
    return made


@pytest.mark.parametrize("name", CASES)
def test_the_history_says_why_it_cannot_be_read(name: str, portal: PortalRepository) -> None:
    """Nothing is raised, and what git says of itself is told in words of our own."""
    if name == "repository of somebody else" and os.geteuid() != 0:
        pytest.skip("only root can give files away")
    CASES[name](portal)
    history = read_history(portal.data, Past())
    assert history.entries == ()
    compare(GOLDENS / f"{name.replace(' ', '-').lower()}.txt", f"{history.missing}\n")


def test_without_git_there_is_no_history(portal: PortalRepository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has no git builds all the same."""
    monkeypatch.setenv("PATH", "/nowhere")
    assert read_history(portal.data, Past()).missing == "There is no history to read: git is not installed."


def test_a_worktree_has_the_history_of_its_repository(portal: PortalRepository, tmp_path: Path) -> None:
    """The data of a second working tree is compared like that of the first."""
    portal.git("worktree", "add", "--quiet", str(tmp_path / "second"))
    second = read_history(tmp_path / "second/data", Past())
    assert second == read_history(portal.data, Past())
    assert second.entries
