"""data/places.yml: the regions of the world, their countries, and cities that rows show.

It is how an exact place becomes a coarse one; a place that is not listed becomes Approx. unknown.
"""

from __future__ import annotations

from pydantic import Field

from generator.models.base import Id, Record, Verbatim


class Country(Record):
    """A country, or a territory that rows show as one."""

    name: Verbatim = Field(description="what published rows call it")
    also: tuple[Verbatim, ...] = Field(default=(), description="other names, and the codes of ISO 3166")
    parts: tuple[Verbatim, ...] = Field(
        default=(),
        description="states and provinces; one may be called like another country, and then a city decides",
    )
    cities: tuple[Verbatim, ...] = Field(default=(), description="cities and districts that rows show")


class Region(Record):
    """A region: the coarsest place that is published."""

    id: Id
    name: Verbatim = Field(description="what published rows call it")
    countries: tuple[Country, ...] = Field(min_length=1, description="its countries")
