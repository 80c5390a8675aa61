"""`runbook clean`: what builds have kept goes; the site and the data stay."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from generator.cli.site import config_option
from generator.reuse.keeping import keeping_of


@click.command()
@config_option
def clean(config: Path) -> None:
    """Remove what builds keep for the next one. The site stays; the next build makes every page anew.

    \b
    Example: runbook clean
    """
    folder = keeping_of(config).folder
    if folder is None or not folder.is_dir():
        click.echo("Nothing is kept")
        return
    try:
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        shutil.rmtree(folder)
    except OSError as error:
        raise click.ClickException(f"{folder} cannot be removed: {error.strerror}") from None
    click.echo(f"{folder}: {size / 1_000_000:.1f} MB removed")
