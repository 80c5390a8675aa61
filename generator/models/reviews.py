"""data/reviews/TEAM/DATE.json: a published review of a team's session rows, written by machines.

It holds no address and no person: owners and reviewers are pseudonyms, devices and places are coarse labels,
times are days.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from generator.models.base import (
    AppLabel,
    AudienceId,
    Called,
    Day,
    DecisionId,
    Id,
    Record,
    TeamId,
    Verbatim,
    VerbatimMark,
)

_PSEUDONYM = Called("pseudonym")
OwnerPseudonym = Annotated[str, _PSEUDONYM, StringConstraints(pattern=r"^o-[a-z0-9-]{4,40}$"), VerbatimMark()]
ReviewerPseudonym = Annotated[
    str, _PSEUDONYM, StringConstraints(pattern=r"^r-[a-z0-9-]{4,40}$"), VerbatimMark()
]


class SessionRow(Record):
    """One session, as it was decided."""

    owner: OwnerPseudonym = Field(
        description="the owner's pseudonym: o- and 4 to 40 small letters, digits and hyphens"
    )
    device: Verbatim = Field(description="a coarse label such as Chrome on macOS; never a version")
    app: AppLabel = Field(description="the label of a first-party app")
    location: Verbatim = Field(description="a coarse place such as Approx. Portugal")
    signed_in: Day | None = Field(description="the day of the sign-in; null when not shown")
    trusted_device: bool | None = Field(
        description="whether the row calls the device trusted; null when not shown"
    )
    owner_can_confirm: bool | None = Field(
        description="whether the owner says that it is theirs; null when nobody asked"
    )
    current_session: bool | None = Field(
        description="whether it is marked as the current session; null when not shown"
    )
    decision: DecisionId = Field(description="a decision of the vocabulary")
    evidence: Verbatim | None = Field(default=None, description="a short note without anything secret")


@cache
def _same(fields: frozenset[str]) -> set[str]:
    return set(fields)


def _lean(row: SessionRow) -> SessionRow:
    """An equal row that takes half as much memory, since there are tens of thousands of rows.

    Python keeps the values of an object apart from their names, which all objects of a class share, where
    they were set one by one; Pydantic sets all of them with one dictionary. The set of the fields that a row
    was given is shared, too: nobody changes it, and a copy of a row has a copy of the set.
    """
    lean, put = SessionRow.__new__(SessionRow), object.__setattr__
    for name, value in row.__dict__.items():
        put(lean, name, value)
    put(lean, "__pydantic_fields_set__", _same(frozenset(row.model_fields_set)))
    put(lean, "__pydantic_extra__", None)
    put(lean, "__pydantic_private__", None)
    return lean


class Review(Record):
    """One review of one team's rows."""

    schema_: Literal["review/1"] = Field(alias="schema", description="the version of this format")
    team: TeamId = Field(description="the team whose rows they are")
    date: Day = Field(description="the day of the review")
    reviewer: ReviewerPseudonym = Field(
        description="the reviewer's pseudonym: r- and 4 to 40 small letters, digits and hyphens"
    )
    key_id: Id = Field(description="which key made the pseudonyms")
    visibility: AudienceId | None = Field(
        default=None, description="the widest audience that may see it; none: that of its team"
    )
    sessions: tuple[Annotated[SessionRow, AfterValidator(_lean)], ...] = Field(
        description="the rows, in the order they were shown"
    )
