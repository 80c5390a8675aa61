"""MkDocs' files go in; those of the site come out: no sources of widgets, all generated pages."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, set_exclusions

from generator.diagnostics import DataError, Position, shown_path
from generator.environment import latest_day
from generator.history import Past, read_history
from generator.made_files import MadeFile
from generator.mkdocs_plugin.pages import FinishedFile, RunbookPage
from generator.mkdocs_plugin.policies import refuse_pages_without_policy
from generator.mkdocs_plugin.running import Running
from generator.mkdocs_plugin.settings import sees_all
from generator.mkdocs_plugin.telling import or_plugin_error
from generator.mkdocs_plugin.withheld import leave_out
from generator.mkdocs_plugin.written import hand_written
from generator.page_checks import check_pages
from generator.pages.plan_files import DRILL_BUNDLE
from generator.pages.session_filter import SESSION_FILTER_BUNDLE
from generator.reporting import Report
from generator.site import (
    GeneratedPage,
    PlannedPage,
    files_of_no_team,
    files_of_teams,
    generated_page_paths,
    page_plan,
)
from generator.team_parts import TEAM_LISTS
from generator.unreadable import folders_with_files

_SHIPPED_WIDGETS = ("widgets/bundle.js", SESSION_FILTER_BUNDLE, DRILL_BUNDLE)


def is_shipped(path: str) -> bool:
    """Whether a file of the theme's own folder is part of the site; the widgets' sources are not."""
    return not path.startswith("widgets/") or path in _SHIPPED_WIDGETS


def keep_shipped(files: Files, config: MkDocsConfig) -> None:
    """Leave the widgets' sources out, since the bundles hold them; refuse what no build could publish."""
    if sees_all(config):  # else somebody may have left out a folder on purpose
        _refuse_passed_over(files, config)
    for file in list(files):
        if not is_shipped(file.src_uri):
            files.remove(file)
    or_plugin_error(lambda: refuse_pages_without_policy(files, config))


def _refuse_passed_over(files: Files, config: MkDocsConfig) -> None:
    """Raise where MkDocs could not look into a folder of pages, and would make a site without them."""
    docs = Path(config.docs_dir)
    seen = {posixpath.dirname(file.src_uri) or "." for file in files}
    for folder in folders_with_files(docs):
        if folder not in seen:
            where = Position(shown_path(docs / folder))
            found = DataError.at(where, "the folder could not be looked into", "run it again")
            raise PluginError(str(found))


class Adding:
    """Adds to MkDocs' files what a build generates."""

    def __init__(self, build: Running, files: Files, config: MkDocsConfig) -> None:
        self._now = build
        self._files = files
        self._config = config

    def add_all(self, data: Path, past: Past, report: Report) -> None:
        """Add all generated pages and files; `past` knows what the data was."""
        sources = self._files.documentation_pages()
        written = or_plugin_error(lambda: [hand_written(file, self._config) for file in sources])
        self._now.history = read_history(data, past, seen=self._now.seen)
        plan = page_plan(self._now.build.catalog)
        # What is wrong is told whoever the site is for.
        whole = self._now.whole
        paths = plan if self._now.circle is None else generated_page_paths(whole)
        latest = max(self._now.build.as_of, latest_day())
        or_plugin_error(lambda: check_pages(whole, written, paths, latest))
        leave_out(self._now.build.catalog.withheld, self._files, self._config)
        self._now.count = len(sources) + sum(1 for one in plan.values() if one.team is None)
        self._add_pages(plan, report)
        for made in files_of_teams(self._now.build, self._config.site_url or ""):
            self._add_file(made)

    def _add_pages(self, plan: Mapping[str, PlannedPage], report: Report) -> None:
        """Add the generated pages; those that show all teams when what each team adds to them is there."""
        self._now.parts.begin()
        self._now.prepare()
        for path, text in files_of_no_team(self._now.build).items():
            self._add_file(MadeFile(path, (text,)))
        set_exclusions(self._files, self._config)
        self._now.look_ahead()  # while pages are made
        for path, planned in plan.items():
            if planned.team is None and path not in TEAM_LISTS:
                self._add_made(path, planned.made(self._now.view(path)))
        self._now.parts.finish(report)
        for path in TEAM_LISTS:
            self._add_made(path, plan[path].made(self._now.view(path)))
        self._add_teams(plan)

    def _add_teams(self, plan: Mapping[str, PlannedPage]) -> None:
        """Add the pages of teams; through MkDocs, where somebody else may want to see them."""
        is_alone = sees_all(self._config)
        for path, planned in plan.items():
            if planned.team is None:
                continue
            if is_alone:
                self._now.finished.add(path, planned, self._files, self._config)
            else:
                body = self._now.parts.body(planned.team)
                self._add_made(path, planned.with_html(body))

    def _add_file(self, made: MadeFile) -> None:
        file = FinishedFile.at(made.path, self._config)
        self._files.append(file)
        self._now.add_file(file, made)

    def _add_made(self, path: str, page: GeneratedPage) -> None:
        file = File.generated(self._config, path, content="")
        self._files.append(file)
        RunbookPage(page, file, self._config)
        self._now.indexed.take(page.html, file.url, str(escape(page.title)))
