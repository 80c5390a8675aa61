"""The edge to MkDocs, and the only importer of it: the catalog's pages go into MkDocs as virtual files.

A build is made in a folder beside the site and published as a whole at the end (see `publication`), so that a
broken catalog, a broken link or an interruption leaves the old site as it was.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeVar

from jinja2 import Environment
from markupsafe import escape
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.config_options import Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import CountHandler

from generator.catalog import Catalog, load_catalog
from generator.catalog.loading import shown_path
from generator.diagnostics import DataError, Diagnostic
from generator.document import decode
from generator.gate import ROSTER_VARIABLE, People, check_folder, origins_below, read_roster
from generator.history import History, read_history
from generator.linkcheck import Links, broken_links, links_of
from generator.pages.calls import Call, replace_calls
from generator.pages.components import render_call
from generator.pages.outline import headings, nested
from generator.pages.plan_files import DRILL_BUNDLE
from generator.pages.session_filter import SESSION_FILTER_BUNDLE
from generator.pages.slots import fill_slots, slot
from generator.pages.view import View
from generator.publication import Staging
from generator.restart import SOURCES, Fingerprint, broken_source, fingerprint, restart
from generator.site import GeneratedPage, HandWritten, check_pages, generated_files, generated_pages

# Not get_plugin_logger: it would put a name before each finding, and a finding begins with its place.
log = logging.getLogger("mkdocs.plugins.runbook")

T = TypeVar("T")

_SHIPPED_WIDGETS = (
    "widgets/bundle.js",
    SESSION_FILTER_BUNDLE,
    DRILL_BUNDLE,
    "widgets/papaparse-licence.txt",
)


class RunbookConfig(Config):
    """The plugin's options in mkdocs.yml."""

    # An option named `data` would hide the attribute in which MkDocs keeps all options.
    data_dir = Type(str, default="data")
    roster = Optional(Type(str))
    """People whose names must not be published; without it, whom the environment's roster lists."""


class RunbookPage(Page):
    """A generated page: its HTML is ready, and no Markdown is read."""

    def __init__(self, page: GeneratedPage, file: File, config: MkDocsConfig) -> None:
        # MkDocs and Material print titles and descriptions as they are.
        self._title = str(escape(page.title))
        super().__init__(self._title, file, config)
        self._generated = page

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no source to read; say so with an empty one."""
        self.markdown = ""
        self.meta = {
            # Without a title among these, Material takes the page's own and undoes its escapes.
            "title": self._title,
            "description": str(escape(self._generated.description)),
            "hide": self._generated.hide,
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Hand over the HTML."""
        self.content = str(self._generated.html)


class RunbookPlugin(BasePlugin[RunbookConfig]):
    """Reads data/, adds the generated pages, fills in component calls, checks links, publishes."""

    def __init__(self) -> None:
        self._catalog: Catalog | None = None
        self._staging: Staging | None = None
        self._people = People()
        self._as_of = date.min
        self._calls: dict[str, list[Call]] = {}
        self._links: dict[str, Links] = {}
        self._misplaced: list[Diagnostic] = []
        self._served_code: Fingerprint | None = None
        self._histories: dict[str, History] = {}

    def on_startup(self, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember the code that a serving process began with."""
        self._served_code = fingerprint() if command == "serve" else None

    @property
    def catalog(self) -> Catalog:
        """The catalog of the running build."""
        if self._catalog is None:
            raise RuntimeError("the catalog is read in on_config")
        return self._catalog

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the data before MkDocs touches anything, and turn the build to a folder beside the site."""
        self._start_over_if_changed(config)
        self._as_of, self._calls, self._links, self._misplaced = build_day(), {}, {}, []
        self._catalog = _or_plugin_error(lambda: load_catalog(self.data_folder(config)))
        self._people = _or_plugin_error(lambda: People(read_roster(self.roster(config))))
        config.extra["built_on"] = self._as_of.isoformat()
        self._staging = _or_plugin_error(lambda: Staging(Path(config.site_dir)))
        config.site_dir = str(self._staging.folder)
        return config

    def _start_over_if_changed(self, config: MkDocsConfig) -> None:
        if self._served_code is None or self._served_code == fingerprint():
            return
        if (broken := broken_source()) is not None:
            log.error("%s; the code from before goes on", broken)
            return
        log.info("The generator has changed: starting over")
        shutil.rmtree(config.site_dir, ignore_errors=True)
        restart()

    def data_folder(self, config: MkDocsConfig) -> Path:
        """The data folder, relative to the configuration file unless it is absolute."""
        return Path(config.config_file_path or ".").parent / self.config.data_dir

    def _history(self, config: MkDocsConfig) -> History:
        """What the last commits changed in the data; read once for each commit while the portal is served."""
        return read_history(self.data_folder(config), self._histories)

    def roster(self, config: MkDocsConfig) -> Path | None:
        """The roster of the configuration, relative to its file, or the one that the environment names."""
        if self.config.roster:
            return Path(config.config_file_path or ".").parent / self.config.roster
        named = os.environ.get(ROSTER_VARIABLE)
        return Path(named) if named else None

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the generated pages; leave the widgets' sources out, since the bundle holds them."""
        for file in list(files):
            if file.src_uri.startswith("widgets/") and file.src_uri not in _SHIPPED_WIDGETS:
                files.remove(file)
        sources = files.documentation_pages()
        written = _or_plugin_error(lambda: [_hand_written(file, config) for file in sources])
        pages = generated_pages(self.catalog, self._as_of, self._history(config))
        _or_plugin_error(lambda: check_pages(self.catalog, written, pages))
        for path, page in pages.items():
            file = File.generated(config, path, content="")
            files.append(file)
            RunbookPage(page, file, config)
        address = config.site_url or ""
        for path, text in generated_files(self.catalog, self._as_of, address).items():
            files.append(File.generated(config, path, content=text))
        return files

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put a slot in the place of each component call; it is filled after conversion."""
        if isinstance(page, RunbookPage):
            return markdown
        calls: list[Call] = []
        self._calls[page.file.src_uri] = calls

        def hold(call: Call) -> str:
            calls.append(call)
            return slot(len(calls) - 1)

        written = _or_plugin_error(lambda: _hand_written(page.file, config))
        first_line = written.first_line(markdown)
        return _or_plugin_error(lambda: replace_calls(markdown, written.shown, first_line, hold))

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Fill the slots, then take the table of contents from what is there."""
        path = page.file.src_uri
        view = View(self.catalog, self._as_of, path)
        calls = self._calls.get(path, [])
        try:
            html = fill_slots(html, calls, lambda call: render_call(view, call))
        except DataError as error:
            self._misplaced.extend(error.diagnostics)
        page.toc = get_toc(nested(headings(html)))  # type: ignore[arg-type]  # MkDocs' type of a token is private
        page.present_anchor_ids = set(links_of(html).anchors)
        return html

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Refuse the calls that stand where their components cannot, once every page has been read."""
        if self._misplaced:
            raise PluginError(str(DataError(self._misplaced)))

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Note the links of the finished page."""
        self._links[page.file.dest_uri] = links_of(output)
        return output

    @event_priority(-200)  # after the search index and the offline copy of it are written
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Check every link and all that would go out, and publish the build unless something was wrong."""
        if self._staging is None:
            return
        folder = self._staging.folder
        files = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        if not _has_warnings():  # else MkDocs has named broken links already, and some are on every page
            for broken in broken_links(self._links, files):
                log.warning(str(broken))
        # Not a warning: whether a build is strict or not, nothing leaks.
        _or_plugin_error(lambda: check_folder(folder, self.catalog, _origins(config), self._people))
        if _has_warnings():
            return
        self._staging.publish()
        config.site_dir, self._staging = str(self._staging.target), None

    def on_build_error(self, error: Exception) -> None:
        """Throw the build away."""
        if self._staging is not None:
            self._staging.discard()
            self._staging = None

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Watch the data, the theme's overrides and the generator itself as well."""
        server.builder = partial(_rebuild, builder)
        for folder in (self.data_folder(config), SOURCES, config.theme.custom_dir or SOURCES):
            server.watch(str(folder))
        return server


def _rebuild(builder: Callable[..., Any]) -> None:
    """Build once more; while that is not possible, the pages from before are served.

    MkDocs would let every browser wait, since it builds in the folder that it serves. This plugin does not.
    """
    try:
        builder()
    except MkDocsException as error:
        if not isinstance(error, Abort):  # which has said what is wrong
            log.error(error.format_message())
        log.error("The pages stay as they were until this is mended")


def build_day() -> date:
    """The day of the build: today, or the day of SOURCE_DATE_EPOCH, for builds that can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise PluginError(f"SOURCE_DATE_EPOCH is {epoch!r}; expected the seconds since 1970") from None


def _hand_written(file: File, config: MkDocsConfig) -> HandWritten:
    shown = shown_path(Path(config.docs_dir) / file.src_uri)
    return HandWritten(file.src_uri, shown, decode(file.content_bytes, shown))


def _or_plugin_error(call: Callable[[], T]) -> T:
    """The result of `call`; findings become the one kind of error that MkDocs shows without a traceback."""
    try:
        return call()
    except DataError as error:
        raise PluginError(str(error)) from None


def _origins(config: MkDocsConfig) -> list[Path]:
    """What the site is made of beside the data."""
    root = Path(config.config_file_path or ".").parent
    return origins_below(root, config.docs_dir, config.config_file_path, config.theme.custom_dir)


def _has_warnings() -> bool:
    """Whether a strict build is about to abort; MkDocs does so only after this plugin's last word."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))


def build(config_file: Path, data: Path | None, out: Path | None, roster: Path | None = None) -> Path:
    """Build the site strictly and return its folder. Raises MkDocs' `Abort` where something is wrong."""
    site_dir = str(out.resolve()) if out else None
    config = _configuration(config_file, {"data_dir": data, "roster": roster}, site_dir=site_dir, strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build.build(config)
    finally:
        config.plugins.on_shutdown()
    return Path(config.site_dir)


def _configuration(config_file: Path, paths: Mapping[str, Path | None], **options: Any) -> MkDocsConfig:
    """The configuration, with other options of MkDocs and other paths of the plugin where they are given."""
    config = load_config(
        str(config_file), **{key: value for key, value in options.items() if value is not None}
    )
    plugin = config.plugins["runbook"]
    for option, path in paths.items():
        if path is not None:
            plugin.config[option] = str(path.resolve())
    return config


def serve(config_file: Path) -> None:
    """Serve the site with live reload until interrupted."""
    mkdocs_serve.serve(str(config_file), strict=True)
