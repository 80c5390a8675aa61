"""The configuration and a day go in; a build that has begun comes out, or all that is wrong."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.audiences import circle_named, seen_by
from generator.build import Build, Keepers
from generator.catalog import Catalog, load_catalog
from generator.catalog.examining import Memory, Remembered
from generator.diagnostics import DataError, Diagnostic, Position, shown_path
from generator.environment import CACHE
from generator.gate import People, read_roster
from generator.mkdocs_plugin.finished import FinishedPages
from generator.mkdocs_plugin.policies import PagePolicies
from generator.mkdocs_plugin.running import Running
from generator.mkdocs_plugin.settings import RunbookConfig, data_of, every_input, roster_of
from generator.pages.view import keep_templates
from generator.publication import Staging
from generator.reuse.bundle import Bundle
from generator.reuse.fingerprints import code_digest, packages_digest
from generator.reuse.inputs import Look
from generator.reuse.keeping import Keeping
from generator.reuse.published import Published, digest_of, read_published
from generator.reuse.store import Store, key_of
from generator.reuse.templates import KeptTemplates
from generator.team_parts import TeamParts
from generator.unreadable import unreadable


def begun(
    config: MkDocsConfig,
    options: RunbookConfig,
    keeping: Keeping,
    as_of: date,
    memory: Memory,
    *,
    is_served: bool = False,
) -> Running:
    """Read the data, and make a folder for the site. Raises `DataError` with all that is wrong.

    Of what is served for a while nobody asks later whether it would be made again.
    """
    data, roster = data_of(config, options), roster_of(config, options)
    # Looked at before anything is read: what changes in between is seen by the next build.
    inputs, look = every_input(config, options), keeping.look
    made_by = look.made_by if look else key_of(code_digest(), packages_digest())
    if inputs and not is_served and (look is None or (look.inputs, look.day) != (inputs, as_of)):
        look = Look.at(inputs, as_of, made_by)
    kept = Store(keeping.folder) if keeping.folder else None
    _refuse_mixed_up(config, data, keeping.folder)
    whole = _readable(config, lambda: _catalog(data, memory, kept, made_by))
    circle = circle_named(whole, options.audience) if options.audience is not None else None
    people = People(read_roster(roster))
    staging = Staging(Path(config.site_dir))
    store = kept or Store(staging.beside)
    templates = KeptTemplates(store, made_by)
    keep_templates(templates)
    keepers = Keepers(text=lambda name, make: store.text(key_of(made_by, name), make))
    build = Build(seen_by(circle, whole) if circle is not None else whole, as_of, keepers)
    policies = PagePolicies(config)
    salt = key_of(made_by, shown_path(data), *(circle.around if circle is not None else ()))
    parts = TeamParts(build, store, salt, config.site_url or "")
    return Running(
        whole=whole,
        circle=circle,
        build=build,
        people=people,
        staging=staging,
        store=store,
        keeping=keeping,
        inputs=inputs,
        inputs_digest=look.digest if look and inputs else "",
        made_by=made_by,
        templates=templates,
        roster=digest_of(roster.read_bytes()) if roster else "",
        before=_published_before(store, keeping, staging),
        parts=parts,
        finished=FinishedPages(parts, policies),
        policies=policies,
    )


def _published_before(store: Store, keeping: Keeping, staging: Staging) -> Published:
    """What is known of the site that the build is to replace; nothing where another lies elsewhere."""
    before = read_published(store, keeping.site)
    return before if before.site == str(staging.target) else Published()


def _catalog(data: Path, memory: Memory, kept: Store | None, made_by: str) -> Catalog:
    """The data, with what was kept of its files."""
    if memory.remembered is not None or kept is None:
        return load_catalog(data, memory=memory)
    if memory.files:  # of a process that serves the portal, which asks for few files only
        return load_catalog(data, memory=replace(memory, remembered=Remembered(kept, made_by)))
    bundle = Bundle(kept, key_of("data", made_by, str(data)))
    catalog = load_catalog(data, memory=replace(memory, remembered=Remembered(bundle, made_by)))
    bundle.keep()
    return catalog


def _readable(config: MkDocsConfig, read: Callable[[], Catalog]) -> Catalog:
    """The data, where the folders that MkDocs is to read can be read, too; else all findings about both."""
    found: list[Diagnostic] = []
    for folder in (config.docs_dir, config.theme.custom_dir):
        if folder:
            found += unreadable(Path(folder), shown_path(Path(folder)))
    try:
        catalog = read()
    except DataError as error:
        raise DataError([*found, *error.diagnostics]) from None
    if found:
        raise DataError(found)
    return catalog


def _refuse_mixed_up(config: MkDocsConfig, data: Path, kept: Path | None) -> None:
    """What builds keep is no data and no page, and is not published; a site takes the place of no source."""
    site, docs = Path(config.site_dir), Path(config.docs_dir)
    sources = [data, *([Path(config.theme.custom_dir)] if config.theme.custom_dir else [])]
    if kept is not None:
        for place in (data, docs, site):
            if _lies_in(kept, place):
                problem = f"what builds keep would lie in {shown_path(place)}"
                expected = f"name a folder outside of it in {CACHE}"
                raise DataError.at(Position(shown_path(kept)), problem, expected)
        sources.append(kept)
    for source in sources:
        if _lies_in(site, source) or _lies_in(source, site):
            problem = f"the site and {shown_path(source)} would lie in each other"
            raise DataError.at(Position(shown_path(site)), problem, "name another folder for the site")


def _lies_in(place: Path, folder: Path) -> bool:
    return Path(os.path.realpath(place)).is_relative_to(os.path.realpath(folder))
