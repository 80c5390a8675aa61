"""The architecture page tells of the code as it is."""

from __future__ import annotations

import re
from pathlib import Path


def test_the_architecture_page_names_every_stage_and_no_other(project: Path) -> None:
    """Each module and package of the generator has its row, but for the words of the two parsers."""
    page = (project / "docs" / "maintaining" / "architecture.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    named = {name.rstrip("/") for row in rows for name in re.findall(r"`([a-z_]+/?)`", row)}
    paths = (project / "generator").iterdir()
    there = {path.stem for path in paths if not path.name.startswith("_") and path.suffix in ("", ".py")}
    assert named == there - {"yaml_problems", "yaml_words", "json_problems"}
