"""A page as MkDocs has it goes in; it comes out with its components, its contents and in the search."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator.diagnostics import DataError
from generator.front_matter import kept_by
from generator.markdown_project import told_of
from generator.mkdocs_plugin.exporting import Export
from generator.mkdocs_plugin.pages import FramePage, RunbookPage
from generator.mkdocs_plugin.running import Running
from generator.mkdocs_plugin.settings import sees_all
from generator.mkdocs_plugin.telling import or_plugin_error
from generator.mkdocs_plugin.withheld import forget_anchors
from generator.mkdocs_plugin.written import hand_written
from generator.pages.calls import Call, replace_calls
from generator.pages.components import render_call
from generator.pages.imprint import imprint_of_written
from generator.pages.outline import headings, nested
from generator.pages.slots import fill_slots, slot
from generator.pages.unlinked import without_withheld_links

_INDEXED = {"exclude": True}
"""Tells the theme's search that a page is in the index already."""


def with_slots(build: Running, markdown: str, page: Page, config: MkDocsConfig) -> str:
    """The Markdown of a page with a slot in the place of each component call."""
    if isinstance(page, RunbookPage):
        return markdown
    calls: list[Call] = []
    build.calls[page.file.src_uri] = calls

    def hold(call: Call) -> str:
        calls.append(call)
        return slot(len(calls) - 1)

    written = or_plugin_error(lambda: hand_written(page.file, config))
    first_line = written.first_line(markdown)
    text = or_plugin_error(lambda: replace_calls(markdown, written.shown, first_line, hold))
    source, kept = f"{Path(config.docs_dir).name}/{written.path}", kept_by(written.front_matter)
    page.meta["imprint"] = str(imprint_of_written(build.build.catalog, source, kept, calls))
    return text


def filled(
    build: Running, html: str, page: Page, config: MkDocsConfig, files: Files, export: Export | None
) -> str:
    """The HTML of a page with its components; its table of contents is taken from what is there."""
    if isinstance(page, FramePage):
        page.take_contents()
        return html
    path = page.file.src_uri
    view = build.view(path)
    calls = build.calls.get(path, [])
    try:
        html = fill_slots(html, calls, lambda call: render_call(view, call))
    except DataError as error:
        build.misplaced.extend(error.diagnostics)
    html = without_withheld_links(view, html)
    forget_anchors(view.catalog.withheld, page)
    page.toc = get_toc(nested(headings(html)))  # type: ignore[arg-type]  # MkDocs' type of a token is private
    page.meta.update(told_of(html))
    if export is not None and not build.misplaced:
        page.content = html
        export.take(page, [(call, str(render_call(view, call))) for call in calls], config, files)
    _index(build, html, page, config)
    return html


def _index(build: Running, html: str, page: Page, config: MkDocsConfig) -> None:
    """Have a hand-written page in the search, unless it has wishes that only the theme's search knows."""
    if not isinstance(page, RunbookPage) and sees_all(config) and not {"search", "tags"} & page.meta.keys():
        title = str(page.meta.get("title", page.title))
        build.indexed.take(html, page.url, title)
        page.meta["search"] = _INDEXED


def forget_index(page: Page) -> None:
    """Have templates see no more of a page than its own words say about it."""
    if page.meta.get("search") is _INDEXED:
        del page.meta["search"]
