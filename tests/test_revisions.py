"""Reading the past of a folder from git, without a checkout and without trust."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from generator.document import MAX_BYTES
from generator.revisions import Repository, RevisionError
from tests.changes.portals import texts
from tests.repositories import PortalRepository, portal_repository

WEEKLY = ("policy.yml", "default: weekly", "default: daily")


@pytest.fixture
def portal(tmp_path: Path) -> PortalRepository:
    """A repository with one commit."""
    return portal_repository(tmp_path / "a b")


def refusal(repository: Repository, commit: str) -> str:
    """Why the files of a commit cannot be read."""
    with pytest.raises(RevisionError) as caught:
        repository.files(commit)
    return str(caught.value)


def test_a_revision_gives_the_bytes_of_then(portal: PortalRepository) -> None:
    """What was edited or added since is not there, and nothing in the working tree changes."""
    portal.commit(WEEKLY)
    (portal.data / "policy.yml").write_text("broken: [", encoding="utf-8")
    (portal.data / "teams" / "new.yml").touch()
    repository = Repository.around(portal.data)
    files = repository.files(repository.commit("HEAD~1"))
    assert files is not None
    assert repository.contents(files) == texts()
    assert portal.git("status", "--porcelain") == "M data/policy.yml\n?? data/teams/new.yml"


def test_files_of_the_same_bytes_are_read_once(
    portal: PortalRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that did not change between two revisions is not asked for again."""
    portal.commit(WEEKLY)
    repository = Repository.around(portal.data)
    old, new = (repository.files(repository.commit(one)) for one in ("HEAD~1", "HEAD"))
    assert old is not None
    assert new is not None
    repository.contents(old)
    asked: list[str] = []

    def git(_self: Repository, *_arguments: str, stdin: str = "") -> object:
        asked.extend(stdin.split())
        raise RevisionError("", "", "")

    monkeypatch.setattr(Repository, "_git", git)
    assert repository.contents(old) == texts()
    with pytest.raises(RevisionError):
        repository.contents(new)
    assert asked == [new["policy.yml"]]


@pytest.mark.parametrize("place", ["data", "data/teams", "."])
def test_the_folder_may_be_named_from_anywhere(
    place: str, portal: PortalRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A subfolder, a link to the folder and variables of another repository are all the same."""
    monkeypatch.chdir(portal.root / place)
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    named = Path(os.path.relpath(portal.data))
    assert Repository.around(named).folder == "data"
    (portal.root / "link").symlink_to("data")
    assert Repository.around(portal.root / "link").folder == "data"


def test_a_working_tree_of_its_own_and_the_root_itself_are_read(portal: PortalRepository) -> None:
    """A linked working tree shares the past; data may also lie at the root of its repository."""
    portal.git("worktree", "add", "--quiet", "../other", "HEAD")
    other = Repository.around(portal.root.parent / "other" / "data")
    assert other.files(other.commit("main")) is not None
    root = Repository.around(portal.root)
    files = root.files(root.commit("main"))
    assert root.folder == ""
    assert files is not None
    assert "data/policy.yml" in files


@pytest.mark.parametrize(
    ("revision", "message"),
    [
        ("mian", "mian: there is no such revision and no such folder; did you mean 'main'?"),
        ("mian~1", "mian~1: there is no such revision and no such folder; did you mean 'main~1'?"),
        (
            "main~9",
            "main~9: 'main' is there, but it has no such past; name one that `git log --oneline` lists",
        ),
        ("--help", "--help: there is no such revision and no such folder; expected one of HEAD, main"),
        ("", "'': there is no such revision and no such folder; expected one of HEAD, main"),
        ("a\0b", "a<U+0000>b: there is no such revision and no such folder; expected one of HEAD, main"),
        (
            "main..HEAD",
            "main..HEAD: it is a range of revisions; expected two of them: runbook diff BASE HEAD",
        ),
        (
            "../before/data",
            "../before/data: there is no such revision and no such folder; expected one of HEAD, main",
        ),
        ("HEAD:data", "HEAD:data: it names a file or a folder of a revision; expected the revision alone"),
    ],
)
def test_a_revision_that_is_none_is_one_line(revision: str, message: str, portal: PortalRepository) -> None:
    """The line says what was expected, and nothing is taken for an option of git."""
    with pytest.raises(RevisionError) as caught:
        Repository.around(portal.data).commit(revision)
    assert str(caught.value) == message


def test_without_a_repository_there_is_a_word_about_it(
    tmp_path: Path, portal: PortalRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder elsewhere, no commit yet, no git, and one that cannot be run each have their own."""
    with pytest.raises(RevisionError, match="it is in no git repository; name two data folders"):
        Repository.around(tmp_path)
    (tmp_path / "empty").mkdir()
    PortalRepository(tmp_path / "empty", tmp_path).git("init", "--quiet")
    with pytest.raises(RevisionError, match="HEAD: the repository has no commit yet; commit first"):
        Repository.around(tmp_path / "empty").commit("HEAD")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RevisionError, match="git is not installed; revisions need it; two folders do not"):
        Repository.around(portal.data)
    (tmp_path / "git").write_bytes(b"\x7fELF")
    (tmp_path / "git").chmod(0o755)
    with pytest.raises(RevisionError, match=r"git cannot be run \(exec format error\); revisions need it"):
        Repository.around(portal.data)


def test_what_is_no_plain_file_is_refused(portal: PortalRepository) -> None:
    """Links are not followed, submodules not looked into, and a huge file is not read."""
    repository = Repository.around(portal.data)
    (portal.data / "teams" / "link.yml").symlink_to("/etc/hostname")
    assert refusal(repository, portal.commit()) == "teams/link.yml: it is a link; expected the file itself"
    (portal.data / "teams" / "link.yml").unlink()
    (portal.data / "huge.yml").write_bytes(b"#" * (MAX_BYTES + 1))
    assert "huge.yml: the file has 5,000,001 bytes" in refusal(repository, portal.commit())
    (portal.data / "huge.yml").unlink()
    portal.git("add", "--all")
    head = portal.git("rev-parse", "HEAD")
    portal.git("update-index", "--add", "--cacheinfo", f"160000,{head},data/sub")
    portal.git("commit", "--quiet", "--message", "x")
    assert "sub: it is a repository of its own" in refusal(repository, portal.git("rev-parse", "HEAD"))


def test_the_last_commits_are_those_that_changed_the_folder(portal: PortalRepository) -> None:
    """Schemas and other folders do not count; a merged branch is one change, on the day of its merge."""
    first = portal.git("rev-parse", "HEAD")
    (portal.root / "README.md").write_text("x", encoding="utf-8")
    (portal.data / "schemas").mkdir()
    (portal.data / "schemas" / "x.json").write_text("{}", encoding="utf-8")
    portal.commit(day="2026-11-02")
    portal.git("switch", "--quiet", "--create", "branch")
    portal.commit(WEEKLY, day="2026-11-03")
    portal.git("switch", "--quiet", "main")
    portal.git("merge", "--quiet", "--no-ff", "branch", "--message", "x", day="2026-11-04")
    repository = Repository.around(portal.data)
    head = repository.commit("HEAD")
    found = repository.commits(head, 10, "schemas")
    assert [(one.id, one.day) for one in found] == [
        (head, date(2026, 11, 4)), (first, date(2026, 11, 1)),
    ]  # fmt: skip
    assert repository.commits(head, 1, "schemas") == found[:1]
    assert repository.parent(first) is None


def test_a_folder_that_a_commit_does_not_have_is_none(portal: PortalRepository) -> None:
    """It is no error here: before its first commit there was no data."""
    repository = Repository.around(portal.root / "other")
    assert repository.files(repository.commit("main")) is None
