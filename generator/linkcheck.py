"""Built pages go in; every link that leads nowhere comes out.

Only what the build itself can answer is checked: links inside the site, and that nothing is loaded from
another host. Links that a reader may follow to other hosts are left alone.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urlsplit

_TAG = re.compile(
    r"<([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[^\s=>]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?)*)\s*/?>"
)
_ATTRIBUTE = re.compile(r"\s(id|name|href|src|rel)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_RAW = re.compile(r"(<(script|style)\b[^>]*>).*?</\2>", re.DOTALL | re.IGNORECASE)

_LOADING_RELATIONS = frozenset(
    {"stylesheet", "preload", "icon", "modulepreload", "preconnect", "dns-prefetch"}
)


@dataclass(frozen=True)
class Links:
    """What one page offers and asks for: its anchors, its links, and what it loads."""

    anchors: frozenset[str]
    links: tuple[str, ...]
    loads: tuple[str, ...]


@dataclass(frozen=True)
class Broken:
    """A link that leads nowhere: the page, the link as written, and why."""

    page: str
    link: str
    why: str

    def __str__(self) -> str:
        return f"{self.page}: the link '{self.link}' {self.why}"


def links_of(html: str) -> Links:
    """The anchors, links and loads of a page."""
    anchors, links, loads = set(), [], []
    for tag, attributes in _tags(html):
        if attributes.get("id"):
            anchors.add(attributes["id"])
        if tag == "a" and attributes.get("name"):
            anchors.add(attributes["name"])
        href, src = attributes.get("href"), attributes.get("src")
        if tag in ("a", "area") and href is not None:
            links.append(href)
        if tag == "link" and href and _LOADING_RELATIONS & set(attributes.get("rel", "").lower().split()):
            loads.append(href)
        if src:
            loads.append(src)
    return Links(frozenset(anchors), tuple(dict.fromkeys(links)), tuple(dict.fromkeys(loads)))


def _tags(html: str) -> Iterator[tuple[str, dict[str, str]]]:
    html = _RAW.sub(r"\1", _COMMENT.sub("", html))
    for tag, attributes in _TAG.findall(html):
        found = {
            name.lower(): unescape(double or single or bare)
            for name, double, single, bare in _ATTRIBUTE.findall(attributes)
        }
        yield tag.lower(), found


def broken_links(pages: Mapping[str, Links], files: Iterable[str]) -> list[Broken]:
    """Every link of `pages` (by path in the site) that leads to no page, file or anchor of the site."""
    known = set(files) | set(pages)
    found = [
        Broken(page, link, why)
        for page, links in pages.items()
        for link in links.links
        if (why := _why_broken(page, link, pages, known)) is not None
    ]
    return found + _broken_loads(pages, known)


def _broken_loads(pages: Mapping[str, Links], known: set[str]) -> list[Broken]:
    """What pages load in vain or from elsewhere; each once, since every page loads the theme's files."""
    found: dict[str, Broken] = {}
    for page, links in pages.items():
        for load in links.loads:
            target = _target(page, load)
            if _is_elsewhere(load):
                found.setdefault(load, Broken(page, load, "loads something from another host"))
            elif not load.startswith("data:") and target not in known:
                found.setdefault(target, Broken(page, load, "leads to no file of the site"))
    return list(found.values())


def _is_elsewhere(link: str) -> bool:
    return link.startswith("//") or urlsplit(link).scheme in ("http", "https")


def _why_broken(page: str, link: str, pages: Mapping[str, Links], known: set[str]) -> str | None:
    parts = urlsplit(link)
    if parts.scheme in ("http", "https", "mailto") or link.startswith("//"):
        return None
    if parts.scheme:
        return f"has the scheme '{parts.scheme}', which is not allowed"
    target = _target(page, link)
    if target not in known:
        return "leads to no page of the site"
    if parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors:
        return f"leads to no anchor of {target}"
    return None


def _target(page: str, link: str) -> str:
    """The path in the site that `link` leads to from `page`."""
    path = unquote(urlsplit(link).path)
    if not path:
        return page
    base = "" if path.startswith("/") else posixpath.dirname(page)
    target = posixpath.normpath(posixpath.join(base, path.lstrip("/")))
    is_folder = path.endswith("/") or target == "."
    return posixpath.normpath(posixpath.join(target, "index.html")) if is_folder else target
