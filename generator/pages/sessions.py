"""Published reviews go in; tables of their session rows, and bars of their decisions, come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from generator.models.reviews import Review, SessionRow
from generator.pages.decisions import decision_cell, decision_named
from generator.pages.redaction import rules_address
from generator.pages.table import Cell, Column, Row, Table, plain_table, row, rows
from generator.pages.view import View
from generator.pages.words import yes_no

_ROW_COLUMNS = (
    Column("decision", "Decision", facet=True),
    Column("device", "Device"),
    Column("app", "App", facet=True),
    Column("location", "Location", facet=True),
    Column("signed_in", "Signed in", type="date"),
    Column("trusted_device", "Trusted", facet=True),
    Column("owner_can_confirm", "Confirmed", facet=True),
    Column("current_session", "Current", facet=True),
    Column("owner", "Owner"),
    Column("evidence", "Evidence note"),
    Column("reviewed", "Reviewed", type="date"),
    Column("reviewer", "Reviewer", facet=True),
)

_BAR_WIDTH = 160
_LATEST = 6


def sessions_table(view: View, reviews: Iterable[Review], name: str, with_team: bool) -> Markup:
    """The rows of some reviews, the latest review first, to be searched and narrowed."""
    ordered = sorted(reviews, key=lambda review: (review.date, review.team), reverse=True)
    columns = (Column("team", "Team", facet=True), *_ROW_COLUMNS) if with_team else _ROW_COLUMNS
    table = Table(
        name=name,
        noun="row",
        nouns="rows",
        columns=columns,
        rows=rows(
            _session(view, review, session, with_team) for review in ordered for session in review.sessions
        ),
        empty="No row has been published.",
        shortcut="/" if with_team else None,
        exports=rules_address(view),
        searchable=False,
    )
    return table.html(view)


def _session(view: View, review: Review, session: SessionRow, with_team: bool) -> Row:
    cells: list[Cell | str | Markup] = [_team_link(view, review.team)] if with_team else []
    cells += [
        decision_cell(decision_named(view.catalog, session.decision)),
        session.device,
        session.app,
        session.location,
        session.signed_in.isoformat() if session.signed_in else "",
        yes_no(session.trusted_device),
        yes_no(session.owner_can_confirm),
        yes_no(session.current_session),
        Cell(session.owner, look="rb-code"),
        session.evidence or "",
        review.date.isoformat(),
        Cell(review.reviewer, look="rb-code"),
    ]
    return row(*cells)


def history_table(view: View, reviews: Iterable[Review]) -> Markup:
    """The reviews of a team, the latest first: rows, decisions as a bar, who reviewed."""
    table = Table(
        name="Review history",
        noun="review",
        nouns="reviews",
        columns=(
            Column("date", "Date", type="date"),
            Column("rows", "Rows", type="number"),
            Column("decisions", "Decisions"),
            Column("reviewer", "Reviewer"),
        ),
        filters=False,
        rows=rows(_history_row(view, review) for review in reviews),
    )
    return table.html(view)


def _history_row(view: View, review: Review) -> Row:
    count = len(review.sessions)
    return row(
        review.date.isoformat(),
        Cell(str(count), sort=count),
        Cell(decisions_bar(view, review), value=decisions_in_words(view, review)),
        Cell(review.reviewer, look="rb-code"),
    )


def latest_table(view: View) -> Markup:
    """The latest reviews of all teams."""
    reviews = sorted(view.catalog.reviews.values(), key=lambda one: (one.date, one.team), reverse=True)
    columns = (
        Column("date", "Date", type="date"),
        "Team",
        Column("rows", "Rows", type="number"),
        "Decisions",
    )
    return plain_table(view, "Latest reviews", columns, (_latest_row(view, one) for one in reviews[:_LATEST]))


def _latest_row(view: View, review: Review) -> Row:
    count = len(review.sessions)
    return row(
        review.date.isoformat(),
        _team_link(view, review.team),
        Cell(str(count), sort=count),
        Cell(decisions_bar(view, review), value=decisions_in_words(view, review)),
    )


def _team_link(view: View, name: str) -> Cell:
    return Cell(view.catalog.teams[name].name, href=view.url(f"teams/{name}.md"))


def _counts(view: View, review: Review) -> list[tuple[str, str, int]]:
    """Label, tone and number of each decision of a review, the mildest first."""
    counts = Counter(session.decision for session in review.sessions)
    decisions = sorted(view.catalog.vocabularies.decisions, key=lambda one: one.severity)
    return [(one.label, one.tone, counts[one.id]) for one in decisions if counts[one.id]]


def decisions_in_words(view: View, review: Review) -> str:
    """`keep 9, revoke 2`: what the bar shows, as text."""
    return ", ".join(f"{label.lower()} {count}" for label, _, count in _counts(view, review)) or "no rows"


def decisions_bar(view: View, review: Review) -> Markup:
    """The decisions of a review as one bar of a fixed width, with the numbers as text beside it."""
    counts = _counts(view, review)
    total = sum(count for _, _, count in counts) or 1
    parts, done = [], 0
    for label, tone, count in counts:
        start, end = _BAR_WIDTH * done // total, _BAR_WIDTH * (done + count) // total
        parts.append({"tone": tone, "x": start, "width": end - start, "text": f"{label}: {count}"})
        done += count
    bar = view.render("bars.html.jinja", parts=parts, width=_BAR_WIDTH) if counts else Markup("")
    return bar + Markup(' <span class="rb-muted">{}</span>').format(decisions_in_words(view, review))
