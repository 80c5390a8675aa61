"""What several commands share: options, and the way in which problems are told."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import BinaryIO, NoReturn

import click

from generator.cli.completing import audiences
from generator.diagnostics import DataError, counted, shown
from generator.environment import ROSTER


class Folder(click.Path):
    """A path that is no file's; help and messages call it a folder, as all of the portal does."""

    def __init__(self, *, exists: bool = False) -> None:
        super().__init__(exists=exists, file_okay=False, path_type=Path)
        self.name = "folder"


class Existing(click.Path):
    """A file that must be there; where it is not, the message says what to do."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, path_type=Path)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """The path, or a usage error."""
        if not Path(os.fsdecode(value)).exists():
            problem = f"there is no file {shown(str(value))}"
            self.fail(f"{problem}; name it, or run this in the folder of the portal", param, ctx)
        return super().convert(value, param, ctx)


DATA = Folder()

data_option = click.option(
    "--data", type=DATA, default=Path("data"), show_default=True, help="The folder of YAML and reviews."
)


roster_option = click.option(
    "--roster",
    envvar=ROSTER,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=f"People whose names must not be published, one a line.  [default: what {ROSTER} names]",
)


other_data_option = click.option(
    "--data", type=DATA, help="The folder of YAML and reviews.  [default: the one that --config names]"
)


audience_option = click.option(
    "--audience",
    metavar="NAME",
    shell_complete=audiences,
    help="Leave out what this audience may not see: an id of the audiences in data/vocabularies.yml.  "
    "[default: nothing is left out]",
)


class Day(click.ParamType[date]):
    """A day as ISO 8601 writes it."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that was written, or a usage error."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{shown(str(value))} is no day; expected one such as 2026-11-03", param, ctx)


as_of_option = click.option(
    "--as-of",
    type=Day(),
    metavar="DAY",
    default=date.today,
    help="The day from which on dates are judged.  [default: today]",
)

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the outcome is printed: to people, or to tools.",
)


def output() -> BinaryIO:
    """The standard output, for bytes; a usage error where whoever started the command has closed it."""
    if sys.stdout is None:
        raise click.UsageError("there is no standard output to print to.")
    return sys.stdout.buffer


def report(error: DataError, form: str = "text") -> NoReturn:
    """Print the problems, to people or to tools (`json`), and end with status 1."""
    if form == "json":
        click.echo(error.as_json())
    else:
        for diagnostic in error.diagnostics:
            click.echo(str(diagnostic), err=True)
        click.echo(counted(len(error.diagnostics), "problem"), err=True)
    sys.exit(1)
