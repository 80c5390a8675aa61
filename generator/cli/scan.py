"""`runbook scan`: a finished folder in; whatever in it must not be published out."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import click

from generator.audiences import circle_named, seen_by
from generator.catalog import load_catalog
from generator.cli.completing import audiences
from generator.cli.options import Folder, data_option, format_option, report, roster_option
from generator.diagnostics import DataError, counted, shown_path
from generator.gate import (
    People,
    Report,
    files_below,
    named_diagnostics,
    origins_below,
    read_roster,
    scan_folder,
)
from generator.gate.report import Counts


@click.command()
@click.argument("folder", type=Folder(exists=True))
@data_option
@roster_option
@click.option(
    "--audience",
    metavar="NAME",
    shell_complete=audiences,
    help="Look as well for what this audience may not see: an id of the audiences in data/vocabularies.yml.  "
    "[default: the site is for all]",
)
@format_option
def scan(folder: Path, data: Path, roster: Path | None, audience: str | None, form: str) -> None:
    """Look into a finished site for what must stay in.

    Reads every file of FOLDER, a site or an export, for addresses, secrets and people.

    Looks into names of files, markup, scripts, the search index, archives and pictures, and undoes the usual
    encodings. Names the file, and the data file and line that it came from. What may stand there is listed in
    data/publication.yml. Also reports published rows that too few are like.
    The pages, mkdocs.yml and overrides/ are those beside the data folder.
    With --audience, also for what that audience may not see.
    Exit status 1 when there is a problem. `runbook build` does the same before it replaces a site.

    \b
    Example: runbook scan site --roster ~/people.txt
    """
    try:
        result = _scanned(folder, data, People(read_roster(roster)), audience)
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


def _scanned(folder: Path, data: Path, people: People, audience: str | None) -> Report:
    whole, origins = load_catalog(data), origins_below(data.absolute().parent)
    prefix = f"{shown_path(folder)}/"
    if audience is None:
        return scan_folder(folder, whole, origins, people, prefix)
    circle = circle_named(whole, audience)
    result = scan_folder(folder, seen_by(circle, whole), origins, people, prefix, is_whole=False)
    named = named_diagnostics(circle, whole, origins, files_below(folder), prefix)
    return replace(result, diagnostics=tuple(sorted({*result.diagnostics, *named})))


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
