"""Single sign-on by an authenticating proxy: who sees which site; without an answer, nobody sees any."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.deploy.authenticator import COOKIE, Authenticator, authenticating
from tests.deploy.servers import Answer, Running, caddy, nginx
from tests.deploy.test_servers import ASKED_AGAIN, assert_guarded
from tests.ports import free_port

SECRET = b"for responders"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two sites, and something beside them that belongs to neither."""
    folder = tmp_path_factory.mktemp("sites")
    for audience in ("responders", "everyone"):
        (folder / audience / "api").mkdir(parents=True)
        (folder / audience / "teams").mkdir()
        for name in ("index.html", "404.html", "teams/one.html", "api/teams.json", "all.ics"):
            (folder / audience / name).write_text(f"{name} for {audience}")
    (folder / "index.html").write_text("for nobody")
    return folder


@pytest.fixture(scope="module")
def authenticator() -> Iterator[Authenticator]:
    """The stand-in for oauth2-proxy."""
    with authenticating() as running:
        yield running


def _nginx(folder: Path, sites: Path, port: int) -> AbstractContextManager[Running]:
    upstream = f"upstream runbook_authenticator {{ server 127.0.0.1:{port}; }}"
    return nginx(folder, sites, "portal-signed-in.conf", **{"authenticator-place": upstream})


def _caddy(folder: Path, sites: Path, port: int) -> AbstractContextManager[Running]:
    return caddy(folder, sites, "Caddyfile-signed-in", f"127.0.0.1:{port}")


SERVERS = {"nginx": _nginx, "caddy": _caddy}


@pytest.fixture(scope="module", params=list(SERVERS))
def signed(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    sites: Path,
    authenticator: Authenticator,
) -> Iterator[Running]:
    """Both sites behind a server and the stand-in."""
    start = SERVERS[request.param]
    with start(tmp_path_factory.mktemp(request.param), sites, authenticator.port) as running:
        yield running


@pytest.fixture(scope="module")
def behind_nginx(
    tmp_path_factory: pytest.TempPathFactory, sites: Path, authenticator: Authenticator
) -> Iterator[Running]:
    """Both sites behind nginx and the stand-in."""
    with _nginx(tmp_path_factory.mktemp("nginx"), sites, authenticator.port) as running:
        yield running


def _ask(server: Running, path: str, person: str | None = None, **headers: str) -> Answer:
    if person:
        headers["Cookie"] = f"{COOKIE}={person}"
    return server.ask(path, **headers)


@pytest.mark.parametrize("person", [None, "somebody", "responder%00", "responder; x=1"])
@pytest.mark.parametrize("path", ["/", "/teams/one.html", "/index.html"])
def test_page_leads_to_the_sign_in(signed: Running, path: str, person: str | None) -> None:
    """Whoever has no session is led from a page to the sign-in, and gets nothing of the page."""
    answer = _ask(signed, path, person)
    assert (answer.status, answer.headers["location"]) == (302, f"/oauth2/start?rd={path}")
    assert b" for " not in answer.body
    assert answer.headers["cache-control"] == ASKED_AGAIN
    assert_guarded(answer)


@pytest.mark.parametrize("path", ["/api/teams.json", "/all.ics", "/nothing", "/.git/config", "/404"])
def test_file_without_a_session_is_refused(signed: Running, path: str) -> None:
    """A tool that asks for a file is refused, whether the file exists or not."""
    answer = _ask(signed, path)
    assert answer.status == 401
    assert "location" not in answer.headers
    assert b" for " not in answer.body
    assert_guarded(answer)


@pytest.mark.parametrize(("person", "audience"), [("responder", "responders"), ("reader", "everyone")])
@pytest.mark.parametrize("path", ["/index.html", "/teams/one.html", "/api/teams.json", "/all.ics"])
def test_groups_decide_which_site_is_seen(signed: Running, path: str, person: str, audience: str) -> None:
    """Each person gets the site of the group."""
    answer = _ask(signed, path, person)
    assert (answer.status, answer.body.decode()) == (200, f"{path[1:]} for {audience}")
    assert_guarded(answer)


def test_session_is_renewed(behind_nginx: Running) -> None:
    """The cookie by which oauth2-proxy renews a session reaches the browser."""
    answer = _ask(behind_nginx, "/index.html", "reader")
    assert answer.headers["set-cookie"] == f"{COOKIE}=reader; HttpOnly; Secure"


def test_missing_page_is_said_by_the_site_of_the_group(signed: Running) -> None:
    """The page that says that there is nothing comes from the same site."""
    answer = _ask(signed, "/nothing.html", "reader")
    assert (answer.status, answer.body) == (404, b"404.html for everyone")
    assert_guarded(answer)


@pytest.mark.parametrize("path", ["/", "/index.html", "/responders/index.html", "/everyone/api/teams.json"])
def test_who_is_in_no_group_sees_nothing(signed: Running, path: str) -> None:
    """Somebody who may sign in, but is in neither group, gets no file, whatever they name."""
    answer = _ask(signed, path, "stranger")
    assert answer.status in {403, 404}
    assert b"for " not in answer.body
    assert_guarded(answer)


def test_one_audience_does_not_reach_the_other(signed: Running) -> None:
    """A reader does not get to the responders' site by a path or by what they claim."""
    for path in ("/../responders/index.html", "/responders/index.html", "/..%2fresponders/index.html"):
        assert SECRET not in _ask(signed, path, "reader").body
    claims = {"X_Auth_Request_Groups": "runbook-responders", "X_Forwarded_Groups": "runbook-responders"}
    assert SECRET not in _ask(signed, "/index.html", "reader", **claims).body
    assert _ask(signed, "/index.html", "loner", **claims).status == 404


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example/index.html",
        "/\\evil.example/index.html",
        "/%0d%0aSet-Cookie:a=b/index.html",
        "/%5cevil.example/index.html",
        "/index.html?rd=https://evil.example/",
        "/@evil.example/index.html",
        "/.evil.example/../index.html",
    ],
)
def test_way_back_stays_in_the_portal(signed: Running, path: str) -> None:
    """Whatever the address, the sign-in leads back to a path of the portal, never to another host."""
    answer = _ask(signed, path)
    if answer.status == 302:
        assert re.fullmatch(r"/oauth2/start\?rd=/([\w-][\w./-]*)?", answer.headers["location"])
    else:
        assert answer.status in {400, 401, 404}
    assert "set-cookie" not in answer.headers


def test_identity_is_not_said(signed: Running) -> None:
    """Who somebody is stands in no answer."""
    answer = _ask(signed, "/index.html", "responder")
    assert not [name for name in answer.headers if "auth-request" in name]
    assert "responder-name" not in str(answer)


def test_identity_is_not_logged(behind_nginx: Running) -> None:
    """Who somebody is stands in no log; nor does what the provider of identities sends back."""
    _ask(behind_nginx, "/index.html", "responder")
    behind_nginx.ask("/oauth2/callback?code=secret-code&state=secret-state")
    behind_nginx.ask("/index.html")  # nginx answers this one after it has written down what was before
    logged = "".join((behind_nginx.folder / name).read_text() for name in ("access.log", "messages"))
    assert '"GET /index.html HTTP/1.1" 200' in logged
    for word in ("responder-name", "responder@", COOKIE, "secret-code", "secret-state"):
        assert word not in logged


def test_authenticator_is_told_no_tales(signed: Running, authenticator: Authenticator) -> None:
    """What a browser claims of itself does not reach the authenticator, which trusts the proxy."""
    claims = {"X_Forwarded_Host": "evil.example", "X_Auth_Request_Redirect": "//evil.example/"}
    _ask(
        signed,
        "/index.html",
        "reader",
        X_Forwarded_Uri="//evil.example/",
        X_Forwarded_For="1.2.3.4",
        **claims,
    )
    signed.ask("/oauth2/start?rd=/index.html", X_Forwarded_Proto="gopher", **claims)
    for path, headers in authenticator.asked[-2:]:
        assert "evil.example" not in f"{path}{headers}"
        assert headers["x-forwarded-for"] == "127.0.0.1"
        assert headers["x-forwarded-proto"] == "http"


def test_sign_in_itself_needs_no_session(signed: Running) -> None:
    """The way to the provider of identities is open; the server alone asks about sessions."""
    answer = signed.ask("/oauth2/start?rd=/index.html")
    assert (answer.status, answer.headers["location"]) == (302, "https://identity.example.com/authorize")
    assert _ask(signed, "/oauth2/auth", "responder").status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_is_taken_with_a_session_either(signed: Running, method: str) -> None:
    """Other methods are refused before anybody is asked."""
    answer = signed.ask("/index.html", method, Cookie=f"{COOKIE}=responder")
    assert answer.status == 405
    assert_guarded(answer)


@pytest.mark.parametrize("start", SERVERS.values(), ids=SERVERS)
def test_without_an_authenticator_nothing_is_served(
    start: Callable[[Path, Path, int], AbstractContextManager[Running]], tmp_path: Path, sites: Path
) -> None:
    """Where nobody can say who somebody is, nobody gets anything, whatever they have."""
    with start(tmp_path, sites, free_port()) as server:
        for path in ("/", "/teams/one.html", "/api/teams.json", "/nothing", "/oauth2/start"):
            answer = _ask(server, path, "responder")
            assert answer.status in {500, 502}
            assert b" for " not in answer.body
            assert_guarded(answer)
