"""Where the key of `anonymize` may come from: what is refused and warned of, and that nothing shows it."""

from __future__ import annotations

import base64
import os
import subprocess
from pathlib import Path

import pytest

from generator.anonymization.keys import KeyRefusedError
from generator.review_run.key import given_key

SECRET = bytes(range(200, 232))


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portal in a repository, and the current folder."""
    folder = tmp_path / "portal"
    for name in ("data", "docs", "site", "notes"):
        (folder / name).mkdir(parents=True)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    monkeypatch.chdir(folder)
    return folder


def key_file(path: Path, mode: int = 0o600) -> Path:
    """A file with a key that nobody else can read."""
    path.write_bytes(SECRET)
    path.chmod(mode)
    return path


def refused(file: Path | None, environment: dict[str, str] | None = None) -> str:
    """Why a key is refused, which never shows it."""
    with pytest.raises(KeyRefusedError) as caught:
        given_key(file, environment or {}, Path("data"))
    told = str(caught.value)
    assert SECRET.hex() not in told
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    return told


@pytest.mark.usefixtures("repository")
def test_no_key_is_refused() -> None:
    """Without a file and a variable there is no key, and an empty variable is none."""
    ways = "name a file by --key-file, or set RUNBOOK_KEY; make one: runbook new key ~/.runbook-key"
    expected = f"there is no key; {ways}"
    assert refused(None) == expected
    assert refused(None, {"RUNBOOK_KEY": ""}) == expected


def test_a_file_and_a_variable_give_one_key(tmp_path: Path) -> None:
    """The variable holds hexadecimal digits, base64 or the text itself; the file goes before it."""
    file = key_file(tmp_path / "key")
    ids = {
        given_key(file, {"RUNBOOK_KEY": "x"}, Path("data")).key.id,
        given_key(None, {"RUNBOOK_KEY": SECRET.hex()}, Path("data")).key.id,
        given_key(None, {"RUNBOOK_KEY": base64.b64encode(SECRET).decode()}, Path("data")).key.id,
    }
    assert len(ids) == 1
    assert refused(None, {"RUNBOOK_KEY": "short"}) == (
        "the key has 5 bytes; expected at least 32 random ones; make one: runbook new key ~/.runbook-key"
    )


def test_files_that_hold_no_key(tmp_path: Path) -> None:
    """A missing file, a folder, a short and a large file are refused, each with its reason."""
    assert refused(tmp_path / "none").startswith("the key file cannot be read (no such file or directory)")
    assert refused(tmp_path).startswith("the key file cannot be read (is a directory)")
    assert refused(Path(os.devnull)).startswith("the key file is no regular file")
    (tmp_path / "short").write_bytes(b"x" * 5)
    assert refused(tmp_path / "short").startswith("the key has 5 bytes")
    (tmp_path / "large").write_bytes(b"xy" * 5_000)
    assert refused(tmp_path / "large").startswith("the key file has more than 4,096 bytes")


@pytest.mark.parametrize("folder", ["data", "docs", "site"])
def test_a_key_in_a_folder_of_the_portal_is_refused(repository: Path, tmp_path: Path, folder: str) -> None:
    """What is published, or is made into what is published, holds no key, nor a link to one."""
    expected = "the key file lies in a folder of the portal; keep it outside of the repository"
    assert refused(key_file(repository / folder / "key")) == expected
    (repository / folder / "link").symlink_to(key_file(tmp_path / "key"))
    assert refused(Path(folder) / "link") == expected
    (tmp_path / "out").symlink_to(repository / folder / "key")
    assert refused(tmp_path / "out") == expected


def test_a_key_that_git_tracks_is_refused(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Staged is tracked; a link to it, another current folder and git's variables change nothing."""
    file = key_file(repository / "notes" / "key")
    assert given_key(file, {}, Path("data")).warnings == ()
    subprocess.run(["git", "-C", str(repository), "add", "notes/key"], check=True)
    expected = (
        "git tracks the key file, so whoever has the repository has the key; "
        "make a new key outside of the repository"
    )
    assert refused(file) == expected
    assert refused(Path("notes/key")) == expected
    (tmp_path / "link").symlink_to(file)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert refused(Path("link")) == expected


def test_a_key_that_git_cannot_speak_of_is_refused(repository: Path) -> None:
    """In a broken repository nobody knows what is tracked."""
    (repository / ".git" / "config").write_text("[broken", encoding="utf-8")
    assert refused(key_file(repository / "notes" / "key")).startswith("git cannot say whether it tracks")


def test_without_a_word_of_git_a_key_is_refused(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A git that cannot be run says nothing of what it tracks; one that is not there tracks nothing."""
    file = key_file(repository / "notes" / "key")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert given_key(file, {}, Path("data")).warnings == ()
    (tmp_path / "git").write_bytes(b"\x7fELF")
    (tmp_path / "git").chmod(0o755)
    assert refused(file).startswith("git cannot say whether it tracks")


def test_a_key_that_others_can_read_is_warned_of(tmp_path: Path) -> None:
    """The warning says what to run, and the key is used."""
    file = key_file(tmp_path / "key", 0o640)
    warnings = given_key(file, {}, Path("data")).warnings
    assert warnings == (f"others on this machine can read the key file; run: chmod 600 {file}",)
