"""What tests of the commands share: a folder with a hard name, shells, and a way to run a command in them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands.scripts import need, script

SHELLS = ("sh", "bash")
OTHER_SHELLS = ("busybox sh", "zsh -f", "mksh")
"""Tried where a machine has them."""

Run = Callable[..., subprocess.CompletedProcess[str]]


def _words(param: str) -> list[str]:
    words = param.split()
    if words[0] in SHELLS:
        need(words[0])
    elif not shutil.which(words[0]):
        pytest.skip(f"{words[0]} is not installed, and is tried only where it is")
    return words


@pytest.fixture(params=[*SHELLS, *OTHER_SHELLS])
def shell(request: pytest.FixtureRequest) -> list[str]:
    """The words that start a shell."""
    return _words(request.param)


@pytest.fixture(params=["sh", "bash --norc --noprofile", "zsh -f"])
def interactive(request: pytest.FixtureRequest) -> list[str]:
    """The words that start a shell as a person has it before them, without that person's settings."""
    return _words(request.param)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose name has a space, quotes and letters beyond ASCII."""
    path = tmp_path / 'Zoë\'s "notes" $HOME'
    path.mkdir()
    return path


@pytest.fixture
def run(folder: Path) -> Run:
    """Runs a command from a file, as `sh FILE ARGUMENTS`, in the folder."""

    def runs(name: str, *arguments: str, words: list[str] | None = None, **options: Any) -> Any:
        path = folder.parent / f"{name}.sh"
        path.write_text(script(name, options.pop("system", "linux")))
        command = [*(words or ["sh"]), str(path), *arguments]
        return subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=60, check=False, **options
        )

    return runs
