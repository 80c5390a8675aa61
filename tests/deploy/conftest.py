"""What tests of serving share: the built portal behind each web server for which it has a configuration."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.servers import Running, apache, caddy, nginx

_SERVERS = {"nginx": nginx, "caddy": caddy, "apache": apache}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count no lines in these tests: nothing of the generator runs in them."""
    for item in items:
        if "deploy" in Path(item.path).parts:
            item.add_marker(pytest.mark.no_cover)


@pytest.fixture(scope="session", params=list(_SERVERS))
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, built_site: Path
) -> Iterator[Running]:
    """The built portal behind a web server with the file that is shipped for it."""
    with _SERVERS[request.param](tmp_path_factory.mktemp(request.param), built_site) as running:
        yield running


@pytest.fixture(scope="session", params=list(_SERVERS))
def littered(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A folder with a page, with files that somebody left there, and with something secret beside it."""
    folder = tmp_path_factory.mktemp("littered")
    for name in (
        "site/index.html",
        "site/404.html",
        "site/.git/config",
        "site/teams/.htpasswd",
        "secret.txt",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("a page" if name.endswith(".html") else "not for readers")
    (folder / "site" / "linked.txt").symlink_to(folder / "secret.txt")
    with _SERVERS[request.param](tmp_path_factory.mktemp(request.param), folder / "site") as running:
        yield running


@pytest.fixture(scope="session")
def behind_nginx(tmp_path_factory: pytest.TempPathFactory, built_site: Path) -> Iterator[Running]:
    """The built portal behind nginx."""
    with nginx(tmp_path_factory.mktemp("nginx"), built_site) as running:
        yield running
