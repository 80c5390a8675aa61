"""Pages as the theme renders them go in; they come out with their content security policies.

The theme's own inline scripts are the only ones that a page may have. What they say is taken from the theme's
package, and which of them the pages of a site need from their frame. One page has one more: that for what is
not found.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from jinja2 import Environment, TemplateNotFound
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from generator.content_policy import (
    hash_of,
    inline_scripts,
    is_closed,
    page_policy,
    with_policy,
)
from generator.diagnostics import DataError, Diagnostic, Position, shown, shown_path
from generator.document import decode
from generator.mkdocs_plugin.theme_files import ShownFiles

_SCRIPTS = "partials/javascripts/"
"""Where the theme's package has its inline scripts, and nothing else."""
_FROM_A_DISK = "partials/from-a-disk.js"
"""The portal's own inline script, for the one page whose files no address finds from a disk."""
_PAGES = (".html", ".htm", ".xhtml")
_EXPECTED = "expected none but the theme's own; put it into a file that extra_javascript names"
_BEGINNING = "expected it at the beginning: the policy of the page follows it"


class PagePolicies:
    """The policies of the pages of one build."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._hashes: frozenset[str] = frozenset()
        self._own = ""
        self._hash_of_own: frozenset[str] = frozenset()
        self.problems: list[Diagnostic] = []
        """The inline scripts that no policy allows, each once for each place where it is written."""

    def prepare(self, env: Environment, files: Files, nav: Navigation) -> None:
        """Learn which scripts pages need."""
        frame = env.get_template("main.html").render(get_context(nav, files, self._config))
        known = {hash_of(script) for script in self._scripts_of_theme(env)}
        self._hashes = frozenset(known.intersection(map(hash_of, inline_scripts(frame))))
        with suppress(TemplateNotFound):
            self._own = env.get_template(_FROM_A_DISK).render()
            self._hash_of_own = frozenset({hash_of(self._own)})

    def _scripts_of_theme(self, env: Environment) -> Iterator[str]:
        """The scripts as the theme's package has them, whatever a folder of overrides makes of them."""
        theme, own = self._config.theme, self._config.theme.custom_dir
        package = env.overlay(loader=ShownFiles([folder for folder in theme.dirs if folder != own]))
        words = {"config": self._config, "features": theme.get("features") or [], "base_url": "."}
        for name in package.list_templates(filter_func=lambda name: name.startswith(_SCRIPTS)):
            yield from inline_scripts(package.get_template(name).render(words))

    def said(self, html: str, source: Path | None = None) -> str:
        """A page with its policy; `source` is the file that its own words are from, where it has one."""
        self._note(html, source)
        try:
            return with_policy(html, self.said_by(closed=is_closed(html), own=self._own in html))
        except ValueError as error:
            self.problems.append(Diagnostic(self._near(source), str(error), _BEGINNING))
            return html

    def said_by(self, *, closed: bool = False, own: bool = False) -> str:
        """The policy of a page of the site; `own` is whether it has the portal's own inline script."""
        return page_policy(self._hashes | self._hash_of_own if own else self._hashes, closed=closed)

    def look_into(self, body: str) -> None:
        """Take note of what no policy allows in the body of a page whose frame has its policy."""
        if "<script" in body:
            self._note(body, None)

    def _note(self, html: str, source: Path | None) -> None:
        known = self._hashes | self._hash_of_own
        strange = (script for script in inline_scripts(html) if hash_of(script) not in known)
        self.problems += (self._refused(script, source) for script in strange)

    def _refused(self, script: str, source: Path | None) -> Diagnostic:
        begin = next((line.strip() for line in script.splitlines() if line.strip()), "<script")
        return Diagnostic(self._place(begin, source), f"an inline script: {shown(begin)}", _EXPECTED)

    def _place(self, begin: str, source: Path | None) -> Position:
        """Where a script is written: in the page, in the theme's overrides, or where mkdocs.yml leads to."""
        own = self._config.theme.custom_dir
        for file in (*([source] if source else ()), *(sorted(Path(own).rglob("*.html")) if own else ())):
            before, found, _ = decode(file.read_bytes(), shown_path(file)).partition(begin)
            if found:
                line = before.count("\n") + 1
                return Position(shown_path(file), line, len(before) - before.rfind("\n"))
        return self._near(source)

    def _near(self, source: Path | None) -> Position:
        return Position(shown_path(source or Path(self._config.config_file_path or "mkdocs.yml")))


def refuse_pages_without_policy(files: Files, config: MkDocsConfig) -> None:
    """Refuse pages that would be copied as they are. Raises `DataError` with all of them."""
    copied = (
        Path(config.docs_dir) / file.src_uri
        for file in files
        if file.src_dir == config.docs_dir and file.src_uri.lower().endswith(_PAGES)
    )
    problem = "a page that is copied as it is says no content security policy"
    found = [Diagnostic(Position(shown_path(path)), problem, "write it in Markdown") for path in copied]
    if found:
        raise DataError(found)
