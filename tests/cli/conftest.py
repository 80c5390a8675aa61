"""What the tests of commands share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def portal(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small portal, in the current folder."""
    for name in ("data", "docs"):
        shutil.copytree(project / "tests" / "fixtures" / "portal" / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path
