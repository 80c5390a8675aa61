"""The catalog goes in; what `vocabularies.json` says comes out: the closed lists of terms."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.api.parts import DataFile, Output, in_site
from generator.build import Build
from generator.models.vocabularies import Decision, Term, Tone


class TermEntry(Output):
    """A term of a vocabulary."""

    id: str
    label: str = Field(description="what readers see; may change, unlike the id")
    meaning: str


class DecisionEntry(TermEntry):
    """What is decided about a session row."""

    severity: int = Field(description="how severe the decision is; a higher one comes first")
    tone: Tone = Field(description="the colour and shape it is shown with")
    next: str = Field(description="what to do once it is decided")
    see: str | None = Field(description="the page that says how: an address, or from the portal's root")


class SignInEntry(TermEntry):
    """How an account signs in."""

    active_sessions: bool = Field(description="whether Active sessions is offered to such an account")


class EvidenceRuleEntry(TermEntry):
    """A rule for what may be written down as evidence."""

    never: tuple[str, ...] = Field(description="what must never be in it")


class VocabulariesFile(Output):
    """The terms that data, pages and exports share."""

    schema_: Literal["vocabularies/1"] = Field(default="vocabularies/1", alias="schema")
    apps: tuple[TermEntry, ...] = Field(description="first-party apps; rows name them by label")
    decisions: tuple[DecisionEntry, ...] = Field(description="decisions about a row")
    roles: tuple[TermEntry, ...] = Field(description="roles; never persons")
    sign_in: tuple[SignInEntry, ...] = Field(description="ways to sign in")
    circumstances: tuple[TermEntry, ...] = Field(
        description="what may be the case with an account in an incident"
    )
    evidence_rules: tuple[EvidenceRuleEntry, ...] = Field(description="rules for evidence")
    separate_reviews: tuple[TermEntry, ...] = Field(description="what is reviewed apart from the others")


def _make(build: Build) -> VocabulariesFile:
    words = build.catalog.vocabularies
    return VocabulariesFile(
        apps=_terms(words.apps),
        decisions=tuple(_decision(one) for one in words.decisions),
        roles=_terms(words.roles),
        sign_in=tuple(
            SignInEntry(id=one.id, label=one.label, meaning=one.meaning, active_sessions=one.active_sessions)
            for one in words.sign_in
        ),
        circumstances=_terms(words.circumstances),
        evidence_rules=tuple(
            EvidenceRuleEntry(id=one.id, label=one.label, meaning=one.meaning, never=one.never)
            for one in words.evidence_rules
        ),
        separate_reviews=_terms(words.separate_reviews),
    )


def _terms(terms: tuple[Term, ...]) -> tuple[TermEntry, ...]:
    return tuple(TermEntry(id=one.id, label=one.label, meaning=one.meaning) for one in terms)


def _decision(decision: Decision) -> DecisionEntry:
    return DecisionEntry(
        id=decision.id,
        label=decision.label,
        meaning=decision.meaning,
        severity=decision.severity,
        tone=decision.tone,
        next=decision.next,
        see=in_site(decision.see) if decision.see is not None else None,
    )


VOCABULARIES = DataFile(
    "vocabularies", "The terms: apps, decisions, roles, ways to sign in and more.", VocabulariesFile, _make
)
