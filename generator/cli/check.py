"""`runbook check`: the data and the pages in; every problem out, and on request what is past its date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from generator.catalog import load_catalog
from generator.catalog.reading import bytes_of
from generator.cli.options import DATA, as_of_option, data_option, format_option, report
from generator.diagnostics import DataError, Diagnostic, Position, counted
from generator.document import decode
from generator.environment import latest_day
from generator.page_checks import HandWritten, check_pages
from generator.site import generated_page_paths
from generator.staleness import stale as past_dates
from generator.starters import unfilled

DOCS = Path("docs")


@click.command()
@data_option
@click.option("--docs", type=DATA, help="The hand-written pages.  [default: docs, where there is one]")
@as_of_option
@click.option("--stale", is_flag=True, help="Take what is past its date for a problem.")
@format_option
def check(data: Path, docs: Path | None, as_of: date, stale: bool, form: str) -> None:
    """Report every problem of the data and the pages.

    Of the pages: whether they can be read, and whether their component calls name what is there.
    Exit status 1 when there is a problem. A fact, an exception, a review or a page that is past its date is
    one only with --stale, which is meant for a job that runs on a schedule.

    \b
    Example: runbook check --format json
             runbook check --stale --as-of 2026-12-24
    """
    try:
        catalog = load_catalog(data)
        written: list[HandWritten] = []
        if docs is not None or DOCS.is_dir():
            written = _hand_written(docs or DOCS)
            check_pages(catalog, written, generated_page_paths(catalog), max(as_of, latest_day()))
        past = past_dates(catalog, {page.shown: page.front_matter for page in written}, as_of)
        if stale and any(past.values()):
            raise DataError([one for found in past.values() for one in found])
    except DataError as error:
        report(error, form)
    if form == "json":
        click.echo("[]")
        return
    rows = sum(len(review.sessions) for review in catalog.reviews.values())
    click.echo(
        f"{data}: no problems in {len(catalog.teams)} teams, {len(catalog.checklists)} checklists, "
        f"{len(catalog.facts)} facts and {len(catalog.reviews)} reviews with {rows} rows"
    )
    if any(past.values()):
        click.echo(f"past their date on {as_of}: {_counted(past)}; runbook check --stale says which")
    if places := list(unfilled(catalog)):
        first = f"the first is {places[0].path}:{places[0].line}"
        click.echo(f"not filled in yet: {counted(len(places), 'line')} with 'Say here'; {first}")


def _counted(past: Mapping[str, Sequence[Diagnostic]]) -> str:
    return ", ".join(counted(len(found), kind) for kind, found in past.items() if found)


def _hand_written(docs: Path) -> list[HandWritten]:
    """The pages below `docs`; raises `DataError` with all that cannot be read."""
    if not docs.is_dir():
        raise DataError.at(
            Position(str(docs)), "there is no such folder", "name the folder that holds index.md"
        )
    pages: list[HandWritten] = []
    found: list[Diagnostic] = []
    for path in sorted(docs.rglob("*.md")):
        if path.is_dir():
            continue
        name = path.as_posix()
        try:
            text = decode(bytes_of(path, name), name)
            pages.append(HandWritten(path.relative_to(docs).as_posix(), name, text))
        except DataError as error:
            found += error.diagnostics
    if found:
        raise DataError(found)
    return pages
