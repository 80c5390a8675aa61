"""What tests of `runbook anonymize` share: a small portal to work in, and what the command is to print."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.cli.anonymize.command import edit

REGIONS = """\
- id: southern-europe
  name: Southern Europe
  countries:
    - name: Portugal
      also: [PT]
      cities: [Lisbon, Porto]
    - name: Spain
      cities: [Madrid]
"""
SECRET = bytes(range(200, 232))


@pytest.fixture
def portal(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small portal's data with fields and places, a key beside it; the current folder."""
    folder = tmp_path / "portal"
    shutil.copytree(project / "tests" / "fixtures" / "portal" / "data", folder / "data")
    for name in ("fields.yml", "redaction.yml"):
        shutil.copy(project / "data" / name, folder / "data" / name)
    edit(folder / "data/fields.yml", "facts: [", "facts: [] # ")
    edit(folder / "data/fields.yml", "  vocabulary: evidence_rules\n", "")
    (folder / "data" / "places.yml").write_text(REGIONS, encoding="utf-8")
    (tmp_path / "key").write_bytes(SECRET)
    (tmp_path / "key").chmod(0o600)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("RUNBOOK_KEY", raising=False)
    monkeypatch.delenv("RUNBOOK_ROSTER", raising=False)
    monkeypatch.setattr("generator.cli.anonymize_order.today", lambda: date(2026, 11, 24))
    return folder


@pytest.fixture
def goldens(project: Path) -> Path:
    """What the command is to print and write."""
    return project / "tests" / "goldens" / "anonymize"
