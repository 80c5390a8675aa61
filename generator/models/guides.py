"""data/guides/*.yml: short lists of statements, such as what Active sessions does not cover."""

from __future__ import annotations

from pydantic import Field

from generator.models.base import FactId, Id, Line, Record, Text


class Point(Record):
    """One statement of a guide."""

    id: Id
    say: Line = Field(description="the statement")
    why: Text | None = Field(default=None, description="why it matters, or what it means in practice")
    instead: Line | None = Field(default=None, description="for a 'do not': what to do instead")
    facts: tuple[FactId, ...] = Field(default=(), description="the facts it rests on")


class Guide(Record):
    """A list of statements on one matter."""

    id: Id
    title: Line = Field(description="what the list is called")
    summary: Line = Field(description="one sentence that says what the list is for")
    points: tuple[Point, ...] = Field(min_length=1, description="the statements, in order")
