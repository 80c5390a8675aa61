"""What the search knows of pages, and that it is read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.mkdocs_plugin import indexed
from generator.mkdocs_plugin.indexed import IndexedPages
from generator.pages.search_entries import search_entries
from generator.reuse.store import Store

PAGE = '<h1 id="a">One</h1><p>two</p><h2 id="b">Three</h2><p>four</p>'


def refuse(*_: object) -> None:
    """Stands where no page may be read."""
    raise AssertionError("this page was read before")


def test_a_page_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next build has its sections without reading it; with a word more, or elsewhere, it is read."""
    store = Store(tmp_path)
    first = IndexedPages(store, "code")
    first.take(PAGE, "one.html", "One")
    first.keep()
    assert list(first) == list(search_entries(PAGE, "one.html", "One"))
    monkeypatch.setattr(indexed, "search_entries", refuse)
    second = IndexedPages(store, "code")
    second.take(PAGE, "one.html", "One")
    assert list(second) == list(first)
    for page in ((PAGE + "five", "one.html", "One"), (PAGE, "two.html", "One"), (PAGE, "one.html", "Two")):
        with pytest.raises(AssertionError, match="was read before"):
            second.take(*page)


@pytest.mark.parametrize("kept", [b"", b"[1]", b'[["a"]]', b"\xff"])
def test_what_is_kept_in_another_form_is_read_anew(kept: bytes, tmp_path: Path) -> None:
    """As if nothing had been kept."""
    pages = IndexedPages(Store(tmp_path), "code")
    pages._bundle.get = lambda key: kept  # type: ignore[method-assign]  # an entry that nobody writes
    pages.take(PAGE, "one.html", "One")
    assert list(pages) == list(search_entries(PAGE, "one.html", "One"))
