"""A label goes in; the most telling other label comes out that a reader would understand in the same way.

A published label must never make a row look safer than what it was made from. How a reader understands a
label is for the scoring rules to say, so they come in as a function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, TypeAlias

Question = Literal["device", "location"]

Answer: TypeAlias = str | None
"""The id of the answer that a label stands for; `OPEN` where it answers nothing; None where it says nothing
that the rules know."""

OPEN = ""
NOT_SHOWN = "Not shown"

Understand: TypeAlias = Callable[[Question, str], Answer]
"""What a label of a row of the team stands for."""


def in_other_words(
    understand: Understand, question: Question, answer: Answer, labels: Iterable[str]
) -> str | None:
    """The first of the labels that stands for the answer, or None."""
    return next((one for one in labels if understand(question, one) == answer), None)
