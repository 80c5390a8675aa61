"""A raw note goes in; one short line comes out without secrets and without its owner, and what was found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from generator.anonymization.texts import visible

LONGEST = 400
OWNER_CLASS = "owner"
"""What the report calls an owner who is named in a note."""

_OWNER_LABEL = f"[{OWNER_CLASS}]"
_LINE = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_PART = re.compile(r"[^\W\d_]+")
_START, _END = r"(?<![^\W_])(?<!\[)", r"(?![^\W_])"
_SIGNS = r"(?:[^\w\[\]]|_)"
_BESIDE = rf"{_SIGNS}{{0,3}}(?:(?:and|or|und|oder|et|ou|y|o|e|en|de|da|di|van|von){_SIGNS}{{1,3}})?"
"""What stands between two names that are next to each other."""
_ROLES = frozenset(
    ("account", "admin", "bot", "demo", "lead", "owner", "service", "team", "test", "the", "user")
)
"""Words in the names of accounts that name nobody."""


class Redacted(NamedTuple):
    """A text without what must not be shared, and the classes of what was in it."""

    text: str
    classes: tuple[str, ...]


Redact: TypeAlias = Callable[[str], Redacted]


def read_note(note: str, owner: str, redact: Redact) -> Redacted:
    """The note as it may be published, no longer than a line may be; empty where nothing is left.

    It is redacted twice where it has several lines: with them, since a secret may be wrapped, and as one
    line, since what stood on two may be an address now.
    """
    lines = [visible(line) for line in _LINE.split(note)]
    text, classes = redact("\n".join(lines))
    if len(lines) > 1:
        text, more = redact(visible(text))
        classes += more
    text, named = _without_owner(visible(text), owner)
    if len(text) > LONGEST:
        text = text[: LONGEST - 1].rstrip() + "…"
    return Redacted(text, classes + (OWNER_CLASS,) * named)


def _without_owner(text: str, owner: str) -> tuple[str, int]:
    """The text without the owner, and how often they were in it.

    Of an address, what is before the @ counts as names. A name alone may be a word, such as Will or May, so
    it goes only where it begins with a capital; two names next to each other are no words in any case.
    """
    person = visible(owner).split("@", maxsplit=1)[0]
    parts = [part for part in _PART.findall(person) if part.lower() not in _ROLES]
    lower = text.casefold()
    named = sorted({part for part in parts if len(part) >= 3 and part.casefold() in lower}, key=len)
    count = 0
    for names, flags in (
        (_whole((visible(owner), person), lower), re.IGNORECASE),
        (_beside(named), re.IGNORECASE),
        (_capital(named), re.RegexFlag(0)),
    ):
        if names:
            text, found = re.subn(f"{_START}(?:{'|'.join(names)}){_END}", _OWNER_LABEL, text, flags=flags)
            count += found
    return text, count


def _whole(written: Iterable[str], lower: str) -> list[str]:
    """An owner as they stand in the row, where they are in the text and can be no common word."""
    plain = [one for one in written if len(one) >= 3 and not one.isalpha()]
    return [re.escape(one) for one in plain if one.casefold() in lower]


def _beside(names: list[str]) -> list[str]:
    """Two names or more next to each other, in any order."""
    one = f"(?:{'|'.join(reversed(names))})"
    return [f"{one}(?:{_BESIDE}{one})+"] if len(names) > 1 else []


def _capital(names: list[str]) -> list[str]:
    """Names as they are written at the beginning of a word, and in capitals."""
    forms = {form for name in names for form in (name.capitalize(), name.upper(), name)}
    return [form for form in sorted(forms, key=len, reverse=True) if not form.islower()]
