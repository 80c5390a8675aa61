"""`runbook serve`: what a browser gets while somebody edits the portal."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.content_policy import hash_of, hashes_in, inline_scripts, policy_in
from tests.pages.copies import Copy, copy_of_portal
from tests.ports import free_port

# Build after build: the lines that they run are counted where one build is.
pytestmark = pytest.mark.no_cover

RUNBOOK = Path(sys.executable).parent / "runbook"
PATIENCE = 60
# Longer than it takes the server to see a change and to build: two looks at the files and a build.
WATCHED = 2.5


def wait_for(what: str, ready: Callable[[], bool]) -> None:
    """Wait until something is so; fail when it never is."""
    end = time.monotonic() + PATIENCE
    while not ready():
        assert time.monotonic() < end, f"waited {PATIENCE} seconds for {what}"
        time.sleep(0.05)


@dataclass(frozen=True)
class Served:
    """A copy of the small portal that is being served."""

    portal: Copy
    address: str
    log: Path
    temporary: Path
    process: subprocess.Popen[bytes]

    def page(self, path: str) -> str:
        """A page as a browser gets it; nothing while nobody answers."""
        try:
            with urllib.request.urlopen(f"{self.address}/{path}", timeout=10) as answer:  # noqa: S310  # our own server
                text: str = answer.read().decode("utf-8")
                return text
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def said(self) -> str:
        """Everything that the server has said so far."""
        return self.log.read_text(encoding="utf-8")

    def builds(self) -> int:
        """How many builds were begun."""
        return len(re.findall(r"^Building documentation\.\.\.$", self.said(), re.MULTILINE))


@contextmanager
def started(folder: Path) -> Iterator[Served]:
    """The small portal, served from a copy on a port of its own."""
    portal = copy_of_portal(folder / "portal")
    port = free_port()
    portal.append("mkdocs.yml", f"\ndev_addr: 127.0.0.1:{port}\n")
    temporary, log = folder / "temporary", folder / "log"
    temporary.mkdir()
    environment = {"TMPDIR": str(temporary), "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
    with log.open("wb") as output:
        process = subprocess.Popen(
            [RUNBOOK, "serve"],
            cwd=portal.folder,
            env={**os.environ, **environment},
            stdout=output,
            stderr=output,
        )
    served = Served(portal, f"http://127.0.0.1:{port}", log, temporary, process)
    try:
        wait_for("the first page", lambda: served.page("index.html") != "")
        yield served
    finally:
        process.kill()
        process.wait(timeout=PATIENCE)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for these tests; each of them changes another part of the portal, so their order is free."""
    with started(tmp_path_factory.mktemp("serve")) as server:
        yield server


def test_pages_are_served(served: Served) -> None:
    """Hand-written and generated pages are there, and the site is not written into the portal's folder."""
    assert "Something is wrong now" in served.page("index.html")
    assert "Each team's runbook page" in served.page("teams/index.html")
    assert not served.portal.site.exists()


def test_an_address_that_is_taken_is_told_with_what_to_do(served: Served, tmp_path: Path) -> None:
    """Whoever serves the portal twice reads which address it is, and how to have another."""
    portal = copy_of_portal(tmp_path / "portal")
    address = served.address.removeprefix("http://")
    portal.append("mkdocs.yml", f"\ndev_addr: {address}\n")
    done = subprocess.run(
        [RUNBOOK, "serve"],
        cwd=portal.folder,
        capture_output=True,
        text=True,
        timeout=3 * PATIENCE,
        check=False,
    )
    assert done.returncode == 1
    assert f"mkdocs.yml:1:1: something else serves at {address} already; end that, such as" in done.stderr
    assert done.stdout == "\nNothing is served; mend this, and start it again.\n"


def test_pages_allow_the_script_that_loads_them_anew(served: Served) -> None:
    """What is put into a page as it is served may run and ask for news, also where pastes are taken."""
    for path in ("index.html", "incident/index.html"):
        page = served.page(path)
        assert "livereload(" in inline_scripts(page)[-1]
        assert {hash_of(script) for script in inline_scripts(page)} == hashes_in(page)
        assert "connect-src 'self'" in (policy_in(page) or "")


def test_a_saved_data_file_changes_the_page(served: Served) -> None:
    """An owner saves a team's file and sees the page change."""
    served.portal.edit("data/teams/beta.yml", "Signs in through the organization.", "Signs in as one.")
    wait_for("the new text", lambda: "Signs in as one." in served.page("teams/beta.html"))


def test_a_saved_page_changes_too(served: Served) -> None:
    """What is written by hand is served anew as well, component calls included."""
    served.portal.append("docs/faq.md", '\nAsked by {{ value("teams") }} teams.\n')
    wait_for("the new sentence", lambda: "Asked by 2 teams." in served.page("faq.html"))


def test_a_broken_edit_names_its_line_and_leaves_the_page(served: Served) -> None:
    """A slip shows in the terminal with its place while the old page stays; mended, all goes on."""
    served.portal.edit("data/teams/alpha.yml", "sign_in: password", "sign_in: pasword")
    problem = "data/teams/alpha.yml:4:10: there is no way to sign in 'pasword'; did you mean 'password'?"
    wait_for("the finding", lambda: "pasword" in served.said())
    wait_for("the end of the build", lambda: "The pages stay as they were" in served.said())
    assert problem in served.said().splitlines()
    assert "Traceback" not in served.said()
    assert "Does one of everything." in served.page("teams/alpha.html")
    served.portal.edit("data/teams/alpha.yml", "sign_in: pasword", "sign_in: password")
    served.portal.edit("data/teams/alpha.yml", "Does one of everything.", "Does two of everything.")
    wait_for("the mended page", lambda: "Does two of everything." in served.page("teams/alpha.html"))


def test_a_broken_link_leaves_the_page_and_is_forgotten_when_mended(served: Served) -> None:
    """A warning of one build ends that build only: the next one without a warning is shown."""
    served.portal.append("docs/facts.md", "\nA [link](nowhere.md).\n")
    wait_for("the finding", lambda: "'nowhere.md'" in served.said())
    wait_for("the end of the build", lambda: "The pages stay" in served.said().rpartition("'nowhere.md'")[2])
    assert "nowhere.md" not in served.page("facts.html")
    served.portal.edit("docs/facts.md", "A [link](nowhere.md).", "A [link](faq.md).")
    wait_for("the mended page", lambda: ">link</a>" in served.page("facts.html"))


def test_a_broken_configuration_is_survived(served: Served) -> None:
    """A slip in mkdocs.yml, too, is named and leaves the pages as they are."""
    served.portal.edit("mkdocs.yml", "site_name: Small portal", "site_name: [")
    wait_for("the finding", lambda: "mkdocs.yml" in served.said().rpartition("Detected file changes")[2])
    assert "Something is wrong now" in served.page("index.html")
    served.portal.edit("mkdocs.yml", "site_name: [", "site_name: Tiny portal")
    wait_for("the new name", lambda: "Tiny portal" in served.page("index.html"))


def test_nothing_is_built_while_nothing_is_saved(served: Served) -> None:
    """A build sets off no other one: their number comes to rest and stays where it is."""
    builds, since = served.builds(), time.monotonic()
    assert builds > 0

    def at_rest() -> bool:
        nonlocal builds, since
        if served.builds() != builds:
            builds, since = served.builds(), time.monotonic()
        return time.monotonic() - since > WATCHED

    wait_for("builds to come to rest", at_rest)


def test_nothing_is_left_when_the_server_ends(tmp_path: Path) -> None:
    """Interrupted, the server ends by itself and takes its files along."""
    with started(tmp_path) as server:
        server.process.send_signal(signal.SIGINT)
        server.process.wait(timeout=PATIENCE)
        assert list(server.temporary.iterdir()) == []
        assert "Traceback" not in server.said()
