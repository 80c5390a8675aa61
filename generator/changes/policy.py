"""Two catalogs and a day go in; what holds for whom that did not before comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from generator.catalog import Catalog
from generator.changes.values import Plain, plain
from generator.diagnostics import Position
from generator.models.policy import Setting
from generator.models.teams import Team
from generator.obligations import written_at
from generator.policy import Effective, EffectiveValue, Origin, effective_policy


@dataclass(frozen=True)
class Held:
    """What holds: the value, where it comes from, and where that is written."""

    value: Plain
    origin: Origin
    exception: str | None
    at: Position


_Pair = tuple[tuple[Effective, Held] | None, tuple[Effective, Held] | None]
"""What holds on the two sides."""


@dataclass(frozen=True)
class EffectiveChange:
    """Another value that holds, on the day or later, with all teams that it is the same change for."""

    setting: str
    title: str
    teams: tuple[str, ...]
    old: Held | None
    """None where there was no such setting."""
    new: Held | None
    since: date | None = None
    """The first day on which it holds; None where that is the day of the comparison, or before."""
    until: date | None = None
    """The last day on which it holds; None where nothing in the data ends it."""


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
    """What holds otherwise from the day on, for teams that both catalogs have.

    An exception may hide on the day what an edit changes for the time after it, so every day on which an
    exception of either side begins or has ended is looked at as well. The same change for several teams is
    one.
    """
    found: dict[str, EffectiveChange] = {}
    for team in common_teams(base, head):
        for one in _of_team(base, head, team, as_of):
            same = found.setdefault(repr(one), one)
            found[repr(one)] = replace(same, teams=(*same.teams, team))
    return tuple(found.values())


def _of_team(base: Catalog, head: Catalog, team: str, as_of: date) -> Iterator[EffectiveChange]:
    """The changes for one team, setting by setting in the order of the policy, each from its first day on."""
    days = _days(base.teams[team], head.teams[team], as_of)
    olds, news = ([held_by(one, team, day) for day in days] for one in (base, head))
    for name in dict.fromkeys([*news[0], *olds[0]]):
        pairs = [(old.get(name), new.get(name)) for old, new in zip(olds, news, strict=True)]
        for first, last, pair in _spans(pairs):
            if _differs(pair):
                yield _change(name, pair, days[first] if first else None, _day_before(days, last))


def _days(old: Team, new: Team, as_of: date) -> list[date]:
    """The day of the comparison, and each later one on which an exception begins or has ended."""
    begin_or_end = {
        day
        for one in (*old.exceptions, *new.exceptions)
        for day in (one.approved_on, one.expires + timedelta(days=1) if one.expires < date.max else date.max)
    }
    return [as_of, *sorted(day for day in begin_or_end if day > as_of)]


def _spans(pairs: list[_Pair]) -> Iterator[tuple[int, int, _Pair]]:
    """Runs of equal pairs: the first of each, the one after its last, and the pair."""
    at = 0
    for _, run in groupby(pairs, key=_said):
        length = len(list(run))
        yield at, at + length, pairs[at]
        at += length


def _said(pair: _Pair) -> str:
    return repr(tuple(side[1] if side else None for side in pair))


def _differs(pair: _Pair) -> bool:
    before, after = pair
    return before is None or after is None or not same_value(before[0].value, after[0].value)


def _change(name: str, pair: _Pair, since: date | None, until: date | None) -> EffectiveChange:
    old, new = (side[1] if side else None for side in pair)
    title = next(side[0].setting.title for side in reversed(pair) if side)
    return EffectiveChange(name, title, (), old, new, since, until)


def _day_before(days: list[date], index: int) -> date | None:
    return days[index] - timedelta(days=1) if index < len(days) else None


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
