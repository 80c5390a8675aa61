"""`runbook build` and `runbook serve`: the data and the pages in; the site out."""

from __future__ import annotations

import logging
from pathlib import Path

import click
from rich.console import Console

from generator.cli.options import DATA, roster_option

config_option = click.option(
    "--config",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The MkDocs configuration.",
)


@click.command()
@config_option
@click.option("--data", type=DATA, help="Another data folder than the configured one.")
@click.option("--out", type=DATA, help="Another folder for the site than the configured one.")
@roster_option
def build(config: Path, data: Path | None, out: Path | None, roster: Path | None) -> None:
    """Build the site. Where anything is wrong, the old site stays as it is.

    Before it takes the place of the old one, every file is looked into for addresses, secrets and people (see
    `runbook scan`).

    \b
    Example: runbook build --out /tmp/portal
    """
    from generator import mkdocs_plugin  # noqa: PLC0415  # other commands start faster without MkDocs

    _speak_plainly()
    with Console(stderr=True).status("Building the site …"):
        site = mkdocs_plugin.build(config, data, out, roster)
    pages = sum(1 for _ in site.rglob("*.html"))
    click.echo(f"{site}: {pages} page{'' if pages == 1 else 's'}")


@click.command()
@config_option
def serve(config: Path) -> None:
    """Serve the site, and rebuild it whenever a file is saved.

    It can be seen on this machine only.

    \b
    Example: runbook serve
    """
    from generator import mkdocs_plugin  # noqa: PLC0415  # other commands start faster without MkDocs

    _speak_plainly(logging.INFO)
    mkdocs_plugin.serve(config)


def _speak_plainly(level: int = logging.WARNING) -> None:
    """Print what MkDocs says as it is: its findings already say where they are."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(level)
