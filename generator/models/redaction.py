"""data/redaction.yml: the rules by which addresses, secrets and ids are found in a text and taken out of it.

Python's `re` and JavaScript's `RegExp` both run the patterns, so these keep to what the two read alike
(see `redaction.dialect`).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.models.base import Called, Id, Line, Name, Record, RedactionClassId, Verbatim

Pattern = Annotated[
    str,
    Called("pattern"),
    StringConstraints(min_length=1, max_length=2_000),
    Field(description="a regular expression; {name} stands for a part, {any:word} for a word in any case"),
]
"""A regular expression that both languages read alike."""


class RedactionClass(Record):
    """A kind of thing that must not be shared; what is found of it becomes `[id]`."""

    id: Id
    label: Line = Field(description="what readers see, in the plural")
    meaning: Line = Field(description="what belongs to the class")
    rank: int = Field(
        ge=0, le=100, description="where finds of two classes overlap, the higher rank names them"
    )


class RedactionRule(Record):
    """One way in which something of a class is written."""

    id: Id
    class_: RedactionClassId = Field(alias="class", description="what is found")
    near: tuple[Verbatim, ...] = Field(
        default=(),
        description="where the pattern begins with no fixed word: words, one of which is in every find",
    )
    find: Pattern = Field(
        description="what is found; what its first group catches stays. {name} stands for a part, {any:word} "
        "for a word in any case"
    )
    wraps: Literal["form", "value"] | None = Field(
        default=None,
        description="also over lines: a form that a line has all of or not, or a value of any length",
    )


class RedactionRules(Record):
    """All rules, with the parts that they share."""

    classes: tuple[RedactionClass, ...] = Field(
        min_length=1, description="the classes, in the order of the page"
    )
    line_break: Pattern = Field(
        description="what stands between the halves of a secret that is broken over lines"
    )
    ordinary: Pattern = Field(description="what a line begins with that does not go on with a secret")
    parts: dict[Name, Pattern] = Field(default_factory=dict, description="patterns that rules name in braces")
    rules: tuple[RedactionRule, ...] = Field(min_length=1, description="the rules")
