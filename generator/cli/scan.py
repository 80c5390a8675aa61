"""`runbook scan`: a finished folder in; whatever in it must not be published out."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from generator.catalog import load_catalog
from generator.catalog.loading import shown_path
from generator.cli.options import data_option, report, roster_option
from generator.diagnostics import DataError
from generator.gate import People, Report, read_roster, scan_folder

ORIGINS = (Path("docs"), Path("mkdocs.yml"), Path("overrides"))
"""What a site is made of beside the data, where it is there."""


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@data_option
@roster_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How problems are printed: to people, or to tools.",
)
def scan(folder: Path, data: Path, roster: Path | None, form: str) -> None:
    """Look for addresses, secrets and people in every file of FOLDER, a finished site or an export.

    Looks into names of files, markup, scripts, the search index, archives and pictures, and undoes the usual
    encodings. Names the file, and the data file and line that it came from. What may stand there is listed in
    data/publication.yml. Also reports published rows that too few are like.
    Exit status 1 when there is a problem. `runbook build` does the same before it replaces a site.

    \b
    Example: runbook scan site --roster ~/people.txt
    """
    try:
        catalog = load_catalog(data)
        people = People(read_roster(roster))
        result = scan_folder(folder, catalog, ORIGINS, people, f"{shown_path(folder)}/")
    except DataError as error:
        report(error, form)
    if form == "json":
        _print_json(result)
    elif result.diagnostics:
        click.echo(_counts(folder, result), err=True)
        report(DataError(result.diagnostics))
    else:
        click.echo(f"{_counts(folder, result)}: nothing to be kept back")


def _print_json(result: Report) -> None:
    problems = [diagnostic.as_dict() for diagnostic in result.diagnostics]
    counts = vars(result.counts)
    click.echo(json.dumps({"scanned": counts, "problems": problems}, ensure_ascii=False, indent=2))
    sys.exit(1 if problems else 0)


def _counts(folder: Path, result: Report) -> str:
    counts = result.counts
    return (
        f"{folder}: {counts.files} files, {counts.bytes:,} bytes, {counts.readings:,} readings, "
        f"{counts.vendored} files of the theme, {counts.allowed} finds that are allowed"
    )
