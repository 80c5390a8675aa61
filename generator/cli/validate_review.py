"""`runbook validate-review`: review files in; whether they may be published, or every reason why not, out."""

from __future__ import annotations

from pathlib import Path

import click

from generator.catalog import load_catalog, load_review
from generator.cli.options import data_option, format_option, report, roster_option
from generator.diagnostics import DataError, Diagnostic, counted
from generator.gate import People, read_roster, reviews_diagnostics
from generator.gate.review import Given


@click.command("validate-review")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@data_option
@roster_option
@format_option
def validate_review(files: tuple[Path, ...], data: Path, roster: Path | None, form: str) -> None:
    """Check review files before they are published.

    Each FILE is read, wherever it lies, as if it stood in the data.

    Form: one JSON document in UTF-8 without duplicate keys, real days, pseudonyms, decisions and apps of the
    vocabularies, labels that the scoring rules know. Content: no address, secret or person in any text, and
    enough rows that look alike, counted as they would be with all FILEs in place, each instead of what its
    team has published of the same day. A published row that would come to stand out is a problem, too.
    Exit status 1 when there is a problem; each is one line with its place.

    \b
    Example: runbook validate-review data/reviews/payments/2026-10-29.json
    """
    found: list[Diagnostic] = []
    given: list[Given] = []
    try:
        catalog = load_catalog(data)
        people = People(read_roster(roster))
    except DataError as error:
        report(error, form)
    for file in files:
        try:
            given.append(load_review(file, catalog))
        except DataError as error:
            found += error.diagnostics
    found += reviews_diagnostics(given, catalog, people)
    if found:
        report(DataError(found), form)
    if form == "json":
        click.echo("[]")
    else:
        rows = sum(len(review.sessions) for review, _ in given)
        click.echo(f"no problems in {counted(len(given), 'review')} with {counted(rows, 'row')}")
