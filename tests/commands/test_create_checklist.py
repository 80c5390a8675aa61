"""The command that creates a review checklist: its text, its date, and that it overwrites nothing."""

from __future__ import annotations

import datetime
import re
import subprocess
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.commands.scripts import FIXTURES, paste, state, variant, with_program


def test_the_checklist_has_the_date_of_today(run: Run, folder: Path, shell: list[str]) -> None:
    """Name and text carry the day on which the command runs, and nothing else is left behind."""
    before = datetime.datetime.now().astimezone().date()
    result = run("create-checklist", words=shell)
    days = {before.isoformat(), datetime.datetime.now().astimezone().date().isoformat()}
    (made,) = folder.iterdir()
    day = made.name.removeprefix("session-review-").removesuffix(".md")
    assert day in days
    assert made.read_text().startswith(f"# Session review, {day}\n")
    assert (result.returncode, result.stdout, result.stderr) == (0, f"Created {made.name}\n", "")


def test_the_checklist_has_every_check(run: Run, folder: Path, tmp_path: Path) -> None:
    """The whole text, on a day that the test chooses."""
    run("create-checklist", env=with_program(tmp_path / "bin", "date", "echo 2026-11-23"))
    made = folder / "session-review-2026-11-23.md"
    assert made.read_text() == (FIXTURES / "checklist.md").read_text()


@pytest.mark.parametrize("kind", ["file", "read-only file", "folder", "dangling link"])
def test_a_checklist_is_never_overwritten(
    run: Run, folder: Path, tmp_path: Path, shell: list[str], kind: str
) -> None:
    """Whatever has the name stays as it is, and the command says so and fails."""
    there = folder / "session-review-2026-11-23.md"
    if kind == "folder":
        there.mkdir()
    elif kind == "dangling link":
        there.symlink_to(tmp_path / "elsewhere.md")
    else:
        there.write_text("Ticked already\n")
        there.chmod(0o444 if kind == "read-only file" else 0o644)
    before = state(there)
    environment = with_program(tmp_path / "bin", "date", "echo 2026-11-23")
    result = run("create-checklist", words=shell, env=environment)
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.startswith("session-review-2026-11-23.md is there already")
    assert state(there) == before
    assert not (tmp_path / "elsewhere.md").exists()


def test_of_many_at_the_same_moment_one_writes_the_checklist(folder: Path, tmp_path: Path) -> None:
    """The system creates the file for one process only, so no text is lost or doubled."""
    path = tmp_path / "checklist.sh"
    path.write_text(variant("create-checklist", "linux").run)
    environment = with_program(tmp_path / "bin", "date", "echo 2026-11-23")
    started = [
        subprocess.Popen(
            ["sh", path], cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _ in range(8)
    ]
    assert sorted(process.wait(60) for process in started) == [0] + [1] * 7
    assert (folder / "session-review-2026-11-23.md").read_text() == (FIXTURES / "checklist.md").read_text()


def test_windows_writes_the_same_checklist() -> None:
    """The lines of the PowerShell variant are the lines that the other variant wrote."""
    run = variant("create-checklist", "windows").run
    block = re.search(r"@\(\n(.*?)\n +\) -join \"`n\"", run, re.DOTALL)
    assert block
    lines = [line.strip()[1:-1] for line in block[1].splitlines()]
    assert "\n".join(lines).replace("$today", "2026-11-23") == (FIXTURES / "checklist.md").read_text()
    assert "-Force" not in run


def test_the_checklist_can_be_pasted(interactive: list[str], folder: Path) -> None:
    """It works as from a file, and a refusal does not close the shell."""
    text = variant("create-checklist", "macos").run
    assert paste(interactive, text, folder) == "0"
    (made,) = folder.glob("session-review-*.md")
    before = state(made)
    assert paste(interactive, text, folder) == "1"
    assert state(made) == before
