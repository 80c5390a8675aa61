"""The shipped files of the web servers go in; the headers that they set, by name, come out."""

from __future__ import annotations

import re

from tests.deploy.servers import DEPLOY

FILES = {
    "nginx": DEPLOY / "nginx" / "runbook" / "serving.conf",
    "caddy": DEPLOY / "caddy" / "serving.caddy",
    "apache": DEPLOY / "apache" / "portal.conf",
}
_SET = {
    "nginx": re.compile(r'^\s*add_header ([\w-]+) "([^"]*)" always;$', re.MULTILINE),
    "caddy": re.compile(r'^\t\t([A-Z][\w-]+) "([^"]*)"$', re.MULTILINE),
    "apache": re.compile(r'^\s*Header always set ([\w-]+) "([^"]*)"$', re.MULTILINE),
}


def shipped(server: str) -> dict[str, str]:
    """The headers of every answer, whatever it is; how long it may be kept is not among them."""
    found = _SET[server].findall(FILES[server].read_text())
    return {name.lower(): value for name, value in found if name != "Cache-Control"}
