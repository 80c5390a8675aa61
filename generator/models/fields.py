"""data/fields.yml: the fields of a session row that are worth capturing."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.models.base import FactId, Id, Line, Record, Verbatim


class RowField(Record):
    """One field of a session row."""

    id: Id
    label: Line = Field(description="what readers see")
    capture: Line = Field(description="what to write down")
    example: Verbatim = Field(description="a value as it should look")
    aliases: tuple[Verbatim, ...] = Field(
        default=(), description="what a raw export calls the field; letters and digits count, in any case"
    )
    never: Line | None = Field(default=None, description="what must not be written there")
    vocabulary: Literal["apps", "decisions", "evidence_rules"] | None = Field(
        default=None, description="the vocabulary its values are from"
    )
    facts: tuple[FactId, ...] = Field(default=(), description="the facts it rests on")
