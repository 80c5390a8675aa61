"""Links to what an audience may not see go in; what MkDocs has of these things goes out of its hands.

Links of hand-written pages have to lead somewhere while Markdown is converted; afterwards they become words
(see `pages.unlinked`).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator.audiences import leads_to
from generator.mkdocs_plugin.pages import FinishedFile


def leave_out(withheld: Collection[str], files: Files, config: MkDocsConfig) -> None:
    """Take pages out of the navigation; links to them and to files lead to places where nothing will be."""
    paths = sorted(link for link in withheld if "#" not in link)
    for path in paths:
        files.append(FinishedFile.at(path, config))
    if paths and config.nav is not None:
        config.nav = without_entries(config.nav, paths)


def without_entries(nav: Any, paths: Collection[str]) -> Any:
    """The navigation without entries for the pages at these source paths, and sections that had no others."""
    if isinstance(nav, dict):
        left = {title: without_entries(entry, paths) for title, entry in nav.items()}
        return {title: entry for title, entry in left.items() if entry not in (None, [])} or None
    if isinstance(nav, list):
        entries = (without_entries(entry, paths) for entry in nav)
        return [entry for entry in entries if entry is not None]
    return None if isinstance(nav, str) and nav.lstrip("/") in paths else nav


def forget_anchors(withheld: Collection[str], page: Page) -> None:
    """Have MkDocs look for no anchor to which the page has no link any more."""
    for file, anchors in (page.links_to_anchors or {}).items() if withheld else ():
        for anchor in [one for one in anchors if leads_to(f"{file.src_uri}#{one}", withheld)]:
            del anchors[anchor]
