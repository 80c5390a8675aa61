"""`runbook export`: the data and the pages in; a project of Markdown files out, which other engines build."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import DATA, audience_option, other_data_option, report, roster_option
from generator.cli.site import config_option, shown_here, speak_plainly
from generator.diagnostics import DataError, counted


@click.command()
@click.argument("folder", type=DATA)
@config_option
@other_data_option
@roster_option
@audience_option
def export(folder: Path, config: Path, data: Path | None, roster: Path | None, audience: str | None) -> None:
    """Write the site as Markdown files, for another engine.

    FOLDER then has an mkdocs.yml, and needs no plugin of ours: other engines make the same pages of it. All
    that a build checks is checked first; where anything is wrong, FOLDER stays as it was. An earlier export
    in it is replaced; anything else never is.

    \b
    Example: runbook export ../runbook-markdown
             mkdocs build --strict -f ../runbook-markdown/mkdocs.yml
    """
    from generator import mkdocs_plugin  # noqa: PLC0415  # other commands start faster without MkDocs

    speak_plainly()
    try:
        with shown_here() as shown:
            done = mkdocs_plugin.export(config, folder, data, roster, audience=audience, report=shown)
    except DataError as error:
        report(error)
    click.echo(f"{done.folder}: {counted(done.pages, 'page')} as Markdown")
