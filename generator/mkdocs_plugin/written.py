"""Hand-written pages go in; their HTML comes out, converted from Markdown now or as it was kept.

What a page converts to hangs on its text, on how Markdown is read, and on which files its links can lead to.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.diagnostics import shown_path
from generator.document import decode
from generator.page_checks import HandWritten
from generator.reuse.bundle import Bundle
from generator.reuse.store import Store, key_of

ENGINE = logging.getLogger(Page.__module__.partition(".")[0])
"""What MkDocs says, and what plugins say to it. ProperDocs is MkDocs under a name of its own."""


class WrittenPages:
    """Converts hand-written pages, and keeps what they are converted to; `salt` stands for the code."""

    def __init__(self, store: Store, salt: str) -> None:
        self._bundle = Bundle(store, key_of(salt, "written pages"))
        self._surroundings = ""

    def prepare(self, config: MkDocsConfig, files: Files) -> None:
        """Take note of all that pages convert by, besides their texts."""
        how = [config.markdown_extensions, config.mdx_configs, config.validation, config.use_directory_urls]
        there = [[file.src_uri, file.url, file.inclusion.value] for file in files]
        self._surroundings = key_of(
            json.dumps(how, default=repr, sort_keys=True), json.dumps(there), str(ENGINE.getEffectiveLevel())
        )

    def take(self, page: Page) -> None:
        """Have MkDocs convert a page by what was kept of it."""
        page.render = partial(self._render, page)  # type: ignore[method-assign]  # in its place, for this page

    def keep(self) -> None:
        """Keep what all pages were converted to."""
        self._bundle.keep()

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        key = self._key(page)
        kept = self._bundle.get(key)
        if kept is not None and _recall(page, kept, files):
            return
        with _told() as told:
            type(page).render(page, config, files)
        if not told:  # a warning is given each time
            self._bundle.put(key, _kept(page))

    def _key(self, page: Page) -> str:
        # Where its words have none, a page is called by its file, or 'Home' by its place in the navigation.
        title = f"{_has_title(page)} {page.is_homepage}"
        return key_of(self._surroundings, page.file.src_uri, page.markdown or "", title)


def hand_written(file: File, config: MkDocsConfig) -> HandWritten:
    """A page of docs/ as somebody wrote it. Raises `DataError` where it is no text."""
    shown = shown_path(Path(config.docs_dir) / file.src_uri)
    return HandWritten(file.src_uri, shown, decode(file.content_bytes, shown))


def _has_title(page: Page) -> bool:
    """Whether a page has a title from elsewhere than its words."""
    return "title" in vars(page) or "title" in page.meta


def _kept(page: Page) -> bytes:
    """What is kept of a page that was converted, but for its contents, which are taken from the HTML."""
    links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
    title = None if _has_title(page) else page.title
    return json.dumps([page.content, title, sorted(page.present_anchor_ids or ()), links]).encode()


def _recall(page: Page, kept: bytes, files: Files) -> bool:
    """Whether a page could be given what was kept of it; not what another version kept."""
    try:
        content, title, anchors, links = json.loads(kept)
        leading = {files.src_uris[path]: dict(anchors) for path, anchors in links.items()}
        page.present_anchor_ids = set(anchors)
    except (ValueError, TypeError, KeyError, AttributeError):
        return False
    page.content, page.links_to_anchors = str(content), leading
    if title is not None:
        page.title = str(title)
    return True


@contextmanager
def _told() -> Iterator[list[Any]]:
    """What MkDocs says meanwhile."""
    told: list[Any] = []
    handler = logging.Handler(logging.INFO)
    handler.emit = told.append  # type: ignore[assignment]  # a class of its own would say no more
    ENGINE.addHandler(handler)
    try:
        yield told
    finally:
        ENGINE.removeHandler(handler)
