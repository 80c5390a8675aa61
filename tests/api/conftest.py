"""What the tests of data for tools share: the small portal and the shipped one, and what is made of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import chdir
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.build import Build
from generator.catalog import Catalog, load_catalog
from tests.generated import api_files

AS_OF = date(2026, 11, 23)

Read = Callable[[str], Any]


def _load(folder: Path) -> Catalog:
    with chdir(folder):
        return load_catalog(Path("data"))


@pytest.fixture(scope="session")
def portals(project: Path) -> dict[str, Catalog]:
    """Both portals, with places as their owners see them."""
    return {"small": _load(project / "tests/fixtures/portal"), "shipped": _load(project)}


@pytest.fixture(params=["small", "shipped"])
def catalog(request: pytest.FixtureRequest, portals: dict[str, Catalog]) -> Catalog:
    """A portal's data."""
    return portals[request.param]


@pytest.fixture
def small(portals: dict[str, Catalog]) -> Catalog:
    """The small portal's data."""
    return portals["small"]


# Before an exception of the small portal, while it holds, and on the day after.
@pytest.fixture(params=[date(2026, 8, 31), AS_OF, date(2026, 12, 1)], ids=str)
def day(request: pytest.FixtureRequest) -> date:
    """The day of a build."""
    found: date = request.param
    return found


@pytest.fixture
def read(catalog: Catalog, day: date) -> Read:
    """Reads a file for tools by its name."""
    files = api_files(Build(catalog, day))
    return lambda name: json.loads(files[f"api/{name}.json"])
