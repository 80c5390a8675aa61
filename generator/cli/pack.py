"""`runbook pack`: the data and the pages in; the portal as one file to hand on out."""

from __future__ import annotations

import os
import time
from pathlib import Path

import click

from generator.cli.options import DATA, audience_option, other_data_option, report, roster_option
from generator.cli.site import build, config_option
from generator.diagnostics import DataError, shown_path
from generator.packing.builders import builder_of
from generator.packing.packing import Order, Packed, refuse_place
from generator.packing.packing import pack as packed
from generator.packing.sources import Sources, sources_of
from generator.system_errors import file_of, unwritten


@click.command()
@config_option
@other_data_option
@roster_option
@audience_option
@click.option("--site", type=DATA, help="Pack the site in this folder as it is.  [default: build one]")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("runbook.zip"),
    show_default=True,
    help="The zip; its checksum and its provenance are written beside it.",
)
@click.option(
    "--compress", is_flag=True, help="Make it smaller; the bytes then depend on this machine's zlib."
)
def pack(  # noqa: PLR0913, PLR0917  # the options of the command, by their names
    config: Path,
    data: Path | None,
    roster: Path | None,
    audience: str | None,
    site: Path | None,
    out: Path,
    compress: bool,
) -> None:
    """Pack the site into one zip that opens from a disk.

    Builds first, so that what is packed is what the data says now; what has not changed is not made again.
    The same site gives the same zip, to the byte. In it are the site, its licences, a bill of materials, and
    SHA256SUMS, which `sha256sum -c` takes; `runbook verify` looks further. Where anything is wrong, the old
    zip stays as it is.

    \b
    Example: runbook pack
             runbook pack --site /srv/portal --out /tmp/portal.zip
    """
    start = time.monotonic()
    if site is not None and (data or roster or audience):
        others = "--data, --roster and --audience"
        raise click.UsageError(
            f"--site packs a site as it is; leave out {others}, which are for building one."
        )
    # Before the build: what changes meanwhile must not be named as what the site was made of.
    sources = sources_of(config.absolute().parent) if site is None else Sources()
    if site is None:
        _refuse(out)
        context = click.get_current_context()
        options = {"config": config, "data": data, "roster": roster, "audience": audience}
        site = context.invoke(build, **options, out=None, cached=True)
    order = Order(site, out, sources, builder_of(os.environ), compressed=compress)
    told = _pack(order)
    click.echo(
        f"{out}: {told.files:,} files, {told.bytes / 1_000_000:.1f} MB, SHA-256 {told.digest}, "
        f"in {time.monotonic() - start:.1f} s"
    )


def _refuse(out: Path) -> None:
    """Say what is wrong with the place of the zip before a build, which may take minutes."""
    try:
        refuse_place(out)
    except DataError as error:
        report(error)
    except OSError as error:
        report(unwritten(error, shown_path(out), "the zip"))


def _pack(order: Order) -> Packed:
    try:
        return packed(order)
    except DataError as error:
        report(error)
    except OSError as error:
        file = Path(file_of(error) or order.out)
        place = file if file.is_relative_to(order.site) else order.out
        report(unwritten(error, shown_path(place), "the zip"))
