"""`runbook anonymize`: raw session rows in; a review that may be published out."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import click
from rich.console import Console
from rich.progress import Progress

from generator.anonymization.k_anonymity import Generalization, generalize
from generator.anonymization.keys import KeyRefusedError
from generator.anonymization.pseudonyms import Pseudonyms
from generator.anonymization.review_text import head
from generator.catalog import Catalog, load_catalog
from generator.cli.anonymize_check import check_review, refuse_too_large
from generator.cli.anonymize_key import VARIABLE, given_key
from generator.cli.anonymize_output import refuse_existing, write_whole
from generator.cli.anonymize_report import Report
from generator.cli.anonymize_run import STDIN, Reader, Reading, Told, review_pieces
from generator.cli.anonymize_setup import redacted, set_up
from generator.cli.anonymize_witness import DiskWitness
from generator.cli.options import data_option, report
from generator.diagnostics import DataError, Position, one_of
from generator.redaction import Redactor

_STDOUT = "-"
_FILE = click.Path(path_type=Path, allow_dash=True)


@dataclass(frozen=True)
class Order:
    """What was asked for, as the options have it."""

    raw: tuple[Path, ...]
    data: Path
    team: str
    reviewer: str
    key_file: Path | None
    day: datetime
    out: Path | None
    replace: bool
    dry_run: bool
    form: str

    @property
    def target(self) -> Path:
        """Where the review is to be written."""
        return self.out or self.data / "reviews" / self.team / f"{self.day:%Y-%m-%d}.json"

    @property
    def to_stdout(self) -> bool:
        """Whether the review is to be printed."""
        return self.out is not None and str(self.out) == _STDOUT


@click.command()
@click.argument("raw", nargs=-1, required=True, type=_FILE)
@data_option
@click.option("--team", metavar="ID", required=True, help="The team whose rows these are.")
@click.option("--reviewer", metavar="NAME", required=True, help="Who reviewed; becomes a pseudonym.")
@click.option("--key-file", type=click.Path(path_type=Path), help=f"The key; else {VARIABLE} holds it.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    default=datetime.now,  # the reviewer's own day
    help="The day of the review.  [default: today]",
)
@click.option(
    "--out", type=_FILE, help="Where to write; - prints the review.  [default: DATA/reviews/ID/DATE.json]"
)
@click.option("--replace", is_flag=True, help="Write over a review that is there.")
@click.option("--dry-run", is_flag=True, help="Print the report alone; write nothing.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the report and problems are printed.",
)
def anonymize(**options: Any) -> None:
    """Make a review that may be published from files of raw session rows.

    RAW is CSV (also with semicolons or tabs), TSV, a JSON array or JSON Lines; - is the standard input.
    Columns are known by the names that data/fields.yml lists; columns that nobody knows are dropped.

    Owners and the reviewer become pseudonyms, devices and places coarse labels, times days; notes are
    redacted. Rows that too few others look like are shown less exactly, or left out. What is wrong with a
    row is said with its place and without its values, and then nothing is written.

    The key has at least 32 random bytes, as they are, in hexadecimal digits or in base64. It stays outside
    of the repository; the same key gives the same pseudonyms.

    \b
    Example: openssl rand -hex 32 > ~/.runbook-key && chmod 600 ~/.runbook-key
             runbook anonymize rows.csv --team payments --reviewer lead --key-file ~/.runbook-key --dry-run
             runbook anonymize a.jsonl b.tsv --team payments --reviewer lead --date 2026-11-23
    """
    order = Order(**options)
    try:
        _run(order)
    except KeyRefusedError as error:
        raise click.ClickException(f"{error.problem}; {error.expected}") from None
    except DataError as error:
        report(error, order.form)
    except BrokenPipeError:
        raise  # whoever read the output has enough of it, which click knows how to end
    except OSError as error:
        raise click.ClickException(f"the review cannot be written: {error.strerror}") from None


def _run(order: Order) -> None:
    given = given_key(order.key_file, os.environ, order.data)
    for warning in given.warnings:
        click.echo(f"Warning: {warning}", err=True)
    catalog = load_catalog(order.data)
    _refuse_what_does_not_go_together(order, catalog)
    redactor = Redactor(catalog.redaction)
    # Both files hold what is anonymous already, and neither has a name that it could be found by.
    with (
        closing(DiskWitness()) as witness,
        tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as waiting_rows,
    ):
        pseudonyms = Pseudonyms(given.key, order.team, witness)
        team = catalog.teams[order.team]
        setup = set_up(catalog, team, order.day.date(), pseudonyms, redactor)
        with _progress(order) as told:
            reading = Reader(setup.anonymizer, order.team, waiting_rows, told).read(order.raw)
        if reading.findings:
            _fail(reading, order.form)
        fewest = catalog.publication.fewest_alike
        done = generalize(reading.rows_by_look, setup.published, fewest, setup.ladder)
        _refuse_empty(order, done, fewest)
        reviewer = pseudonyms.reviewer(order.reviewer)
        if not order.dry_run:
            beginning = head(order.team, order.day.date(), reviewer, given.key.id)
            _write(order, catalog, beginning, review_pieces(beginning, reading, done, waiting_rows))
    target = None if order.dry_run or order.to_stdout else order.target.as_posix()
    told_of = Report(reading, done, fewest, given.key.id, target, lambda text: redacted(redactor, text).text)
    _print(told_of, order)


def _refuse_what_does_not_go_together(order: Order, catalog: Catalog) -> None:
    if order.team not in catalog.teams:
        problem = f"there is no team '{order.team}'; {one_of(order.team, tuple(catalog.teams))}"
        raise click.BadParameter(problem, param_hint="--team")
    if not order.reviewer.strip():
        raise click.BadParameter("a review has a reviewer", param_hint="--reviewer")
    places = [path if str(path) == STDIN else Path(os.path.realpath(path)) for path in order.raw]
    if len(set(places)) < len(places):
        raise click.UsageError("A file of raw rows is named twice; its rows would count twice.")
    if order.dry_run or order.to_stdout:
        return
    if Path(os.path.realpath(order.target)) in places:
        raise click.UsageError("The review would take the place of raw rows; name another file by --out.")
    refuse_existing(order.target, replace=order.replace)


@contextmanager
def _progress(order: Order) -> Iterator[Told]:
    """A bar on a terminal, and nothing anywhere else."""
    sizes = [path.stat().st_size for path in order.raw if path.is_file()]
    total = sum(sizes) if len(sizes) == len(order.raw) else None
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("Reading rows", total=total)
        yield lambda count: progress.update(task, advance=count)


def _fail(reading: Reading, form: str) -> NoReturn:
    """Print what was found, and end with status 1."""
    error = DataError(reading.findings)
    if form == "text" and reading.more_findings:
        for finding in error.diagnostics:
            click.echo(str(finding), err=True)
        count = len(error.diagnostics) + reading.more_findings
        click.echo(f"{count:,} problems, of which {len(error.diagnostics)} are shown", err=True)
        sys.exit(1)
    report(error, form)


def _refuse_empty(order: Order, done: Generalization, fewest: int) -> None:
    if all(look is None for look in done.shown.values()):
        problem = f"no row may be published: fewer than {fewest} look alike, however little is shown of them"
        position = Position(order.raw[0].as_posix())
        raise DataError.at(position, problem, "expected more rows, from a longer time or several exports")


def _write(order: Order, catalog: Catalog, beginning: str, pieces: Iterator[str]) -> None:
    """Write the review at its place, or print it, once it has passed the checks that data has to pass."""

    def check(path: Path) -> None:
        check_review(path, beginning, catalog)

    if order.to_stdout:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "review.json"
            write_whole(place, pieces, check, replace=False)
            with place.open("rb") as file:
                shutil.copyfileobj(file, sys.stdout.buffer)
                sys.stdout.flush()
        return
    inside = Path(os.path.realpath(order.target)).is_relative_to(Path(os.path.realpath(order.data)))
    write_whole(order.target, refuse_too_large(pieces) if inside else pieces, check, replace=order.replace)


def _print(told: Report, order: Order) -> None:
    """Print the report: to the standard output, unless the review is there."""
    text = told.as_json() if order.form == "json" else "\n".join(told.as_lines())
    click.echo(text, err=order.to_stdout and not order.dry_run)
    if told.target is not None and order.form == "text":
        click.echo(f"written: {told.target}")
