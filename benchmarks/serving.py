"""A folder that can be served goes in; how long a saved file takes to be seen in the browser comes out.

The browser is played over HTTP: it waits at the server's live reload as MkDocs' own script does, and then
asks for the page until that has the new words.
"""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pairs import MKDOCS, RUNBOOK, TEAM, Pair
from benchmarks.processes import QUIET
from benchmarks.report import Compared

LIMIT = 0.07
_PAGE = f"/teams/{TEAM}.html"
_WAITS = re.compile(r"^livereload\((\d+), (\d+)\);$", re.MULTILINE)
_ADDRESS = re.compile(r"^dev_addr: (?P<host>[\d.]+):(?P<port>\d+)$", re.MULTILINE)
_PATIENCE = 3600
_SETTLE = 2.0
"""Longer than a server takes to look at its files twice."""


@dataclass(frozen=True)
class Server:
    """A server of its own process group, at its address."""

    process: subprocess.Popen[bytes]
    host: str
    port: int

    def get(self, path: str) -> str:
        """What a path answers; nothing while nobody does."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=90)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", errors="replace")
            return text if answer.status == http.client.OK else ""
        except OSError:
            return ""
        finally:
            connection.close()

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the server and all that it started."""
        os.killpg(self.process.pid, number)


def measure_serving(pair: Pair, runs: int) -> Compared:
    """Edit one team's file by turns on both sides; while one side is measured, the other is halted."""
    portal: list[float] = []
    plain: list[float] = []
    with (
        _started((*RUNBOOK, "serve"), pair.portal) as ours,
        _halted(ours),
        _started((*MKDOCS, "serve", "-q"), pair.plain) as theirs,
        _halted(theirs),
    ):
        for _ in range(runs + 1):
            portal.append(_until_seen(ours, pair.edit_portal_team))
            plain.append(_until_seen(theirs, pair.edit_plain_team))
    # The first round warms up.
    return Compared(
        "serve: from saving a team's file to its page", tuple(portal[1:]), tuple(plain[1:]), LIMIT
    )


def _until_seen(server: Server, edit: Callable[[], str]) -> float:
    server.signal(signal.SIGCONT)
    time.sleep(_SETTLE)
    waits = _WAITS.search(server.get(_PAGE))
    if waits is None:
        raise RuntimeError(f"{_PAGE} does not wait for a new version of itself")
    words = edit()
    start = time.perf_counter()
    while int(server.get(f"/livereload/{waits[1]}/{waits[2]}") or 0) <= int(waits[1]):
        _look_again(server, start)
    while words not in server.get(_PAGE):
        _look_again(server, start)
    seconds = time.perf_counter() - start
    server.signal(signal.SIGSTOP)
    return seconds


def _look_again(server: Server, start: float) -> None:
    if server.process.poll() is not None or time.perf_counter() - start > _PATIENCE:
        raise RuntimeError("the server does not show the page")
    time.sleep(0.01)


@contextmanager
def _started(command: Sequence[str], folder: Path) -> Iterator[Server]:
    found = _ADDRESS.search((folder / "mkdocs.yml").read_text("utf-8"))
    if found is None:
        raise RuntimeError(f"{folder} has no address to serve at")
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **QUIET},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    server = Server(process, found["host"], int(found["port"]))
    try:
        start = time.perf_counter()
        while not server.get(_PAGE):
            _look_again(server, start)
        yield server
    finally:
        server.signal(signal.SIGKILL)
        process.wait()


@contextmanager
def _halted(server: Server) -> Iterator[None]:
    """The server stands still until somebody wakes it."""
    server.signal(signal.SIGSTOP)
    yield
