"""Scores go in; tables for a terminal come out."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from generator.catalog import Catalog
from generator.scoring import Complete, content_hash, every_case
from generator.scoring.review_scores import ReviewedRow, ScoredReview

WIDTH = 160
"""In characters, where nothing says how wide the output is: a file or a pipe."""


NARROWEST = 100
"""A terminal that is narrower breaks lines; columns of single letters would be worse."""


def print_decisions(catalog: Catalog) -> None:
    """Print every way to answer, with its score and decision."""
    ruleset = catalog.scoring
    labels = _labels(catalog)
    table = _table((*ruleset.inputs, "score", "decision", "rules", "mind"), numbers=("score",))
    for answers, result in every_case(ruleset):
        rules = ", ".join(one.rule for one in result.contributions)
        minds = ", ".join(result.cautions)
        _add(table, (*answers.values(), str(result.total), labels[result.decision], rules, minds))
    _print(table)
    click.echo(f"{table.row_count} ways to answer {ruleset.id}, version {content_hash(ruleset)}")


def print_review(catalog: Catalog, scored: ScoredReview) -> None:
    """Print the rows of a review, each with its score, the rules' decision and the one that was taken."""
    names = ("row", "owner", "device", "app", "location", "score", "by the rules", "taken", "why")
    table = _table(names, numbers=("row", "score"))
    labels = _labels(catalog)
    for number, row in enumerate(scored.rows, start=1):
        session = row.session
        taken = labels[session.decision]
        if row.comparison in ("milder", "harsher"):
            taken += f" ({row.comparison})"
        shown = (session.owner, session.device, session.app, session.location)
        score, decision, why = _verdict(row, labels)
        _add(table, (str(number), *shown, score, decision, taken, why))
    _print(table)
    click.echo(scored.summary)


def _verdict(row: ReviewedRow, labels: dict[str, str]) -> tuple[str, str, str]:
    """Score, decision and reasons in words."""
    if row.scored is None:
        return "", "cannot be read", ""
    result = row.scored.result
    why = ", ".join(f"{one.rule} {one.points:+d}" for one in result.contributions)
    if isinstance(result, Complete):
        minds = f"mind: {', '.join(result.cautions)}" if result.cautions else ""
        return str(result.total), labels[result.decision], "; ".join(filter(None, (why, minds)))
    between = str(result.least) if result.least == result.most else f"{result.least} to {result.most}"
    possible = " or ".join(labels[one] for one in result.possible)
    return (
        between,
        f"incomplete: {possible}",
        "; ".join(filter(None, (why, f"open: {', '.join(result.missing)}"))),
    )


def _labels(catalog: Catalog) -> dict[str, str]:
    return {one.id: one.label for one in catalog.vocabularies.decisions}


def _table(names: Iterable[str], numbers: Iterable[str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in names:
        table.add_column(name, justify="right" if name in numbers else "left", overflow="fold")
    return table


def _add(table: Table, cells: Iterable[str]) -> None:
    """Add a row of plain texts: rich would read square brackets in them as markup."""
    table.add_row(*(Text(cell) for cell in cells))


def _print(table: Table) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal of an old kind must not break on a label
    width = max(Console().width, NARROWEST) if sys.stdout.isatty() else WIDTH
    Console(width=width).print(table)
