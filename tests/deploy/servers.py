"""A server's shipped configuration and a folder go in; the running program and what it answers come out.

Each runs in the foreground on a free port of this machine, as whoever runs the tests, and writes to a folder
of its own.
"""

from __future__ import annotations

import http.client
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.machine_setup import find_server
from tests.ports import free_port

DEPLOY = Path(__file__).parents[2] / "deploy"
START_SECONDS = 60
ANSWER_SECONDS = 20

_WRAPPER = """
daemon off;
master_process off;
pid nginx.pid;
error_log stderr;
events {{ worker_connections 64; }}
http {{
    client_body_temp_path body;
    proxy_temp_path proxied;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    access_log access.log;
    include {shipped};
}}
"""


@dataclass(frozen=True)
class Answer:
    """What a server said."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Running:
    """A server that runs on this machine, and the folder that it writes to."""

    port: int
    folder: Path

    @property
    def address(self) -> str:
        """Where it answers, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path as it is written; an underscore in the name of a header is a hyphen."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=ANSWER_SECONDS)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers=sent)
            answer = connection.getresponse()
            names = [name.lower() for name, _ in answer.getheaders()]
            assert len(names) == len(set(names)), f"{path}: a header is there twice: {answer.getheaders()}"
            fields = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, fields, answer.read())
        finally:
            connection.close()


def program(name: str) -> str:
    """The path of a server; the test is skipped where there is none."""
    found = find_server(name)
    if found is None:
        pytest.skip(f"{name} is not here, and this machine has no Debian package of it that runs")
    return found


def nginx_command(folder: Path, shipped: str, placed: Mapping[str, str]) -> list[str]:
    """The command that runs nginx with a shipped file as it is; `placed` are the files that owners edit."""
    conf = folder / "conf"
    (conf / "runbook").mkdir(parents=True)
    for path in (DEPLOY / "nginx" / "runbook").iterdir():
        if path.name in placed:
            (conf / "runbook" / path.name).write_text(placed[path.name])
        else:
            (conf / "runbook" / path.name).symlink_to(path)
    (conf / "nginx.conf").write_text(_WRAPPER.format(shipped=DEPLOY / "nginx" / shipped))
    return [program("nginx"), "-p", str(folder), "-c", "conf/nginx.conf", "-e", "stderr"]


def place(port: int, site: Path) -> str:
    """What stands in place.conf for a port and a folder of this machine."""
    return f"listen 127.0.0.1:{port};\nserver_name _;\nset $runbook_folder {site};\n"


@contextmanager
def running(
    command: list[str], port: int, folder: Path, env: Mapping[str, str] | None = None
) -> Iterator[Running]:
    """A server, from when it answers until the test is over."""
    with (folder / "messages").open("wb") as messages:
        process = subprocess.Popen(command, cwd=folder, env=env, stdout=messages, stderr=messages)
    try:
        _wait(process, port, folder / "messages")
        yield Running(port, folder)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], port: int, messages: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if process.poll() is not None or time.monotonic() > end:
                pytest.fail(f"the server does not start\n{messages.read_text()}", pytrace=False)
            time.sleep(0.02)
        else:
            return


@contextmanager
def nginx(folder: Path, site: Path, shipped: str = "portal.conf", **placed: str) -> Iterator[Running]:
    """Nginx with a shipped file, serving a folder; `placed` are other files that are the owner's."""
    port = free_port()
    files = {"place.conf": place(port, site)} | {f"{name}.conf": text for name, text in placed.items()}
    with running(nginx_command(folder, shipped, files), port, folder) as server:
        yield server


@contextmanager
def caddy(folder: Path, site: Path, shipped: str = "Caddyfile", authenticator: str = "") -> Iterator[Running]:
    """Caddy with a shipped file, serving a folder."""
    port = free_port()
    (folder / "Caddyfile").write_text(f"{{\n\tadmin off\n}}\nimport {DEPLOY / 'caddy' / shipped}\n")
    command = [program("caddy"), "run", "--config", "Caddyfile"]
    env = {
        "RUNBOOK_ADDRESS": f"http://127.0.0.1:{port}",
        "RUNBOOK_FOLDER": str(site),
        "RUNBOOK_AUTHENTICATOR": authenticator,
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
    }
    with running(command, port, folder, env) as server:
        yield server


_MODULES = (
    "mpm_event",
    "authz_core",
    "dir",
    "headers",
    "mime",
    "rewrite",
    "deflate",
    "filter",
    "brotli",
    "allowmethods",
)


@contextmanager
def apache(folder: Path, site: Path) -> Iterator[Running]:
    """Apache with the shipped file, serving a folder."""
    port = free_port()
    modules = "".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in _MODULES
    )
    (folder / "httpd.conf").write_text(
        f"ServerRoot {folder}\nServerName 127.0.0.1\nPidFile httpd.pid\nErrorLog {folder}/errors\n"
        f"DefaultRuntimeDir {folder}\n{modules}TypesConfig /dev/null\n"
        f"Define RUNBOOK_ADDRESS 127.0.0.1:{port}\nDefine RUNBOOK_FOLDER {site}\n"
        f"Include {DEPLOY / 'apache' / 'portal.conf'}\n"
    )
    command = [program("apache2"), "-D", "FOREGROUND", "-f", str(folder / "httpd.conf")]
    with running(command, port, folder) as server:
        yield server
