"""The rules as owners write them go in; whole patterns, in which every part is filled in, come out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.models.redaction import RedactionRules

_NAMED = re.compile(r"\{(?:any:(?P<word>[^{}]*)|(?P<part>[a-z][a-z0-9_]*))\}")


class UnknownPartError(ValueError):
    """A pattern names a part that is not there: its name, and where it is named."""

    def __init__(self, name: str, index: int) -> None:
        self.name, self.index = name, index
        super().__init__(f"there is no part {name!r}")


def expanded(pattern: str, parts: Mapping[str, str]) -> str:
    """The pattern with its parts filled in, and words in any case spelled out.

    A part may name parts that stand before it. Raises `UnknownPartError` for the first name that is none.
    """

    def fill(found: re.Match[str]) -> str:
        if found["part"] is None:
            return any_case(found["word"])
        if found["part"] not in parts:
            raise UnknownPartError(found["part"], found.start())
        return parts[found["part"]]

    return _NAMED.sub(fill, pattern)


def any_case(word: str) -> str:
    """A pattern for a word in any case: `[aA][pP][iI]`; only letters of ASCII have two forms."""
    return "".join(
        f"[{char.lower()}{char.upper()}]" if char.isascii() and char.isalpha() else char for char in word
    )


def expanded_parts(rules: RedactionRules) -> dict[str, str]:
    """Every part as a whole pattern, by name."""
    parts: dict[str, str] = {}
    for name, pattern in rules.parts.items():
        parts[name] = f"(?:{expanded(pattern, parts)})" if _needs_group(pattern) else expanded(pattern, parts)
    return parts


def _needs_group(pattern: str) -> bool:
    """Whether a part would fall apart when it is repeated or followed by something."""
    return re.fullmatch(r"\[\^?(?:[^\]\\]|\\.)+\]", pattern) is None
