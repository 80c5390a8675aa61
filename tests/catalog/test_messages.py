"""What the catalog says about faulty data: each case is a change of the small portal and the lines it gives.

`tests/goldens/catalog/CASE.yml` holds the changes, `CASE.txt` beside it the lines.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.catalog import load_catalog
from generator.diagnostics import DataError
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
    """Each fault gives its lines, `path:line:col: what is wrong; what was expected`, and nothing else."""
    for change in yaml.safe_load(case.read_text(encoding="utf-8"))["changes"]:
        _change(data.parent, change)
    with pytest.raises(DataError) as caught:
        load_catalog(Path("data"))
    compare(case.with_suffix(".txt"), f"{caught.value}\n")
