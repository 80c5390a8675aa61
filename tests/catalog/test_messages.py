"""What the catalog says about faulty data: each case is a change of the small portal and the lines it gives.

`tests/goldens/catalog/CASE.yml` holds the changes, `CASE.txt` beside it the lines.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main
from tests.golden import compare

CASES = sorted((Path(__file__).parents[1] / "goldens" / "catalog").glob("*.yml"))


def _change(folder: Path, change: dict[str, str]) -> None:
    """Put the change of a case into the copy of the small portal."""
    path = folder / change["file"]
    if "remove" in change:
        path.unlink()
    elif "content" in change:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(change["content"], encoding="utf-8")
    else:
        text = path.read_text(encoding="utf-8")
        assert change["replace"] in text, f"{path} has no {change['replace']!r}"
        path.write_text(text.replace(change["replace"], change["by"], 1), encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_faulty_data_is_named_with_place_and_expectation(case: Path, data: Path) -> None:
    """Each fault gives its lines, as text and as JSON, and nothing else; the command ends with status 1."""
    for change in yaml.safe_load(case.read_text(encoding="utf-8"))["changes"]:
        _change(data.parent, change)
    text, tool = (CliRunner().invoke(main, ["check", "--format", form]) for form in ("text", "json"))
    *lines, count = text.stderr.splitlines()
    compare(case.with_suffix(".txt"), "\n".join(lines) + "\n")
    assert (text.exit_code, text.stdout, count.split()[0]) == (1, "", str(len(lines)))
    assert (tool.exit_code, tool.stderr) == (1, "")
    assert lines == [
        f"{one['path']}:{one['line']}:{one['column']}: {one['problem']}; {one['expected']}"
        for one in json.loads(tool.stdout)
    ]


def test_every_golden_belongs_to_a_case() -> None:
    """No lines are kept for a case that is gone, and every case says in its first line what it holds."""
    assert {path.stem for path in CASES} == {path.stem for path in CASES[0].parent.glob("*.txt")}
    assert [path for path in CASES if not path.read_text(encoding="utf-8").startswith("# ")] == []
