"""The catalog, pages and a day go in; a finding for whatever is past its date comes out.

An ordinary build only shows these, since an incident is no time for a red build. A job that runs on a
schedule asks for them.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

from generator import models
from generator.catalog import Catalog
from generator.dates import due_after, due_state
from generator.diagnostics import Diagnostic, Position, counted
from generator.front_matter import kept_by
from generator.obligations import exception_place, next_review
from generator.policy import exception_state
from generator.yaml_source import parse_yaml

_WITH_A_PAGE = {"teams": "team", "checklists": "checklist", "drills": "drill"}
"""The kinds of data of which each record has a page of its own, and what one of them is called."""


def stale(catalog: Catalog, written: Mapping[str, str], as_of: date) -> dict[str, list[Diagnostic]]:
    """What is past its date on the day `as_of`, by what it is: `fact`, `exception`, `review`, `page`.

    `written` has the front matter of the hand-written pages, by the path that messages show, and found sound.
    """
    return {
        "fact": sorted(_facts(catalog, as_of)),
        "exception": sorted(_exceptions(catalog, as_of)),
        "review": sorted(_reviews(catalog, as_of)),
        "page": sorted(_pages(catalog, written, as_of)),
    }


def _facts(catalog: Catalog, as_of: date) -> Iterator[Diagnostic]:
    for name, fact in catalog.facts.items():
        if _is_past(fact.check_again, as_of):
            yield Diagnostic(
                catalog.places["facts", name].at("check_again"),
                f"the fact '{name}' was to be checked again by {fact.check_again}, "
                f"{_ago(fact.check_again, as_of)}",
                "read its source again, and write down 'checked_on' and a new 'check_again'",
            )


def _exceptions(catalog: Catalog, as_of: date) -> Iterator[Diagnostic]:
    for team in catalog.teams.values():
        for one in team.exceptions:
            if exception_state(one, as_of) == "expired":
                yield Diagnostic(
                    exception_place(catalog, team, one, "expires"),
                    f"the exception '{one.id}' expired on {one.expires}, {_ago(one.expires, as_of)}",
                    "take it out, or have another one approved",
                )


def _reviews(catalog: Catalog, as_of: date) -> Iterator[Diagnostic]:
    for name, team in catalog.teams.items():
        due = next_review(catalog, team)
        if due is not None and _is_past(due, as_of):
            last = catalog.reviews_of(name)[0].date
            yield Diagnostic(
                catalog.places["reviews", f"{name}/{last}"].at("date"),
                f"after this review, the next one of '{name}' was due on {due}, {_ago(due, as_of)}",
                f"review the team, and publish data/reviews/{name}/DATE.json",
            )


def _pages(catalog: Catalog, written: Mapping[str, str], as_of: date) -> Iterator[Diagnostic]:
    """The pages that nobody has read for longer than the portal allows, as the browser judges them.

    A page without a day is not among them: its last line says so, and no date of it has passed. A job that
    fails until every page was read would have people write down days on which they have read nothing.
    """
    every = catalog.portal.pages_checked_every
    if every is None:
        return
    for name, day, place in _checks(catalog, written):
        again = due_after(day, every.days)
        if _is_past(again, as_of):
            yield Diagnostic(
                place(),
                f"{name} was to be checked again by {again}, {_ago(again, as_of)}",
                "read the whole page, correct what is wrong, and write down the day as 'checked_on'",
            )


def _checks(
    catalog: Catalog, written: Mapping[str, str]
) -> Iterator[tuple[str, date, Callable[[], Position]]]:
    """What each page is called, the day of its last check, and how to find where that is written down."""
    for kind, called in _WITH_A_PAGE.items():
        for name, record in getattr(catalog, kind).items():
            if record.checked_on is not None:
                place = partial(catalog.places[kind, name].at, "checked_on")
                yield f"the page of the {called} '{name}'", record.checked_on, place
    yield "the data reference", models.REFERENCE_CHECKED_ON, _place_in_code
    for path, front_matter in written.items():
        day = kept_by(front_matter).checked_on
        if day is not None:
            yield "this page", day, partial(_place_in, path, front_matter)


def _place_in_code() -> Position:
    lines = enumerate(inspect.getsource(models).splitlines(), start=1)
    return Position(
        "generator/models/__init__.py",
        next(at for at, line in lines if line.startswith("REFERENCE_CHECKED_ON")),
    )


def _place_in(path: str, front_matter: str) -> Position:
    return parse_yaml(front_matter.encode(), path).position(("checked_on",))


def _is_past(day: date, as_of: date) -> bool:
    return due_state(day, as_of, 0).state == "overdue"


def _ago(day: date, as_of: date) -> str:
    return f"{counted((as_of - day).days, 'day')} ago"
