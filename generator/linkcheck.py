"""Built pages go in; every link that leads nowhere comes out.

Only what the build itself can answer is checked: links inside the site, and that nothing is loaded from
another host. Links that a reader may follow to other hosts are left alone.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from string import ascii_letters
from typing import Literal
from urllib.parse import unquote, urlsplit

# An attribute follows a space, a slash, or the quote that ends the one before it. What its value holds, even
# what looks like a tag or an attribute, is part of the value. Atomic groups keep the search linear.
_BEFORE = r"(?:[\s/]+|(?<=[\"']))"
_NAME = r"[^\s\"'>/=]+"
_ATTRIBUTE = re.compile(rf"(?>{_BEFORE}({_NAME})(?>\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>][^\s>]*)))?)")
_REST_OF_TAG = rf"((?>(?:{_BEFORE}{_NAME}(?>\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>][^\s>]*))?)*))[\s/]*>"
_TAG = re.compile(rf"<([a-zA-Z][^\s/>]*){_REST_OF_TAG}")
# The same after its `<`, but for a name with a quote, after which an attribute could begin.
_WHOLE_TAG = re.compile(rf"([a-zA-Z][^\s/>\"']*){_REST_OF_TAG}")
_LETTERS = frozenset(ascii_letters)
# What is no markup: comments, and the contents of elements that hold text only.
_NO_MARKUP = re.compile(
    r"<(?:!--.*?-->|((script|style|textarea|title)(?=[\s/>])[^>]*>).*?</\2\s*>)", re.DOTALL | re.IGNORECASE
)

_PLAIN = re.compile(r"(?>\.\./)*(?:[\w-]+/)*[\w-]+\.[a-z]+", re.ASCII)
"""A relative path to a file, of letters in which nothing is written in another way."""

_LOADING_RELATIONS = frozenset(
    {"stylesheet", "preload", "icon", "modulepreload", "preconnect", "dns-prefetch"}
)
_LOADING_ATTRIBUTES = ("src", "poster", "data")
_Tag = tuple[str, Mapping[str, str]]
"""The name of an element and its attributes."""
_LEADING = frozenset({"a", "area", "object", "image", "use", "link"})
"""Elements with attributes of their own by which they lead somewhere, load something or are an anchor."""


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
    anchors: set[str] = set()
    links: list[str] = []
    loads: list[str] = []
    for tag, attributes in _tags(html):
        if attributes.get("id"):
            anchors.add(attributes["id"])
        if tag == "a" and attributes.get("name"):
            anchors.add(attributes["name"])
        if tag in ("a", "area") and "href" in attributes:
            links.append(attributes["href"].strip())
        loads += filter(None, _loads(tag, attributes))
    return Links(frozenset(anchors), tuple(dict.fromkeys(links)), tuple(dict.fromkeys(loads)))


def _loads(tag: str, attributes: Mapping[str, str]) -> Iterator[str]:
    """What a browser fetches for an element without being asked to."""
    for name in _LOADING_ATTRIBUTES:
        if name in attributes and (name != "data" or tag == "object"):
            yield attributes[name].strip()
    for candidate in attributes.get("srcset", "").split(","):
        yield candidate.strip().partition(" ")[0]
    if tag in ("image", "use") or (
        tag == "link" and _LOADING_RELATIONS & set(attributes.get("rel", "").lower().split())
    ):
        yield attributes.get("href", "").strip() or attributes.get("xlink:href", "").strip()


def _tags(html: str) -> Iterator[_Tag]:
    """Each element of which something is asked; of one that stands twice, browsers take the first."""
    markup = _NO_MARKUP.sub(lambda found: f"<{found[1]}" if found[1] else "", html)
    # Most tags of a page are alike up to the next `<`: those of its tables. They need not be read again.
    pieces = dict.fromkeys(markup.split("<")[1:])
    found = [_read(piece) if len(piece) <= _LARGEST_KEPT else _read_new(piece) for piece in pieces]
    if "open" in found:
        # Only in its place one knows whether a tag goes on behind the next `<`, or is none.
        found = [_asked(*written) for written in _TAG.findall(markup)]
    for one in found:
        if isinstance(one, tuple):
            yield one


def _read_new(piece: str) -> _Tag | Literal["open"] | None:
    """A tag in what stands between two `<`; None for none, and for one of which nothing is asked."""
    if piece[:1] not in _LETTERS:
        return None
    tag = _WHOLE_TAG.match(piece)
    return "open" if tag is None else _asked(tag[1], tag[2])


_LARGEST_KEPT = 200
"""So many characters have the pieces at most that are remembered, which those of tables are shorter than."""
_read = lru_cache(maxsize=5_000)(_read_new)
"""Pages have most of their tags in common."""


def _asked(written: str, attributes: str) -> _Tag | None:
    """A tag by its name and its attributes, as they are written; None where nothing is asked of it."""
    tag = written.lower()
    if tag not in _LEADING and not _is_telling(attributes.lower()):
        return None
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(attributes):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return tag, found


def _is_telling(attributes: str) -> bool:
    """Whether there may be something by which an element of any kind loads something or is an anchor."""
    # Most are of cells, and say nothing of that. A pattern takes ten times as long to find out.
    return "id" in attributes or "src" in attributes or "poster" in attributes


def broken_links(pages: Mapping[str, Links], files: Iterable[str]) -> list[Broken]:
    """Every link of `pages` (by path in the site) that leads to no page, file or anchor of the site."""
    known = set(files) | set(pages)
    asked: dict[tuple[str, str], str | None] = {}
    found: list[Broken] = []
    for page, links in pages.items():
        folder = posixpath.dirname(page)
        for link in links.links:
            if link[:1] == "#" and link[1:] in links.anchors:
                continue  # as most links are, in the contents of a page
            if _PLAIN.fullmatch(link) and _plain_target(folder, link) in known:
                continue  # as most of the others are, in lists of teams
            # From all pages of a folder a link leads to the same place, unless it is one of the page itself.
            key = (page if link.startswith(("#", "?")) or not link else folder, link)
            if key not in asked:
                asked[key] = _why_broken(page, link, pages, known)
            if (why := asked[key]) is not None:
                found.append(Broken(page, link, why))
    return found + _broken_loads(pages, known)


def _broken_loads(pages: Mapping[str, Links], known: set[str]) -> list[Broken]:
    """What pages load in vain or from elsewhere; each once, since every page loads the theme's files."""
    found: dict[str, Broken] = {}
    asked: set[tuple[str, str]] = set()
    for page, links in pages.items():
        folder = posixpath.dirname(page)
        for load in links.loads:
            if (folder, load) in asked:
                continue
            asked.add((folder, load))
            if _is_unreadable(load):
                found.setdefault(load, Broken(page, load, "is no address"))
            elif _is_elsewhere(load):
                found.setdefault(load, Broken(page, load, "loads something from another host"))
            elif not load.startswith("data:") and (target := _target(page, load)) not in known:
                found.setdefault(target, Broken(page, load, "leads to no file of the site"))
    return list(found.values())


def _plain_target(folder: str, link: str) -> str:
    """The path that a plain link leads to from a folder; what nothing has to be undone in is found sooner."""
    while link.startswith("../") and folder:
        link, folder = link[3:], posixpath.dirname(folder)
    return f"{folder}/{link}" if folder else link


def _is_unreadable(link: str) -> bool:
    try:
        urlsplit(link)
    except ValueError:
        return True
    return False


def _is_elsewhere(link: str) -> bool:
    return link.startswith("//") or urlsplit(link).scheme in ("http", "https")


def _why_broken(page: str, link: str, pages: Mapping[str, Links], known: set[str]) -> str | None:
    if _is_unreadable(link):
        return "is no address"
    parts = urlsplit(link)
    if _is_elsewhere(link) or parts.scheme == "mailto":
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
