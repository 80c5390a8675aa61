"""data/vocabularies.yml: the closed lists of terms that data, pages, widgets and exports share."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.models.base import Id, Ids, Line, Link, Record

Tone = Literal["keep", "review", "revoke", "rotate", "escalate", "blocked"]
"""The six looks that a decision can have: a colour together with a shape."""


class Term(Record):
    """A term of a vocabulary."""

    id: Id
    label: Line = Field(description="what readers see; may change, unlike the id")
    meaning: Line = Field(description="what the term means, in one sentence")


class Decision(Term):
    """What is decided about a session row."""

    severity: int = Field(ge=0, le=100, description="how severe the decision is; a higher one comes first")
    tone: Tone = Field(description="the colour and shape it is shown with")
    next: Line = Field(description="what to do once it is decided")
    see: Link | None = Field(default=None, description="the page of the portal that says how")


class App(Term):
    """A first-party app that a session row can name; rows carry its label."""


class Role(Term):
    """A role that owns, leads, approves or is reached; never a person."""


class Audience(Term):
    """A circle of readers that a site can be built for."""


class SignIn(Term):
    """How an account signs in."""

    active_sessions: bool = Field(description="whether Active sessions is offered to such an account")


class Circumstance(Term):
    """What may be the case with an account in an incident; a step stays until it is ruled out."""


class EvidenceRule(Term):
    """A rule for what may be written down as evidence."""

    never: tuple[Line, ...] = Field(default=(), description="what must never be in it")


class Vocabularies(Record):
    """Every vocabulary of the portal."""

    apps: tuple[App, ...] = Field(description="first-party apps")
    decisions: tuple[Decision, ...] = Field(description="decisions about a row")
    roles: tuple[Role, ...] = Field(description="roles")
    sign_in: tuple[SignIn, ...] = Field(description="ways to sign in")
    circumstances: tuple[Circumstance, ...] = Field(
        description="what may be the case with an account in an incident"
    )
    evidence_rules: tuple[EvidenceRule, ...] = Field(description="rules for evidence")
    separate_reviews: tuple[Term, ...] = Field(description="what is reviewed apart from the others")
    audiences: tuple[Audience, ...] = Field(
        default=(), description="whom a site can be built for, the widest circle first"
    )

    def audience(self, name: str | None) -> Audience | None:
        """The audience with an id; None for what everybody may see."""
        return next((one for one in self.audiences if one.id == name), None)

    def term_named(self, name: str) -> Decision | Role | None:
        """The decision or the role with an id; its label may change."""
        terms: tuple[Decision | Role, ...] = (*self.decisions, *self.roles)
        return next((one for one in terms if one.id == name), None)

    @property
    def decision_ids(self) -> Ids:
        """The ids of the decisions, in the order they are written."""
        return tuple(decision.id for decision in self.decisions)
