"""The folders of two sites go in; the files in which they differ come out, but for what engines are free in.

Two engines make pages and files that are the same to the byte. They differ in the order in which the index
of the search and the site map name the same pages, and in the time that is packed with the site map.
"""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

from tests.pages.copies import tree

_ADDRESS = re.compile(rb"\s*<url>.*?</url>", re.DOTALL)


def _comparable(folder: Path) -> dict[str, bytes]:
    """Every file of a site by its path: its bytes, but for order and time where engines are free."""
    files = tree(folder)
    for path, order in (
        ("sitemap.xml", _addresses),
        ("sitemap.xml.gz", lambda packed: _addresses(gzip.decompress(packed))),
        ("search/search_index.json", _entries),
        ("search/search_index.js", _entries),
    ):
        files[path] = order(files[path])
    return files


def _addresses(sitemap: bytes) -> bytes:
    return b"".join([*sorted(_ADDRESS.findall(sitemap)), _ADDRESS.sub(b"", sitemap)])


def _entries(index: bytes) -> bytes:
    before, brace, text = index.partition(b"{")
    found = json.loads(brace + text)
    found["docs"].sort(key=json.dumps)
    return before + json.dumps(found).encode()


def differing(one: Path, other: Path) -> list[str]:
    """The paths of files that only one of two sites has, or that are not the same in both."""
    first, second = _comparable(one), _comparable(other)
    return sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))
