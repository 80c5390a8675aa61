"""The catalog and a team go in; what binds the team comes out: values and their places, dates, checklists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.catalog import Catalog
from generator.diagnostics import Position
from generator.models.base import Ids
from generator.models.redaction import RedactionRules
from generator.models.reviews import Review
from generator.models.teams import PolicyException, Team
from generator.models.vocabularies import SignIn
from generator.policy import (
    Effective,
    deadlines,
    default_policy,
    excepted,
    forbidden_by,
    kept,
    on_day,
    own_policy,
)
from generator.policy import next_review as next_review_after


@dataclass(frozen=True)
class Obligation:
    """What one setting asks of a team: its own value, and what holds instead while an exception is active."""

    now: Effective
    """What holds on the day that was asked for."""
    own: Effective
    """What holds on a day without any exception."""
    excepted: tuple[Effective, ...]
    """What each exception of the setting makes of it while it is active, in the order of the team's file."""

    @property
    def is_default(self) -> bool:
        """Whether the default holds on every day, as for all teams that say nothing of the setting."""
        return self.own.origin == "default" and not self.excepted


@dataclass(frozen=True)
class AssignedChecklist:
    """A checklist of a team: chosen by the team itself, or called for by controls that it must have."""

    checklist: str
    chosen: bool
    controls: Ids


@dataclass(frozen=True)
class Bound:
    """All that binds a team on a day, and what follows from its last review."""

    team: Team
    sign_in: SignIn
    obligations: tuple[Obligation, ...]
    """What every setting asks of it, in the order of the policy."""
    checklists: tuple[AssignedChecklist, ...]
    reviews: tuple[Review, ...]
    """Its published reviews, the latest first."""
    next_review: date | None
    raw_rows_gone: date | None

    @property
    def last_review(self) -> date | None:
        """The day of the last review; None before the first."""
        return self.reviews[0].date if self.reviews else None


def bound(catalog: Catalog, team: Team, as_of: date) -> Bound:
    """All that binds a team on a day."""
    own, reviews = own_policy(catalog.policy, team), catalog.reviews_of(team.id)
    sign_in = sign_in_of(catalog, team)
    after = deadlines(own, team, reviews[0].date) if reviews else None
    return Bound(
        team=team,
        sign_in=sign_in,
        obligations=_obligations(own, team, as_of),
        checklists=_assigned_checklists(catalog, own, team),
        reviews=reviews,
        next_review=after.next_review if after is not None and sign_in.active_sessions else None,
        raw_rows_gone=after.raw_rows_gone if after is not None else None,
    )


def _obligations(own: tuple[Effective, ...], team: Team, as_of: date) -> tuple[Obligation, ...]:
    return tuple(
        Obligation(
            one,
            other,
            tuple(excepted(other, e) for e in team.exceptions if e.setting == other.setting.id),
        )
        for one, other in zip(on_day(own, team, as_of), own, strict=True)
    )


def written_at(catalog: Catalog, team: Team, one: Effective) -> Position:
    """Where the value that holds was written: in the policy, under the team's policy, or in an exception."""
    if one.exception is not None:
        return exception_place(catalog, team, one.exception, "value")
    if one.origin == "team":
        return catalog.places["teams", team.id].at("policy", one.setting.id)
    index = catalog.policy.settings.index(one.setting)
    return catalog.places["policy", "policy"].at("settings", index, "default")


def exception_place(catalog: Catalog, team: Team, exception: PolicyException, *path: str) -> Position:
    """Where an exception of the team was written, or a value of it."""
    index = team.exceptions.index(exception)
    return catalog.places["teams", team.id].at("exceptions", index, *path)


def sign_in_of(catalog: Catalog, team: Team) -> SignIn:
    """How the team's accounts sign in."""
    return next(term for term in catalog.vocabularies.sign_in if term.id == team.sign_in)


def next_review(catalog: Catalog, team: Team) -> date | None:
    """The day by which the team reviews again; None before a first review, and without Active sessions."""
    reviews = catalog.reviews_of(team.id)
    if not reviews or not sign_in_of(catalog, team).active_sessions:
        return None
    return next_review_after(catalog.policy, team, reviews[0].date)


def forbidden_classes(catalog: Catalog) -> dict[str, str]:
    """By class of the redaction rules, the setting of the policy that forbids to keep it."""
    return forbidden_by(default_policy(catalog.policy))


def published_rules(catalog: Catalog) -> RedactionRules:
    """The redaction rules that whatever is published is held to.

    They are all of them, but for a class that the policy lets every team keep as evidence.
    """
    free = kept(default_policy(catalog.policy))
    rules = tuple(rule for rule in catalog.redaction.rules if rule.class_ not in free)
    return catalog.redaction.model_copy(update={"rules": rules}) if free else catalog.redaction


def assigned_checklists(catalog: Catalog, team: Team) -> tuple[AssignedChecklist, ...]:
    """The checklists of the team: those it names, then those that its required controls call for.

    An exception from a control ends; the checklist that puts the control in place is needed before that. So
    controls count that hold without exceptions.
    """
    return _assigned_checklists(catalog, own_policy(catalog.policy, team), team)


def _assigned_checklists(
    catalog: Catalog, own: tuple[Effective, ...], team: Team
) -> tuple[AssignedChecklist, ...]:
    required = [
        name
        for one in own
        if one.setting.set_of == "controls" and isinstance(one.value, tuple)
        for name in one.value
    ]
    called = [name for control in required for name in catalog.controls[control].checklists]
    return tuple(
        AssignedChecklist(
            name,
            name in team.checklists,
            tuple(control for control in required if name in catalog.controls[control].checklists),
        )
        for name in dict.fromkeys([*team.checklists, *called])
    )
