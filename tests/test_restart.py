"""When a serving process starts over: after its own code has changed, and only when that code can run."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from generator.restart import broken_source, fingerprint, restart


def test_the_fingerprint_changes_with_the_code_and_with_nothing_else(tmp_path: Path) -> None:
    """A saved module, a new one and a removed one each count; templates, which are read afresh, do not."""
    module = tmp_path / "module.py"
    module.write_text("x = 1\n", encoding="utf-8")
    before = fingerprint(tmp_path)
    (tmp_path / "page.html.jinja").write_text("{{ x }}", encoding="utf-8")
    assert fingerprint(tmp_path) == before
    os.utime(module, ns=(1, 1))
    saved = fingerprint(tmp_path)
    (tmp_path / "other.py").write_text("", encoding="utf-8")
    added = fingerprint(tmp_path)
    assert len({before, saved, added}) == 3


def test_code_that_is_no_python_is_named_with_its_line(tmp_path: Path) -> None:
    """A half-saved module does not end the server: its place is said, and the old code goes on."""
    assert broken_source(tmp_path) is None
    module = tmp_path / "module.py"
    module.write_text("x = 1\ndef broken(:\n", encoding="utf-8")
    assert broken_source(tmp_path) == f"{module}:2: invalid syntax"
    module.write_bytes(b"x = '\x00'\n")
    assert str(broken_source(tmp_path)).startswith(f"{module}:")


def test_starting_over_keeps_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """The new process is the same Python with the same words."""
    asked: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(os, "execv", lambda path, words: asked.append((path, words)))
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "generator.cli", "serve"])
    restart()
    assert asked == [(sys.executable, [sys.executable, "-m", "generator.cli", "serve"])]
