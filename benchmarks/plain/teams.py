"""A team goes in; its runbook page as Markdown comes out: the words and tables that its HTML page has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from benchmarks.plain.markdown import Grid, address, filled, link, text
from generator.catalog import Catalog
from generator.models.reviews import Review
from generator.models.teams import PolicyException, Team
from generator.models.vocabularies import SignIn
from generator.obligations import (
    Obligation,
    assigned_checklists,
    sign_in_of,
    written_at,
)
from generator.pages.places import place_text
from generator.pages.review_trend import trend
from generator.pages.sessions import decisions_cell
from generator.pages.view import View
from generator.pages.words import against_default, value_in_words, yes_no
from generator.policy import Effective, excepted, next_review, raw_rows_gone
from generator.scoring import Complete
from generator.scoring.review_scores import ReviewedRow, score_review

Reviews = Mapping[str, Sequence[Review]]
"""The reviews of each team, the latest first."""

_MAILBOX = re.compile(r"[^@\s]+@[^@\s]+")
_LINKED = re.compile(r"(?<=\]\()[^)\s]+")


@dataclass(frozen=True)
class ExceptionWords:
    """An exception as the page words it."""

    id: str
    title: str
    value: str
    otherwise: str
    reason: str
    owner: str
    approved_by: str
    approved_on: date
    expires: date
    compensating: tuple[str, ...]


@dataclass(frozen=True)
class TeamWords:
    """What the template of a team's page asks for; links and tables are Markdown."""

    team: Team
    sign_in: SignIn
    cadence: str
    last_review: date | None
    next_review: date | None
    raw_rows_gone: date | None
    start: str
    exceptions: tuple[ExceptionWords, ...]
    contacts: tuple[tuple[str, str], ...]
    notes: str
    policy: Grid
    checklists: tuple[str, ...]
    trend: Markup
    history: Grid | None
    rows: Grid


def by_team(reviews: Iterable[Review]) -> Reviews:
    """Reviews by their team, the latest first."""
    found: dict[str, list[Review]] = {}
    for review in sorted(reviews, key=lambda one: one.date, reverse=True):
        found.setdefault(review.team, []).append(review)
    return found


def team_markdown(view: View, team: Team, reviews: Sequence[Review]) -> str:
    """The page of one team; `reviews` are its own, the latest first."""
    catalog, here = view.catalog, view.here
    bound_by = view.build.bound(team).obligations
    sign_in = sign_in_of(catalog, team)
    latest = reviews[0].date if reviews else None
    page = TeamWords(
        team=team,
        sign_in=sign_in,
        cadence=f"Reviewed {text(frequency(catalog, bound_by))}",
        last_review=latest,
        next_review=next_day(catalog, team, reviews),
        raw_rows_gone=raw_rows_gone(catalog.policy, team, latest) if latest else None,
        start=_start(view, sign_in),
        exceptions=tuple(_exception(catalog, one, bound_by) for one in team.exceptions),
        contacts=tuple(_contacts(team, sign_in)),
        notes=_LINKED.sub(lambda target: address(here, target[0]), (team.notes or "").strip()),
        policy=_policy(view, team, bound_by),
        checklists=tuple(_checklists(view, team)),
        trend=trend(view, reviews),
        history=_history(view, reviews) if reviews else None,
        rows=_rows(catalog, reviews),
    )
    return filled("team.md.jinja", here, page=page)


def next_day(catalog: Catalog, team: Team, reviews: Sequence[Review]) -> date | None:
    """The day by which the team reviews again, if there is one."""
    if not reviews or not sign_in_of(catalog, team).active_sessions:
        return None
    return next_review(catalog.policy, team, reviews[0].date)


def frequency(catalog: Catalog, bound_by: Sequence[Obligation]) -> str:
    """How often the team reviews, in words."""
    found = next((one.now for one in bound_by if one.own.setting.every), None)
    return "" if found is None else value_in_words(catalog, found.setting, found.value)


def _start(view: View, sign_in: SignIn) -> str:
    portal = view.catalog.portal
    if sign_in.active_sessions:
        return link(view.here, "Start a review", f"checklists/{portal.review_checklist}.md")
    return link(view.here, "What to do instead", f"checklists/{portal.unavailable_checklist}.md")


def _exception(
    catalog: Catalog, exception: PolicyException, bound_by: Sequence[Obligation]
) -> ExceptionWords:
    own = next(one.own for one in bound_by if one.own.setting.id == exception.setting)
    return ExceptionWords(
        id=exception.id,
        title=own.setting.title,
        value=against_default(catalog, own.setting, excepted(own, exception).value),
        otherwise=against_default(catalog, own.setting, own.value),
        reason=exception.reason,
        owner=exception.owner,
        approved_by=exception.approved_by,
        approved_on=exception.approved_on,
        expires=exception.expires,
        compensating=exception.compensating,
    )


def _contacts(team: Team, sign_in: SignIn) -> Iterable[tuple[str, str]]:
    for one in team.contacts:
        mailbox = _MAILBOX.fullmatch(one.reach)
        yield one.role, f"[{text(one.reach)}](mailto:{one.reach})" if mailbox else text(one.reach)
    yield "Signs in with", text(sign_in.label)
    if team.expected_locations:
        yield "Expected places", text(", ".join(team.expected_locations))


def _policy(view: View, team: Team, bound_by: Sequence[Obligation]) -> Grid:
    return Grid(
        ("Setting", "Value", "From", "Written at"),
        tuple(
            (
                link(view.here, one.own.setting.title, f"policy/index.md#{one.own.setting.id}"),
                _value(view.catalog, one.now),
                one.now.origin,
                text(place_text(written_at(view.catalog, team, one.now))),
            )
            for one in bound_by
        ),
    )


def _value(catalog: Catalog, one: Effective) -> str:
    words = value_in_words(catalog, one.setting, one.value)
    default = value_in_words(catalog, one.setting, one.setting.default)
    return text(f"{words} (default: {default})" if one.differs else words)


def _checklists(view: View, team: Team) -> Iterable[str]:
    catalog = view.catalog
    for one in assigned_checklists(catalog, team):
        checklist = catalog.checklists[one.checklist]
        shown = (
            f"{link(view.here, checklist.title, f'checklists/{one.checklist}.md')} {text(checklist.summary)}"
        )
        controls = ", ".join(
            link(view.here, catalog.controls[name].title, f"controls.md#{name}") for name in one.controls
        )
        yield f"{shown} Called for by {controls}." if controls else shown


def _history(view: View, reviews: Sequence[Review]) -> Grid:
    return Grid(
        ("Date", "Rows", "Decisions", "Reviewer"),
        tuple(
            (
                one.date.isoformat(),
                str(len(one.sessions)),
                text(decisions_cell(view, one).value or ""),
                text(one.reviewer),
            )
            for one in reviews
        ),
        numbers=("Rows",),
    )


ROW_HEADS = (
    "Decision", "Score", "By the rules", "Device", "App", "Location", "Signed in", "Trusted", "Confirmed",
    "Current", "Owner", "Evidence note", "Reviewed", "Reviewer",
)  # fmt: skip


def _rows(catalog: Catalog, reviews: Sequence[Review]) -> Grid:
    labels = {one.id: one.label for one in catalog.vocabularies.decisions}
    return Grid(
        ROW_HEADS,
        tuple(
            tuple(map(text, _row(labels, review, one)))
            for review in reviews
            for one in score_review(catalog.scorer, catalog.vocabularies, review).rows
        ),
        numbers=("Score",),
    )


def _row(labels: Mapping[str, str], review: Review, reviewed: ReviewedRow) -> tuple[str, ...]:
    session = reviewed.session
    return (
        labels[session.decision],
        *_scored(labels, reviewed),
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


def _scored(labels: Mapping[str, str], reviewed: ReviewedRow) -> tuple[str, str]:
    """The score, and what it decides."""
    if reviewed.scored is None:
        return "", "Unreadable"
    result = reviewed.scored.result
    if isinstance(result, Complete):
        return _points(result.total), labels[result.decision]
    if result.least == result.most:
        return _points(result.least), "Incomplete"
    return f"{_points(result.least)} to {_points(result.most)}", "Incomplete"


def _points(number: int) -> str:
    return str(number).replace("-", "\u2212")
