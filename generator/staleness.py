"""The catalog and a day go in; a finding for each fact, exception and review past its date comes out.

An ordinary build only shows these, since an incident is no time for a red build. A job that runs on a
schedule asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.catalog import Catalog
from generator.dates import due_state
from generator.diagnostics import Diagnostic
from generator.obligations import exception_place, next_review
from generator.policy import exception_state


def stale(catalog: Catalog, as_of: date) -> dict[str, list[Diagnostic]]:
    """What is past its date on the day `as_of`, by what it is: `fact`, `exception`, `review`."""
    return {
        "fact": sorted(_facts(catalog, as_of)),
        "exception": sorted(_exceptions(catalog, as_of)),
        "review": sorted(_reviews(catalog, as_of)),
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


def _is_past(day: date, as_of: date) -> bool:
    return due_state(day, as_of, 0).state == "overdue"


def _ago(day: date, as_of: date) -> str:
    days = (as_of - day).days
    return f"{days} day{'' if days == 1 else 's'} ago"
