"""The catalog and a day go in; the home page's doors and its board of dates come out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.pages.view import View

_SHOWN = 4
"""How many entries a cell of the board names; its link leads to the rest."""


@dataclass(frozen=True)
class Dated:
    """Something with a date, and the page where it is dealt with."""

    day: date
    text: str
    target: str
    since: date | None = None
    """For an exception, the day of its approval."""

    @property
    def written(self) -> str:
        """The day, or the days of an exception, as the counter of the board reads them."""
        return f"{self.since}/{self.day}" if self.since is not None else str(self.day)


@dataclass(frozen=True)
class Words:
    """What a cell of the board says around its dates."""

    kind: str
    title: str
    empty: str
    more: str
    more_target: str
    counted: bool = True
    """Whether it says how many are due; else it says the day, since there is one alone."""


@dataclass(frozen=True)
class BoardCell:
    """A cell of the board: dated things of one kind, the earliest first."""

    words: Words
    earliest: date | None
    dates: tuple[str, ...]
    items: tuple[Dated, ...]


def doors_html(view: View) -> Markup:
    """The ways into the portal."""
    return view.render("doors.html.jinja", doors=view.catalog.portal.doors)


def board_html(view: View) -> Markup:
    """Reviews due, exceptions ending, facts to re-check, the next drill.

    The page states dates only; 'overdue' is the browser's word, since a static page grows old.
    """
    cells = (_reviews(view), _exceptions(view), _facts(view), _drill(view))
    return view.render("board.html.jinja", cells=cells, soon=view.catalog.portal.due_soon.days)


def _cell(words: Words, found: list[Dated]) -> BoardCell:
    ordered = sorted(found, key=lambda one: (one.day, one.text))
    return BoardCell(
        words,
        ordered[0].day if ordered else None,
        tuple(one.written for one in ordered),
        tuple(ordered[:_SHOWN]),
    )


def _reviews(view: View) -> BoardCell:
    found = []
    for team in view.catalog.teams.values():
        due = view.build.bound(team).next_review
        if due is not None:
            found.append(Dated(due, team.name, f"teams/{team.id}.md"))
    return _cell(Words("review", "Reviews", "No review is due.", "Reviews due", "policy/reviews.md"), found)


def _exceptions(view: View) -> BoardCell:
    found = [
        Dated(
            exception.expires,
            f"{team.name}: {exception.setting.replace('-', ' ')}",
            f"teams/{team.id}.md#exception-{exception.id}",
            exception.approved_on,
        )
        for team in view.catalog.teams.values()
        for exception in team.exceptions
    ]
    return _cell(
        Words(
            "exception",
            "Exceptions",
            "There is no exception.",
            "All exceptions",
            "policy/exceptions.md",
        ),
        found,
    )


def _facts(view: View) -> BoardCell:
    found = [
        Dated(fact.check_again, fact.claim, f"facts.md#{fact.id}") for fact in view.catalog.facts.values()
    ]
    return _cell(
        Words("fact", "Facts to re-check", "No fact is registered.", "Fact register", "facts.md"),
        found,
    )


def _drill(view: View) -> BoardCell:
    planned, practised = view.catalog.portal.next_drill, view.catalog.next_drill
    found = []
    if planned is not None and practised is not None:
        page, record = practised
        found.append(Dated(planned.on, record.title, page))
    return _cell(
        Words("drill", "Next drill", "No drill is planned.", "Drills", "drills.md", counted=False), found
    )
