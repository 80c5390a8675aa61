"""The folder of a built portal goes in; a page at its own address, or under a strict policy, comes out."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from playwright.sync_api import Page, Route

_INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*json)[^>]*>(.*?)</script>", re.DOTALL)


def publish(page: Page, site: Path) -> str:
    """The address of the portal for this page, without a slash at the end.

    Instant navigation works nowhere else: the theme goes by the addresses of the site map. No server is
    asked: the browser gets the files of the built portal.
    """
    first = ElementTree.parse(site / "sitemap.xml").findtext("{*}url/{*}loc")  # noqa: S314 - our own file
    assert first, "the site map names no page"
    address = first.removesuffix("/index.html")

    def answer(route: Route) -> None:
        path = unquote(urlsplit(route.request.url.removeprefix(address)).path)
        route.fulfill(path=site / path.lstrip("/"))

    page.route(f"{address}/**", answer)
    return address


def restrict(page: Page, site: Path, address: str) -> list[str]:
    """Let a server allow the page nothing but its own files; what the browser refuses then is in the list."""
    html = (site / address).read_text(encoding="utf-8")
    hashes = {b64encode(sha256(one.encode()).digest()).decode() for one in _INLINE.findall(html)}
    scripts = " ".join(f"'sha256-{one}'" for one in sorted(hashes))
    policy = (
        f"default-src 'none'; script-src 'self' {scripts}; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'none'; base-uri 'none'"
    )

    def answer(route: Route) -> None:
        route.fulfill(body=html, content_type="text/html", headers={"Content-Security-Policy": policy})

    page.route(f"**/{address}", answer)
    violations: list[str] = []
    page.expose_function("violated", lambda uri: violations.append(f"refused {uri}"))
    page.add_init_script("addEventListener('securitypolicyviolation', (one) => violated(one.blockedURI))")
    return violations
