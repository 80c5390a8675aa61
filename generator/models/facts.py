"""data/facts.yml: what the portal says about the product, where it is from and when somebody last checked."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.models.base import Day, Id, Line, Link, Record, Verbatim

Confidence = Literal["confirmed", "secondary", "conflicting", "unverified"]
"""How sure the portal is: the source itself; somebody's word of it; sources differ; one source only."""


class Source(Record):
    """Where a fact is from."""

    name: Verbatim = Field(description="the publication")
    article: Verbatim | None = Field(default=None, description="the article or section in it")
    link: Link | None = Field(default=None, description="its address")
    published: Verbatim | None = Field(default=None, description="when it was published or seen, as known")


class Fact(Record):
    """One claim about the product."""

    id: Id
    claim: Line = Field(description="the claim, in the portal's own words")
    sources: tuple[Source, ...] = Field(min_length=1, description="where it is from, the best first")
    checked_on: Day | None = Field(
        default=None,
        description="the day on which somebody last read the source; left out when nobody wrote it down",
    )
    check_again: Day = Field(description="the day by which the source must be read again")
    confidence: Confidence = Field(
        description="how sure the portal is: the source says so itself; somebody's word of it; sources "
        "differ; or one source only, not to be built on"
    )
    differs: Line | None = Field(
        default=None, description="where sources disagree: how, and which reading the portal takes"
    )
