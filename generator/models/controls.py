"""data/controls.yml: account controls: what each does, what it does not, and where it applies."""

from __future__ import annotations

from pydantic import Field

from generator.models.base import ChecklistId, ControlId, FactId, Id, Line, Record


class Control(Record):
    """A control that an account can have, or a policy can require."""

    id: Id
    title: Line = Field(description="what the control is called")
    does: tuple[Line, ...] = Field(min_length=1, description="what it does")
    does_not: tuple[Line, ...] = Field(min_length=1, description="what it must not be taken for")
    applies: Line = Field(description="where it applies")
    any_of: tuple[ControlId, ...] = Field(
        default=(), description="other controls, any one of which satisfies this one"
    )
    checklists: tuple[ChecklistId, ...] = Field(
        default=(), description="checklists that help to put it in place"
    )
    facts: tuple[FactId, ...] = Field(default=(), description="the facts it rests on")
