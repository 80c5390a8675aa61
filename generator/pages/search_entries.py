"""The HTML of a page goes in; its sections, as the site's search knows them, come out.

The theme's search would read every page again with a parser of its own, which costs more than all else that a
page costs. What comes out here is what it would have made of the same page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape, unescape

_TOKEN = re.compile(
    r"<!--.*?-->|<(?P<end>/?)(?P<tag>[a-zA-Z][^\s/>]*)(?P<attributes>[^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*)>",
    re.DOTALL,
)
_ID = re.compile(r"\sid=\"([^\"]*)\"")
_EXCLUDED = re.compile(r"\sdata-search-exclude(?=[\s=/]|$)")
_PERMALINK = re.compile(r"\sclass=\"headerlink\"")

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
"""The tags that the search shows in its results."""
_CLOSED = frozenset({"script", "style", "object"})
"""Whose contents are no text."""
# fmt: off
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
})
# fmt: on


@dataclass(frozen=True)
class SearchEntry:
    """A section of a page: where it is, what its heading says, and its text with a few tags."""

    location: str
    title: str
    text: str


@dataclass
class _Section:
    """A section that is being read; `depth` is how deep its heading stands."""

    depth: int
    anchor: str | None = None
    excluded: bool = False
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def entry(self, url: str, title: str) -> SearchEntry:
        """The section as the search knows it; without a heading it has the title of the page."""
        location = f"{url}#{self.anchor}" if self.anchor else url
        return SearchEntry(location, "".join(self.title).strip() or title, "".join(self.text).strip())


def search_entries(html: str, url: str, title: str) -> tuple[SearchEntry, ...]:
    """The sections of the page at `url`; one without a heading has the title of the page.

    What is inside an element with `data-search-exclude` is left out.
    """
    reader = _Reader()
    reader.read(html)
    return tuple(section.entry(url, title) for section in reader.sections if not section.excluded)


class _Reader:
    """Reads the tags and texts of a page; knows which elements are open, and which section goes on."""

    def __init__(self) -> None:
        self.sections: list[_Section] = []
        self._open: list[str] = []
        self._now: _Section | None = None
        self._heading: int | None = None
        """How many elements are open around the heading that is being read."""
        self._permalink: int | None = None

    def read(self, html: str) -> None:
        """Take a whole page."""
        at = 0
        while (token := _TOKEN.search(html, at)) is not None:
            self._take_text(html[at : token.start()])
            at = token.end()
            end, tag, attributes = token.groups()
            if tag is not None:
                tag = tag.lower()
                if end:
                    self._close(tag)
                else:
                    at = self._take_tag(html, tag, attributes, at)
        self._take_text(html[at:])

    def _take_tag(self, html: str, tag: str, attributes: str, at: int) -> int:
        """Take a tag that ends at `at`; from where to read on comes back."""
        if tag in _CLOSED:
            return _end_of(html, tag, at)
        if tag not in _VOID and not attributes.endswith("/"):
            excluded = "data-search-exclude" in attributes and _EXCLUDED.search(attributes) is not None
            if tag in _HEADINGS and (anchor := _ID.search(attributes)) is not None:
                self._begin(tag, unescape(anchor[1]), excluded=excluded)
            if excluded:
                return _end_of(html, tag, at)
            self._enter(tag, attributes)
        return at

    def _begin(self, tag: str, anchor: str, *, excluded: bool) -> None:
        """A section begins; the first one is the page itself."""
        depth = len(self._open) + 1
        if tag != "h1" and not self.sections:
            self.sections.append(_Section(depth))
        self._now = _Section(depth, anchor if self.sections else None, excluded)
        self.sections.append(self._now)
        self._heading = None if excluded else len(self._open)

    def _enter(self, tag: str, attributes: str) -> None:
        if tag == "a" and _PERMALINK.search(attributes):
            self._permalink = len(self._open)
        self._open.append(tag)
        if tag in _KEPT:
            self._pieces().append(f"<{tag}>")

    def _close(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            return
        if tag in _KEPT:
            _close_tag(self._pieces(), tag)
        self._open.pop()
        if self._heading == len(self._open):
            self._heading = None
        elif self._now is not None and self._now.depth > len(self._open) + 1:
            self._leave()
        if self._permalink == len(self._open):
            self._permalink = None

    def _leave(self) -> None:
        """The element around a heading has ended: what follows belongs to the section before that heading."""
        deepest = len(self._open) + 1
        self._now = next((one for one in reversed(self.sections) if one.depth <= deepest), self._now)

    def _pieces(self) -> list[str]:
        """Where words go now."""
        if self._now is None:
            self._now = _Section(0)
            self.sections.append(self._now)
        return self._now.text if self._heading is None else self._now.title

    def _take_text(self, written: str) -> None:
        if not written or self._permalink is not None:
            return
        is_code = "pre" in self._open
        if not is_code:
            written = " " if written.isspace() else written.replace("\n", " ")
        pieces = self._pieces()
        if is_code or not written.isspace() or not pieces or not pieces[-1].isspace():
            pieces.append(_escaped(written))


def _escaped(written: str) -> str:
    """A text as results show it; most have nothing in them that HTML writes in another way."""
    plain = "&" not in written and "<" not in written and ">" not in written
    return written if plain else escape(unescape(written), quote=False)


def _close_tag(pieces: list[str], tag: str) -> None:
    """A tag ends; one that holds nothing goes without a trace."""
    opened = f"<{tag}>"
    held = len(pieces) - 1
    while held >= 0 and pieces[held].isspace():
        held -= 1
    if held >= 0 and pieces[held] == opened:
        del pieces[held:]
    else:
        pieces.append(f"</{tag}>")


def _end_of(html: str, tag: str, at: int) -> int:
    """Where the element ends whose contents begin at `at`; elements of the same name may be inside it."""
    opening = re.compile(rf"<{tag}(?=[\s/>])", re.IGNORECASE)
    closing = re.compile(rf"</{tag}\s*>", re.IGNORECASE)
    depth, begin = 1, at
    while (end := closing.search(html, at)) is not None:
        depth += len(opening.findall(html, begin, end.start())) - 1
        if depth == 0:
            return end.end()
        begin = at = end.end()
    return len(html)
