"""Two values of the data go in, each with its place; every difference between them comes out.

Values are compared, never texts: how a file is written, and in what order where order means nothing, is no
difference.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any, Literal, TypeAlias

from generator.catalog import Place
from generator.changes.order import name_of, order_counts
from generator.diagnostics import Position
from generator.models.base import Duration, Record

Plain: TypeAlias = bool | int | str | list["Plain"] | dict[str, "Plain"] | None
"""A value as JSON has it."""

Change = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True)
class ValueChange:
    """A value that is another now; for `moved`, the order of a list, by what its entries are called."""

    path: tuple[str, ...]
    """Keys, and in lists the names of their entries, or their numbers from 1 where they have no names."""
    change: Change
    old: Plain
    new: Plain
    old_at: Position | None
    """Where it was written; None where it was not."""
    new_at: Position | None


@dataclass(frozen=True)
class _Side:
    value: Any
    place: Place

    def inside(self, value: object, step: str | int) -> _Side:
        return _Side(value, self.place.inside(step))

    @property
    def at(self) -> Position:
        return self.place.at()


_Path: TypeAlias = tuple[str, ...]
_Found: TypeAlias = Iterator[ValueChange]


def value_changes(old: Record, old_place: Place, new: Record, new_place: Place) -> tuple[ValueChange, ...]:
    """Every difference between two records of a kind, in the order of its keys."""
    return tuple(_compare((), _Side(old, old_place), _Side(new, new_place), ordered=True))


def plain(value: object) -> Plain:
    """A value of a record as JSON has it; what it leaves unsaid is not in it."""
    if isinstance(value, Record):
        return plain(value.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, date | Duration):
        return str(value)
    if value is None or isinstance(value, bool | int | str):
        return value
    raise TypeError(f"no value of the data is a {type(value).__name__}")


def _compare(path: _Path, old: _Side, new: _Side, *, ordered: bool) -> _Found:
    before, after = old.value, new.value
    if type(before) is not type(after):
        yield _changed(path, old, new)
    elif isinstance(before, Record):
        yield from _compare_records(path, old, new)
    elif isinstance(before, dict):
        yield from _compare_named(path, _entries(old), _entries(new))
        if ordered:
            yield from _reordered(path, old, new, list(before), list(after))
    elif isinstance(before, tuple):
        yield from _compare_lists(path, old, new, ordered=ordered)
    elif before != after:
        yield _changed(path, old, new)


def _compare_records(path: _Path, old: _Side, new: _Side) -> _Found:
    for name, field in type(new.value).model_fields.items():
        key = field.alias or name
        before, after = getattr(old.value, name), getattr(new.value, name)
        # One side is enough: a checklist that is put into order has an order from then on.
        ordered = order_counts(old.value, name) or order_counts(new.value, name)
        yield from _compare((*path, key), old.inside(before, key), new.inside(after, key), ordered=ordered)


def _entries(side: _Side) -> dict[str, _Side]:
    return {key: side.inside(value, key) for key, value in side.value.items()}


def _compare_named(path: _Path, old: Mapping[str, _Side], new: Mapping[str, _Side]) -> _Found:
    for name in [*old, *(name for name in new if name not in old)]:
        if name not in new:
            yield _removed((*path, name), old[name])
        elif name not in old:
            yield _added((*path, name), new[name])
        else:
            yield from _compare((*path, name), old[name], new[name], ordered=True)


def _compare_lists(path: _Path, old: _Side, new: _Side, *, ordered: bool) -> _Found:
    before, after = _items(old), _items(new)
    if all(isinstance(one.value, str) for one in (*before, *after)):
        yield from _compare_words(path, old, new, ordered=ordered)
        return
    old_names, new_names = _names(before), _names(after)
    if old_names is not None and new_names is not None:
        old_named = dict(zip(old_names, before, strict=True))
        yield from _compare_named(path, old_named, dict(zip(new_names, after, strict=True)))
        if ordered:
            yield from _reordered(path, old, new, old_names, new_names)
    else:
        yield from _compare_in_line(path, before, after, ordered=ordered)


def _items(side: _Side) -> list[_Side]:
    return [side.inside(value, index) for index, value in enumerate(side.value)]


def _names(items: Sequence[_Side]) -> list[str] | None:
    """What tells the entries apart, or None where something does not."""
    names = [name for one in items if (name := name_of(one.value)) is not None]
    return names if len(set(names)) == len(items) else None


def _compare_words(path: _Path, old: _Side, new: _Side, *, ordered: bool) -> _Found:
    """A list of texts: which came and went; and the new order, where none did."""
    before, after = Counter(old.value), Counter(new.value)
    if before == after:
        if ordered:
            yield from _reordered(path, old, new, list(old.value), list(new.value))
    elif ordered:
        yield from _compare_in_line(path, _items(old), _items(new), ordered=True)
    else:
        yield from (_removed(path, one) for one in _without(_items(old), after))
        yield from (_added(path, one) for one in _without(_items(new), before))


def _compare_in_line(
    path: _Path, before: Sequence[_Side], after: Sequence[_Side], *, ordered: bool
) -> _Found:
    """Entries without names: the same ones are found in both, the others compared as they stand."""
    old_keys, new_keys = [_key(one) for one in before], [_key(one) for one in after]
    if not ordered:
        before = _without(before, Counter(new_keys))
        after = _without(after, Counter(old_keys))
        old_keys, new_keys = [_key(one) for one in before], [_key(one) for one in after]
    for _, start, end, new_start, new_end in _differences(old_keys, new_keys):
        shared = min(end - start, new_end - new_start)
        for old, new in zip(before[start : start + shared], after[new_start:new_end], strict=False):
            yield from _compare((*path, _number(new)), old, new, ordered=True)
        yield from (_removed((*path, _number(one)), one) for one in before[start + shared : end])
        yield from (_added((*path, _number(one)), one) for one in after[new_start + shared : new_end])


def _differences(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return (one for one in found if one[0] != "equal")


def _key(side: _Side) -> str:
    return json.dumps(plain(side.value), sort_keys=True)


def _number(side: _Side) -> str:
    return str(int(side.place.path[-1]) + 1)


def _without(items: Sequence[_Side], others: Counter[Any]) -> list[_Side]:
    """The entries that the other list does not have, or not so often."""
    left = Counter(others)
    found = []
    for one in items:
        key = one.value if isinstance(one.value, str) else _key(one)
        left[key] -= 1
        if left[key] < 0:
            found.append(one)
    return found


def _reordered(path: _Path, old: _Side, new: _Side, before: list[str], after: list[str]) -> _Found:
    """The order of what both have, where that is another."""
    known = Counter(before) & Counter(after)
    if [one for one in before if one in known] != [one for one in after if one in known]:
        yield ValueChange(path, "moved", list(before), list(after), old.at, new.at)


def _changed(path: _Path, old: _Side, new: _Side) -> ValueChange:
    return ValueChange(path, "changed", plain(old.value), plain(new.value), old.at, new.at)


def _added(path: _Path, new: _Side) -> ValueChange:
    return ValueChange(path, "added", None, plain(new.value), None, new.at)


def _removed(path: _Path, old: _Side) -> ValueChange:
    return ValueChange(path, "removed", plain(old.value), None, old.at, None)
