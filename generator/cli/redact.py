"""`runbook redact`: text in; the same lines without addresses, secrets and ids out."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import click

from generator.catalog import load_catalog
from generator.cli.options import data_option, output, report
from generator.diagnostics import DataError, counted
from generator.models.redaction import RedactionClass
from generator.redaction import Redactor
from generator.redaction.streaming import Piece, redact_stream

_READ = 65_536
_LINES = 8
"""So many lines of a class are named."""


@click.command()
@data_option
@click.option("--report", "reporting", is_flag=True, help="Say on standard error what was found, by class.")
def redact(data: Path, reporting: bool) -> None:
    """Take addresses, secrets and ids out of a text.

    Reads the standard input and prints it line for line, by the rules of data/redaction.yml; each find
    becomes a label such as [address]. Names, exact places and passwords in ordinary words stay: read the
    result before you share it.

    \b
    Example: runbook redact --report < notes.txt > notes.redacted.txt
    """
    try:
        catalog = load_catalog(data)
    except DataError as error:
        report(error)
    if sys.stdin is None:
        raise click.UsageError("there is no standard input to read a text from.")
    out = output()
    if sys.stdin.isatty():
        click.echo("Reading the text from the terminal; end with Ctrl-D.", err=True)
    found: dict[str, list[int]] = {one.id: [] for one in catalog.redaction.classes}
    for piece in redact_stream(Redactor(catalog.redaction), _texts(sys.stdin.buffer)):
        out.write(piece.text.encode("utf-8", "surrogateescape"))
        _count(piece, found)
    out.flush()
    if reporting:
        _print_report(catalog.redaction.classes, found)


def _texts(stream: BinaryIO) -> Iterator[str]:
    """The text of a stream in parts; bytes that are no UTF-8 go through as they are."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    while data := stream.read(_READ):
        if b"\0" in data:
            # Between the bytes of UTF-16 no rule finds anything, and the result would look redacted.
            raise click.ClickException("the text has NUL bytes; save it as UTF-8")
        yield decoder.decode(data)
    yield decoder.decode(b"", final=True)


def _count(piece: Piece, found: dict[str, list[int]]) -> None:
    for line, one in piece.findings:
        found[one.class_].append(line)


def _print_report(classes: tuple[RedactionClass, ...], found: dict[str, list[int]]) -> None:
    width = max(len(one.label) for one in classes)
    total = sum(map(len, found.values()))
    for one in classes:
        if lines := found[one.id]:
            shown = ", ".join(str(line) for line in dict.fromkeys(lines[:_LINES]))
            more = " …" if len(lines) > _LINES else ""
            which = "line" if len(set(lines)) == 1 else "lines"
            click.echo(f"{one.label:{width}}  {len(lines):5}  {which} {shown}{more}", err=True)
    click.echo(f"{counted(total, 'find')} taken out" if total else "Nothing found", err=True)
