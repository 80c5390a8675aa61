"""Published reviews go in; the tables of their session rows, with what the rules make of each, come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from markupsafe import Markup

from generator.catalog import Catalog
from generator.models.reviews import Review
from generator.models.teams import Team
from generator.pages.data_script import digest
from generator.pages.decisions import decision_cell
from generator.pages.redaction import rules_address
from generator.pages.row_data import rows_csv, rows_script
from generator.pages.scoring import signed, with_minus
from generator.pages.table import Cell, Column, Row, Table, Whole, rows
from generator.pages.view import View
from generator.pages.words import yes_no
from generator.scoring import Complete
from generator.scoring.review_scores import ReviewedRow, score_review

ROWS_PAGE = "review/rows.md"
"""The page of all rows."""
LARGE = 2_000
"""From so many rows on, a table travels as data: a browser takes a fifth of a second for each thousand rows
of a page before readers can search them, and half a second is what nobody notices yet."""
_IN_PAGE = 300
"""How many rows of such a table the page has: more than anybody reads, and no more than a moment's work."""
_ALL = "rows"
_SCRIPT = "assets/rows/{}.js"
_CSV = "assets/rows/{}.csv"
_YES_NO = ("yes", "no")
_INCOMPLETE = Cell("Incomplete", sort=101)
"""The score is open; it stands above every severity, since the worst may still come of it."""
_UNREADABLE = Cell("Unreadable", sort=102)


def all_rows(view: View) -> Markup:
    """The table of all published rows.

    Where they are so many that they travel as data, the links in the data lead from the folder of their own
    page; a page of another folder has all rows in itself.
    """
    own = replace(view, here=ROWS_PAGE)
    travels = _row_count(view.catalog.reviews.values()) >= LARGE and view.url("/") == own.url("/")
    return _in_page(view, _all(view), _ALL if travels else None).html(view)


def team_rows(view: View, team: Team) -> Markup:
    """The table of a team's rows, as its page has it."""
    travels = _row_count(view.catalog.reviews_of(team.id)) >= LARGE
    return _in_page(view, _of_team(view, team), _file_of(team) if travels else None).html(view)


def row_files(view: View) -> Iterator[tuple[str, str]]:
    """The files that hold the rows of large tables, by their path in the site.

    The view is of any page; links in the data lead from the page that loads it.
    """
    catalog = view.catalog
    if _row_count(catalog.reviews.values()) >= LARGE:
        yield from _files(_ALL, _all(replace(view, here=ROWS_PAGE)))
    for team in catalog.teams.values():
        if _row_count(catalog.reviews_of(team.id)) >= LARGE:
            yield from _files(_file_of(team), _of_team(replace(view, here=f"teams/{team.id}.md"), team))


def _files(name: str, table: Table) -> Iterator[tuple[str, str]]:
    yield _SCRIPT.format(name), rows_script(table)
    yield _CSV.format(name), rows_csv(table)


def _row_count(reviews: Iterable[Review]) -> int:
    return sum(len(review.sessions) for review in reviews)


def _in_page(view: View, table: Table, file: str | None) -> Table:
    """The table with the way to its file, if it has one."""
    if file is None:
        return table
    script = f"{view.url(_SCRIPT.format(file))}?{digest(rows_script(table))}"
    return replace(table, whole=Whole(script, view.url(_CSV.format(file)), _IN_PAGE, len(table.rows)))


def _file_of(team: Team) -> str:
    return f"team-{team.id}"


def _all(view: View) -> Table:
    reviews = view.catalog.reviews.values()
    return _table(view, reviews, "All published session rows", with_team=True)


def _of_team(view: View, team: Team) -> Table:
    reviews = view.catalog.reviews_of(team.id)
    return _table(view, reviews, f"Session rows of {team.name}", with_team=False)


def team_link(view: View, name: str) -> Cell:
    """A cell that leads to the page of a team."""
    return Cell(view.catalog.teams[name].name, href=view.url(f"teams/{name}.md"))


def _table(view: View, reviews: Iterable[Review], name: str, with_team: bool) -> Table:
    """The rows of some reviews, the latest review first, to be searched and narrowed."""
    ordered = sorted(reviews, key=lambda review: (review.date, review.team), reverse=True)
    return Table(
        name=name,
        noun="row",
        nouns="rows",
        columns=_columns(view.catalog, with_team),
        rows=rows(_rows(view, ordered, with_team)),
        empty="No row has been published.",
        shortcut="/" if with_team else None,
        exports=rules_address(view),
        searchable=False,
    )


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


def _rows(view: View, reviews: Iterable[Review], with_team: bool) -> Iterator[Row]:
    catalog = view.catalog
    decided = {one.id: decision_cell(one) for one in catalog.vocabularies.decisions}
    texts = _Texts()
    for review in reviews:
        team = team_link(view, review.team)
        for one in score_review(catalog.scorer, catalog.vocabularies, review).rows:
            score, band, points = _scored(one, decided)
            taken = decided[one.session.decision]
            head = (team, taken, score, band, texts[points]) if with_team else (taken, score, band)
            yield Row((*head, *(texts[text] for text in _seen(review, one))))


class _Texts(dict[str, Cell]):
    """A cell for each text, made once: rows repeat a few values, and there may be many rows."""

    def __missing__(self, text: str) -> Cell:
        self[text] = Cell(text)
        return self[text]


def _scored(reviewed: ReviewedRow, decided: dict[str, Cell]) -> tuple[Cell, Cell, str]:
    """The score, what it decides, and where its points come from; an open score is no number to sort by."""
    if reviewed.scored is None:
        return Cell(""), _UNREADABLE, ""
    result = reviewed.scored.result
    points = ", ".join(f"{one.rule} {signed(one.points)}" for one in result.contributions)
    if isinstance(result, Complete):
        return Cell(with_minus(result.total), sort=result.total), decided[result.decision], points
    if result.least == result.most:
        return Cell(with_minus(result.least), sort=result.least), _INCOMPLETE, points
    return Cell(f"{with_minus(result.least)} to {with_minus(result.most)}", sort=""), _INCOMPLETE, points


def _seen(review: Review, reviewed: ReviewedRow) -> tuple[str, ...]:
    session = reviewed.session
    return (
        session.device,
        session.app,
        session.location,
        session.signed_in.isoformat() if session.signed_in else "",
        yes_no(session.trusted_device),
        yes_no(session.owner_can_confirm),
        yes_no(session.current_session),
        session.owner,
        session.evidence or "",
        review.date.isoformat(),
        review.reviewer,
    )
