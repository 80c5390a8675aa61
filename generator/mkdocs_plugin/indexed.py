"""Pages as readers get them go in; what the search knows of them comes out, read now or as it was kept."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.pages.search_entries import SearchEntry, search_entries
from generator.reuse.bundle import Bundle
from generator.reuse.store import Store, key_of


class IndexedPages:
    """Reads pages for the search, and keeps what it read; `salt` stands for the code."""

    def __init__(self, store: Store, salt: str) -> None:
        self._bundle = Bundle(store, key_of(salt, "indexed pages"))
        self._entries: list[SearchEntry] = []

    def __iter__(self) -> Iterator[SearchEntry]:
        """The sections of all pages that were taken."""
        return iter(self._entries)

    def take(self, html: str, url: str, title: str) -> None:
        """Take a page; one that is as it was is not read again."""
        key = key_of(html, url, title)
        kept = self._bundle.get(key)
        entries = _recalled(kept) if kept is not None else None
        if entries is None:
            entries = search_entries(html, url, title)
            kept = json.dumps([(one.location, one.title, one.text) for one in entries]).encode()
            self._bundle.put(key, kept)
        self._entries += entries

    def keep(self) -> None:
        """Keep what was read of all pages."""
        self._bundle.keep()


def _recalled(kept: bytes) -> tuple[SearchEntry, ...] | None:
    """The sections of a page as they were kept; None for what another version kept."""
    try:
        return tuple(SearchEntry(*one) for one in json.loads(kept))
    except (ValueError, TypeError):
        return None
