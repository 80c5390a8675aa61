"""The options of `runbook anonymize` go in; an `Order` comes out, or everything that does not go together."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from generator.anonymization.keys import KeyRefusedError
from generator.catalog import Catalog
from generator.cli.options import Day
from generator.cli.whole_file import refuse_existing
from generator.diagnostics import DataError, Diagnostic, Position, one_of
from generator.review_run.key import GivenKey, given_key
from generator.review_run.reader import STDIN

ENGINES = ("local", "dask")
"""What can read raw rows; the first one does so where nobody says."""

_STDOUT = "-"


class PastDay(Day):
    """A day that has begun, as ISO 8601 writes it."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that was written, or a usage error."""
        day = super().convert(value, param, ctx)
        if day > today():
            self.fail(f"{day} has not come yet; expected the day on which the rows were reviewed", param, ctx)
        return day


def today() -> date:
    """The reviewer's own day."""
    return date.today()


@dataclass(frozen=True)
class Order:
    """What was asked for, as the options have it."""

    raw: tuple[Path, ...]
    data: Path
    team: str
    reviewer: str
    key_file: Path | None
    day: date
    out: Path | None
    replace: bool
    dry_run: bool
    form: str
    roster: Path | None
    engine: str
    partitions: int | None

    @property
    def place(self) -> Path:
        """Where the data has a review of this team and day."""
        return self.data / "reviews" / self.team / f"{self.day}.json"

    @property
    def target(self) -> Path:
        """Where the review is to be written."""
        return self.out or self.place

    @property
    def to_stdout(self) -> bool:
        """Whether the review is to be printed."""
        return self.out is not None and str(self.out) == _STDOUT

    @property
    def to_file(self) -> bool:
        """Whether the review is to be written to a file."""
        return not (self.dry_run or self.to_stdout)


def checked_key(order: Order, catalog: Catalog) -> GivenKey:
    """The key of an order in which all goes together; else a `DataError` with every finding."""
    found = list(_misfits(order, catalog))
    try:
        given = given_key(order.key_file, os.environ, order.data)
    except KeyRefusedError as error:
        found.append(Diagnostic(Position("--key-file"), error.problem, error.expected))
        raise DataError(found) from None
    if found:
        raise DataError(found)
    return given


def _misfits(order: Order, catalog: Catalog) -> Iterator[Diagnostic]:
    known = order.team in catalog.teams
    if not known:
        expected = one_of(order.team, tuple(catalog.teams))
        yield Diagnostic(Position("--team"), f"there is no team '{order.team}'", expected)
    if not order.reviewer.strip():
        expected = "expected who reviewed, a name or an address; it becomes a pseudonym"
        yield Diagnostic(Position("--reviewer"), "there is no reviewer", expected)
    places = [path if str(path) == STDIN else Path(os.path.realpath(path)) for path in order.raw]
    for number, path in enumerate(order.raw):
        if places[number] in places[:number]:
            problem = "the file is named twice, so its rows would count twice"
            yield Diagnostic(Position(path.as_posix()), problem, "name each file of raw rows once")
    yield from _engine_misfits(order)
    if order.to_file and (known or order.out):
        yield from _out_of_place(order) if known else ()
        yield from _in_the_way(order.target, places, replace=order.replace)


def _engine_misfits(order: Order) -> Iterator[Diagnostic]:
    """What the engine cannot do, or has no use for."""
    if order.engine != "dask":
        if order.partitions is not None:
            yield Diagnostic(Position("--partitions"), "one process reads no parts", "add --engine dask")
        return
    if importlib.util.find_spec("dask") is None:
        expected = (
            "install it: pip install --require-hashes -r requirements/distributed.txt; "
            "or leave out --engine, for the same review"
        )
        yield Diagnostic(Position("--engine"), "Dask is not installed", expected)
    for path in order.raw:
        if str(path) == STDIN or (path.exists() and not path.is_file() and not path.is_dir()):
            problem = "Dask reads parts of files, and this can be read only once"
            yield Diagnostic(Position(path.as_posix()), problem, "save the rows in a file, or omit --engine")


def _out_of_place(order: Order) -> Iterator[Diagnostic]:
    """A file among the data that is none of it, which would stop every later command."""
    target, place, data = (Path(os.path.realpath(one)) for one in (order.target, order.place, order.data))
    if target != place and target.is_relative_to(data) and not target.is_dir():
        problem = "the data has no such place for this review"
        place_of_it, data_folder = order.place.as_posix(), order.data.as_posix()
        expected = f"leave out --out, for {place_of_it}, or name a file outside of {data_folder}"
        yield Diagnostic(Position(order.target.as_posix()), problem, expected)


def _in_the_way(target: Path, raw: list[Path], *, replace: bool) -> Iterator[Diagnostic]:
    """What stands where the review is to be written."""
    if Path(os.path.realpath(target)) in raw:
        problem = "the review would take the place of raw rows"
        yield Diagnostic(Position(target.as_posix()), problem, "name another file by --out")
        return
    try:
        refuse_existing(target, replace=replace)
    except DataError as error:
        yield from error.diagnostics
