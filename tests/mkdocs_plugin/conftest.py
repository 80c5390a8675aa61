"""What the tests of whole builds share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.copies import NOON, Copy, copy_of_portal


@pytest.fixture
def calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every build is made on the same day, without the theme's notice."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


@pytest.fixture
def portal(tmp_path: Path) -> Copy:
    """A copy of the small portal, to be changed."""
    return copy_of_portal(tmp_path / "portal")
