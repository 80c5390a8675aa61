"""What tests share: the repository in; the built portal, a server for it and a watched browser page out."""

from __future__ import annotations

import functools
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from tests.machine_setup import BROWSER_FLAGS, find_browser

ROOT = Path(__file__).parents[1]
BUILD_SECONDS = 900
REFUSED = """addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile }) =>
  console.error(`the policy refuses ${blockedURI} by ${effectiveDirective}, asked for by ${sourceFile}`))"""
MEASURE = "COVERAGE_PROCESS_CONFIG"  # tells a command to count the lines that it runs

# A machine that is busy with other tests must not fail one for being slow.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

# A run that was started in the background ignores interrupts, and what it starts would inherit that.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_configure(config: pytest.Config) -> None:
    """Measure once what runs in a worker: under another measurement, `no_cover` would stop nothing.

    A worker is a command that the run has started, so it is told to measure itself; and pytest-cov takes it
    for the run, before it knows it for a worker. Both are taken back, and the third measurement remains,
    which begins with the worker's session.
    """
    if config.getoption("numprocesses", None):
        os.environ.pop(MEASURE, None)
    measuring = config.pluginmanager.getplugin("_cov")
    if hasattr(config, "workerinput") and measuring is not None and measuring.cov_controller is not None:
        measuring.cov_controller.cov.stop()


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are processors: they wait for browsers and programs much of the time."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Let the commands that a test starts be measured only if the test itself is."""
    told = os.environ.pop(MEASURE, None) if item.get_closest_marker("no_cover") else None
    try:
        return (yield)
    finally:
        if told is not None:
            os.environ[MEASURE] = told


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the portal, built once for all workers of a run."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    site, failure = shared / "site", shared / "site.failure"
    try:
        (shared / "site.lock").mkdir()
    except FileExistsError:
        _wait_for(lambda: site.exists() or failure.exists())
    else:
        _build(site, failure)
    if failure.exists():
        pytest.fail(f"the portal does not build\n{failure.read_text()}", pytrace=False)
    return site


def _build(site: Path, failure: Path) -> None:
    """Build the portal; its folder, or the file with what went wrong, appears at once and complete."""
    partial = site.with_suffix(".partial")
    command = shutil.which("runbook", path=Path(sys.executable).parent)
    assert command is not None, "the command runbook is missing; run `make venv`"
    done = subprocess.run(
        [command, "build", "--out", str(partial)],
        cwd=ROOT,
        # Not measured: the lines that a build runs are counted where builds are tested.
        env={name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=BUILD_SECONDS,
        check=False,
    )
    if done.returncode == 0:
        partial.rename(site)
    else:
        partial.with_suffix(".output").write_text(done.stdout)
        partial.with_suffix(".output").rename(failure)


def _wait_for(ready: Callable[[], bool]) -> None:
    end = time.monotonic() + BUILD_SECONDS
    while not ready():
        if time.monotonic() > end:
            pytest.fail(f"another worker has not built the portal within {BUILD_SECONDS} seconds")
        time.sleep(0.1)


class _QuietHandler(SimpleHTTPRequestHandler):
    """Serves a folder and keeps its log to itself."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class names it so
        """Say nothing: what a test must know, the page tells it."""


class _WithoutIndexHandler(_QuietHandler):
    """Serves a portal whose search knows no page: the theme indexes all of them in each that is opened."""

    def do_GET(self) -> None:
        """Answer a request for the index with an empty one."""
        if self.path != "/search/search_index.json":
            super().do_GET()
            return
        self.send_response(HTTPStatus.OK)
        self.end_headers()
        self.wfile.write(b'{"config": {"lang": ["en"], "pipeline": [], "fields": {}}, "docs": []}')


class _Server(ThreadingHTTPServer):
    """A server whose threads end with the tests."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that hung up half-way through an answer."""


@pytest.fixture(scope="session")
def http_site(built_site: Path) -> Iterator[str]:
    """The address of the built portal on a server, without a slash at the end; its search finds nothing."""
    with _served(functools.partial(_WithoutIndexHandler, directory=str(built_site))) as address:
        yield address


@pytest.fixture(scope="session")
def searched_site(built_site: Path) -> Iterator[str]:
    """The address of the built portal on another server, where search finds its pages."""
    with _served(functools.partial(_QuietHandler, directory=str(built_site))) as address:
        yield address


@contextmanager
def _served(handler: Callable[..., SimpleHTTPRequestHandler]) -> Iterator[str]:
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for each worker."""
    executable = find_browser()
    if executable is None:
        pytest.fail("no Chromium runs here; run `python -m tests.machine_setup`", pytrace=False)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, args=list(BROWSER_FLAGS))
        yield running
        running.close()


@pytest.fixture
def page_problems() -> list[str]:
    """What went wrong on the page so far; a test that expects something of it checks and clears the list."""
    return []


@pytest.fixture
def page(browser: Browser, page_problems: list[str]) -> Iterator[Page]:
    """A fresh page; an error, a request that leaves the portal or a refusal of its policy fails the test."""
    context = browser.new_context(locale="en-GB")
    _watch(context, page_problems)
    yield context.new_page()
    context.close()
    if page_problems:
        pytest.fail("\n".join(page_problems), pytrace=False)


def _watch(context: BrowserContext, problems: list[str]) -> None:
    """Write down the problems of every page of the context, popups and workers included."""
    home: list[str] = []

    def on_request(request: Request) -> None:
        origin = _origin(request.url)
        if origin is None:
            return
        if not home:
            home.append(origin)
        if origin != home[0]:
            problems.append(f"the page asks for {request.url}, which is outside {home[0]}")

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            problems.append(f"console error: {message.text} ({message.location.get('url', '')})")

    context.add_init_script(REFUSED)
    context.on("request", on_request)
    context.on("console", on_console)
    context.on("weberror", lambda error: problems.append(f"script error: {error.error}"))


def _origin(url: str) -> str | None:
    """Whom a request goes to: `file://` or a server; None for what never leaves the page."""
    parts = urlsplit(url)
    if parts.scheme in ("about", "blob", "data"):
        return None
    return f"{parts.scheme}://{parts.netloc}"
