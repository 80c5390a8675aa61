"""Two catalogs and what differs of their records go in; changed steps, and who works with what, come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.catalog import Catalog
from generator.changes.records import RecordChange
from generator.changes.values import Change, ValueChange
from generator.diagnostics import Position
from generator.models.checklists import Checklist, Step
from generator.obligations import assigned_checklists


@dataclass(frozen=True)
class StepChange:
    """A step that was added, removed or changed."""

    id: str
    change: Change
    old_text: str | None
    new_text: str | None
    values: tuple[ValueChange, ...]
    """What is another besides the text of the step."""
    old_at: Position | None
    new_at: Position | None

    @property
    def reworded(self) -> bool:
        """Whether the step has the same id and another text."""
        return self.change == "changed" and self.old_text != self.new_text


@dataclass(frozen=True)
class MovedStep:
    """A step of an ordered checklist that stands elsewhere: after which step, None for the first place."""

    id: str
    old_after: str | None
    new_after: str | None


@dataclass(frozen=True)
class ChecklistChange:
    """A checklist that was added, removed or changed."""

    id: str
    title: str
    change: Change
    values: tuple[ValueChange, ...]
    """What is another besides its steps."""
    steps: tuple[StepChange, ...]
    moved: tuple[MovedStep, ...]
    old_at: Position | None
    new_at: Position | None


@dataclass(frozen=True)
class AssignmentChange:
    """A checklist that a team gets or loses, and why it has or had it."""

    team: str
    checklist: str
    change: Change
    chosen: bool
    """Whether the team names it."""
    controls: tuple[str, ...]
    """The required controls that call for it."""


def checklist_changes(
    base: Catalog, head: Catalog, records: Iterable[RecordChange]
) -> tuple[ChecklistChange, ...]:
    """The checklists among the records that differ, step by step."""
    return tuple(_checklist(base, head, one) for one in records if one.kind == "checklist")


def _checklist(base: Catalog, head: Catalog, record: RecordChange) -> ChecklistChange:
    old, new = base.checklists.get(record.id), head.checklists.get(record.id)
    title = (new or old).title  # type: ignore[union-attr]  # one of the two is there
    steps: tuple[StepChange, ...] = ()
    moved: tuple[MovedStep, ...] = ()
    if old is not None and new is not None:
        steps = tuple(_steps(old, new, record.values))
        if any(one.path == ("steps",) for one in record.values):
            moved = moved_steps(_ids(old), _ids(new))
    values = tuple(one for one in record.values if one.path[0] != "steps")
    return ChecklistChange(
        record.id, title, record.change, values, steps, moved, record.old_at, record.new_at
    )


def _steps(old: Checklist, new: Checklist, values: tuple[ValueChange, ...]) -> Iterator[StepChange]:
    before, after = {step.id: step for step in old.steps}, {step.id: step for step in new.steps}
    changed: dict[str, list[ValueChange]] = {}
    for one in values:
        if one.path[0] == "steps" and len(one.path) > 1:
            changed.setdefault(one.path[1], []).append(one)
    for name in [*after, *(name for name in before if name not in after)]:
        if name in changed:
            yield _step(name, before.get(name), after.get(name), changed[name])


def _step(name: str, old: Step | None, new: Step | None, found: list[ValueChange]) -> StepChange:
    change: Change = "added" if old is None else "removed" if new is None else "changed"
    return StepChange(
        name,
        change,
        old.do if old is not None else None,
        new.do if new is not None else None,
        tuple(one for one in found if len(one.path) > 2 and one.path[2] != "do"),
        found[0].old_at,
        found[0].new_at,
    )


def _ids(checklist: Checklist) -> list[str]:
    return [step.id for step in checklist.steps]


def moved_steps(old: list[str], new: list[str]) -> tuple[MovedStep, ...]:
    """The fewest steps that one would have to move to get from one order to the other."""
    known = [name for name in new if name in old]
    stay = _longest_in_order([old.index(name) for name in known])
    return tuple(
        MovedStep(name, _before(old, name), _before(new, name))
        for place, name in enumerate(known)
        if place not in stay
    )


def _before(order: list[str], name: str) -> str | None:
    index = order.index(name)
    return order[index - 1] if index else None


def _longest_in_order(numbers: list[int]) -> frozenset[int]:
    """The places of a longest run of numbers that rise; a checklist is short, so this need not be quick."""
    runs: list[list[int]] = []
    for place, number in enumerate(numbers):
        before = [run for run in runs if numbers[run[-1]] < number]
        runs.append([*_longest(before), place])
    return frozenset(_longest(runs))


def _longest(runs: list[list[int]]) -> list[int]:
    return max(runs, key=len) if runs else []


def assignment_changes(base: Catalog, head: Catalog) -> tuple[AssignmentChange, ...]:
    """The checklists that a team of both catalogs gets or loses."""
    return tuple(one for team in head.teams if team in base.teams for one in _assignments(base, head, team))


def _assignments(base: Catalog, head: Catalog, team: str) -> Iterator[AssignmentChange]:
    old = {one.checklist: one for one in assigned_checklists(base, base.teams[team])}
    new = {one.checklist: one for one in assigned_checklists(head, head.teams[team])}
    for name in [*new, *(name for name in old if name not in new)]:
        if name not in old:
            yield AssignmentChange(team, name, "added", new[name].chosen, new[name].controls)
        elif name not in new:
            yield AssignmentChange(team, name, "removed", old[name].chosen, old[name].controls)
