"""`runbook verify`: a zip or a folder that somebody sent in; whether it is as it was packed out."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import format_option, report
from generator.diagnostics import DataError, shown_path
from generator.packing.verifying import Verified
from generator.packing.verifying import verify as verified
from generator.system_errors import file_of, stopped


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@format_option
def verify(path: Path, form: str) -> None:
    """Say whether a packed portal is as it was packed.

    PATH is a zip that `runbook pack` wrote, or the folder that it was unpacked to. Names each file that
    differs, is missing, or is more than was packed. Refuses a zip that is not safe to unpack: paths that lead
    out of their folder, links, two files of one name, contents far larger than the zip. Unpacks nothing.

    What lies beside the zip (.sha256, .provenance.json) must tell of this zip. Who can exchange the zip can
    exchange that as well: get the checksum another way, or have the provenance attested.

    Exit status 1 when there is a problem.

    \b
    Example: runbook verify runbook.zip
             runbook verify /media/stick/runbook-2026-11-30
    """
    try:
        told = verified(path)
    except DataError as error:
        report(error, form)
    except OSError as error:
        place = shown_path(Path(file_of(error) or path))
        report(DataError([stopped(error, place, "the pack cannot be read")]), form)
    click.echo(
        "[]" if form == "json" else f"{path}: {told.files:,} files, as they were packed{_beside(told)}"
    )


def _beside(told: Verified) -> str:
    return (
        f"; {' and '.join(told.beside)} {'agrees' if len(told.beside) == 1 else 'agree'}"
        if told.beside
        else ""
    )
