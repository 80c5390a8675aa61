"""The pages and files of a build go in; a project of Markdown files that makes the same site comes out."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

from generator.diagnostics import DataError, Diagnostic, Position, shown_path
from generator.document import decode
from generator.gate import scan_folder
from generator.markdown_project import (
    SIGN,
    as_read,
    generated_page,
    in_blocks,
    in_sentence,
    portable,
    sign,
    told_of,
    with_contents,
    with_keys,
)
from generator.mkdocs_plugin.adding import is_shipped
from generator.mkdocs_plugin.framed import headings_of
from generator.mkdocs_plugin.pages import FinishedFile, RunbookPage
from generator.mkdocs_plugin.running import Running
from generator.mkdocs_plugin.settings import origins_of
from generator.mkdocs_plugin.written import hand_written
from generator.page_checks import HandWritten
from generator.pages.calls import Call
from generator.pages.components import COMPONENTS
from generator.pages.outline import headings
from generator.pages.slots import slot
from generator.publication import Staging

TOLD_BY_BUILDS = ("built_on", "built_for")
"""What a build puts into `extra` for the theme, which an engine without our plugin must be told."""

Filled = Sequence[tuple[Call, str]]
"""The component calls of a page, in the order of their slots, each with its HTML."""


class Export:
    """The project that a build makes in the place of a site: pages as they come, all else at the end."""

    def __init__(self, staging: Staging) -> None:
        self._staging = staging
        self._files: Iterable[File] = ()
        self._problems: list[Diagnostic] = []

    def take(self, page: Page, filled: Filled, config: MkDocsConfig, files: Files) -> None:
        """A page has its HTML and its contents; a hand-written one has still the slots in its Markdown."""
        self._files = files
        if isinstance(page, RunbookPage):
            self._write(f"docs/{page.file.src_uri}", generated_page(page.generated))
        else:
            self._take_written(page, filled, config, files)

    def _take_written(self, page: Page, filled: Filled, config: MkDocsConfig, files: Files) -> None:
        markdown, written = page.markdown or "", hand_written(page.file, config)
        text = written.before(markdown) + _with_components(markdown, filled)
        text = with_keys(text, {"imprint": page.meta["imprint"], **told_of(page.content or "")})
        converted = _converted(page, text, config, files)
        if headings_of(converted.toc) != headings_of(page.toc):
            text = with_contents(text, headings(page.content or ""))
        self._write(f"docs/{page.file.src_uri}", text)
        said = as_read(converted.content or "")
        if said != as_read(page.content or "") or converted.meta != page.meta:
            self._problems.append(_unkept(written, filled, said))

    def finish(self, build: Running, config: MkDocsConfig) -> None:
        """Complete the export, and put it in the place of an earlier one. Raises `DataError` for findings."""
        day = build.build.as_of.isoformat()
        for path, page in build.finished.made():
            self._write(f"docs/{path}", generated_page(page))
        for name, data in (*_own_files(build, config, self._files), *self._theme(config)):
            self._write(name, data)
        file = Path(config.config_file_path)
        shown = shown_path(file)
        told = {key: str(config.extra[key]) for key in TOLD_BY_BUILDS if key in config.extra}
        told |= {
            "open_policy": build.policies.said_by(),
            "closed_policy": build.policies.said_by(closed=True),
            "not_found_policy": build.policies.said_by(own=True),
        }
        text = decode(file.read_bytes(), shown)
        self._problems += _named(build.build.catalog.withheld, text, shown)
        self._write("mkdocs.yml", portable(text, shown, told))
        self._write(SIGN, sign(self._staging.folder, config.site_name, day))
        found = scan_folder(self._staging.folder, build.build.catalog, origins_of(config), build.people)
        if problems := [*self._problems, *found.diagnostics]:
            raise DataError(problems)
        self._staging.publish()

    def _theme(self, config: MkDocsConfig) -> Iterator[tuple[str, bytes]]:
        folder = Path(config.theme.custom_dir or config.docs_dir)
        for path in sorted(folder.rglob("*") if config.theme.custom_dir else ()):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and is_shipped(name):
                yield f"overrides/{name}", path.read_bytes()

    def _write(self, name: str, data: str | bytes) -> None:
        file = self._staging.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data if isinstance(data, bytes) else data.encode())


def _with_components(markdown: str, filled: Filled) -> str:
    """The Markdown with components in the places of their slots."""
    for number, (call, html) in enumerate(filled):
        in_line = COMPONENTS[call.name].in_sentence
        text = in_sentence(html) if in_line else in_blocks(html)
        place = slot(number) if in_line else rf"{slot(number)}\n*"
        markdown = text.join(re.split(place, markdown, maxsplit=1))
    return markdown


def _converted(page: Page, text: str, config: MkDocsConfig, files: Files) -> Page:
    """The page that MkDocs makes of a text by itself."""
    converted = copy(page)
    converted.markdown, converted.meta = get_data(text)
    logging.disable()  # what is wrong with the page was said when it was converted first
    try:
        # Not the page's own way, which is to take what was kept of it.
        type(page).render(converted, config, files)
    finally:
        logging.disable(logging.NOTSET)
    return converted


def _unkept(written: HandWritten, filled: Filled, said: str) -> Diagnostic:
    """Where Markdown cannot hold the HTML of a component, such as in a list."""
    places = [call.position for call, html in filled if as_read(html) not in said]
    return Diagnostic(
        next(iter(places), Position(written.shown)),
        "as Markdown alone, this page would not say the same",
        "expected its components on lines of their own, in no list, note, quotation or code",
    )


def _named(withheld: Iterable[str], text: str, shown: str) -> Iterator[Diagnostic]:
    """Where the configuration, whose text an export has, names a page that the audience may not see."""
    for path in sorted(withheld):
        before, found, _ = text.partition(path) if path.endswith(".md") else ("", "", "")
        if found:
            where = Position(shown, before.count("\n") + 1, len(before) - before.rfind("\n"))
            problem = f"the audience may not see '{path}', which an export would name here"
            yield Diagnostic(where, problem, "leave the entry out, or export for all")


def _own_files(build: Running, config: MkDocsConfig, files: Iterable[File]) -> Iterator[tuple[str, bytes]]:
    """The files of the site that are no pages and do not come from a theme."""
    for file in files:
        if file.inclusion.is_excluded() or file.src_uri.endswith(".md"):
            continue
        if file.src_uri in build.build.catalog.withheld:
            continue
        if isinstance(file, FinishedFile):
            yield f"docs/{file.src_uri}", (build.folder / file.dest_uri).read_bytes()
        elif _is_of_docs(file, config):
            yield f"docs/{file.src_uri}", file.content_bytes


def _is_of_docs(file: File, config: MkDocsConfig) -> bool:
    return file.src_dir in (None, config.docs_dir)
