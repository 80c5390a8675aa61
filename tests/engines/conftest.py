"""What the tests of engines share: the project in; its site, its export, and engines that are set up, out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engines.environments import PROJECT, Missing, environment
from tests.pages.copies import NOON

RUNBOOK = Path(sys.executable).with_name("runbook")
SECONDS = 300
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")},
    "SOURCE_DATE_EPOCH": NOON,
    "NO_MKDOCS_2_WARNING": "1",
}


def run(*command: str | Path, cwd: Path = PROJECT) -> None:
    """Run a command on the day of the tests; what it says is told where it fails."""
    done = subprocess.run(
        command, cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portal, as `runbook build` makes it."""
    folder = tmp_path_factory.mktemp("built") / "site"
    run(RUNBOOK, "build", "--out", folder)
    return folder


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """The portal, as `runbook export` writes it."""
    folder = tmp_path / "export"
    run(RUNBOOK, "export", folder)
    return folder


@pytest.fixture(scope="session")
def properdocs() -> Path:
    """The Python of an environment with ProperDocs and the project."""
    python = environment("properdocs", "site", "properdocs", with_project=True)
    if isinstance(python, Missing):
        pytest.fail(f"ProperDocs does not install: {python.why}", pytrace=False)
    return python


@pytest.fixture(scope="session")
def zensical() -> Path:
    """The Python of an environment with Zensical, and nothing of the project."""
    python = environment("zensical", "zensical")
    if isinstance(python, Missing):
        pytest.skip(f"Zensical does not install here: {python.why}")
    return python
