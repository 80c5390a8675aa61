"""Published reviews go in; rows and columns of tables, with what the rules make of each row, come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from generator.catalog import Catalog
from generator.models.reviews import Review
from generator.models.teams import Team
from generator.pages.decisions import decision_cell
from generator.pages.redaction import rules_address
from generator.pages.scoring import signed, with_minus
from generator.pages.table import Cell, Column, Row, Table, rows
from generator.pages.view import View
from generator.pages.words import yes_no
from generator.scoring import Complete, Incomplete
from generator.scoring.row_scoring import ScoredRow

_YES_NO = ("yes", "no")
_INCOMPLETE = Cell("Incomplete", sort=101, tone="incomplete")
"""The score is open; it stands above every severity, since the worst may still come of it."""
_UNREADABLE = Cell("Unreadable", sort=102, tone="incomplete")


def rows_table(view: View, reviews: Iterable[Review]) -> Table:
    """The table that all teams share, with the rows of some reviews or of none."""
    return _table(view, reviews, "All published session rows", with_team=True)


def team_table(view: View, team: Team) -> Table:
    """The table of one team, with all its rows."""
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
        columns=columns_of(view, with_team),
        rows=rows(one for review in newest_first(reviews) for one in review_rows(view, review, with_team)),
        empty="No row has been published yet; the first review that a team publishes brings them.",
        shortcut="/" if with_team else None,
        exports=rules_address(view),
        searchable=False,
    )


def columns_of(view: View, with_team: bool) -> tuple[Column, ...]:
    """The columns of the table of all teams, or of that of one team."""
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
