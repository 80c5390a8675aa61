"""What the tests of the catalog share: a copy of the small portal's data that a test may break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def data(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small portal's data, in the current folder, so that messages say `data/…`."""
    folder = tmp_path / "data"
    shutil.copytree(project / "tests" / "fixtures" / "portal" / "data", folder)
    monkeypatch.chdir(tmp_path)
    return folder
