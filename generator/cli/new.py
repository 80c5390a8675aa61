"""`runbook new`: a kind of data and an id in; a valid file to fill in out, or every reason why not."""

from __future__ import annotations

import re
import shlex
import unicodedata
from collections.abc import Callable
from datetime import date
from itertools import zip_longest
from pathlib import Path

import click

from generator.catalog import Catalog, load_catalog
from generator.catalog.kinds import KINDS
from generator.cli.anonymize_order import PastDay, today
from generator.cli.completing import Described, settings, teams
from generator.cli.new_key import key
from generator.cli.options import Day, data_option, report
from generator.cli.whole_file import refuse_existing, write_whole
from generator.diagnostics import DataError, Position, one_of, shown, shown_path
from generator.document import Document, decode
from generator.models.base import ID_PATTERN
from generator.starters import DAYS, last_day, new_checklist, new_drill, new_exception, new_review, new_team
from generator.system_errors import unwritten

_LONGEST = 60
_id_argument = click.argument("name", metavar="ID")


@click.group(cls=Described)
def new() -> None:
    """Start a file of the data, an exception, or a key.

    It is valid as it is, and comments say what each key is for. Nothing that is there is written over.

    \b
    Example: runbook new team field-research
             runbook new exception research review-frequency
             runbook new review field-research --date 2026-11-23
    """


@new.command()
@_id_argument
@data_option
def team(name: str, data: Path) -> None:
    """Start a team: DATA/teams/ID.yml.

    \b
    Example: runbook new team field-research
    """
    _start("team", name, data, lambda catalog: new_team(catalog, name, today()))


@new.command()
@_id_argument
@data_option
def checklist(name: str, data: Path) -> None:
    """Start a checklist: DATA/checklists/ID.yml.

    \b
    Example: runbook new checklist kiosk-handover
    """
    _start("checklist", name, data, lambda catalog: new_checklist(catalog, name))


@new.command()
@_id_argument
@data_option
def drill(name: str, data: Path) -> None:
    """Start a drill at the table: DATA/drills/ID.yml.

    \b
    Example: runbook new drill lost-phone
    """
    _start("drill", name, data, lambda catalog: new_drill(catalog, name))


@new.command()
@click.argument("team_id", metavar="TEAM", shell_complete=teams)
@data_option
@click.option(
    "--date",
    "day",
    type=PastDay(),
    metavar="DAY",
    default=today,
    help="The day of the review.  [default: today]",
)
def review(team_id: str, data: Path, day: date) -> None:
    """Start a review without rows: DATA/reviews/TEAM/DATE.json.

    It is for rows that are typed in by hand; `runbook anonymize` makes a whole review from raw rows.

    \b
    Example: runbook new review field-research --date 2026-11-23
    """
    try:
        catalog = _catalog(data)
        _refuse_team(catalog, team_id, data)
        _write(data, f"reviews/{team_id}/{day}.json", new_review(team_id, day))
    except DataError as error:
        report(error)
    click.echo(
        "Next: fill in 'reviewer' and 'key_id', and a row for each session under 'sessions'; until then the "
        "review counts as one without rows. The keys are in the data reference.\n"
        "Usually the whole file is made from raw rows instead: runbook anonymize --help\n"
        f"Then: {_command('validate-review', f'{data.as_posix()}/reviews/{team_id}/{day}.json', data=data)}"
    )


new.add_command(key)


@new.command()
@click.argument("team_id", metavar="TEAM", shell_complete=teams)
@click.argument("setting", shell_complete=settings)
@data_option
@click.option(
    "--date",
    "day",
    type=Day(),
    metavar="DAY",
    default=today,
    help="The day of its approval, from which on it holds.  [default: today]",
)
@click.option("--expires", type=Day(), metavar="DAY", help=f"Its last day.  [default: {DAYS} days later]")
def exception(team_id: str, setting: str, data: Path, day: date, expires: date | None) -> None:
    """Add an exception to a team: in DATA/teams/TEAM.yml.

    SETTING is one of data/policy.yml that teams may only tighten; the exception has the value that is one
    step looser than what holds for the team. It becomes the last one; all that is in the file stays as it is.

    \b
    Example: runbook new exception research review-frequency
             runbook new exception research raw-rows-kept --date 2026-12-01 --expires 2026-12-24
    """
    try:
        catalog = _catalog(data)
        _refuse_team(catalog, team_id, data)
        last = _checked_last_day(catalog, day, expires)
        document = catalog.places["teams", team_id].document
        text = new_exception(catalog, team_id, setting, (day, last))
        load_catalog(data, {f"teams/{team_id}.yml": text})
        _write_over(data / f"teams/{team_id}.yml", document, text)
    except DataError as error:
        report(error)
    click.echo(
        "Next: open it, choose 'value', and say why, who approved it and what makes up for it. It holds from "
        f"{day} to {last}.\nThen: {_command('check', data=data)}"
    )


def _checked_last_day(catalog: Catalog, day: date, expires: date | None) -> date:
    """The last day of an exception; a usage error where it comes too early or too late."""
    limit = catalog.portal.exception_limit
    if expires is None:
        return last_day(catalog, day)
    if expires < day:
        problem = (
            f"{expires} is before {day}, from which on the exception holds; expected a later day, or --date"
        )
        raise click.BadParameter(problem, param_hint="'--expires'")
    if (expires - day).days > limit.days:
        latest = date.fromordinal(min(day.toordinal() + limit.days, date.max.toordinal()))
        problem = (
            f"an exception from {day} on ends by {latest}, after {limit} at most; expected a day until then"
        )
        raise click.BadParameter(problem, param_hint="'--expires'")
    return expires


def _refuse_team(catalog: Catalog, team_id: str, data: Path) -> None:
    if team_id not in catalog.teams:
        place = Position(f"{shown_path(data)}/teams")
        expected = one_of(team_id, tuple(catalog.teams))
        raise DataError.at(place, f"there is no team {shown(team_id)}", expected)


def _write_over(target: Path, document: Document, text: str) -> None:
    """Put the text in the place of a file, unless somebody has changed that meanwhile."""

    def unchanged(partial: Path) -> None:
        if decode(target.read_bytes(), document.name) != document.text:
            raise DataError.at(document.position(()), "the file has just been changed", "run it again")

    try:
        write_whole(target, [text], unchanged, replace=True)
    except OSError as error:
        raise unwritten(error, document.name, "the file") from None
    before, after = (one.splitlines() for one in (document.text, text))
    line = next(number for number, (old, new) in enumerate(zip_longest(before, after), 1) if old != new)
    click.echo(f"written: {document.name}:{line}, {len(after) - len(before)} lines more")


def _start(kind: str, name: str, data: Path, make: Callable[[Catalog], str]) -> None:
    """Write the file of a kind that is named after its record, and say what comes next."""
    folder = next(one.pattern.partition("/")[0] for one in KINDS if one.name == kind)
    try:
        _refuse_id(name, f"{shown_path(data)}/{folder}")
        catalog = _catalog(data)
        _refuse_taken(catalog, kind, folder, name, data)
        _write(data, f"{folder}/{name}.yml", make(catalog))
    except DataError as error:
        report(error)
    click.echo(f"Next: open it and follow its comments, then: {_command('check', data=data)}")


def _catalog(data: Path) -> Catalog:
    """The catalog; of a folder that holds something else one line is said, not one for each of its files."""
    if not (data / "portal.yml").is_file():
        place = Position(shown_path(data))
        raise DataError.at(
            place,
            "it is no data folder",
            "name the folder that holds portal.yml, or run this in the portal's folder",
        )
    return load_catalog(data)


def _command(*words: str, data: Path) -> str:
    """A command to copy; it names the data where that is not the usual folder."""
    return shlex.join(("runbook", *words, *(() if data == Path("data") else ("--data", data.as_posix()))))


def _refuse_id(name: str, place: str) -> None:
    """Raise `DataError` for what is no id, with the id that it could be."""
    if re.fullmatch(ID_PATTERN, name) and len(name) <= _LONGEST:
        return
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    likely = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].rstrip("-") or "field-research"
    if re.fullmatch(ID_PATTERN, name):
        problem, expected = f"the id has {len(name)} characters", f"expected at most {_LONGEST}"
    else:
        problem, expected = (
            f"{shown(name)} is no id",
            "expected lower-case words and digits joined by hyphens",
        )
    raise DataError.at(Position(place), problem, f"{expected}, such as '{likely}'")


def _refuse_taken(catalog: Catalog, kind: str, folder: str, name: str, data: Path) -> None:
    if (folder, name) in catalog.places:
        place = Position(catalog.places[folder, name].document.name)
        raise DataError.at(
            place, f"the {kind} '{name}' is there already", "name another, or change that file"
        )
    from generator.site import generated_page_paths  # noqa: PLC0415  # a shell that completes waits for imports

    if f"{folder}/{name}.md" in generated_page_paths(catalog):
        problem = f"the portal has another page of the name '{name}'"
        raise DataError.at(Position(f"{shown_path(data)}/{folder}"), problem, "expected another id")


def _write(data: Path, path: str, text: str) -> None:
    """Write a file of the data that is not there yet, unless the data would have a problem with it."""
    target = data / path
    place = Position(f"{shown_path(data)}/{path}")
    try:
        refuse_existing(target, replace=False)
    except DataError as error:
        problem = error.diagnostics[0].problem
        raise DataError.at(place, problem, "expected a file that is not there yet") from None
    load_catalog(data, {path: text})
    try:
        write_whole(target, [text], lambda partial: None, replace=False)
    except DataError:  # somebody else was quicker
        raise DataError.at(place, "the file exists", "expected a file that is not there yet") from None
    except OSError as error:
        raise unwritten(error, place.path, "the file") from None
    click.echo(f"written: {place.path}")
