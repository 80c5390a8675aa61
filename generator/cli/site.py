"""`runbook build` and `runbook serve`: the data and the pages in; the site out."""

from __future__ import annotations

import logging
import os
import re
import sys
import time
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

import click

from generator.cli.options import DATA, Existing, audience_option, other_data_option, roster_option
from generator.diagnostics import counted
from generator.environment import build_day
from generator.publication import remove_abandoned
from generator.reporting import Report, unheard
from generator.reuse.fingerprints import code_digest, packages_digest
from generator.reuse.inputs import Look
from generator.reuse.keeping import Keeping, keeping_of
from generator.reuse.published import Published, read_published
from generator.reuse.store import Store, key_of
from generator.reuse.uncollected import uncollected

config_option = click.option(
    "--config",
    type=Existing(),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The MkDocs configuration.",
)

_OF_THE_SYSTEM = re.compile(r"Error \w+ page .*\[Errno |File not found: ")
_TAKEN_FOR_TERMINALS = frozenset({"FORCE_COLOR", "TTY_COMPATIBLE"})
"""Variables by which Rich may take something else for a terminal."""


@click.command()
@config_option
@other_data_option
@click.option("--out", type=DATA, help="Where the site is built.  [default: the folder that --config names]")
@roster_option
@audience_option
@click.option(
    "--cache/--no-cache",
    "cached",
    default=True,
    help="Whether what earlier builds have made is used again, and what this one makes is kept.",
    show_default=True,
)
def build(
    config: Path,
    data: Path | None,
    out: Path | None,
    roster: Path | None,
    audience: str | None,
    cached: bool,
) -> Path:
    """Build the site. Where anything is wrong, the old site stays as it is.

    What has not changed since an earlier build is not made again. Before the new site takes the place of the
    old one, every file is looked into for addresses, secrets and people (see `runbook scan`).

    \b
    Example: runbook build --out /tmp/portal
             runbook build --audience everyone --out /tmp/portal-for-everyone
    """
    start = time.monotonic()
    keeping = keeping_of(config, (data, out, roster), audience, cached=cached)
    published, look = _before(keeping)
    if look is not None and published.is_current(look):
        remove_abandoned(Path(published.site))
        there = counted(published.pages, "page")
        click.echo(f"{published.site}{_for(audience)}: {there}, nothing has changed")
        return Path(published.site)
    with uncollected():
        from generator import mkdocs_plugin  # noqa: PLC0415  # MkDocs takes longer than the look before

    speak_plainly()
    with shown_here() as shown:
        built = mkdocs_plugin.build(
            config,
            data,
            out,
            roster,
            audience=audience,
            keeping=replace(keeping, look=look),
            report=shown,
        )
    made = f"{counted(built.pages, 'page')}, {built.pages - built.reused:,} made and {built.reused:,} reused"
    click.echo(f"{built.site}{_for(audience)}: {made}, in {time.monotonic() - start:.1f} s")
    return built.site


def _before(keeping: Keeping) -> tuple[Published, Look | None]:
    """What is known of the site that this command made before, and a look at all that it depends on now.

    It is looked at before anything is read: what changes in between is seen by the next build.
    """
    if keeping.folder is None:
        return Published(), None
    published = read_published(Store(keeping.folder), keeping.site)
    if published.inputs is None:
        return published, None
    try:
        day = build_day()
    except ValueError:
        return published, None  # the build says what is wrong with it
    return published, Look.at(published.inputs, day, key_of(code_digest(), packages_digest()))


def shown_here() -> AbstractContextManager[Report]:
    """What shows on a terminal how far a build is, and nowhere else."""
    if not sys.stderr.isatty() and not os.environ.keys() & _TAKEN_FOR_TERMINALS:
        return nullcontext(unheard)
    from rich.console import Console  # noqa: PLC0415  # Rich takes 40 ms, and nothing is shown to most builds

    from generator.cli.progress import Shown  # noqa: PLC0415  # as above

    return Shown(Console(stderr=True))


def _for(audience: str | None) -> str:
    return f" for the audience '{audience}'" if audience is not None else ""


@click.command()
@config_option
@audience_option
def serve(config: Path, audience: str | None) -> None:
    """Serve the site, and rebuild it whenever a file is saved.

    It can be seen on this machine only.

    \b
    Example: runbook serve
    """
    from generator import mkdocs_plugin  # noqa: PLC0415  # other commands start faster without MkDocs

    speak_plainly(logging.INFO)
    mkdocs_plugin.serve(config, audience)


def speak_plainly(level: int = logging.WARNING) -> None:
    """Print what MkDocs says as it is: its findings already say where they are."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    # What the system refuses the build tells in a line of its own.
    handler.addFilter(lambda record: not _OF_THE_SYSTEM.match(record.getMessage()))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(level)
