"""`runbook schema`: the models in; the JSON Schemas that editors read out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import schemas
from generator.cli.options import DATA, report
from generator.cli.whole_file import write_whole
from generator.diagnostics import DataError, Position, shown_path
from generator.system_errors import file_of, unwritten

_OUT = Path("data/schemas")


@click.command()
@click.option("--out", type=DATA, default=_OUT, show_default=True, help="Where the schemas are written.")
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; exit 1 where a schema is out of date."
)
def schema(out: Path, only_check: bool) -> None:
    """Write the JSON Schemas that editors read.

    \b
    Example: runbook schema --check
    """
    if out == _OUT and not out.parent.is_dir():
        problem = "there is no such data folder"
        expected = "name where the schemas are in --out, or run this in the portal's folder"
        report(DataError.at(Position(shown_path(out.parent)), problem, expected))
    texts = schemas.all_schemas()
    outdated = [name for name, text in texts.items() if not schemas.is_current(out / name, text)]
    if only_check:
        for name in outdated:
            click.echo(f"{out / name}: out of date; run 'runbook schema'", err=True)
        sys.exit(1 if outdated else 0)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name in outdated:
            write_whole(out / name, [texts[name]], lambda partial: None, replace=True)
    except OSError as error:
        report(unwritten(error, shown_path(Path(file_of(error) or out)), "the schemas"))
    click.echo(f"{out}: {len(texts)} schemas, {len(outdated)} changed")
