"""A data folder goes in; it comes out with texts in places where none belongs."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, get_args, get_origin

from generator.document import Path as Inside
from generator.models.shape import arms, fields_of
from tests.hostile.leaves import ITEM, KEY, Pattern, is_record, leaves
from tests.hostile.planting import Planter, Spot, put


class Breaker(Planter):
    """Writes the data of one folder with texts where they do not belong."""

    @cached_property
    def spots(self) -> dict[Pattern, Spot]:
        """A place for every value that the data may have, be it there or not."""
        found: dict[Pattern, Spot] = {}
        for name, (kind, value) in self.files.items():
            for pattern, path, key in _leaves_of(kind.shape, value, (kind.attribute,), ()):
                found.setdefault(pattern, (name, path, key))
        return found

    def broken(self, folder: Path, patterns: Iterable[Pattern], text: str) -> dict[Pattern, Spot]:
        """Write the data with a text in these places, as far as none is inside another; where they are."""
        values = {name: copy.deepcopy(value) for name, (_, value) in self.files.items()}
        found: dict[Pattern, Spot] = {}
        for pattern in patterns:
            name, path, key = self.spots[pattern]
            if not any(name == other and _is_inside(path, taken) for other, taken, _ in found.values()):
                values[name] = _with(values[name], path, text, key=key)
                found[pattern] = name, (*path[:-1], text) if key else path, key
        shutil.rmtree(folder, ignore_errors=True)
        for name, value in values.items():
            put(folder / name, value)
        return found


def _is_inside(path: Inside, other: Inside) -> bool:
    """Whether one of two paths leads on from where the other ends."""
    return all(one == two for one, two in zip(path, other, strict=False))


def _leaves_of(
    hint: Any, value: Any, pattern: Pattern, path: Inside
) -> Iterator[tuple[Pattern, Inside, bool]]:
    """Every place below a value that can hold one value, with its path and whether it is a key."""
    if pattern in leaves():
        yield pattern, path, False
    for arm, _ in arms(hint):
        for inner, one, step, at in _inside(arm, value):
            yield from _leaves_of(inner, one, (*pattern, step), (*path, at))
        for key in value if get_origin(arm) is dict and isinstance(value, dict) else ():
            yield (*pattern, KEY), (*path, key), True


def _inside(arm: Any, value: Any) -> Iterator[tuple[Any, Any, str, str | int]]:
    """What is or may be directly inside a value: its type, itself, and where, as a pattern and as a path."""
    if is_record(arm):
        there = value if isinstance(value, dict) else {}
        if there.keys() <= fields_of(arm).keys():
            yield from ((inner, there.get(key), key, key) for key, inner in fields_of(arm).items())
    elif get_origin(arm) is dict and isinstance(value, dict):
        yield from ((get_args(arm)[1], one, ITEM, key) for key, one in value.items())
    elif get_origin(arm) is tuple:
        items = value if isinstance(value, list) and value else [None]
        yield from ((get_args(arm)[0], one, ITEM, at) for at, one in enumerate(items))


def _with(value: Any, path: Inside, text: str, *, key: bool) -> Any:
    """A value with a text at a path, or as one more key beside the one there."""
    if not path:
        return text
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        items = value if isinstance(value, list) and value else [None]
        return [_with(one, rest, text, key=key) if at == first else one for at, one in enumerate(items)]
    if key and not rest:
        return {**value, text: value[first]}
    there = value if isinstance(value, dict) else {}
    return {**there, first: _with(there.get(first), rest, text, key=key)}
