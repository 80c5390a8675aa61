"""The HTML of a page goes in; the same without links to what its readers may not see comes out."""

from __future__ import annotations

import posixpath
import re
from html import unescape

from generator.pages.view import View, relative_url

_LINK = re.compile(
    r"<a\b(?P<attributes>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>(?P<inside>.*?)</a\s*>", re.DOTALL | re.IGNORECASE
)
_HREF = re.compile(r"(?:^|\s)href\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)


def without_withheld_links(view: View, html: str) -> str:
    """HTML of the view's page, in which links to what is not in the catalog are no more than their words."""
    withheld = view.catalog.withheld
    if not withheld:
        return html
    addresses = view.build.once("withheld", lambda: frozenset(relative_url("", one) for one in withheld))

    def words(link: re.Match[str]) -> str:
        found = _HREF.search(link["attributes"])
        address = _from_the_root(view.here, unescape("".join(filter(None, found.groups())))) if found else ""
        is_withheld = address in addresses or address.partition("#")[0] in addresses
        return link["inside"] if is_withheld else link[0]

    return _LINK.sub(words, html)


def _from_the_root(here: str, link: str) -> str:
    """Where a link of a page leads, from the root of the site on."""
    path, hash_sign, anchor = link.partition("#")
    whole = posixpath.normpath(posixpath.join("/", posixpath.dirname(here), path.partition("?")[0]))
    return whole.lstrip("/") + hash_sign + anchor
