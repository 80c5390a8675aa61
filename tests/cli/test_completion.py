"""What a shell is told to complete a word with: commands, options, paths and what the data folder has."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.shell_completion import CompletionItem, ShellComplete
from click.testing import CliRunner

from generator.cli import completing, main
from generator.cli.shells import COMPLETIONS
from tests.repositories import portal_repository

RUNBOOK = Path(sys.executable).with_name("runbook")


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small portal in a repository with a tag, in the current folder; git may take its time."""
    monkeypatch.setattr(completing, "_MOST_SECONDS", 60)
    made = portal_repository(tmp_path / "portal")
    made.git("tag", "march")
    monkeypatch.chdir(made.root)
    return made.root


def items(line: str) -> list[CompletionItem[str]]:
    """What the last word of a command line may become."""
    *words, incomplete = line.split(" ")[1:]
    return ShellComplete(main, {}, "runbook", "_RUNBOOK_COMPLETE").get_completions(words, incomplete)


def values(line: str) -> list[str]:
    """The same without paths, which are the shell's own matter."""
    return [item.value for item in items(line) if item.type == "plain"]


CASES = {
    "runbook ch": ["check"],
    "runbook new ": ["checklist", "drill", "exception", "key", "review", "team"],
    "runbook new team --d": ["--data"],
    "runbook check --format ": ["text", "json"],
    "runbook anonymize --team ": ["alpha", "beta"],
    "runbook score --team a": ["alpha"],
    "runbook new review b": ["beta"],
    "runbook new exception ": ["alpha", "beta"],
    "runbook new exception alpha r": ["review-frequency", "required-controls", "raw-rows-kept"],
    "runbook build --audience ": ["everyone", "responders", "leads"],
    "runbook diff ": ["HEAD~1", "main", "march"],
    "runbook diff main ma": ["main", "march"],
    "runbook completion ": ["bash", "zsh", "fish"],
    "runbook new team ": [],
    "runbook --v": ["--version"],
}


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize("line", CASES)
def test_a_word_is_completed(line: str) -> None:
    """Commands and choices as they are, ids as the data has them, revisions as git has them."""
    assert values(line) == CASES[line]


def test_an_id_is_shown_with_what_the_data_says_of_it(portal: Path) -> None:
    """On one line, whatever the data has; a command is shown with its whole first line."""
    policy = portal / "data/policy.yml"
    text = policy.read_text(encoding="utf-8")
    title = '"How often\\nall\\nsessions: are reviewed"'
    policy.write_text(text.replace("How often sessions are reviewed", title), encoding="utf-8")
    assert [item.help for item in items("runbook new exception alpha rev")] == [
        "How often all sessions: are reviewed"
    ]
    assert [item.help for item in items("runbook build --audience l")] == ["Whoever leads."]
    assert [item.help for item in items("runbook new exc")] == [
        "Add an exception to a team: in DATA/teams/TEAM.yml."
    ]
    assert [item.help for item in items("runbook new team --d")] == ["The folder of YAML and reviews."]


@pytest.mark.usefixtures("portal")
def test_paths_are_left_to_the_shell() -> None:
    """Folders where a folder is asked for, files elsewhere; folders are states of the data, too."""
    for line in ("runbook scan ", "runbook check --data ", "runbook diff x"):
        assert [item.type for item in items(line)] == ["dir"]
    for line in ("runbook validate-review ", "runbook pack --out "):
        assert [item.type for item in items(line)] == ["file"]


def test_another_data_folder_has_other_ids(portal: Path) -> None:
    """The folder that the line names counts."""
    (portal / "data/teams/beta.yml").rename(portal / "data/teams/gamma.yml")
    (portal / "data").rename(portal / "other")
    assert values("runbook anonymize --team ") == []
    assert values("runbook anonymize --data other --team ") == ["alpha", "gamma"]


def _broken_yaml(data: Path) -> None:
    for file in data.rglob("*.yml"):
        file.write_bytes(b"settings: [\n\xff\0")


def _other_values(data: Path) -> None:
    (data / "policy.yml").write_text("settings: [1, {id: [2], guardrail: tighten}]", encoding="utf-8")
    (data / "vocabularies.yml").write_text("audiences: {id: x}", encoding="utf-8")
    shutil.rmtree(data.parent / ".git")


def _a_loop(data: Path) -> None:
    shutil.rmtree(data)
    data.symlink_to(data.name)


BROKEN: dict[str, Callable[[Path], None]] = {
    "gone": shutil.rmtree,
    "yaml": _broken_yaml,
    "values": _other_values,
    "loop": _a_loop,
}


@pytest.mark.parametrize("how", BROKEN)
def test_broken_data_gives_nothing_and_says_nothing(how: str, portal: Path) -> None:
    """What can still be completed is; for the rest there is no value, no message and no traceback."""
    BROKEN[how](portal / "data")
    for line in ("runbook build --audience ", "runbook new exception alpha ", "runbook diff zzz"):
        assert values(line) == []
    assert values("runbook anonymize --team z") == []
    assert values("runbook anonymize --te") == ["--team"]
    words = {"COMP_WORDS": "runbook build --audience ", "COMP_CWORD": "3"}
    done = subprocess.run(
        [RUNBOOK],
        env={**os.environ, **words, "_RUNBOOK_COMPLETE": "bash_complete"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == ("", "")


def test_a_file_name_that_is_no_id_is_not_completed(portal: Path) -> None:
    """A shell would take apart what has spaces or signs."""
    for name in ("$(reboot).yml", "a b.yml", "a\nb.yml", "notes.txt"):
        (portal / "data/teams" / name).write_text("", encoding="utf-8")
    assert values("runbook anonymize --team ") == ["alpha", "beta"]


def test_nothing_is_said_at_a_prompt_whatever_goes_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """A shell that asks in a way that nobody knows gets a status, and no traceback."""
    monkeypatch.setenv("_RUNBOOK_COMPLETE", "bash_complete")
    monkeypatch.delenv("COMP_WORDS", raising=False)
    result = CliRunner().invoke(main, [], prog_name="runbook")
    assert (result.exit_code, result.output) == (1, "")


@pytest.mark.parametrize("shell", COMPLETIONS)
def test_there_is_a_script_for_each_shell(shell: str) -> None:
    """It asks the command by the variable that the command knows."""
    result = CliRunner().invoke(main, ["completion", shell])
    assert result.exit_code == 0
    assert f"_RUNBOOK_COMPLETE={shell}_complete" in result.stdout
    assert result.stderr == ""


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash on this machine")
def test_bash_completes_by_the_script(portal: Path) -> None:
    """In a bash of its own: a team after --team, as when somebody presses the tab key."""
    script = """
    source <(runbook completion bash)
    COMP_WORDS=(runbook anonymize --team a) COMP_CWORD=3 COMPREPLY=()
    _runbook_completion runbook
    complete -p runbook
    printf '%s\\n' "${COMPREPLY[@]}"
    """
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        env={**os.environ, "PATH": f"{RUNBOOK.parent}{os.pathsep}{os.environ['PATH']}"},
        cwd=portal,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == ["complete -o nosort -F _runbook_completion runbook", "alpha"]
    assert done.stderr == ""
