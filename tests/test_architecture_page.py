"""The architecture page is drawn from the code as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture import contracts, drawn, said_of
from tests.golden import compare


@pytest.fixture(scope="module")
def page(project: Path) -> Path:
    """The page, which somebody wrote around what is drawn."""
    return project / "docs" / "maintaining" / "architecture.md"


def test_layers_and_stages_are_drawn_as_the_code_has_them(project: Path, page: Path) -> None:
    """The picture and the table follow the contracts of the layers and the first line of each docstring."""
    compare(page, drawn(project, page.read_text(encoding="utf-8")))


def test_every_stage_says_what_goes_in_and_what_comes_out(project: Path) -> None:
    """The first line of a stage's docstring is enough to know what the stage is for."""
    stages = [stage for layer in contracts(project)[0].layers for stage in layer]
    wrong = [one for one in stages if not re.search(r"\bgoe?s? in\b.*\bcomes? out\b", said_of(project, one))]
    assert wrong == []


def test_every_folder_of_the_widgets_has_its_row(project: Path, page: Path) -> None:
    """The table of the widgets names the folders that there are, and no other."""
    widgets = project / "overrides" / "widgets"
    folders = {f"{one.relative_to(widgets).as_posix()}/" for one in widgets.rglob("*") if one.is_dir()}
    rows = re.findall(r"^\| `([a-z/]+/)` \|", page.read_text(encoding="utf-8"), re.MULTILINE)
    stages = {f"{stage}/" for layer in contracts(project)[0].layers for stage in layer}
    assert set(rows) - stages == folders


def test_every_file_that_the_page_names_is_there(project: Path, page: Path) -> None:
    """A module that is named by its file, with or without its folder, has not been moved away."""
    named = set(re.findall(r"`((?:[\w-]+/)*[\w-]+\.(?:js|py|yml|toml))`", page.read_text("utf-8")))
    assert named
    widgets = project / "overrides" / "widgets"
    logic = widgets / "logic"
    folders = (
        project,
        project / "generator",
        project / "generator" / "mkdocs_plugin",
        widgets.parent,
        widgets,
        logic,
    )
    assert sorted(name for name in named if not any((one / name).is_file() for one in folders)) == []
