"""`runbook validate-review`: review files in; whether they may be published, or every reason why not, out."""

from __future__ import annotations

from pathlib import Path

import click

from generator.catalog import load_catalog, load_review
from generator.cli.options import data_option, report, roster_option
from generator.diagnostics import DataError, Diagnostic
from generator.gate import People, read_roster, review_diagnostics


@click.command("validate-review")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
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
def validate_review(files: tuple[Path, ...], data: Path, roster: Path | None, form: str) -> None:
    """Check review files, wherever they lie, as if they stood in the data and were about to be published.

    Form: one JSON document in UTF-8 without duplicate keys, real days, pseudonyms, decisions and apps of the
    vocabularies, labels that the scoring rules know. Content: no address, secret or person in any text, and
    enough rows that look alike, together with those that the team has published.
    Exit status 1 when there is a problem; each is one line with its place.

    \b
    Example: runbook validate-review data/reviews/payments/2026-10-29.json
    """
    found: list[Diagnostic] = []
    rows = 0
    try:
        catalog = load_catalog(data)
        people = People(read_roster(roster))
    except DataError as error:
        report(error, form)
    for file in files:
        try:
            review, place = load_review(file, catalog)
        except DataError as error:
            found += error.diagnostics
        else:
            rows += len(review.sessions)
            found += review_diagnostics(review, place, catalog, people)
    if found:
        report(DataError(found), form)
    if form == "json":
        click.echo("[]")
    else:
        reviews = "1 review" if len(files) == 1 else f"{len(files)} reviews"
        click.echo(f"{reviews} with {rows} row{'' if rows == 1 else 's'}: nothing to be mended")
