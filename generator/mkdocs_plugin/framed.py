"""Pages with their contents go in; those that the theme has rendered before come out as they were."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, DictLoader, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from generator.linkcheck import Links, links_of
from generator.mkdocs_plugin.pages import FramePage
from generator.mkdocs_plugin.policies import PagePolicies
from generator.reuse.fingerprints import digest_of_files
from generator.reuse.inputs import environment_of
from generator.reuse.store import Store, key_of

_NOTHING = "framed-before.html"
"""The name of a template that is empty: what the theme would make of the page is known."""


class FramedPages:
    """The pages of a build that MkDocs renders: each is kept under all that its frame depends on."""

    def __init__(self, store: Store, salt: str, policies: PagePolicies) -> None:
        self._policies = policies
        self._store = store
        self._salt = salt
        self._keys: dict[str, str] = {}
        self._known: dict[str, tuple[str, Links]] = {}
        self._frames = 0
        """How many of them are no pages, but frames for other pages."""

    @property
    def reused(self) -> int:
        """How many pages are as they were kept."""
        return len(self._known) - self._frames

    def recall(self, env: Environment, files: Files, nav: Navigation, config: MkDocsConfig) -> None:
        """Find the pages that are known, when all have their contents; they are not rendered again."""
        env.loader = ChoiceLoader([DictLoader({_NOTHING: ""}), *([env.loader] if env.loader else [])])
        frame = self._frame(nav, config)
        for file in files.documentation_pages():
            if (page := file.page) is None or page.meta.get("template"):
                continue
            key = self._keys[file.src_uri] = key_of(
                frame, json.dumps(_words(page), default=str, sort_keys=True)
            )
            known = _read(self._store.get(key))
            if known is not None:
                self._known[file.src_uri] = known
                page.meta["template"] = _NOTHING
                self._frames += isinstance(page, FramePage)

    def finished(self, page: Page, output: str) -> tuple[str, Links]:
        """The page as it is or was rendered, with its policy, and what it offers and asks for."""
        path = page.file.src_uri
        if path in self._known:
            return self._known[path]
        source = page.file.abs_src_path
        output = self._policies.said(output, Path(source) if source else None)
        links = links_of(output)
        if path in self._keys and not self._policies.problems:
            kept = [output, sorted(links.anchors), links.links, links.loads]
            self._store.put(self._keys[path], json.dumps(kept).encode())
        return output, links

    def _frame(self, nav: Navigation, config: MkDocsConfig) -> str:
        """The key of all that the frames of all pages depend on."""
        own = config.theme.custom_dir
        files = [Path(place) for place in (config.config_file_path, own) if place]
        return key_of(
            self._salt,
            digest_of_files(files),
            *environment_of(files),
            json.dumps([config.site_name, config.site_url, config.theme.name, config.extra], default=str),
            json.dumps(_items(nav), default=str),
        )


def _items(items: Iterable[StructureItem]) -> list[Any]:
    """Sections, pages and links of the navigation, with all that templates show of them."""
    return [
        [item.title, getattr(item, "url", None), _items(getattr(item, "children", None) or ())]
        for item in items
    ]


def _words(page: Page) -> dict[str, Any]:
    """What a template can show of a page."""
    return {
        "url": page.url,
        "title": page.title,
        "address": page.canonical_url,
        "meta": dict(page.meta),
        "content": page.content,
        "contents": headings_of(page.toc),
        "home": page.is_homepage,
        "source": page.edit_url,
        "beside": [one and [one.title, one.url] for one in (page.previous_page, page.next_page)],
        "above": [one.title for one in page.ancestors],
    }


def headings_of(found: Iterable[AnchorLink]) -> list[Any]:
    """All that a table of contents says."""
    return [[one.level, one.id, one.title, headings_of(one.children)] for one in found]


def _read(kept: bytes | None) -> tuple[str, Links] | None:
    """What was kept of a page; None for what another version kept."""
    if kept is None:
        return None
    try:
        output, anchors, links, loads = json.loads(kept)
        return str(output), Links(frozenset(anchors), tuple(links), tuple(loads))
    except (ValueError, TypeError):
        return None
