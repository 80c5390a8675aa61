"""Who may sign in goes in; a stand-in for oauth2-proxy comes out, which notes what it is asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

COOKIE = "_oauth2_proxy"
PEOPLE = {
    "responder": "staff,runbook-responders,runbook-readers",
    "reader": "runbook-readers",
    "stranger": "staff,not-runbook-readers",
    "loner": None,
}
"""The session of each is called like the person; the groups are what oauth2-proxy says of them."""


@dataclass
class Authenticator:
    """A stand-in that listens at a port, and what it was asked."""

    port: int
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)


@contextmanager
def authenticating() -> Iterator[Authenticator]:
    """The stand-in, for as long as the test takes."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Say of a session who it is; lead all else to the provider of identities."""
            noted.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            if self.path.startswith("/oauth2/auth"):
                self._say_who()
            else:
                self.send_response(HTTPStatus.FOUND)
                self.send_header("Location", "https://identity.example.com/authorize")
                self.end_headers()

        def _say_who(self) -> None:
            person = (self.headers.get("Cookie") or "").removeprefix(f"{COOKIE}=")
            known = person in PEOPLE
            self.send_response(HTTPStatus.ACCEPTED if known else HTTPStatus.UNAUTHORIZED)
            if known:
                self.send_header("X-Auth-Request-User", f"{person}-name")
                self.send_header("X-Auth-Request-Email", f"{person}@example.com")
                if groups := PEOPLE[person]:
                    self.send_header("X-Auth-Request-Groups", groups)
                self.send_header("Set-Cookie", f"{COOKIE}={person}; HttpOnly; Secure")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class names it so
            """Say nothing: what a test must know is in `asked`."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        noted = Authenticator(server.server_port)
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield noted
        finally:
            server.shutdown()
            thread.join()
