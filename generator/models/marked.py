"""A type and a value go in; the names, the links and the lists in it come out, each with its place.

A field is marked with what it holds (`Ref`, `LINK`). What can hold nothing of it is not looked into.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, TypeAlias, get_args, get_origin

from generator.document import Path
from generator.models.base import LINK, Called, Ref, VerbatimMark
from generator.models.shape import Marks, arms, inside_of

Wanted: TypeAlias = Callable[[Any, Marks], bool]
"""Whether an alternative of a type, with its marks, is what somebody looks for; a function of a module, since
what it says of a type is remembered."""


@dataclass(frozen=True)
class Reference:
    """A name written in the data that must exist elsewhere: where it stands, what it names, its text."""

    path: Path
    in_key: bool
    to: str
    name: str


def references(hint: Any, value: object) -> Iterator[Reference]:
    """Every name in `value` that its type says must exist elsewhere."""
    for place, in_key, marks, text in _marked_texts(hint, value, _is_reference):
        yield from (Reference(place, in_key, mark.to, text) for mark in marks if isinstance(mark, Ref))


def named_in(hint: Any, value: object) -> frozenset[tuple[str, str]]:
    """What `references` names, each pair of what it must be and its text once.

    Without their places these are found many times as fast, and most files name only what is there.
    """
    found: set[tuple[str, str]] = set()
    _collect((_look(hint, _is_reference),), value, found)
    return frozenset(found)


def may_have_links(hint: Any) -> bool:
    """Whether a value of a type may have a link in it."""
    return _may_hold(hint, _is_link)


def links(hint: Any, value: object) -> Iterator[tuple[Path, str]]:
    """Every link in `value`, with its path."""
    for place, _, _, text in _marked_texts(hint, value, _is_link):
        yield place, text


def may_be_worded(hint: Any) -> bool:
    """Whether a value of a type may have a text in it that its author words."""
    return _may_hold(hint, _is_worded)


def worded(hint: Any, value: object) -> Iterator[tuple[Path, str]]:
    """Every text in `value` that its author words, with its path: no names, and nothing that others wrote."""
    for place, in_key, _, text in _marked_texts(hint, value, _is_worded):
        if not in_key:
            yield place, text


def lists(hint: Any, value: object, wanted: Wanted) -> Iterator[tuple[Path, list[Any]]]:
    """Every list in `value` that may hold an item of which one alternative is `wanted`, with its path."""
    for path, _, part in _parts(_look(hint, _listing(wanted)), value):
        if isinstance(part, list):
            yield path, part


def _is_reference(_: Any, marks: Marks) -> bool:
    return any(isinstance(mark, Ref) for mark in marks)


def _is_link(_: Any, marks: Marks) -> bool:
    return LINK in marks


def _is_worded(arm: Any, marks: Marks) -> bool:
    return (
        arm is str
        and bool(marks)
        and not any(isinstance(mark, Ref | Called | VerbatimMark) for mark in marks)
    )


@cache
def _listing(wanted: Wanted) -> Wanted:
    """Whether an alternative of a type may be a list of what is wanted."""

    def is_listing(arm: Any, _: Marks) -> bool:
        return any(wanted(*inner) for item in inside_of(arm).items for inner in arms(item))

    return is_listing


@dataclass(frozen=True, eq=False)
class _Look:
    """Where to look in a value of a type for what is wanted, worked out once for all values.

    What can hold nothing of it is left out: a review has a thousand texts, and names three things.
    """

    hint: Any
    wanted: Wanted

    @cached_property
    def texts(self) -> tuple[Marks, ...]:
        """The marks of each wanted alternative."""
        return tuple(marks for arm, marks in arms(self.hint) if self.wanted(arm, marks))

    @cached_property
    def keys(self) -> tuple[Marks, ...]:
        """The same of a mapping's keys."""
        return tuple(marks for arm, marks in _keys_of(self.hint) if self.wanted(arm, marks))

    @cached_property
    def text_names(self) -> tuple[str, ...]:
        """What a text must be the name of."""
        return _referred_to(self.texts)

    @cached_property
    def key_names(self) -> tuple[str, ...]:
        """What each key must be the name of."""
        return _referred_to(self.keys)

    @cached_property
    def items(self) -> tuple[_Look, ...]:
        """Where to look in each item of a list."""
        return self._worth_it(inside_of(self.hint).items)

    @cached_property
    def fields(self) -> Mapping[str, tuple[_Look, ...]]:
        """Where to look in a mapping, at each key that a record has."""
        return {key: self._worth_it(hints) for key, hints in inside_of(self.hint).fields.items()}

    @cached_property
    def values(self) -> tuple[_Look, ...]:
        """Where to look in a mapping at any other key."""
        return self._worth_it(inside_of(self.hint).values)

    def children(self, value: object) -> Iterator[tuple[str | int, object, tuple[_Look, ...]]]:
        """Each part of a list or of a mapping, with where to look in it."""
        if isinstance(value, dict):
            fields, others = self.fields, self.values
            for key, item in value.items():
                looks = fields.get(key, others)
                if looks:
                    yield key, item, looks
        elif isinstance(value, list) and self.items:
            for index, item in enumerate(value):
                yield index, item, self.items

    def _worth_it(self, hints: tuple[Any, ...]) -> tuple[_Look, ...]:
        return tuple(_look(hint, self.wanted) for hint in hints if _may_hold(hint, self.wanted))


_look = cache(_Look)


def _referred_to(marked: tuple[Marks, ...]) -> tuple[str, ...]:
    return tuple(mark.to for marks in marked for mark in marks if isinstance(mark, Ref))


@cache
def _may_hold(hint: Any, wanted: Wanted) -> bool:
    """Whether anything in a value of a type may be wanted."""
    found = [*arms(hint), *_keys_of(hint)]
    seen = {hint}
    for arm, _ in found:
        inside = inside_of(arm)
        below = (*inside.items, *(one for hints in inside.fields.values() for one in hints), *inside.values)
        for child in below:
            if child not in seen:  # a type may hold its own kind
                seen.add(child)
                found += [*arms(child), *_keys_of(child)]
    return any(wanted(arm, marks) for arm, marks in found)


def _keys_of(hint: Any) -> tuple[tuple[Any, Marks], ...]:
    """The alternatives of a mapping's keys."""
    mappings = (arm for arm, _ in arms(hint) if get_origin(arm) is dict)
    return tuple(one for mapping in mappings for one in arms(get_args(mapping)[0]))


def _marked_texts(hint: Any, value: object, wanted: Wanted) -> Iterator[tuple[Path, bool, Marks, str]]:
    """Every wanted text in `value`, keys included: path, whether it is a key, marks of its type, itself."""
    for path, look, part in _parts(_look(hint, wanted), value):
        if isinstance(part, str):
            yield from ((path, False, marks, part) for marks in look.texts)
        elif isinstance(part, dict):
            yield from (((*path, key), True, marks, key) for marks in look.keys for key in part)


def _parts(look: _Look, value: object, path: Path = ()) -> Iterator[tuple[Path, _Look, object]]:
    """Every part of `value` of which, or of whose keys, something is wanted."""
    if look.texts or look.keys:
        yield path, look, value
    for element, item, looks in look.children(value):
        for inner in looks:
            yield from _parts(inner, item, (*path, element))


def _collect(looks: tuple[_Look, ...], value: object, into: set[tuple[str, str]]) -> None:
    """Put what a value names into `into`; every row of every review comes by here."""
    for look in looks:
        if isinstance(value, str):
            for to in look.text_names:
                into.add((to, value))
        elif isinstance(value, dict):
            _collect_mapping(look, value, into)
        elif isinstance(value, list) and look.items:
            for item in value:
                _collect(look.items, item, into)


def _collect_mapping(look: _Look, value: dict[str, object], into: set[tuple[str, str]]) -> None:
    for to in look.key_names:
        into.update((to, key) for key in value)
    for key, looks in look.fields.items():
        if looks and key in value:
            _collect(looks, value[key], into)
    if look.values:
        for key in value.keys() - look.fields.keys():
            _collect(look.values, value[key], into)
