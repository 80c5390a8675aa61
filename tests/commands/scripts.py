"""The files in data/commands/ go in; scripts as the site writes them, and means to run them, come out."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import threading
from pathlib import Path

import pytest

from generator.models.commands import Command, Variant
from generator.yaml_source import parse_yaml

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures" / "commands"
DECISIONS = ("keep", "review", "revoke-and-escalate")
APPS = ("ChatGPT", "Codex", 'Bob\'s "$HOME" `app`')
"""The last label has every sign that a shell could trip over."""


def _load(path: Path) -> Command:
    return Command.model_validate_json(json.dumps(parse_yaml(path.read_bytes(), path.name).value))


COMMANDS = {path.stem: _load(path) for path in sorted((ROOT / "data" / "commands").glob("*.yml"))}


def variant(name: str, system: str) -> Variant:
    """The variant of a command on a system."""
    return next(one for one in COMMANDS[name].variants if system in one.systems)


def script(name: str, system: str = "linux") -> str:
    """The command with the vocabulary in it, as the site writes it."""
    run = variant(name, system).run
    for placeholder, values in {"{{decisions}}": DECISIONS, "{{apps}}": APPS}.items():
        run = run.replace(placeholder, ",".join(json.dumps(value) for value in values))
    return run


def rules(run: str) -> str:
    """The table of redaction rules in a script, or nothing."""
    table = re.search(r"^# A line: .*?(?=^(?:PERL|'@)$)", run, re.MULTILINE | re.DOTALL)
    return table[0] if table else ""


def need(program: str) -> None:
    """Go on where the program is there; skip where a person has not got it, fail where CI should have."""
    if shutil.which(program):
        return
    reason = f"{program} is not installed; the command needs it"
    if "CI" in os.environ:
        pytest.fail(reason)
    pytest.skip(reason)


def with_program(folder: Path, name: str, text: str) -> dict[str, str]:
    """The environment in which a program of the test's own comes before all others."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{text}\n")
    (folder / name).chmod(0o755)
    return {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


def state(path: Path) -> tuple[object, ...]:
    """All that a command which leaves an entry of a folder alone must not change."""
    entry = path.lstat()
    content = path.read_bytes() if path.is_file() else b""
    return entry.st_ino, entry.st_mode, entry.st_size, entry.st_mtime_ns, content


def paste(words: list[str], text: str, folder: Path) -> str:
    """Type a script into an interactive shell on a terminal; the exit status it tells afterwards."""
    master, slave = os.openpty()
    environment = {**os.environ, "TERM": "dumb", "HOME": str(folder), "HISTFILE": "", "ENV": "", "PS1": "$ "}
    process = subprocess.Popen(
        [*words, "-i"],
        cwd=folder,
        env=environment,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
    )
    os.close(slave)
    reader = threading.Thread(target=_drain, args=(master,), daemon=True)
    reader.start()
    # A shell that carries out this line has outlived the script.
    os.write(master, f'{text}echo "$?" >pasted.status; exit 0\n'.encode())
    try:
        process.wait(60)
    finally:
        process.kill()
        process.wait()
        reader.join(5)
        os.close(master)
    return (folder / "pasted.status").read_text().strip()


def _drain(master: int) -> None:
    try:
        while os.read(master, 65536):
            pass
    except OSError:
        return
