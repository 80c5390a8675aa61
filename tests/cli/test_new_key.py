"""`runbook new key`: a key that `runbook anonymize` takes, in a file for its owner alone, never in data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.review_run.key import given_key


@pytest.fixture
def portal(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with data, in which the command runs."""
    folder = tmp_path / "portal"
    shutil.copytree(project / "tests" / "fixtures" / "portal" / "data", folder / "data")
    monkeypatch.chdir(folder)
    return folder


def run(file: str) -> Result:
    """Run `runbook new key` with the name of a file."""
    return CliRunner().invoke(main, ["new", "key", file], prog_name="runbook")


def test_a_key_is_made_for_its_owner_alone(portal: Path) -> None:
    """It is read back as a key, without a warning; another one is another."""
    told = [run(f"../{name}").stdout for name in ("one", "two")]
    assert told[0].startswith("written: ../one\nNext: keep a copy where the team keeps its secrets; then: ")
    assert "--key-file ../one\n" in told[0]
    keys = [given_key(portal.parent / name, {}, Path("data")) for name in ("one", "two")]
    assert [one.warnings for one in keys] == [(), ()]
    assert keys[0].key.id != keys[1].key.id
    assert (portal.parent / "one").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        ("key", "the key would lie in the folder of the portal; name a file outside of the repository"),
        ("data/key", "the key would lie in the folder of the portal; name a file outside of the repository"),
        (
            "../link/key",
            "the key would lie in the folder of the portal; name a file outside of the repository",
        ),
        ("../there", "the file is there already; use it as it is, or name another"),
        ("../nowhere/key", "there is no folder to write it into; make that first, or name another file"),
    ],
)
def test_a_key_goes_nowhere_else(file: str, problem: str, portal: Path) -> None:
    """Not into what is committed, also by a link, and never over a key that is there."""
    (portal.parent / "there").write_text("a key", encoding="utf-8")
    (portal.parent / "link").symlink_to(portal)
    result = run(file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"{file}:1:1: {problem}")
    assert (portal.parent / "there").read_text(encoding="utf-8") == "a key"
    assert not (portal / "key").exists()
