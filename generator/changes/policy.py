"""Two catalogs and a day go in; what holds for whom that did not before comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.catalog import Catalog
from generator.changes.values import Plain, plain
from generator.diagnostics import Position
from generator.models.policy import Setting
from generator.obligations import written_at
from generator.policy import Effective, EffectiveValue, Origin, effective_policy


@dataclass(frozen=True)
class Held:
    """What holds: the value, where it comes from, and where that is written."""

    value: Plain
    origin: Origin
    exception: str | None
    at: Position


@dataclass(frozen=True)
class EffectiveChange:
    """A value that holds on the day and did not before, with all teams that it is the same change for."""

    setting: str
    title: str
    teams: tuple[str, ...]
    old: Held | None
    """None where there was no such setting."""
    new: Held | None


@dataclass(frozen=True)
class DefaultChange:
    """A default that is another, with the teams that it binds and those that it does not."""

    setting: str
    title: str
    old: Plain
    new: Plain
    old_at: Position
    new_at: Position
    binds: tuple[str, ...]
    """The teams for which the default holds on the day."""
    binds_not: tuple[str, ...]
    """The teams that have a value of their own, or an exception."""


def effective_changes(base: Catalog, head: Catalog, as_of: date) -> tuple[EffectiveChange, ...]:
    """What holds on the day for teams that both catalogs have; the same change of several teams is one."""
    found: dict[tuple[object, ...], tuple[list[str], Held | None, Held | None, str]] = {}
    for team in common_teams(base, head):
        old, new = held_by(base, team, as_of), held_by(head, team, as_of)
        for name in [*new, *(name for name in old if name not in new)]:
            before, after = old.get(name), new.get(name)
            if before is None or after is None or not same_value(before[0].value, after[0].value):
                one = before[1] if before else None, after[1] if after else None
                title = (after or before)[0].setting.title  # type: ignore[index]  # one of the two is there
                found.setdefault((name, repr(one)), ([], *one, title))[0].append(team)
    return tuple(
        EffectiveChange(str(key[0]), title, tuple(teams), old, new)
        for key, (teams, old, new, title) in found.items()
    )


def default_changes(base: Catalog, head: Catalog, as_of: date) -> tuple[DefaultChange, ...]:
    """The defaults that are others, of settings that both policies have."""
    return tuple(_default_changes(base, head, as_of))


def _default_changes(base: Catalog, head: Catalog, as_of: date) -> Iterator[DefaultChange]:
    before = {setting.id: setting for setting in base.policy.settings}
    origins = {team: held_by(head, team, as_of) for team in head.teams}
    for setting in head.policy.settings:
        old = before.get(setting.id)
        if old is None or same_value(old.default, setting.default):
            continue
        binds = tuple(team for team, held in origins.items() if held[setting.id][1].origin == "default")
        yield DefaultChange(
            setting.id,
            setting.title,
            plain(old.default),
            plain(setting.default),
            _default_at(base, old),
            _default_at(head, setting),
            binds,
            tuple(team for team in origins if team not in binds),
        )


def held_by(catalog: Catalog, team: str, as_of: date) -> Mapping[str, tuple[Effective, Held]]:
    """What holds for a team on the day, by setting."""
    record = catalog.teams[team]
    return {
        one.setting.id: (
            one,
            Held(
                plain(one.value),
                one.origin,
                one.exception.id if one.exception else None,
                written_at(catalog, record, one),
            ),
        )
        for one in effective_policy(catalog.policy, record, as_of)
    }


def same_value(one: EffectiveValue, other: EffectiveValue) -> bool:
    """Whether two values are the same; a set has no order, and true is no number."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return set(one) == set(other)
    return type(one) is type(other) and one == other


def common_teams(base: Catalog, head: Catalog) -> tuple[str, ...]:
    """The teams that both catalogs have."""
    return tuple(name for name in head.teams if name in base.teams)


def _default_at(catalog: Catalog, setting: Setting) -> Position:
    index = catalog.policy.settings.index(setting)
    return catalog.places["policy", "policy"].at("settings", index, "default")
