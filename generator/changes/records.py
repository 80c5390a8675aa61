"""Two catalogs go in; every record that came, went or is another, of whatever kind, comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.catalog import Catalog
from generator.catalog.kinds import KINDS, Kind
from generator.changes.values import Change, ValueChange, value_changes
from generator.diagnostics import Position
from generator.models.base import Record


@dataclass(frozen=True)
class RecordChange:
    """A record that was added, removed or changed, with every value of it that differs."""

    kind: str
    """The kind of data, such as `team`."""
    id: str
    change: Change
    values: tuple[ValueChange, ...]
    """What is another; empty where the whole record came or went."""
    old_at: Position | None
    new_at: Position | None


def record_changes(base: Catalog, head: Catalog) -> tuple[RecordChange, ...]:
    """Everything that the data says differently, kind by kind."""
    return tuple(one for kind in KINDS for one in _changes(kind, base, head))


def records_of(kind: Kind, catalog: Catalog) -> Mapping[str, Record]:
    """The records of a kind, by id; the only one of a kind is called like the kind."""
    found = getattr(catalog, kind.attribute)
    return {kind.name: found} if kind.layout == "one" else found


def _changes(kind: Kind, base: Catalog, head: Catalog) -> Iterator[RecordChange]:
    old, new = records_of(kind, base), records_of(kind, head)
    for name in [*old, *(name for name in new if name not in old)]:
        old_place = base.places.get((kind.attribute, name))
        new_place = head.places.get((kind.attribute, name))
        if new_place is None:
            yield RecordChange(kind.name, name, "removed", (), old_place.at() if old_place else None, None)
        elif old_place is None:
            yield RecordChange(kind.name, name, "added", (), None, new_place.at())
        elif old[name] is not new[name]:
            values = value_changes(old[name], old_place, new[name], new_place)
            if values:
                yield RecordChange(kind.name, name, "changed", values, old_place.at(), new_place.at())
