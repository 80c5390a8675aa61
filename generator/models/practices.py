"""data/practices.yml: what teams do as a habit, and the checklist that goes with it."""

from __future__ import annotations

from pydantic import Field

from generator.models.base import ChecklistId, FactId, Id, Line, Record, RoleId, Text


class Practice(Record):
    """A habit of a product team."""

    id: Id
    title: Line = Field(description="what the habit is called")
    when: Line = Field(description="the occasion")
    lead: RoleId = Field(description="the role that leads it, from the vocabulary of roles")
    does: Text = Field(description="what the team does, and why")
    checklist: ChecklistId = Field(description="the checklist that goes with it")
    facts: tuple[FactId, ...] = Field(default=(), description="the facts it rests on")
