"""Two catalogs and a day go in; everything that differs, and what that does to whom, comes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.catalog import Catalog
from generator.changes.checklists import (
    AssignmentChange,
    ChecklistChange,
    assignment_changes,
    checklist_changes,
)
from generator.changes.exceptions import ExceptionChange, exception_changes
from generator.changes.policy import DefaultChange, EffectiveChange, default_changes, effective_changes
from generator.changes.records import RecordChange, record_changes
from generator.changes.scoring import ScoringChange, scoring_change


@dataclass(frozen=True)
class Changes:
    """The difference between two states of the data.

    `records` has every value that differs, of every kind. The others say what that does.
    """

    as_of: date
    effective: tuple[EffectiveChange, ...]
    defaults: tuple[DefaultChange, ...]
    exceptions: tuple[ExceptionChange, ...]
    assignments: tuple[AssignmentChange, ...]
    checklists: tuple[ChecklistChange, ...]
    scoring: ScoringChange | None
    records: tuple[RecordChange, ...]

    @property
    def any(self) -> bool:
        """Whether anything differs."""
        return bool(self.records)

    def of(self, kind: str) -> tuple[RecordChange, ...]:
        """The records of a kind that differ."""
        return tuple(one for one in self.records if one.kind == kind)


def compare(base: Catalog, head: Catalog, as_of: date) -> Changes:
    """Everything that differs between two states of the data, with what holds on the day `as_of`."""
    records = record_changes(base, head)
    kinds = {one.kind for one in records}
    policy = bool(kinds & {"policy", "team"})
    return Changes(
        as_of,
        effective_changes(base, head, as_of) if policy else (),
        default_changes(base, head, as_of) if "policy" in kinds else (),
        exception_changes(base, head, as_of) if "team" in kinds else (),
        assignment_changes(base, head) if kinds & {"policy", "team", "controls"} else (),
        checklist_changes(base, head, records),
        scoring_change(base, head) if kinds & {"scoring", "team"} else None,
        records,
    )
