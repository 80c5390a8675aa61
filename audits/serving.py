"""The folder of a built portal goes in; a server that hands it out as web servers in use do comes out.

A web server in use compresses texts, keeps connections open and lets files be kept whose names change with
their contents. A server for tests does none of it, and what is measured there says little.
"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_TEXTS = (".css", ".html", ".js", ".json", ".svg", ".xml")
_HASHED = "assets/stylesheets/main.", "assets/stylesheets/palette.", "assets/javascripts/bundle."
"""Files whose names change with their contents."""


@cache
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that the base class has
        """Say nothing: each answer would be a line among the figures."""

    def do_GET(self) -> None:
        """Answer with the file, compressed where that helps."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        is_text = path.suffix in _TEXTS
        data = _compressed(path) if is_text else path.read_bytes()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(data)))
        if is_text:
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
        is_hashed = self.path.lstrip("/").startswith(_HASHED)
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if is_hashed else "no-cache")
        self.end_headers()
        self.wfile.write(data)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that hung up half-way through an answer."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of the portal, without a slash at the end, while it is served."""
    with _Server(("127.0.0.1", 0), partial(_Handler, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
