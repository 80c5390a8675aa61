"""The command line: `runbook check`, `build`, `serve` and `schema`."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console

from generator import schemas
from generator.catalog import load_catalog
from generator.catalog.reading import bytes_of
from generator.diagnostics import DataError, Diagnostic, Position
from generator.document import decode
from generator.site import HandWritten, check_pages, generated_page_paths

DATA = click.Path(file_okay=False, path_type=Path)
DOCS = Path("docs")

data_option = click.option(
    "--data", type=DATA, default=Path("data"), show_default=True, help="The folder of YAML and reviews."
)
config_option = click.option(
    "--config",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The MkDocs configuration.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="runbook-portal", message="%(version)s")
def main() -> None:
    """Build the runbook portal from the YAML in data/ and the pages in docs/."""


@main.command()
@data_option
@click.option("--docs", type=DATA, help="The hand-written pages.  [default: docs, where there is one]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How problems are printed: to people, or to tools.",
)
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
        _report(error, form)
    if form == "json":
        click.echo("[]")
    else:
        rows = sum(len(review.sessions) for review in catalog.reviews.values())
        click.echo(
            f"{data}: no problems in {len(catalog.teams)} teams, {len(catalog.checklists)} checklists, "
            f"{len(catalog.facts)} facts and {len(catalog.reviews)} reviews with {rows} rows"
        )


def _report(error: DataError, form: str) -> NoReturn:
    if form == "json":
        click.echo(error.as_json())
    else:
        for diagnostic in error.diagnostics:
            click.echo(str(diagnostic), err=True)
        count = len(error.diagnostics)
        click.echo(f"{count} problem{'' if count == 1 else 's'}", err=True)
    sys.exit(1)


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


@main.command()
@config_option
@click.option("--data", type=DATA, help="Another data folder than the configured one.")
@click.option("--out", type=DATA, help="Another folder for the site than the configured one.")
def build(config: Path, data: Path | None, out: Path | None) -> None:
    """Build the site. Where anything is wrong, the old site stays as it is.

    \b
    Example: runbook build --out /tmp/portal
    """
    from generator import mkdocs_plugin  # noqa: PLC0415  # other commands start faster without MkDocs

    _speak_plainly()
    with Console(stderr=True).status("Building the site …"):
        site = mkdocs_plugin.build(config, data, out)
    pages = sum(1 for _ in site.rglob("*.html"))
    click.echo(f"{site}: {pages} page{'' if pages == 1 else 's'}")


@main.command()
@config_option
def serve(config: Path) -> None:
    """Serve the site, and rebuild it whenever a file is saved.

    It can be seen on this machine only.

    \b
    Example: runbook serve
    """
    from generator import mkdocs_plugin  # noqa: PLC0415  # other commands start faster without MkDocs

    _speak_plainly(logging.INFO)
    mkdocs_plugin.serve(config)


def _speak_plainly(level: int = logging.WARNING) -> None:
    """Print what MkDocs says as it is: its findings already say where they are."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(level)


@main.command()
@click.option(
    "--out", type=DATA, default=Path("data/schemas"), show_default=True, help="Where the schemas are written."
)
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; exit 1 where a schema is out of date."
)
def schema(out: Path, only_check: bool) -> None:
    """Write the JSON Schemas that editors read.

    \b
    Example: runbook schema --check
    """
    texts = schemas.all_schemas()
    outdated = [name for name, text in texts.items() if not schemas.is_current(out / name, text)]
    if only_check:
        for name in outdated:
            click.echo(f"{out / name}: out of date; run 'runbook schema'", err=True)
        sys.exit(1 if outdated else 0)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name in outdated:
            (out / name).write_text(texts[name], encoding="utf-8", newline="\n")
    except OSError as error:
        raise click.ClickException(f"the schemas cannot be written: {error}") from None
    click.echo(f"{out}: {len(texts)} schemas, {len(outdated)} changed")


if __name__ == "__main__":
    main()
