"""`runbook scan`: a finished folder in; whatever in it must not be published out."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from generator.catalog import load_catalog
from generator.catalog.loading import shown_path
from generator.cli.options import data_option, format_option, report, roster_option
from generator.diagnostics import DataError
from generator.gate import People, Report, origins_below, read_roster, scan_folder
from generator.gate.report import Counts, counted


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@data_option
@roster_option
@format_option
def scan(folder: Path, data: Path, roster: Path | None, form: str) -> None:
    """Look into a finished site for what must stay in.

    Reads every file of FOLDER, a site or an export, for addresses, secrets and people.

    Looks into names of files, markup, scripts, the search index, archives and pictures, and undoes the usual
    encodings. Names the file, and the data file and line that it came from. What may stand there is listed in
    data/publication.yml. Also reports published rows that too few are like.
    The pages, mkdocs.yml and overrides/ are those beside the data folder.
    Exit status 1 when there is a problem. `runbook build` does the same before it replaces a site.

    \b
    Example: runbook scan site --roster ~/people.txt
    """
    try:
        catalog = load_catalog(data)
        people = People(read_roster(roster))
        origins = origins_below(data.absolute().parent)
        result = scan_folder(folder, catalog, origins, people, f"{shown_path(folder)}/")
    except DataError as error:
        result = Report(error.diagnostics, Counts())
    if form == "json":
        _print_json(result)
    elif result.diagnostics:
        if result.counts.files:
            click.echo(f"{folder}: looked into {_counts(result.counts)}", err=True)
        report(DataError(result.diagnostics))
    else:
        click.echo(f"{folder}: no problems in {_counts(result.counts)}")


def _print_json(result: Report) -> None:
    problems = [diagnostic.as_dict() for diagnostic in result.diagnostics]
    counts = vars(result.counts)
    click.echo(json.dumps({"scanned": counts, "problems": problems}, ensure_ascii=False, indent=2))
    sys.exit(1 if problems else 0)


def _counts(counts: Counts) -> str:
    return (
        f"{counted(counts.files, 'file')}, {counts.bytes:,} bytes, {counts.readings:,} readings "
        f"({counted(counts.vendored, 'file')} of the theme, {counted(counts.allowed, 'find')} allowed)"
    )
