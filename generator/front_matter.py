"""The front matter of a hand-written page goes in; who owns the page, and when it was checked, comes out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.diagnostics import DataError, Diagnostic, Position, nearest, one_of, shown
from generator.document import Document
from generator.models.base import DAY_PATTERN
from generator.yaml_source import parse_yaml

_OWNER, _CHECKED = "owner", "checked_on"


@dataclass(frozen=True)
class Kept:
    """What a page says about its keeping."""

    owner: str | None = None
    """The id of a role; None for the owner of the portal."""
    checked_on: date | None = None


def kept_by(front_matter: str) -> Kept:
    """What front matter that was found sound says; that of a page without any says nothing."""
    keys = parse_yaml(front_matter.encode(), "").value if front_matter else None
    if not isinstance(keys, Mapping):
        return Kept()
    owner = keys.get(_OWNER)
    return Kept(owner if isinstance(owner, str) else None, _day(keys.get(_CHECKED)))


def check_front_matter(
    front_matter: str, name: str, roles: Collection[str], latest: date
) -> Iterator[Diagnostic]:
    """What is wrong with the front matter of the page that messages call `name`; MkDocs would say nothing.

    `latest` is the last day that can have been seen: nobody has read a page on a later one.
    """
    if not front_matter:
        return
    try:
        document = parse_yaml(front_matter.encode(), name)
    except DataError as error:
        yield from error.diagnostics
        return
    if not isinstance(document.value, dict):
        yield Diagnostic(Position(name, 2), "the front matter has no keys", "expected 'title: …'")
        return
    yield from _slips(document)
    yield from _owner(document, roles)
    yield from _checked(document, latest)


def _slips(document: Document) -> Iterator[Diagnostic]:
    """Themes have keys of their own, so only those are refused that are nearly ours."""
    for key in document.value if isinstance(document.value, dict) else ():
        meant = nearest(key, (_OWNER, _CHECKED))
        if meant is not None and meant != key:
            position = document.position((key,), key=True)
            yield Diagnostic(position, f"unknown key {shown(key)}", f"did you mean '{meant}'?")


def _owner(document: Document, roles: Collection[str]) -> Iterator[Diagnostic]:
    owner = _value(document, _OWNER)
    if owner is not None and owner not in roles:
        position = document.position((_OWNER,))
        yield Diagnostic(position, f"there is no role {shown(str(owner))}", one_of(str(owner), [*roles]))


def _checked(document: Document, latest: date) -> Iterator[Diagnostic]:
    written = _value(document, _CHECKED)
    if written is None:
        return
    day, position = _day(written), document.position((_CHECKED,))
    if day is None:
        yield Diagnostic(
            position, f"{shown(str(written))} is no day of the calendar", "expected one, as 2026-06-25"
        )
    elif day > latest:
        yield after(day, position)


def after(day: date, position: Position) -> Diagnostic:
    """The finding for a day on which nobody can have read anything yet."""
    problem = f"'{_CHECKED}' is {day}, which is still to come"
    return Diagnostic(position, problem, "expected the day of the last check")


def _value(document: Document, key: str) -> Any:
    return document.value.get(key) if isinstance(document.value, dict) else None


def _day(written: object) -> date | None:
    """A day as it is written; None for what is none."""
    if not isinstance(written, str) or not re.fullmatch(DAY_PATTERN, written):
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
