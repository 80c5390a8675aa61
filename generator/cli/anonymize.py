"""`runbook anonymize`: raw session rows in; a review that may be published out."""

from __future__ import annotations

import importlib
import os
import secrets
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TextIO

import click
from rich.console import Console
from rich.progress import Progress

from generator.anonymization.k_anonymity import Generalization, generalize
from generator.anonymization.pseudonyms import Pseudonyms
from generator.anonymization.review_text import head
from generator.anonymization.rows import RowAnonymizer
from generator.catalog import load_catalog
from generator.cli.anonymize_check import check_review, refuse_too_large
from generator.cli.anonymize_order import ENGINES, Order, PastDay, checked_key, today
from generator.cli.anonymize_report import Outcome, Report, labels_of
from generator.cli.completing import teams
from generator.cli.options import data_option, format_option, output, report, roster_option
from generator.cli.whole_file import write_whole
from generator.diagnostics import DataError, Position
from generator.gate import People, read_roster
from generator.policy import raw_rows_gone
from generator.redaction import Redactor
from generator.review_run.key import VARIABLE
from generator.review_run.parts import Work
from generator.review_run.pieces import left_out, review_pieces
from generator.review_run.reader import Reader, Told, read_files
from generator.review_run.reading import Reading
from generator.review_run.setup import Setup, redacted, set_up
from generator.review_run.witness import DiskWitness
from generator.system_errors import unwritten

_FILE = click.Path(path_type=Path, allow_dash=True)


@click.command()
@click.argument("raw", nargs=-1, required=True, type=_FILE)
@data_option
@click.option(
    "--team", metavar="TEAM", required=True, shell_complete=teams, help="The team whose rows these are."
)
@click.option("--reviewer", metavar="NAME", required=True, help="Who reviewed; becomes a pseudonym.")
@click.option(
    "--key-file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=f"The key of the pseudonyms.  [default: what {VARIABLE} holds]",
)
@click.option(
    "--date",
    "day",
    type=PastDay(),
    metavar="DAY",
    default=today,
    help="The day of the review.  [default: today]",
)
@click.option(
    "--out",
    metavar="FILE",
    type=_FILE,
    help="Where to write; - prints the review.  [default: DATA/reviews/TEAM/DATE.json]",
)
@roster_option
@click.option("--replace", is_flag=True, help="Write over a review that is there.")
@click.option("--dry-run", is_flag=True, help="Print the report alone; write nothing.")
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default=ENGINES[0],
    show_default=True,
    help="What reads the rows: one process, or Dask with several; the review is the same.",
)
@click.option(
    "--partitions",
    metavar="NUMBER",
    type=click.IntRange(min=1),
    help="How many parts Dask reads on their own.  [default: 4 for each processor]",
)
@format_option
def anonymize(**options: Any) -> None:
    """Make raw rows into a review for publication.

    RAW is CSV (also with semicolons or tabs), TSV, a JSON array or JSON Lines; - is the standard input.
    Columns are known by the names that data/fields.yml lists; columns that nobody knows are dropped.

    Owners and the reviewer become pseudonyms, devices and places coarse labels, times days; notes are
    redacted, and one that names a person is refused. Read the notes all the same: other people's names in
    small letters, given names alone and streets stay in them. Rows that too few others look like are shown
    less exactly, or left out. What is wrong with a row is said with its place and without its values, and
    then nothing is written.

    The key is a file that `runbook new key` makes, or at least 32 random bytes of your own: as they are, in
    hexadecimal digits or in base64. It stays outside of the repository. The same key, the same pseudonyms.

    \b
    Example: runbook new key ~/.runbook-key
             runbook anonymize rows.csv --team payments --reviewer lead --key-file ~/.runbook-key --dry-run
             runbook anonymize a.jsonl b.tsv --team payments --reviewer lead --date 2026-11-23
             runbook anonymize large.csv --team payments --reviewer lead --engine dask --partitions 32
    """
    order = Order(**options)
    try:
        _run(order)
    except DataError as error:
        report(error, order.form)
    except BrokenPipeError:
        raise  # whoever read the output has enough of it, which click knows how to end
    except OSError as error:
        place = "<stdout>" if order.to_stdout or order.dry_run else order.target.as_posix()
        report(unwritten(error, place, "the review"), order.form)


def _run(order: Order) -> None:
    catalog = load_catalog(order.data)
    given = checked_key(order, catalog)
    people = People(read_roster(order.roster))
    for warning in given.warnings:
        click.echo(f"Warning: {warning}", err=True)
    # Both files hold what is anonymous already, and neither has a name that it could be found by.
    with (
        closing(DiskWitness()) as witness,
        tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as waiting_rows,
    ):
        pseudonyms = Pseudonyms(given.key, order.team, witness)
        setup = set_up(catalog, catalog.teams[order.team], order.day, pseudonyms, people)
        with _progress(order) as told:
            reading = _read(order, given.key.id, setup, Destination(waiting_rows, witness), told)
        if reading.findings:
            _fail(reading, order.form)
        fewest = catalog.publication.fewest_alike
        done = generalize(reading.rows_by_look, setup.published, fewest, setup.ladder)
        _refuse_empty(order, done, fewest)
        before = catalog.reviews.get(f"{order.team}/{order.day}")
        beginning = head(
            order.team,
            order.day,
            pseudonyms.reviewer(order.reviewer),
            given.key.id,
            before.visibility if before is not None else None,  # which a new one must not widen
        )
        if not order.dry_run:
            pieces = review_pieces(beginning, reading, done, waiting_rows)
            _write(order, pieces, lambda path: check_review(path, beginning, catalog, people))
        missing = left_out(reading, done, waiting_rows)
    redactor = Redactor(catalog.redaction)
    labels = labels_of(catalog, lambda text: redacted(redactor, text).text)
    outcome = Outcome(fewest, given.key.id, order.target.as_posix() if order.to_file else None, order.dry_run)
    kept_until = raw_rows_gone(catalog.policy, catalog.teams[order.team], order.day)
    _print(Report(reading, done, missing, outcome, labels), order, kept_until)


class Destination(NamedTuple):
    """Where rows wait until all are counted, and what knows which owners have which pseudonyms."""

    waiting_rows: TextIO
    witness: DiskWitness


def _read(order: Order, key_id: str, setup: Setup, destination: Destination, told: Told) -> Reading:
    """Read the rows on the engine that was asked for; what comes out does not depend on it."""
    if order.engine == "dask":
        read_on_dask = importlib.import_module("generator.distributed").read_on_dask
        run = secrets.token_hex(8)
        work = Work(run, order.data, order.team, order.day, order.roster, order.key_file, key_id)
        reading: Reading | None = read_on_dask(work, order.raw, order.partitions, destination, told)
        if reading is not None:
            return reading
        destination.waiting_rows.seek(0)
        destination.waiting_rows.truncate()
    anonymizer = RowAnonymizer(setup.readers)
    return read_files(Reader(anonymizer, order.team, destination.waiting_rows), order.raw, told)


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


def _write(order: Order, pieces: Iterator[str], check: Callable[[Path], None]) -> None:
    """Write the review at its place, or print it, once it has passed the checks that data has to pass."""
    if order.to_stdout:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "review.json"
            write_whole(place, pieces, check, replace=False)
            with place.open("rb") as file:
                shutil.copyfileobj(file, output())
                sys.stdout.flush()
        return
    inside = Path(os.path.realpath(order.target)).is_relative_to(Path(os.path.realpath(order.data)))
    write_whole(order.target, refuse_too_large(pieces) if inside else pieces, check, replace=order.replace)


def _print(told: Report, order: Order, kept_until: date | None) -> None:
    """Print the report: to the standard output, unless the review is there.

    `kept_until` is the last day on which the raw rows may be kept.
    """
    text = told.as_json() if order.form == "json" else "\n".join(told.as_lines())
    click.echo(text, err=order.to_stdout and not order.dry_run)
    if order.to_file and order.form == "text":
        click.echo(f"written: {order.target.as_posix()}")
        data = () if order.data == Path("data") else ("--data", order.data.as_posix())
        command = shlex.join(("runbook", "validate-review", order.target.as_posix(), *data))
        click.echo(f"Next: read the notes, then: {command}")
        if kept_until is not None:
            click.echo(f"The raw rows may be kept until {kept_until}, by the policy; then delete them")
