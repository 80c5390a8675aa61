"""`runbook score`: session rows in; their scores out. With `--table`, every score that there can be."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

import click

from generator.catalog import Catalog, load_catalog, load_review
from generator.cli.completing import teams
from generator.cli.options import data_option, output, report
from generator.cli.score_tables import print_decisions, print_review
from generator.diagnostics import DataError, Diagnostic, Position, counted, one_of, shown
from generator.scoring.decision_table import as_csv, as_json
from generator.scoring.review_scores import score_review
from generator.scoring.row_scoring import RowScorer
from generator.scoring.score_lines import LineScorer, as_dict, error_dict

STDIN = "<stdin>"


@click.command()
@data_option
@click.option(
    "--review",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Score the rows of this review, beside the decisions that were taken.  "
    "[default: rows from the standard input]",
)
@click.option("--table", is_flag=True, help="Print every way to answer, with its score and decision.")
@click.option(
    "--team",
    metavar="TEAM",
    shell_complete=teams,
    help="Read rows that name no team with the places of this one.  [default: their places stay open]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    help="How --review and --table are printed; csv is for --table.  [default: text]",
)
def score(data: Path, review: Path | None, table: bool, team: str | None, form: str | None) -> None:
    """Score session rows by the rules of data/scoring.yml.

    Reads JSON Lines from the standard input: on each line an object with the fields of a published row
    (device, location, app, trusted_device, owner_can_confirm, current_session), or with the ids of answers.
    Prints a line of JSON for each: score, decision and reasons, or what is open, or what cannot be read.
    Exit status 1 where something cannot be read.

    A line such as {"device": "Unknown browser", "app": "Codex"} gives one such as {"line": 1, "state":
    "incomplete", "score": null, "decision": null, "reasons": [...], "missing": [...], "least": 2, ...}.

    \b
    Example: runbook score < rows.jsonl > scores.jsonl
             runbook score --review data/reviews/payments/2026-10-29.json
             runbook score --table --format csv
    """
    _refuse_what_does_not_go_together(review, table, team, form)
    out = output()
    try:
        catalog = load_catalog(data)
        if team is not None and team not in catalog.teams:
            expected = one_of(team, tuple(catalog.teams))
            raise DataError.at(Position("--team"), f"there is no team {shown(team)}", expected)
        if table:
            _table(catalog, form, out)
        elif review is not None:
            _review(catalog, review, form)
        else:
            _lines(catalog, team, out)
    except DataError as error:
        report(error)


def _refuse_what_does_not_go_together(
    review: Path | None, table: bool, team: str | None, form: str | None
) -> None:
    if review is not None and table:
        raise click.UsageError("--review and --table are two different things; name one.")
    if team is not None and (table or review is not None):
        raise click.UsageError("--team is for rows from the standard input; a review names its own.")
    if form == "csv" and not table:
        raise click.UsageError("--format csv is for --table.")
    if form is not None and not table and review is None:
        raise click.UsageError("--format is for --review and --table; rows give JSON Lines.")


def _table(catalog: Catalog, form: str | None, out: BinaryIO) -> None:
    if form == "csv":
        # As bytes: the table has its own line ends, which the terminal's text layer would double on Windows.
        out.write(as_csv(catalog.scoring).encode())
    elif form == "json":
        click.echo(as_json(catalog.scoring), nl=False)
    else:
        print_decisions(catalog)


def _review(catalog: Catalog, path: Path, form: str | None) -> None:
    review, place = load_review(path, catalog)
    scored = score_review(_scorer(catalog), catalog.vocabularies, review)
    if form == "json":
        for number, row in enumerate(scored.rows, start=1):
            result = (
                as_dict(row.scored) if row.scored else error_dict([asdict(one) for one in row.unreadable])
            )
            taken = {"taken": row.session.decision, "comparison": row.comparison}
            click.echo(json.dumps({"row": number, **result, **taken}))
    else:
        print_review(catalog, scored)
    findings = [
        Diagnostic(place.at("sessions", index, one.name), one.problem, one.expected)
        for index, row in enumerate(scored.rows)
        for one in row.unreadable
    ]
    if findings:
        report(DataError(findings))


def _scorer(catalog: Catalog) -> RowScorer:
    return RowScorer(catalog.scoring, catalog.teams.values())


def _lines(catalog: Catalog, team: str | None, out: BinaryIO) -> None:
    """From stream to stream, a line at a time, so that a million rows need no more memory than one."""
    if sys.stdin is None:
        raise click.UsageError("there is no standard input to read rows from.")
    read = sys.stdin.buffer
    if sys.stdin.isatty():
        click.echo("Reading rows from the terminal, one JSON object a line; end with Ctrl-D.", err=True)
    at_once = sys.stdout.isatty()
    problems = lines = objects = 0
    for scored in LineScorer(_scorer(catalog), STDIN, team).score_all(read):
        lines += 1
        objects += scored.is_object
        out.write(scored.text.encode() + b"\n")
        if at_once:
            out.flush()
        for finding in scored.findings:
            click.echo(str(finding), err=True)
        problems += bool(scored.findings)
    out.flush()
    if problems:
        click.echo(f"{problems} of {counted(lines, 'line')} could not be scored", err=True)
        if not objects:
            click.echo(
                "Expected a whole JSON object on each line. A review file: runbook score --review FILE. "
                "Raw rows, such as CSV, become a review first: runbook anonymize --help",
                err=True,
            )
        sys.exit(1)
