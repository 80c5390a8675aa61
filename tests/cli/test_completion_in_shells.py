"""Completion as somebody has it before them: in a bash, a zsh and a fish of their own, on a terminal."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.terminal import typed, with_runbook
from tests.repositories import portal_repository

BECOMES = {
    "runbook che": "runbook check ",
    "runbook check --st": "runbook check --stale ",
    "runbook score --team=a": "runbook score --team=alpha ",
    "runbook diff mar": "runbook diff march ",
    "runbook check --data=da": "runbook check --data=data/",
    "runbook check --data ol": "runbook check --data old\\ data/",
    "runbook validate-review my": "runbook validate-review my\\ rows.json ",
}
"""What a line is after the tab key, where one word alone fits."""
LISTS = {
    "runbook ": "redact -- Take addresses, secrets and ids out of a text.",
    "runbook new ": "exception -- Add an exception to a team: in DATA/teams/TEAM.yml.",
    "runbook check --": "--docs -- The hand-written pages. [default: docs, where there is one]",
    "runbook new exception alpha r": "review-frequency -- How often sessions are reviewed",
    "runbook score --team ": "beta",
    "runbook diff ": "march",
}
"""What is in the list, with what is said of it, where several words fit."""
FISH = "runbook completion fish | source; for line in $argv; complete -C $line; echo ====; end"


def need(shell: str) -> None:
    """Go on where the shell is there; the project does not need it."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed, and is tried only where it is")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small portal in a repository with a tag, and a file and a folder whose names have spaces."""
    made = portal_repository(tmp_path / "portal")
    made.git("tag", "march")
    (made.root / "my rows.json").write_text("{}", encoding="utf-8")
    (made.root / "old data").mkdir()
    return made.root


def test_zsh_completes_words_and_lists_what_fits(folder: Path, tmp_path: Path) -> None:
    """Commands, options, ids, revisions and paths, also behind a `=` and with a space in them.

    What is listed has whole sentences with it. One shell gets all lines, since each takes a while to begin.
    """
    need("zsh")
    done = typed("zsh", [*BECOMES, *LISTS], folder, tmp_path)
    assert {line: done[line].line for line in BECOMES} == BECOMES
    assert [line for line in LISTS if done[line].line != line] == []
    assert {line: done[line].shown for line in LISTS if LISTS[line] not in done[line].shown} == {}


def test_bash_completes_what_is_behind_an_equals_sign(folder: Path, tmp_path: Path) -> None:
    """To bash that is a word of its own, and so is the sign."""
    need("bash")
    lines = [line for line in BECOMES if "=" in line]
    done = typed("bash", lines, folder, tmp_path)
    assert {line: done[line].line for line in lines} == {line: BECOMES[line] for line in lines}


def test_fish_completes_words_and_lists_what_fits(folder: Path, tmp_path: Path) -> None:
    """The same as zsh; the sign before a space, and the space after a word, come once a word is chosen."""
    need("fish")
    lines = [*BECOMES, *LISTS]
    done = subprocess.run(
        ["fish", "--no-config", "-c", FISH, *lines],
        cwd=folder,
        env=with_runbook(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    parts = done.stdout.replace("  ", " ").split("====\n")
    offered = {line: part.splitlines() for line, part in zip([*lines, ""], parts, strict=True)}
    for line, whole in BECOMES.items():
        [only] = offered[line]
        word = only.partition("\t")[0].replace(" ", "\\ ")
        assert whole.removesuffix(" ").endswith(f" {word}"), only
    for line, listed in LISTS.items():
        assert listed.replace(" -- ", "\t") in offered[line]
