"""Files and texts by their paths go in; a server on this machine alone that hands them out comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from threading import Thread

# Nothing but these pages' own scripts and styles: a table that asks for more is seen.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; font-src data:"
)
TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}

Content = bytes | Path


@dataclass
class Serving:
    """Where the pages are, what they are (changed from case to case), and what else was asked for."""

    address: str
    files: dict[str, Content] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    def hand_out(self, files: Mapping[str, Content]) -> None:
        """Replace everything that is handed out."""
        self.files = dict(files)


@contextmanager
def serving() -> Iterator[Serving]:
    """Run the server in a thread of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    state = Serving(f"http://127.0.0.1:{server.server_address[1]}")
    server.RequestHandlerClass = _handler(state)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(state: Serving) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            content = state.files.get(path)
            if content is None:
                state.refused.append(path)
                self.send_error(HTTPStatus.NOT_FOUND)
                return
            body = content.read_bytes() if isinstance(content, Path) else content
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", f"{TYPES[PurePosixPath(path).suffix]}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # named by the base class
            """Say nothing: the terminal is for the result."""

    return Handler
