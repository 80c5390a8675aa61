"""`make vulnerabilities`: what a service knows is told by its line; one that is not there is told at once."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.packing.bundled import PARTS
from tests.vulnerabilities import main

HASH = "--hash=sha256:" + "1" * 64
NPM = {part.name for part in PARTS if part.registry == "npm" and part.version is not None}


Asked = list[dict[str, dict[str, str]]]
"""The questions that a service was asked, as they came."""


@contextmanager
def service(known: Mapping[str, str], answer: bytes | None = None) -> Iterator[tuple[str, Asked]]:
    """A service that knows vulnerabilities by package; its address, and what it was asked."""
    asked: Asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            """Answer a question about one package."""
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append(question)
            body = answer or json.dumps(_told(question["package"], known)).encode()
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class names it so
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()
        thread.join()


def _told(package: Mapping[str, str], known: Mapping[str, str]) -> dict[str, object]:
    if package["name"] not in known:
        return {}
    events = [{"introduced": "0"}, {"fixed": "9.0"}]
    affected = [{"package": package, "ranges": [{"type": "ECOSYSTEM", "events": events}]}]
    about = {"id": known[package["name"]], "modified": "2026-01-01T00:00:00Z", "summary": "Made up"}
    return {"vulns": [{**about, "affected": affected}]}


@pytest.fixture
def lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lock with two packages, in the current folder."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "site.txt"
    file.write_text(f"one==1.0 \\\n    {HASH}\ntwo==2.0 \\\n    {HASH}\n", encoding="utf-8")
    return file


def test_each_vulnerability_has_its_line(lock: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the lock, and where the parts of the site are listed; with what mends it, where that is known."""
    with service({"two": "PYSEC-2026-1", "lunr": "GHSA-made-up"}) as (address, _):
        assert main(address, [lock]) == 1
    problems = capsys.readouterr().err.splitlines()
    assert problems[1] == "site.txt:3:1: two 2.0 has the known vulnerability PYSEC-2026-1; expected 9.0"
    assert "bundled.py:" in problems[0]
    assert problems[0].endswith(
        ":1: lunr 2.3.9 has the known vulnerability GHSA-made-up; expected a version without it"
    )
    assert problems[2:] == ["2 problems"]


def test_nothing_known_ends_well_and_says_what_was_not_asked(
    lock: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The service is told names and versions of packages and parts, and nothing else."""
    with service({}) as (address, asked):
        assert main(address, [lock]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Nothing is known of 2 packages and of the parts of the site\n")
    assert "tslib" in said
    assert {one["package"]["name"] for one in asked} == {"one", "two", *NPM}
    assert all(set(one) == {"package", "version"} for one in asked)


@pytest.mark.parametrize("answer", [None, b"<html>", b'{"vulns": [{}]}'])
def test_a_service_that_does_not_answer_is_one_line(
    answer: bytes | None, lock: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a network, or behind a page of a proxy: no traceback, and never 'nothing is known'."""
    with service({}, answer) as (address, _):
        told = address if answer else "http://127.0.0.1:9"
        assert main(told, [lock]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    assert line.startswith(f"{told}: it cannot be asked (")
    assert line.endswith("; expected a network, or RUNBOOK_VULNERABILITIES=URL")
