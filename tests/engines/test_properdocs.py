"""ProperDocs, which carries MkDocs 1.x on: the project as it is, and its export."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.engines.conftest import ENVIRONMENT, SECONDS, run
from tests.pages.copies import copy_of_portal, tree
from tests.same_site import differing

pytestmark = [pytest.mark.engines, pytest.mark.no_cover]


def test_properdocs_makes_the_same_site_of_the_unmodified_project(
    site: Path, properdocs: Path, tmp_path: Path
) -> None:
    """The plugin runs under the other name of MkDocs: every file is the same, to the byte."""
    made = tmp_path / "site"
    run(properdocs, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml", "-d", made)
    assert tree(made) == tree(site)


def test_properdocs_makes_the_same_site_of_an_export(site: Path, properdocs: Path, export: Path) -> None:
    """Every page is the same, to the byte."""
    run(properdocs, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml", cwd=export)
    assert differing(export / "site", site) == []


def test_under_properdocs_a_broken_link_leaves_the_old_site(properdocs: Path, tmp_path: Path) -> None:
    """Its warnings are counted as those of MkDocs are, each time, also of pages that were kept."""
    portal = copy_of_portal(tmp_path / "portal")
    portal.append("docs/facts.md", "\n[x](nowhere.md)\n")
    portal.write("site/index.html", "the old site")
    command: list[str | Path] = [properdocs, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml"]
    for _ in range(2):
        done = subprocess.run(
            command,
            cwd=portal.folder,
            env=ENVIRONMENT,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        assert done.returncode == 1
        assert "contains a link 'nowhere.md'" in done.stderr
        assert tree(portal.site) == {"index.html": b"the old site"}
