"""MkDocs' events go in; the site comes out.

A build is made in a folder beside the site and published as a whole at the end (see `publication`), so that a
broken catalog, a broken link or an interruption leaves the old site as it was.
"""

from __future__ import annotations

import logging
import posixpath
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from generator.catalog.examining import Memory
from generator.catalog.loading import shown_path
from generator.diagnostics import DataError, Position
from generator.environment import build_day
from generator.history import Past, read_history
from generator.made_files import MadeFile
from generator.markdown_project import told_of
from generator.mkdocs_plugin.exporting import Export
from generator.mkdocs_plugin.outputs import SITEMAP
from generator.mkdocs_plugin.pages import FinishedFile, FramePage, RunbookPage
from generator.mkdocs_plugin.policies import refuse_pages_without_policy
from generator.mkdocs_plugin.preview import let_reload
from generator.mkdocs_plugin.running import Running
from generator.mkdocs_plugin.settings import RunbookConfig, data_of, origins_of, sees_all
from generator.mkdocs_plugin.withheld import forget_anchors, leave_out
from generator.mkdocs_plugin.written import ENGINE, hand_written
from generator.pages.calls import Call, replace_calls
from generator.pages.components import render_call
from generator.pages.outline import headings, nested
from generator.pages.plan_files import DRILL_BUNDLE
from generator.pages.search_entries import search_entries
from generator.pages.session_filter import SESSION_FILTER_BUNDLE
from generator.pages.slots import fill_slots, slot
from generator.pages.unlinked import without_withheld_links
from generator.publication import refused
from generator.reporting import Report, unheard
from generator.restart import SOURCES, Fingerprint, broken_source, fingerprint, restart
from generator.reuse.keeping import Keeping, keeping_of
from generator.reuse.uncollected import uncollected
from generator.site import (
    GeneratedPage,
    PlannedPage,
    check_pages,
    files_of_no_team,
    files_of_teams,
    generated_page_paths,
    page_plan,
)
from generator.team_parts import TEAM_LISTS
from generator.unreadable import folders_with_files

if TYPE_CHECKING:  # builds need no server, and importing it takes 20 ms
    from mkdocs.livereload import LiveReloadServer

# Not get_plugin_logger: it would put a name before each finding, and a finding begins with its place.
log = logging.getLogger("mkdocs.plugins.runbook")

T = TypeVar("T")

_INDEXED = {"exclude": True}
"""Tells the theme's search that a page is in the index already."""

_SHIPPED_WIDGETS = ("widgets/bundle.js", SESSION_FILTER_BUNDLE, DRILL_BUNDLE)


class RunbookPlugin(BasePlugin[RunbookConfig]):
    """Reads data/, adds the generated pages, fills in component calls, checks links, publishes."""

    def __init__(self) -> None:
        self.keeping: Keeping | None = None
        """What is kept for the next build; None for what `mkdocs build` keeps."""
        self.audience: str | None = None
        """Whom builds are for; None for the audience of the configuration, if it names one."""
        self.report: Report = unheard
        """Whom to tell how far a build is."""
        self.export: Export | None = None
        """What is to be made in the place of a site."""
        self.pages = self.reused = 0
        """How many pages the last build has published, and how many of them it had from an earlier one."""
        self._running: Running | None = None
        self._target = Path()
        """The folder of the site that is to be replaced."""
        self._nav: Navigation | None = None
        self._served_code: Fingerprint | None = None
        self._memory = Memory()
        """What is known of data files while the portal is served."""
        self._past = Past(self._memory)
        """What is known of what they were."""

    def on_startup(self, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember the code that a serving process began with."""
        self._served_code = fingerprint() if command == "serve" else None

    @property
    def _now(self) -> Running:
        """The running build."""
        if self._running is None:
            raise RuntimeError("a build begins in on_config")
        return self._running

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the data before MkDocs touches anything, and turn the build to a folder beside the site."""
        self._start_over_if_changed(config)
        self.report("Reading the data", 0, 1)
        self._target = Path(config.site_dir)
        keeping = self.keeping or keeping_of(Path(config.config_file_path or "."))
        memory, is_served = self._memory, self._served_code is not None
        options = self.config
        if self.audience is not None:
            options.audience = self.audience
        self._running = _or_plugin_error(
            lambda: Running.begun(config, options, keeping, _day(), memory, is_served=is_served)
        )
        config.extra["built_on"] = self._now.build.as_of.isoformat()
        if self._now.circle is not None:
            config.extra["built_for"] = self._now.circle.label
        config.site_dir = str(self._now.folder)
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

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the generated pages; leave the widgets' sources out, since the bundle holds them."""
        if sees_all(config):  # else somebody may have left out a folder on purpose
            _refuse_passed_over(files, config)
        for file in list(files):
            if not self.is_shipped(file.src_uri):
                files.remove(file)
        _or_plugin_error(lambda: refuse_pages_without_policy(files, config))
        sources = files.documentation_pages()
        written = _or_plugin_error(lambda: [hand_written(file, config) for file in sources])
        past = replace(self._past, store=self._now.store, salt=self._now.made_by)
        history = read_history(data_of(config, self.config), past, seen=self._now.seen)
        plan = page_plan(self._now.build.catalog, history)
        # What is wrong is told whoever the site is for.
        whole = self._now.whole
        paths = plan if self._now.circle is None else generated_page_paths(whole)
        _or_plugin_error(lambda: check_pages(whole, written, paths))
        leave_out(self._now.build.catalog.withheld, files, config)
        self._now.count = len(sources) + sum(1 for one in plan.values() if one.team is None)
        self._add_pages(plan, files, config)
        for made in files_of_teams(self._now.build, config.site_url or ""):
            self._add_file(made, files, config)
        return files

    @staticmethod
    def is_shipped(path: str) -> bool:
        """Whether a file of the theme's own folder is part of the site; the widgets' sources are not."""
        return not path.startswith("widgets/") or path in _SHIPPED_WIDGETS

    def _add_pages(self, plan: Mapping[str, PlannedPage], files: Files, config: MkDocsConfig) -> None:
        """Add the generated pages; those that show all teams when what each team adds to them is there."""
        self._now.parts.begin()
        self._now.prepare()
        for path, text in files_of_no_team(self._now.build).items():
            self._add_file(MadeFile(path, (text,)), files, config)
        set_exclusions(files, config)
        self._now.look_ahead()  # while pages are made
        for path, planned in plan.items():
            if planned.team is None and path not in TEAM_LISTS:
                self._add_made(path, planned.made(self._now.view(path)), files, config)
        self._now.parts.finish(self.report)
        for path in TEAM_LISTS:
            self._add_made(path, plan[path].made(self._now.view(path)), files, config)
        self._add_teams(plan, files, config)

    def _add_teams(self, plan: Mapping[str, PlannedPage], files: Files, config: MkDocsConfig) -> None:
        """Add the pages of teams; through MkDocs, where somebody else may want to see them."""
        is_alone = sees_all(config)
        for path, planned in plan.items():
            if planned.team is None:
                continue
            if is_alone:
                self._now.finished.add(path, planned, files, config)
            else:
                body = self._now.parts.body(planned.team)
                self._add_made(path, planned.with_html(body), files, config)

    def _add_file(self, made: MadeFile, files: Files, config: MkDocsConfig) -> None:
        file = FinishedFile.at(made.path, config)
        files.append(file)
        self._now.add_file(file, made)

    def _add_made(self, path: str, page: GeneratedPage, files: Files, config: MkDocsConfig) -> None:
        file = File.generated(config, path, content="")
        files.append(file)
        RunbookPage(page, file, config)
        self._now.entries += search_entries(page.html, file.url, str(escape(page.title)))

    def on_pre_page(self, page: Page, config: MkDocsConfig, files: Files) -> Page:
        """Have a hand-written page converted by what was kept of it."""
        if self._now.inputs is not None and not isinstance(page, RunbookPage):
            self._now.converted.take(page)
        return page

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put a slot in the place of each component call; it is filled after conversion."""
        if isinstance(page, RunbookPage):
            return markdown
        calls: list[Call] = []
        self._now.calls[page.file.src_uri] = calls

        def hold(call: Call) -> str:
            calls.append(call)
            return slot(len(calls) - 1)

        written = _or_plugin_error(lambda: hand_written(page.file, config))
        first_line = written.first_line(markdown)
        return _or_plugin_error(lambda: replace_calls(markdown, written.shown, first_line, hold))

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Fill the slots, then take the table of contents from what is there."""
        if isinstance(page, FramePage):
            page.take_contents()
            return html
        path = page.file.src_uri
        view = self._now.view(path)
        calls = self._now.calls.get(path, [])
        try:
            html = fill_slots(html, calls, lambda call: render_call(view, call))
        except DataError as error:
            self._now.misplaced.extend(error.diagnostics)
        html = without_withheld_links(view, html)
        forget_anchors(view.catalog.withheld, page)
        page.toc = get_toc(nested(headings(html)))  # type: ignore[arg-type]  # MkDocs' type of a token is private
        page.meta.update(told_of(html))
        if self.export is not None and not self._now.misplaced:
            page.content = html
            filled = [(call, str(render_call(view, call))) for call in calls]
            self.export.take(page, filled, config, files)
        self._index(html, page, config)
        return html

    def _index(self, html: str, page: Page, config: MkDocsConfig) -> None:
        """Have a hand-written page in the search, unless it has wishes that only the theme's search knows."""
        if (
            not isinstance(page, RunbookPage)
            and sees_all(config)
            and not {"search", "tags"} & page.meta.keys()
        ):
            title = str(page.meta.get("title", page.title))
            self._now.entries += search_entries(html, page.url, title)
            page.meta["search"] = _INDEXED

    @event_priority(-50)  # after the search has passed the page by
    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Show templates no more of a page than its own words say about it."""
        if page.meta.get("search") is _INDEXED:
            del page.meta["search"]
        return context

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Take note of the navigation, which is part of every page; by now it is known what is left out."""
        self._nav = nav
        self._now.look_ahead()
        if self._now.inputs is not None:
            self._now.converted.prepare(config, files)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Refuse the calls that stand where their components cannot, once every page has been read."""
        env.bytecode_cache = self._now.templates
        self._now.converted.keep()
        if self._nav is not None:
            self._now.policies.prepare(env, files, self._nav)
            if self._now.inputs is not None:
                self._now.framed.recall(env, files, self._nav, config)
        if self._now.misplaced:
            raise PluginError(str(DataError(self._now.misplaced)))

    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:
        """Have the finished pages in the site map, and a policy in pages that no source stands behind."""
        if template_name == SITEMAP:
            return self._now.finished.sitemap(output)
        return self._now.policies.said(output) if template_name.endswith(".html") else output

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Note the links of the finished page, and keep the frames of others."""
        output, links = self._now.framed.finished(page, output)
        if isinstance(page, FramePage):
            self._now.finished.take_frame(page, output)
        else:
            self._now.links[page.file.dest_uri] = links
            page.present_anchor_ids = set(links.anchors)
            self.report("Putting pages into their frames", len(self._now.links), self._now.count)
        return output

    @event_priority(-50)  # after the search has written its index, and before the offline copy of it
    def _finish(self, config: MkDocsConfig) -> None:
        """Write what MkDocs has left to this plugin."""
        if self._running is not None:
            self._running.finish()

    @event_priority(-200)  # after the offline copy of the search index is written
    def _publish(self, config: MkDocsConfig) -> None:
        """Check every link and all that would go out, and publish the build unless something was wrong."""
        if self._running is None:
            return
        build = self._running
        if build.policies.problems:
            raise PluginError(str(DataError(build.policies.problems)))
        if not _has_warnings():  # else MkDocs has named broken links already, and some are on every page
            for broken in build.broken_links():
                log.warning(str(broken))
        # Not a warning: whether a build is strict or not, nothing leaks.
        _or_plugin_error(lambda: build.check_files(origins_of(config), self.report))
        if _has_warnings():
            return
        self.pages, self.reused = len(build.links), build.reused
        if self.export is not None:
            _or_plugin_error(partial(self.export.finish, build, config))
            build.discard()
        else:
            config.site_dir = str(build.publish())
        self._running = None

    on_post_build = CombinedEvent(_finish, _publish)

    def on_build_error(self, error: Exception) -> None:
        """Throw the build away; what the system refuses becomes one line, like any finding."""
        self.discard()
        if isinstance(error, OSError):
            log.error(str(refused(error, self._target)))
            raise Abort("Aborted with a BuildError!") from None

    def discard(self) -> None:
        """Throw the build away that is running."""
        if self._running is not None:
            self._running.discard()
            self._running = None

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Watch the data, the theme's overrides and the generator itself as well."""
        server.builder = partial(_rebuild, builder)
        let_reload(server)
        for folder in (data_of(config, self.config), SOURCES, config.theme.custom_dir or SOURCES):
            server.watch(str(folder))
        return server


def _rebuild(builder: Callable[..., Any]) -> None:
    """Build once more; while that is not possible, the pages from before are served.

    MkDocs would let every browser wait, since it builds in the folder that it serves. This plugin does not.
    """
    try:
        with uncollected():
            builder()
    except MkDocsException as error:
        if not isinstance(error, Abort):  # which has said what is wrong
            log.error(error.format_message())
        log.error("The pages stay as they were until this is mended")


def _day() -> date:
    try:
        return build_day()
    except ValueError as error:
        raise PluginError(str(error)) from None


def _refuse_passed_over(files: Files, config: MkDocsConfig) -> None:
    """Raise where MkDocs could not look into a folder of pages, and would make a site without them."""
    docs = Path(config.docs_dir)
    seen = {posixpath.dirname(file.src_uri) or "." for file in files}
    for folder in folders_with_files(docs):
        if folder not in seen:
            where = Position(shown_path(docs / folder))
            found = DataError.at(where, "the folder could not be looked into", "run it again")
            raise PluginError(str(found))


def _or_plugin_error(call: Callable[[], T]) -> T:
    """The result of `call`; findings become the one kind of error that MkDocs shows without a traceback."""
    try:
        return call()
    except DataError as error:
        raise PluginError(str(error)) from None


def _has_warnings() -> bool:
    """Whether a strict build is about to abort; MkDocs does so only after this plugin's last word."""
    return any(one.get_counts() for one in ENGINE.handlers if isinstance(one, CountHandler))
