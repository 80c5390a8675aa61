"""What the tests of pages share: the small portal of the fixtures, seen from its home page on a fixed day."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

import pytest

from generator.catalog import Catalog, load_catalog
from generator.pages.view import View
from tests.pages.everything import AS_OF

GOLDENS = Path(__file__).parents[1] / "goldens" / "pages"


@pytest.fixture(scope="session")
def portal(project: Path) -> Path:
    """The folder of a complete small portal: data/, docs/ and mkdocs.yml."""
    return project / "tests" / "fixtures" / "portal"


@pytest.fixture(scope="session")
def catalog(portal: Path) -> Catalog:
    """The small portal's data, with places as its owners see them."""
    with chdir(portal):
        return load_catalog(Path("data"))


@pytest.fixture(scope="session")
def view(catalog: Catalog) -> View:
    """The small portal, seen from its home page."""
    return View(catalog, AS_OF, "index.md")
