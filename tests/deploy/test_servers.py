"""What the shipped files of nginx, Caddy and Apache make of an answer, asked of the programs themselves."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from tests.deploy.servers import Answer, Running
from tests.deploy.shipped_headers import shipped

HEADERS = shipped("nginx")
KEPT = "public, max-age=31536000, immutable"
ASKED_AGAIN = "private, no-cache"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".webmanifest": "application/manifest+json",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "text/xml; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".gz": "application/gzip",
    ".zip": "application/zip",
}
_WRITING = ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND")


def assert_guarded(answer: Answer) -> None:
    """Every header is there, and nothing says which version of a program answers."""
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert not re.search(r"\d", answer.headers.get("server", ""))


def assert_not_found(answer: Answer, site: Path) -> None:
    """The portal's own page says so, and may not be kept."""
    assert answer.status == 404
    assert answer.body == (site / "404.html").read_bytes()
    assert answer.headers["cache-control"] == ASKED_AGAIN
    assert_guarded(answer)


@pytest.mark.parametrize("name", ["caddy", "apache"])
def test_all_servers_set_the_same_headers(name: str) -> None:
    """The three files say the same of every answer."""
    assert len(HEADERS) == 8
    assert shipped(name) == HEADERS


def test_every_file_is_answered_as_what_it_is(server: Running, built_site: Path) -> None:
    """Each file comes whole, with its type, all headers, and the time for which it may be kept.

    A new kind of file needs a type in the files of all three servers.
    """
    wrong = []
    for path in sorted(one for one in built_site.rglob("*") if one.is_file() and one.name != "404.html"):
        name = path.relative_to(built_site).as_posix()
        answer = server.ask(f"/{name}")
        hashed = re.fullmatch(r"assets/\w+/(?:workers/)?\w+\.[0-9a-f]{8}\.min\.(?:js|css)(?:\.map)?", name)
        expected = (200, TYPES.get(path.suffix), KEPT if hashed else ASKED_AGAIN, path.read_bytes())
        got = (answer.status, answer.headers["content-type"], answer.headers["cache-control"], answer.body)
        if got != expected or "etag" not in answer.headers:
            wrong.append((name, got[:3]))
        assert_guarded(answer)
    assert wrong == []


@pytest.mark.parametrize("path", ["/", "/teams/index.html", "/calendars/all.ics", "/api/teams.json"])
def test_what_is_known_is_not_sent_again(server: Running, path: str) -> None:
    """Whoever has a file asks whether it is still the same, packed or not, and gets the headers alone."""
    for packing in ("identity", "gzip"):
        tag = server.ask(path, Accept_Encoding=packing).headers["etag"]
        again = server.ask(path, Accept_Encoding=packing, If_None_Match=tag)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["cache-control"] == ASKED_AGAIN
        assert_guarded(again)


@pytest.mark.parametrize("path", ["/", "/widgets/bundle.js", "/api/teams.json", "/calendars/all.ics"])
def test_text_is_packed(server: Running, path: str) -> None:
    """Text comes packed to those who can unpack it, and caches are told that there are two forms."""
    plain, packed = server.ask(path), server.ask(path, Accept_Encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in packed.headers["vary"].lower()
    assert gzip.decompress(packed.body) == plain.body
    assert_guarded(packed)


def test_head_is_get_without_the_body(server: Running) -> None:
    """HEAD says what GET would, and nothing more."""
    head, get = server.ask("/index.html", "HEAD"), server.ask("/index.html")
    assert (head.status, head.body) == (200, b"")
    assert {**head.headers, "date": ""} == {**get.headers, "date": ""}


@pytest.mark.parametrize("method", _WRITING)
def test_nothing_is_taken(server: Running, built_site: Path, method: str) -> None:
    """Every other method is refused, with all headers, and the refusal is not kept."""
    kept = next((built_site / "assets" / "stylesheets").glob("main.*.min.css"))
    answer = server.ask(f"/assets/stylesheets/{kept.name}", method)
    assert answer.status == 405
    assert answer.headers["cache-control"] == ASKED_AGAIN
    assert "allow" in answer.headers
    assert_guarded(answer)


@pytest.mark.parametrize(
    "path",
    [
        "/nothing.html",
        "/assets/javascripts/bundle.00000000.min.js",  # may exist tomorrow
        "/404.html",  # is an answer, not a page
    ],
)
def test_what_is_not_there_is_said_by_the_portal(server: Running, built_site: Path, path: str) -> None:
    """Of what is missing, the portal's own page says so."""
    assert_not_found(server.ask(path), built_site)


@pytest.mark.parametrize("path", ["/.git/config", "/.%67it/config", "/teams/.htpasswd"])
def test_hidden_file_looks_like_none(littered: Running, path: str) -> None:
    """A hidden file that was left in the folder is answered as one that is not there."""
    answer = littered.ask(path)
    assert (answer.status, answer.body) == (404, b"a page")
    assert_guarded(answer)


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/teams/../../secret.txt", "/..%2fsecret.txt"]
)
def test_nothing_beside_the_portal_is_served(littered: Running, path: str) -> None:
    """A path that leads out of the folder is refused, however it is written."""
    answer = littered.ask(path)
    assert answer.status in {400, 404}
    assert b"not for readers" not in answer.body
    assert_guarded(answer)


def test_no_link_leads_out(littered: Running) -> None:
    """A link in the folder that points elsewhere is not followed."""
    if littered.folder.name.startswith("caddy"):
        pytest.skip("Caddy follows links, and has no setting against it")
    answer = littered.ask("/linked.txt")
    assert answer.status == 403
    assert_guarded(answer)


@pytest.mark.parametrize("path", ["/assets/", "/api/", "/calendars/"])
def test_no_folder_is_listed(server: Running, path: str) -> None:
    """A folder without a page of its own says nothing of what is in it."""
    answer = server.ask(path)
    assert answer.status in {403, 404}
    assert b"index.json" not in answer.body.replace(b"search_index.json", b"")
    assert_guarded(answer)


def test_folder_leads_to_its_page(server: Running) -> None:
    """A folder is led to its page without a word about host and scheme, which a proxy may have changed."""
    answer = server.ask("/teams")
    assert answer.status in {301, 308}
    assert answer.headers["location"].removeprefix(server.address) == "/teams/"
    assert server.ask("/teams/").body == server.ask("/teams/index.html").body
    assert_guarded(answer)
