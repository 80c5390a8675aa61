"""A record goes in; the same without some of its links comes out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from generator.models.base import LINK, Record
from generator.models.shape import arms, fields_of, inside_of

R = TypeVar("R", bound=Record)
Hints = tuple[Any, ...]
Unwanted = Callable[[str], bool]


def without_links(record: R, unwanted: Unwanted) -> R | None:
    """The record without unwanted links; None where it cannot be without one.

    A link that need not be there is taken out; an entry of a list goes with a link that it needs.
    """
    hints = fields_of(type(record))
    changed: dict[str, Any] = {}
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        kept = _kept(value, (hints[field.alias or name],), unwanted)
        if kept is None and value is not None and field.is_required():
            return None
        if kept is not value:
            changed[name] = kept
    return record.model_copy(update=changed) if changed else record


def _kept(value: Any, hints: Hints, unwanted: Unwanted) -> Any:
    """What is left of a value of one of these types; None where nothing is."""
    if isinstance(value, Record):
        return without_links(value, unwanted)
    if isinstance(value, tuple):
        items = tuple(one for hint in hints for one in inside_of(hint).items)
        entries = dict(enumerate(value))
        left = _left(entries, items, unwanted)
        return value if left is entries else tuple(left.values())
    if isinstance(value, dict):
        return _left(value, tuple(one for hint in hints for one in inside_of(hint).values), unwanted)
    is_link = isinstance(value, str) and any(LINK in marks for hint in hints for _, marks in arms(hint))
    return None if is_link and unwanted(value) else value


def _left(entries: dict[Any, Any], hints: Hints, unwanted: Unwanted) -> dict[Any, Any]:
    """The entries that are left, the very same where all are."""
    kept = {key: _kept(one, hints, unwanted) for key, one in entries.items()}
    if all(kept[key] is one for key, one in entries.items()):
        return entries
    return {key: one for key, one in kept.items() if one is not None or entries[key] is None}
