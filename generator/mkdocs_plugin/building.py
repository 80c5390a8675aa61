"""A configuration file goes in; the site is built, exported, or served and built again at every change."""

from __future__ import annotations

import errno
import logging
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from yaml import MarkedYAMLError

from generator.catalog.reading import bytes_of
from generator.diagnostics import DataError, Diagnostic, Position, shown_path
from generator.document import decode
from generator.markdown_project import EXPORT, refuse_edited
from generator.mkdocs_plugin.exporting import Export
from generator.mkdocs_plugin.plugin import RunbookPlugin
from generator.publication import Staging
from generator.reporting import Report, unheard
from generator.reuse.keeping import Keeping, keeping_of
from generator.reuse.uncollected import uncollected

_NOTHING_PUBLISHED = "Nothing is published; what is there stays as it was."
_NOTHING_SERVED = "Nothing is served; mend this, and start it again."
_INHERITED = re.compile(
    r"^INHERIT:[ \t]*(?P<quote>[\"']?)(?P<path>[^\n#]*?)(?P=quote)[ \t]*(?:#.*)?$", re.MULTILINE
)


@dataclass(frozen=True)
class Built:
    """A site that was built: its folder, its pages, and how many of them were there from an earlier build."""

    site: Path
    pages: int
    reused: int


def build(  # noqa: PLR0913  # the options of the command, by their names
    config_file: Path,
    data: Path | None,
    out: Path | None,
    roster: Path | None = None,
    *,
    audience: str | None = None,
    keeping: Keeping | None = None,
    report: Report = unheard,
) -> Built:
    """Build the site strictly, and report what is done. Raises MkDocs' `Abort` where something is wrong.

    Without an `audience` it is built for the one of the configuration, or else with all that the data says.
    It keeps what `keeping` says, or what the command with the same options keeps.
    """
    site_dir = os.path.realpath(out) if out else None  # Path.resolve would raise where links lead in a circle
    config = _configuration(config_file, {"data_dir": data, "roster": roster}, site_dir=site_dir, strict=True)
    plugin = cast(RunbookPlugin, config.plugins["runbook"])
    plugin.audience = audience
    plugin.keeping = keeping or keeping_of(config_file, (data, out, roster), audience)
    plugin.report = report
    _run(config)
    return Built(Path(config.site_dir), plugin.pages, plugin.reused)


@dataclass(frozen=True)
class Exported:
    """A project of Markdown files that was made: its folder, and how many pages it has."""

    folder: Path
    pages: int


def export(
    config_file: Path,
    folder: Path,
    data: Path | None,
    roster: Path | None = None,
    *,
    audience: str | None = None,
    report: Report = unheard,
) -> Exported:
    """Make a project of Markdown files in the place of a site.

    The site is built all the same, for every check that a build has, and thrown away. Raises `DataError`
    where the folder has something else, and MkDocs' `Abort` where something is wrong.
    """
    refuse_edited(folder)
    staging = Staging(folder, EXPORT)
    try:
        options = {"data_dir": data, "roster": roster}
        config = _configuration(config_file, options, site_dir=str(staging.beside / "site"), strict=True)
        plugin = cast(RunbookPlugin, config.plugins["runbook"])
        plugin.audience = audience
        plugin.keeping = keeping_of(config_file, (data, folder, roster), audience)
        plugin.report = report
        plugin.export = Export(staging)
        try:
            _run(config)
        finally:
            plugin.export = None  # within a process, MkDocs hands out the same plugin again
        return Exported(staging.target, plugin.pages)
    finally:
        staging.discard()


def _run(config: MkDocsConfig) -> None:
    plugin = cast(RunbookPlugin, config.plugins["runbook"])
    config.plugins.on_startup(command="build", dirty=False)
    try:
        with uncollected():
            mkdocs_build.build(config)
    except Abort:
        plugin.discard()
        raise Abort(_NOTHING_PUBLISHED) from None
    except BaseException:  # an interruption, too, of which MkDocs tells no plugin
        plugin.discard()
        raise
    finally:
        config.plugins.on_shutdown()


def _configuration(config_file: Path, paths: Mapping[str, Path | None], **options: Any) -> MkDocsConfig:
    """The configuration, with other options of MkDocs and other paths of the plugin where they are given."""
    given = {key: value for key, value in options.items() if value is not None}
    config = _loaded(config_file, shown_path(config_file), given)
    plugin = config.plugins["runbook"]
    for option, path in paths.items():
        if path is not None:
            plugin.config[option] = os.path.realpath(path)
    return config


def _loaded(config_file: Path, shown: str, options: Mapping[str, Any]) -> MkDocsConfig:
    """The configuration as MkDocs reads it; what it cannot read is a finding like any other."""
    try:
        _refuse_in_place_of(config_file, options.get("site_dir"))
        decode(bytes_of(config_file, shown), shown)
        _refuse_heirs_in_a_circle(config_file, shown)
        # By itself MkDocs knows where a file lies only if there is a standard input.
        return load_config(str(config_file), config_file_path=str(config_file.absolute()), **options)
    except DataError as error:
        found = str(error)
    except ConfigurationError as error:
        cause = error.__context__
        if not isinstance(cause, MarkedYAMLError) or cause.problem_mark is None:
            raise
        where = Position(shown, cause.problem_mark.line + 1, cause.problem_mark.column + 1)
        problem = f"the YAML cannot be read here ({cause.problem})"
        found = str(Diagnostic(where, problem, "expected what MkDocs reads"))
    logging.getLogger("mkdocs").error(found)
    raise Abort(_NOTHING_PUBLISHED)


def _refuse_heirs_in_a_circle(config_file: Path, shown: str) -> None:
    """Each configuration may inherit from another, which MkDocs follows without an end."""
    known, place = set[Path](), Path(os.path.realpath(config_file))
    while place not in known and place.is_file():
        known.add(place)
        found = _INHERITED.search(place.read_text(encoding="utf-8", errors="replace"))
        if found is None:
            return
        place = Path(os.path.realpath(place.parent / found["path"]))
    if place in known:
        problem = f"it inherits in a circle, by way of {place.name}"
        raise DataError.at(Position(shown), problem, "name a configuration that inherits from none of these")


def _refuse_in_place_of(config_file: Path, site: str | None) -> None:
    if site is not None and Path(os.path.realpath(config_file)).is_relative_to(site):
        problem = f"a site would take the place of the folder that has {config_file.name}"
        raise DataError.at(Position(shown_path(Path(site))), problem, "name another folder, or an empty one")


def serve(config_file: Path, audience: str | None = None) -> None:
    """Serve the site with live reload until interrupted, as `build` builds it for the audience."""
    from mkdocs.commands import serve as mkdocs_serve  # noqa: PLC0415  # 20 ms, and builds need no server

    # MkDocs reads the configuration anew for each build, and has the same plugin in all of them.
    plugin = cast(RunbookPlugin, load_config(str(config_file)).plugins["runbook"])
    plugin.audience = audience
    try:
        mkdocs_serve.serve(str(config_file), strict=True)
    except Abort:
        raise Abort(_NOTHING_SERVED) from None
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise _address_in_use(config_file) from None


def _address_in_use(config_file: Path) -> Abort:
    """What to do where something else serves at the address; says so before it is raised."""
    address = load_config(str(config_file)).dev_addr
    problem = f"something else serves at {address} already"
    expected = (
        "end that, such as an earlier `make serve`, or set another 'dev_addr' here, such as 127.0.0.1:8001"
    )
    found = Diagnostic(Position(shown_path(config_file)), problem, expected)
    logging.getLogger("mkdocs").error(str(found))
    return Abort(_NOTHING_SERVED)
