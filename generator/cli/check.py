"""`runbook check`: the data and the pages in; every problem out."""

from __future__ import annotations

from pathlib import Path

import click

from generator.catalog import load_catalog
from generator.catalog.reading import bytes_of
from generator.cli.options import DATA, data_option, format_option, report
from generator.diagnostics import DataError, Diagnostic, Position
from generator.document import decode
from generator.site import HandWritten, check_pages, generated_page_paths

DOCS = Path("docs")


@click.command()
@data_option
@click.option("--docs", type=DATA, help="The hand-written pages.  [default: docs, where there is one]")
@format_option
def check(data: Path, docs: Path | None, form: str) -> None:
    """Report every problem of the data and the pages.

    Of the pages: whether they can be read, and whether their component calls name what is there.
    Exit status 1 when there is a problem.

    \b
    Example: runbook check --format json
    """
    try:
        catalog = load_catalog(data)
        if docs is not None or DOCS.is_dir():
            check_pages(catalog, _hand_written(docs or DOCS), generated_page_paths(catalog))
    except DataError as error:
        report(error, form)
    if form == "json":
        click.echo("[]")
    else:
        rows = sum(len(review.sessions) for review in catalog.reviews.values())
        click.echo(
            f"{data}: no problems in {len(catalog.teams)} teams, {len(catalog.checklists)} checklists, "
            f"{len(catalog.facts)} facts and {len(catalog.reviews)} reviews with {rows} rows"
        )


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
