"""Files that MkDocs and its other plugins have written go in; they come out with what they could not know."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path

from generator.pages.search_entries import SearchEntry

SITEMAP = "sitemap.xml"
SEARCH_INDEX = "search/search_index.json"


def add_to_index(site: Path, entries: Iterable[SearchEntry]) -> None:
    """Add sections of pages to the index of the search, where the site has one."""
    file = site / SEARCH_INDEX
    if not file.is_file():
        return
    index = json.loads(file.read_text(encoding="utf-8"))
    index["docs"] += ({"location": one.location, "title": one.title, "text": one.text} for one in entries)
    # As the theme writes it.
    file.write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8")


def pack_sitemap(site: Path, day: date) -> None:
    """Pack the site map once more: MkDocs puts the time of the build into it, so that no two are equal."""
    file = site / SITEMAP
    if file.is_file():
        midnight = datetime.combine(day, time(), UTC)
        packed = gzip.compress(file.read_bytes(), mtime=int(midnight.timestamp()))
        file.with_name(f"{SITEMAP}.gz").write_bytes(packed)
