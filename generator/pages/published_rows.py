"""Published reviews go in; the tables of their session rows, with what the rules make of each, come out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from markupsafe import Markup

from generator.catalog import Catalog
from generator.made_files import MadeFile
from generator.models.reviews import Review
from generator.models.teams import Team
from generator.pages.data_script import digest
from generator.pages.decisions import decision_cell
from generator.pages.older_rows import ALL_ROWS, ROWS_CSV, said_since, with_older_rows
from generator.pages.quarters import Shared, shared_out
from generator.pages.redaction import rules_address
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
from generator.pages.scoring import signed, with_minus
from generator.pages.table import Cell, Column, Row, Table, Whole, rows
from generator.pages.view import View
from generator.pages.words import yes_no
from generator.scoring import Complete, Incomplete
from generator.scoring.row_scoring import ScoredRow

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
_YES_NO = ("yes", "no")
_INCOMPLETE = Cell("Incomplete", sort=101)
"""The score is open; it stands above every severity, since the worst may still come of it."""
_UNREADABLE = Cell("Unreadable", sort=102)

DATA = "rows as data"
LINES = "rows as CSV"
"""The names of the texts, each of one line, in which the rows of a review are kept."""


def all_rows(view: View) -> Markup:
    """The table of all published rows, and the files of older ones where they are too many for a table.

    Where they are so many that they travel as data, the links in the data lead from the folder of their own
    page; a page of another folder has all rows of the table in itself.
    """
    html = view.build.of_rows(f"table of all rows on {view.here}", lambda: str(_all_rows(view)))
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
    table = _of_team(view, team)
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
            table = _of_team(own, team)
            yield MadeFile(_SCRIPT.format(_file_of(team)), (_script(own, team, table),))
            yield MadeFile(ROWS_CSV.format(_file_of(team)), rows_csv(table))


def rows_texts(view: View, review: Review) -> dict[str, str]:
    """By name, the lines of text in which the rows of a review are kept for the files of all rows."""
    columns = _columns_of(view, True)
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
        return script_with(_columns_of(view, True), _parts(view, _shared(view).reviews))

    name = f"data of all rows in {view.folder}"
    return view.build.once(name, lambda: view.build.of_rows(name, make))


def _all_csv(view: View, name: str, reviews: Iterable[Review]) -> MadeFile:
    lines = (json.loads(_kept_text(view, LINES, review)) for review in newest_first(reviews))
    pieces = csv_with(_columns_of(view, True), lines)
    return MadeFile(ROWS_CSV.format(name), pieces, view.build.key_of_rows)


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


def rows_table(view: View, reviews: Iterable[Review]) -> Table:
    """The table that all teams share, with the rows of some reviews or of none."""
    return _table(view, reviews, "All published session rows", with_team=True)


def _of_team(view: View, team: Team) -> Table:
    return _table(view, view.build.bound(team).reviews, f"Session rows of {team.name}", with_team=False)


def team_link(view: View, name: str) -> Cell:
    """A cell that leads to the page of a team."""
    return Cell(view.catalog.teams[name].name, href=view.url(f"teams/{name}.md"))


def newest_first(reviews: Iterable[Review]) -> list[Review]:
    """Reviews in the order in which a table has their rows."""
    return sorted(reviews, key=lambda review: (review.date, review.team), reverse=True)


def _table(view: View, reviews: Iterable[Review], name: str, with_team: bool) -> Table:
    """The rows of some reviews, to be searched and narrowed."""
    return Table(
        name=name,
        noun="row",
        nouns="rows",
        columns=_columns_of(view, with_team),
        rows=rows(one for review in newest_first(reviews) for one in review_rows(view, review, with_team)),
        empty="No row has been published.",
        shortcut="/" if with_team else None,
        exports=rules_address(view),
        searchable=False,
    )


def _columns_of(view: View, with_team: bool) -> tuple[Column, ...]:
    return view.build.once(("columns of rows", with_team), lambda: _columns(view.catalog, with_team))


def _columns(catalog: Catalog, with_team: bool) -> tuple[Column, ...]:
    """The columns; a team's page has no room for those that are the same or can be looked up."""
    apps = tuple(one.label for one in catalog.vocabularies.apps)
    by_severity = sorted(catalog.vocabularies.decisions, key=lambda one: one.severity)
    given = {band.decision for band in catalog.scoring.bands}
    bands = tuple(one.label for one in by_severity if one.id in given)
    found = (
        Column("team", "Team", facet=True),
        Column("decision", "Decision", facet=True, vocabulary=tuple(one.label for one in by_severity)),
        Column("score", "Score", type="number"),
        Column(
            "band",
            "By the rules",
            facet=True,
            vocabulary=(*bands, str(_INCOMPLETE.shown), str(_UNREADABLE.shown)),
        ),
        Column("points", "Points"),
        Column("device", "Device"),
        Column("app", "App", facet=True, vocabulary=apps),
        Column("location", "Location", facet=True),
        Column("signed_in", "Signed in", type="date"),
        Column("trusted_device", "Trusted", facet=True, vocabulary=_YES_NO),
        Column("owner_can_confirm", "Confirmed", facet=True, vocabulary=_YES_NO),
        Column("current_session", "Current", facet=True, vocabulary=_YES_NO),
        Column("owner", "Owner", code=True),
        Column("evidence", "Evidence note"),
        Column("reviewed", "Reviewed", type="date"),
        Column("reviewer", "Reviewer", facet=True, code=True),
    )
    return found if with_team else tuple(one for one in found if one.key not in ("team", "points"))


def review_rows(view: View, review: Review, with_team: bool) -> Iterator[Row]:
    """The rows of one review, as the table of all teams has them, or as that of its team."""
    cells = view.build.once("cells of rows", lambda: _Cells(view.catalog))
    # What rows share is shared by tables, too: each different cell is made, and written, once.
    texts, days, truths, team = cells.texts, cells.days, cells.truths, team_link(view, review.team)
    reviewed = (days[review.date], texts[review.reviewer])
    for one in view.build.scored(review).rows:
        session, (score, band, points) = one.session, cells.scored(one.scored)
        seen = (
            texts[session.device],
            texts[session.app],
            texts[session.location],
            days[session.signed_in],
            truths[session.trusted_device],
            truths[session.owner_can_confirm],
            truths[session.current_session],
            texts[session.owner],
            texts[session.evidence or ""],
        )
        taken = cells.decided[session.decision]
        head = (team, taken, score, band, points) if with_team else (taken, score, band)
        yield Row(head + seen + reviewed)


class _Texts(dict[str, Cell]):
    """A cell for each text, made once: rows repeat a few values, and there may be many rows."""

    def __missing__(self, text: str) -> Cell:
        self[text] = Cell(text)
        return self[text]


class _Days(dict[date | None, Cell]):
    """A cell for each day; what was not shown stays empty."""

    def __missing__(self, day: date | None) -> Cell:
        self[day] = Cell("" if day is None else day.isoformat())
        return self[day]


class _Cells:
    """The cells that the rows of a catalog have in common, each made once."""

    def __init__(self, catalog: Catalog) -> None:
        self.texts = _Texts()
        self.days = _Days()
        self.truths = {value: Cell(yes_no(value)) for value in (True, False, None)}
        self.decided = {one.id: decision_cell(one) for one in catalog.vocabularies.decisions}
        self._unreadable = (Cell(""), _UNREADABLE, self.texts[""])
        self._scored: dict[int, tuple[ScoredRow, tuple[Cell, Cell, Cell]]] = {}

    def scored(self, scored: ScoredRow | None) -> tuple[Cell, Cell, Cell]:
        """The score, what it decides, and where its points come from."""
        if scored is None:
            return self._unreadable
        # Equal answers share one score, which is kept here: as long as it is, nothing else is at its address.
        found = self._scored.get(id(scored))
        if found is None:
            found = self._scored[id(scored)] = (scored, self._cells(scored.result))
        return found[1]

    def _cells(self, result: Complete | Incomplete) -> tuple[Cell, Cell, Cell]:
        """An open score is no number to sort by."""
        points = self.texts[", ".join(f"{one.rule} {signed(one.points)}" for one in result.contributions)]
        if isinstance(result, Complete):
            return Cell(with_minus(result.total), sort=result.total), self.decided[result.decision], points
        if result.least == result.most:
            return Cell(with_minus(result.least), sort=result.least), _INCOMPLETE, points
        return Cell(f"{with_minus(result.least)} to {with_minus(result.most)}", sort=""), _INCOMPLETE, points
