"""MkDocs' events go in; the site comes out.

A build is made in a folder beside the site and published as a whole at the end (see `publication`), so that a
broken catalog, a broken link or an interruption leaves the old site as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.catalog.examining import Memory
from generator.diagnostics import DataError
from generator.environment import build_day
from generator.history import Past
from generator.mkdocs_plugin.adding import Adding, keep_shipped
from generator.mkdocs_plugin.beginning import begun
from generator.mkdocs_plugin.exporting import Export
from generator.mkdocs_plugin.filling import filled, forget_index, with_slots
from generator.mkdocs_plugin.outputs import SITEMAP
from generator.mkdocs_plugin.pages import FramePage, RunbookPage
from generator.mkdocs_plugin.preview import let_reload
from generator.mkdocs_plugin.running import Running
from generator.mkdocs_plugin.serving import rebuild, start_over_if_changed
from generator.mkdocs_plugin.settings import RunbookConfig, data_of, origins_of
from generator.mkdocs_plugin.telling import has_warnings, log, or_plugin_error
from generator.mkdocs_plugin.theme_files import list_shown_files
from generator.publication import refused
from generator.reporting import Report, unheard
from generator.restart import SOURCES, Fingerprint, fingerprint
from generator.reuse.keeping import Keeping, keeping_of

if TYPE_CHECKING:  # builds need no server, and importing it takes 20 ms
    from mkdocs.livereload import LiveReloadServer


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
        if self._served_code is not None:
            start_over_if_changed(self._served_code, config.site_dir)
        self.report("Reading the data", 0, 1)
        self._target = Path(config.site_dir)
        keeping = self.keeping or keeping_of(Path(config.config_file_path or "."))
        memory, is_served = self._memory, self._served_code is not None
        options = self.config
        if self.audience is not None:
            options.audience = self.audience
        self._running = or_plugin_error(
            lambda: begun(config, options, keeping, _day(), memory, is_served=is_served)
        )
        list_shown_files(config.theme)
        config.extra["built_on"] = self._now.build.as_of.isoformat()
        if self._now.circle is not None:
            config.extra["built_for"] = self._now.circle.label
        config.site_dir = str(self._now.folder)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the generated pages; leave the widgets' sources out, since the bundle holds them."""
        keep_shipped(files, config)
        past = replace(self._past, store=self._now.store, salt=self._now.made_by)
        Adding(self._now, files, config).add_all(data_of(config, self.config), past, self.report)
        return files

    def on_pre_page(self, page: Page, config: MkDocsConfig, files: Files) -> Page:
        """Have a hand-written page converted by what was kept of it."""
        if self._now.inputs is not None and not isinstance(page, RunbookPage):
            self._now.converted.take(page)
        return page

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put a slot in the place of each component call; it is filled after conversion."""
        return with_slots(self._now, markdown, page, config)

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Fill the slots, then take the table of contents from what is there."""
        return filled(self._now, html, page, config, files, self.export)

    @event_priority(-50)  # after the search has passed the page by
    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Show templates no more of a page than its own words say about it."""
        forget_index(page)
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
        self._now.indexed.keep()
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
        if not has_warnings():  # else MkDocs has named broken links already, and some are on every page
            for broken in build.broken_links():
                log.warning(str(broken))
        # Not a warning: whether a build is strict or not, nothing leaks.
        or_plugin_error(lambda: build.check_files(origins_of(config), self.report))
        if has_warnings():
            return
        self.pages, self.reused = len(build.links), build.reused
        if self.export is not None:
            or_plugin_error(partial(self.export.finish, build, config))
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
        server.builder = partial(rebuild, builder)
        let_reload(server)
        for folder in (data_of(config, self.config), SOURCES, config.theme.custom_dir or SOURCES):
            server.watch(str(folder))
        return server


def _day() -> date:
    try:
        return build_day()
    except ValueError as error:
        raise PluginError(str(error)) from None
