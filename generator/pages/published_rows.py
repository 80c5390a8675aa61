"""Published reviews go in; the tables of their session rows come out, and the files of large tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from markupsafe import Markup

from generator.made_files import MadeFile
from generator.models.reviews import Review
from generator.models.teams import Team
from generator.pages.data_script import digest
from generator.pages.older_rows import ALL_ROWS, ROWS_CSV, said_since, with_older_rows
from generator.pages.quarters import Shared, shared_out
from generator.pages.review_rows import columns_of, newest_first, review_rows, rows_table, team_table
from generator.pages.row_data import (
    Fields,
    RowsPart,
    csv_lines,
    csv_with,
    part_of,
    part_text,
    rows_csv,
    rows_part,
    rows_script,
    script_with,
)
from generator.pages.table import Table, Whole
from generator.pages.view import View

ROWS_PAGE = "review/rows.md"
"""The page of all rows."""
LARGE = 2_000
"""From so many rows on, a table travels as data: a browser takes a fifth of a second for each thousand rows
of a page before readers can search them, and half a second is what nobody notices yet."""
MOST_IN_TABLE = 100_000
"""How many rows the table of all rows has at the most, unless its newest quarter alone has more: so many a
browser is known to search while somebody types. Older quarters are files of their own. The table of a team
has all its rows, since a team stays far below."""
_IN_PAGE = 300
"""How many rows of such a table the page has: more than anybody reads, and no more than a moment's work."""
_SCRIPT = "assets/rows/{}.js"

DATA = "rows as data"
LINES = "rows as CSV"
"""The names of the texts, each of one line, in which the rows of a review are kept."""


def all_rows(view: View) -> Markup:
    """The table of all published rows, and the files of older ones where they are too many for a table.

    Where they are so many that they travel as data, the links in the data lead from the folder of their own
    page; a page of another folder has all rows of the table in itself.
    """
    html = view.build.keepers.rows(f"table of all rows on {view.here}", lambda: str(_all_rows(view)))
    return Markup(html)  # noqa: S704  # as it was made below


def _all_rows(view: View) -> Markup:
    shared = _shared(view)
    travels = _travel(shared.reviews) and view.url("/") == replace(view, here=ROWS_PAGE).url("/")
    first = _first_of(newest_first(shared.reviews), _IN_PAGE) if travels else shared.reviews
    whole = _whole(view, ALL_ROWS, _all_script(view), shared.rows) if travels else None
    table = replace(_said(rows_table(view, first), shared), whole=whole).html(view)
    return with_older_rows(view, shared, table) if shared.archive else table


def team_rows(view: View, team: Team) -> Markup:
    """The table of a team's rows, as its page has it."""
    table = team_table(view, team)
    if _travel(view.build.bound(team).reviews):
        whole = _whole(view, _file_of(team), _script(view, team, table), len(table.rows))
        table = replace(table, whole=whole)
    return table.html(view)


def row_files(view: View) -> Iterator[MadeFile]:
    """The files that hold the rows of large tables.

    The view is of any page; links in the data lead from the page that loads it.
    """
    own = replace(view, here=ROWS_PAGE)
    shared = _shared(own)
    if _travel(shared.reviews):
        yield MadeFile(_SCRIPT.format(ALL_ROWS), (_all_script(own),))
    if shared.archive or _travel(shared.reviews):
        # With an archive, whoever reads the file finds it on the first day of a quarter, too.
        yield _all_csv(own, ALL_ROWS, shared.reviews)
    for one in shared.archive:
        yield _all_csv(own, one.quarter.id, one.reviews)
    for team in view.catalog.teams.values():
        if _travel(view.build.bound(team).reviews):
            own = replace(view, here=f"teams/{team.id}.md")
            table = team_table(own, team)
            yield MadeFile(_SCRIPT.format(_file_of(team)), (_script(own, team, table),))
            yield MadeFile(ROWS_CSV.format(_file_of(team)), rows_csv(table))


def rows_texts(view: View, review: Review) -> dict[str, str]:
    """By name, the lines of text in which the rows of a review are kept for the files of all rows."""
    columns = columns_of(view, True)
    found = tuple(review_rows(view, review, True))
    lines = csv_lines(found, view.build.once("fields of rows", Fields))
    return {DATA: part_text(rows_part(columns, found)), LINES: json.dumps(lines)}


def _kept_text(view: View, name: str, review: Review) -> str:
    # What is found out about rows is forgotten: there may be a million.
    return view.build.of_review(
        name, review, lambda: rows_texts(replace(view, shared=view.build.apart()), review)[name]
    )


def _parts(view: View, reviews: Iterable[Review]) -> Iterator[RowsPart]:
    return (part_of(_kept_text(view, DATA, review)) for review in newest_first(reviews))


def _all_script(view: View) -> str:
    """What hands all rows of the table over, made once: the page names its digest.

    Pages of one folder share it, since their links are the same.
    """

    def make() -> str:
        return script_with(columns_of(view, True), _parts(view, _shared(view).reviews))

    name = f"data of all rows in {view.folder}"
    return view.build.once(name, lambda: view.build.keepers.rows(name, make))


def _all_csv(view: View, name: str, reviews: Iterable[Review]) -> MadeFile:
    lines = (json.loads(_kept_text(view, LINES, review)) for review in newest_first(reviews))
    pieces = csv_with(columns_of(view, True), lines)
    return MadeFile(ROWS_CSV.format(name), pieces, view.build.keepers.rows_key)


def _script(view: View, team: Team, table: Table) -> str:
    """The same for the rows of a team."""
    return view.build.once(("data of rows", team.id, view.folder), lambda: rows_script(table))


def _travel(reviews: Iterable[Review]) -> bool:
    """Whether the rows of these reviews are so many that they travel as data."""
    return sum(len(review.sessions) for review in reviews) >= LARGE


def _first_of(reviews: Iterable[Review], count: int) -> Iterator[Review]:
    """The first reviews that have `count` rows together."""
    for review in reviews:
        if count <= 0:
            return
        yield review
        count -= len(review.sessions)


def _whole(view: View, file: str, script: str, count: int) -> Whole:
    """Where all rows of a table are."""
    address = f"{view.url(_SCRIPT.format(file))}?{digest(script)}"
    return Whole(address, view.url(ROWS_CSV.format(file)), _IN_PAGE, count)


def _file_of(team: Team) -> str:
    return f"team-{team.id}"


def _shared(view: View) -> Shared:
    """Which rows the table of all rows has, and which are put away."""
    reviews = view.catalog.reviews
    return view.build.once("quarters of rows", lambda: shared_out(reviews.values(), MOST_IN_TABLE))


def _said(table: Table, shared: Shared) -> Table:
    """The table of all rows as one that says what it has, where that is not everything."""
    return said_since(table, shared) if shared.archive else table
