"""The catalog goes in; what `facts.json` says comes out: each claim, its sources and its dates."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from generator.api.parts import DataFile, Output, WrittenAt, in_site, written
from generator.build import Build
from generator.catalog import Catalog
from generator.models.facts import Confidence, Fact


class FactSource(Output):
    """Where a fact is from."""

    name: str = Field(description="the publication")
    article: str | None = Field(description="the article or section in it")
    link: str | None = Field(description="its address")
    published: str | None = Field(description="when it was published or seen, in words")


class FactEntry(Output):
    """One claim about the product."""

    id: str
    claim: str
    page: str = Field(description="the page that shows it, from the root of the portal")
    sources: tuple[FactSource, ...] = Field(description="where it is from, the best first")
    checked_on: date | None = Field(
        description="the day on which somebody last read the source; null when nobody wrote it down"
    )
    check_again: date = Field(description="the day by which the source must be read again")
    confidence: Confidence = Field(description="how sure the portal is")
    differs: str | None = Field(description="where sources disagree: how, and which reading is taken")
    written_at: WrittenAt


class FactsFile(Output):
    """What the portal says about the product."""

    schema_: Literal["facts/1"] = Field(default="facts/1", alias="schema")
    facts: tuple[FactEntry, ...]


def _make(build: Build) -> FactsFile:
    catalog = build.catalog
    return FactsFile(facts=tuple(_entry(catalog, one) for one in catalog.facts.values()))


def _entry(catalog: Catalog, fact: Fact) -> FactEntry:
    return FactEntry(
        id=fact.id,
        claim=fact.claim,
        page=in_site(f"facts.md#{fact.id}"),
        sources=tuple(
            FactSource(
                name=one.name,
                article=one.article,
                link=in_site(one.link) if one.link is not None else None,
                published=one.published,
            )
            for one in fact.sources
        ),
        checked_on=fact.checked_on,
        check_again=fact.check_again,
        confidence=fact.confidence,
        differs=fact.differs,
        written_at=written(catalog, catalog.places["facts", fact.id].at()),
    )


FACTS = DataFile(
    "facts", "Each claim about the product, its sources, and when to check again.", FactsFile, _make
)
