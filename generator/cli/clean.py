"""`runbook clean`: what builds have kept goes; the site and the data stay."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from generator.cli.options import report
from generator.cli.site import config_option
from generator.diagnostics import DataError, Position, shown_path
from generator.environment import CACHE
from generator.reuse.keeping import keeping_of
from generator.reuse.store import is_store
from generator.system_errors import stopped


@click.command()
@config_option
def clean(config: Path) -> None:
    """Remove what builds keep for the next one.

    The site stays; the next build makes every page anew.

    \b
    Example: runbook clean
    """
    folder = keeping_of(config).folder
    if folder is None or not folder.is_dir():
        click.echo("Nothing is kept")
        return
    if not is_store(folder):
        problem = "it holds something else than what builds keep"
        report(DataError.at(Position(shown_path(folder)), problem, f"name another folder in {CACHE}"))
    try:
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        shutil.rmtree(folder)
    except OSError as error:
        report(DataError([stopped(error, shown_path(folder), "what is kept cannot be removed")]))
    click.echo(f"{folder}: {size / 1_000_000:.1f} MB removed")
