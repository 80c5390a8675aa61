"""data/publication.yml: what may be published of a session row, and what is meant to be public."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.models.base import Line, Record, Verbatim

PlaceLevel = Literal["country", "region"]
"""How exact a published place may be."""


class Allowed(Record):
    """Something that looks like a leak and is meant to be public."""

    text: Verbatim = Field(description="exactly what may stand in the site, and nothing around it")
    reason: Line = Field(description="why it may")


class Publication(Record):
    """The rules for what leaves the hands of a reviewer."""

    fewest_alike: int = Field(
        ge=1, le=1_000, description="so many rows at least share team, device, app and location"
    )
    places: PlaceLevel = Field(description="how exact a published place may be: country or region")
    allowed: tuple[Allowed, ...] = Field(default=(), description="what is meant to be public, each exactly")
