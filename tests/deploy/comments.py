"""Comments on a change go in; a stand-in for the API of GitHub or GitLab comes out, which takes more."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "token-of-the-bot"  # noqa: S105  # opens nothing
BOT = {"id": 7, "type": "Bot"}
PERSON = {"id": 8, "type": "User"}
PATHS = {
    "github": ("/repos/team/runbook/issues/12/comments", "/repos/team/runbook/issues/comments"),
    "gitlab": ("/projects/5/merge_requests/12/notes", "/projects/5/merge_requests/12/notes"),
}


@dataclass
class Comments:
    """The comments on one change, where they are asked for, and whether they may be written."""

    name: str
    address: str = ""
    there: list[dict[str, Any]] = field(default_factory=list)
    refuses: bool = False
    leads_to: str = ""

    def add(self, body: str, author: dict[str, Any]) -> dict[str, Any]:
        """One comment more."""
        made = {"id": 100 + len(self.there), "body": body, "user": author, "author": author}
        self.there.append(made)
        return made

    @property
    def variables(self) -> dict[str, str]:
        """What a pipeline sets."""
        return {
            "GITHUB_API_URL": self.address,
            "GITHUB_REPOSITORY": "team/runbook",
            "CHANGE": "12",
            "TOKEN": TOKEN,
            "CI_API_V4_URL": self.address,
            "CI_PROJECT_ID": "5",
            "CI_MERGE_REQUEST_IID": "12",
            "RUNBOOK_COMMENT_TOKEN": TOKEN,
        }


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        """A page of comments, or who asks."""
        address, comments = urlsplit(self.path), self.server.comments
        if comments.leads_to:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", comments.leads_to)
            self.end_headers()
        elif address.path == "/user":
            self._say(BOT)
        else:
            assert address.path == PATHS[comments.name][0]
            asked = {key: int(value[0]) for key, value in parse_qs(address.query).items()}
            start = (asked["page"] - 1) * asked["per_page"]
            self._say(comments.there[start : start + asked["per_page"]])

    def do_POST(self) -> None:
        """A new comment."""
        assert self.path == PATHS[self.server.comments.name][0]
        if body := self._body():
            self._say(self.server.comments.add(body, BOT))

    def do_PATCH(self) -> None:
        """A comment with another text."""
        folder, _, number = self.path.rpartition("/")
        assert folder == PATHS[self.server.comments.name][1]
        found = next(one for one in self.server.comments.there if one["id"] == int(number))
        if body := self._body():
            found["body"] = body
            self._say(found)

    def do_PUT(self) -> None:
        """GitLab's word for the same."""
        self.do_PATCH()

    def _body(self) -> str | None:
        body: str = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]
        if not self.server.comments.refuses:
            return body
        self._say({}, HTTPStatus.FORBIDDEN)
        return None

    def _say(self, value: Any, status: HTTPStatus = HTTPStatus.OK) -> None:
        sent = self.headers["PRIVATE-TOKEN"] or self.headers["Authorization"].removeprefix("Bearer ")
        assert sent == TOKEN
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(value).encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class names it so
        """Say nothing: what a test must know is in the comments."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, comments: Comments) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.comments = comments
        comments.address = f"http://127.0.0.1:{self.server_port}"


@contextmanager
def commenting(name: str) -> Iterator[Comments]:
    """The stand-in, for as long as the test takes."""
    with _Server(Comments(name)) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server.comments
        finally:
            server.shutdown()
            thread.join()
