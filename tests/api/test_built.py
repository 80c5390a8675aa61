"""A built portal has the files for tools as they were made, and leads to them."""

from __future__ import annotations

import json
from contextlib import chdir
from datetime import date
from pathlib import Path

import pytest

from generator import mkdocs_plugin
from generator.build import Build
from generator.catalog import load_catalog
from tests.generated import api_files
from tests.pages.copies import NOON, Copy, copy_of_portal

SITE = "https://runbook.example.com/"


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copy:
    """A copy of the small portal, to be built on a fixed day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    return copy_of_portal(tmp_path / "portal")


def test_the_site_has_the_files_to_the_byte(portal: Copy) -> None:
    """Line ends of calendars come through, and events lead to where the portal is served."""
    portal.write("docs/tools/api.md", "# Data\n\n{{ data_files() }}\n\n{{ calendars() }}\n")
    portal.edit(
        "mkdocs.yml", "  - Tools: tools/index.md\n", "  - Tools: tools/index.md\n  - Data: tools/api.md\n"
    )
    with chdir(portal.folder):
        site = mkdocs_plugin.build(Path("mkdocs.yml"), None, None).site
        files = api_files(Build(load_catalog(Path("data")), date(2026, 11, 23)), SITE)
    assert {path: (site / path).read_bytes() for path in files} == {
        path: text.encode() for path, text in files.items()
    }
    calendar = (site / "calendars/alpha.ics").read_bytes()
    assert b"\r\nURL:https://runbook.example.com/teams/alpha.html\r\n" in calendar
    assert calendar.count(b"\n") == calendar.count(b"\r\n")
    page = (site / "tools/api.html").read_text(encoding="utf-8")
    index = json.loads((site / "api/index.json").read_text(encoding="utf-8"))
    for path in [*(one["path"] for one in index["files"]), *(one["path"] for one in index["calendars"])]:
        assert f'href="../{path}"' in page
