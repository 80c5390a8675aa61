"""A raw note goes in; one short line comes out without secrets and without its owner, and what was found."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from generator.anonymization.texts import visible

LONGEST = 400
OWNER_CLASS = "owner"
"""What the report calls an owner who is named in a note."""

_OWNER_LABEL = f"[{OWNER_CLASS}]"
_LINE = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_NAME = re.compile(r"(?<![^\W_])[^\W\d_]{3,}(?![^\W_])")
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
    """The text without the owner: as they stand in the row, and each of their names where it is capitalized.

    Of an address, what is before the @ counts as names. A name that is also a word is left alone in lower
    case.
    """
    person = visible(owner).split("@", maxsplit=1)[0]
    whole = [one for one in (visible(owner), person) if len(one) >= 3 and one.casefold() in text.casefold()]
    names = {name.capitalize() for name in _NAME.findall(person) if name.lower() not in _ROLES}
    patterns = [(re.escape(one), re.IGNORECASE) for one in whole]
    patterns += [(name, re.RegexFlag(0)) for name in sorted(names) if name in text]
    count = 0
    for pattern, flags in patterns:
        text, found = re.subn(rf"(?<![\w\[]){pattern}(?!\w)", _OWNER_LABEL, text, flags=flags)
        count += found
    return text, count
