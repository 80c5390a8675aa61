"""`runbook diff`: two states of the data in; what changed, and for whom, out."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from generator.changes import compare
from generator.cli.completing import revisions
from generator.cli.diff_json import as_json
from generator.cli.diff_markdown import as_markdown
from generator.cli.diff_sides import Sides
from generator.cli.options import as_of_option, data_option
from generator.diagnostics import DataError, counted
from generator.revisions import RevisionError

TROUBLE = 2
"""The exit status where nothing could be compared."""


@click.command()
@click.argument("base", shell_complete=revisions)
@click.argument("head", required=False, shell_complete=revisions)
@data_option
@as_of_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "json"]),
    default="markdown",
    show_default=True,
    help="For a pull request, or for tools.",
)
@click.option("--exit-code", is_flag=True, help="Exit status 1 where there are changes.")
def diff(base: str, head: str | None, data: Path, as_of: date, form: str, exit_code: bool) -> None:
    """Say what changed in the data, and for whom.

    BASE and HEAD are git revisions, such as main or HEAD~3, or data folders; without HEAD it is the folder
    --data as it is now. Nothing is checked out.

    Values are compared, not texts: comments, the form of the YAML and an order that means nothing are no
    changes. Exit status 2 where something cannot be read.

    \b
    Example: runbook diff main
             runbook diff HEAD~3 main --format json
             runbook diff ../before/data data --exit-code
    """
    sides = Sides(data)
    try:
        before = sides.named(base)
        after = sides.working_tree() if head is None else sides.named(head)
    except RevisionError as error:
        _fail(str(error))
    except DataError as error:
        _fail(str(error), f"{counted(len(error.diagnostics), 'problem')}, so nothing is compared")
    changes = compare(before.catalog, after.catalog, as_of)
    make = as_json if form == "json" else as_markdown
    click.echo(make(before, after, changes))
    if exit_code and changes.any:
        sys.exit(1)


def _fail(*lines: str) -> NoReturn:
    for line in lines:
        click.echo(line, err=True)
    sys.exit(TROUBLE)
