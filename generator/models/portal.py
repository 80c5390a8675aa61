"""data/portal.yml: what this portal is called, who owns it, and its few settings."""

from __future__ import annotations

from pydantic import Field

from generator.models.base import ChecklistId, Day, DrillId, Duration, Line, Link, Record, RoleId
from generator.models.vocabularies import Tone


class PlannedDrill(Record):
    """The next drill on the calendar; it has exactly one of `drill` and `checklist`."""

    on: Day = Field(description="the day of the drill")
    drill: DrillId | None = Field(default=None, description="the drill that is held at the table")
    checklist: ChecklistId | None = Field(
        default=None, description="the checklist that is practised by hand instead"
    )
    lead: RoleId = Field(description="the role that leads it, from the vocabulary of roles")


class Door(Record):
    """One of the ways into the portal, on its home page."""

    title: Line = Field(description="what the reader wants")
    text: Line = Field(description="what is behind the door")
    to: Link = Field(description="the page it leads to")
    tone: Tone = Field(description="the colour it has")


class Portal(Record):
    """The portal itself: one record."""

    name: Line = Field(description="the portal's name, as the header shows it")
    purpose: Line = Field(description="one line that says what the portal is for")
    owner: RoleId = Field(description="the role that owns the portal, from the vocabulary of roles")
    contact: Link = Field(description="where the owner can be reached")
    product_settings: Link = Field(description="where the product's security settings are")
    source: Link | None = Field(
        default=None,
        description="where data/ and docs/ can be read and edited: an address with {path} for the file, "
        "as in data/policy.yml, and {line} for the line",
    )
    pages_checked_every: Duration | None = Field(
        default=None,
        description="how long after its last check a page must be read again; none: no such rule",
    )
    exception_limit: Duration = Field(description="how long an exception may last at most")
    due_soon: Duration = Field(description="how long before its date a thing counts as due soon")
    doors: tuple[Door, ...] = Field(min_length=1, description="the ways in from the home page, in order")
    review_checklist: ChecklistId = Field(description="the checklist that a review begins with")
    unavailable_checklist: ChecklistId = Field(
        description="the checklist for accounts that have no Active sessions"
    )
    next_drill: PlannedDrill | None = Field(default=None, description="the next drill, if one is planned")
