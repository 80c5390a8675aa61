"""Two catalogs and a day go in; exceptions that came, went or are others, and what that does, come out."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date

from generator.catalog import Catalog
from generator.changes.policy import effective_changes
from generator.changes.values import Change, Plain, ValueChange, plain, value_changes
from generator.diagnostics import Position
from generator.models.teams import PolicyException, Team
from generator.obligations import exception_place
from generator.policy import ExceptionState, exception_state


@dataclass(frozen=True)
class ExceptionSide:
    """An exception as it is written on one side, and how it stands on the day."""

    setting: str
    value: Plain
    approved_on: date
    expires: date
    state: ExceptionState
    at: Position


@dataclass(frozen=True)
class ExceptionChange:
    """An exception that was added, removed or changed, on the day active or not."""

    team: str
    id: str
    change: Change
    old: ExceptionSide | None
    new: ExceptionSide | None
    values: tuple[ValueChange, ...]
    """What of it is another; empty where it came or went."""
    effective_changes: bool
    """Whether another value holds for the team than before, on the day or later."""

    @property
    def begins(self) -> bool:
        """Whether it holds on the day, and did not before."""
        return _active(self.new) and not _active(self.old)

    @property
    def ends(self) -> bool:
        """Whether it does not hold on the day any more."""
        return _active(self.old) and not _active(self.new)


def exception_changes(base: Catalog, head: Catalog, as_of: date) -> tuple[ExceptionChange, ...]:
    """Every exception that differs, team by team."""
    teams = [*base.teams, *(name for name in head.teams if name not in base.teams)]
    changed = {(team, one.setting) for one in effective_changes(base, head, as_of) for team in one.teams}
    return tuple(one for team in teams for one in _of_team(base, head, team, as_of, changed))


def _of_team(
    base: Catalog, head: Catalog, team: str, as_of: date, changed: Set[tuple[str, str]]
) -> Iterator[ExceptionChange]:
    both = team in base.teams and team in head.teams
    old, new = _exceptions(base.teams.get(team)), _exceptions(head.teams.get(team))
    for name in [*old, *(name for name in new if name not in old)]:
        before, after = _side(base, team, old.get(name), as_of), _side(head, team, new.get(name), as_of)
        values = _values(base, head, team, name) if before and after else ()
        if before and after and not values:
            continue
        change: Change = "changed" if before and after else "removed" if before else "added"
        settings = {side.setting for side in (before, after) if side}
        differs = not both or any((team, setting) in changed for setting in settings)
        yield ExceptionChange(team, name, change, before, after, values, differs)


def _exceptions(team: Team | None) -> dict[str, PolicyException]:
    return {one.id: one for one in team.exceptions} if team is not None else {}


def _side(catalog: Catalog, team: str, one: PolicyException | None, as_of: date) -> ExceptionSide | None:
    if one is None:
        return None
    at = exception_place(catalog, catalog.teams[team], one)
    state = exception_state(one, as_of)
    return ExceptionSide(one.setting, plain(one.value), one.approved_on, one.expires, state, at)


def _values(base: Catalog, head: Catalog, team: str, name: str) -> tuple[ValueChange, ...]:
    sides = []
    for catalog in (base, head):
        exceptions = catalog.teams[team].exceptions
        index = next(index for index, one in enumerate(exceptions) if one.id == name)
        sides.append((exceptions[index], catalog.places["teams", team].inside("exceptions", index)))
    (old, old_place), (new, new_place) = sides
    return value_changes(old, old_place, new, new_place)


def _active(side: ExceptionSide | None) -> bool:
    return side is not None and side.state == "active"
