"""`runbook new key`: the name of a file in; a key for pseudonyms in it out, which nobody else can read."""

from __future__ import annotations

from pathlib import Path

import click

from generator.anonymization.keys import KeyRefusedError
from generator.cli.options import data_option, report
from generator.diagnostics import DataError, Position
from generator.review_run.key import write_key
from generator.system_errors import unwritten


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@data_option
def key(file: Path, data: Path) -> None:
    """Make a key for pseudonyms, in a file of its own.

    FILE lies outside of the repository, and only you can read it. The same key gives a person the same
    pseudonym in every review of a team, and whoever has it can try out whose pseudonym is whose.

    \b
    Example: runbook new key ~/.runbook-key
    """
    try:
        write_key(file, data)
    except KeyRefusedError as error:
        report(DataError.at(Position(file.as_posix()), error.problem, error.expected))
    except OSError as error:
        report(unwritten(error, file.as_posix(), "the key"))
    click.echo(
        f"written: {file}\nNext: keep a copy where the team keeps its secrets; then: "
        f"runbook anonymize ROWS --team TEAM --reviewer NAME --key-file {file}"
    )
