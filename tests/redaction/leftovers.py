"""A sample and what a redactor made of it go in; why it did not come out as it must comes out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Protocol

from tests.redaction.corpus import ORDINARY, Sample
from tests.redaction.corpus.marked_text import Secret

LONGEST_RUN = 3
"""A secret of which more signs than these are left in a row is missed."""
LARGEST_SHARE = 0.4
"""So is one of which this share is left in total."""

_LABEL = re.compile(r"\[[a-z-]+\]")


class Found(Protocol):
    """A stretch of the text that was taken out."""

    @property
    def start(self) -> int:
        """Where it starts in the text."""

    @property
    def end(self) -> int:
        """Where it ends in the text."""

    @property
    def class_(self) -> str:
        """What it was taken for."""


class Redacted(Protocol):
    """What a redactor made of a text."""

    @property
    def text(self) -> str:
        """The text with labels in it."""

    @property
    def findings(self) -> Sequence[Found]:
        """What was taken out, in order."""


Redact = Callable[[str], Redacted]


def taken_from(sample: Sample, result: Redacted) -> set[int]:
    """Return the places in the text of a sample that were taken out."""
    return {
        place for found in result.findings for place in range(found.start, min(found.end, len(sample.text)))
    }


def reasons(sample: Sample, result: Redacted) -> Iterator[str]:
    """Return why a sample did not come out as it must: at most one reason for each secret."""
    if sample.class_ == ORDINARY:
        if result.text != sample.text:
            yield "ordinary text was changed"
        return
    if result.text.count("\n") != sample.text.count("\n"):
        yield from ("the number of lines changed" for _ in sample.secrets)
        return
    taken = taken_from(sample, result)
    for secret in sample.secrets:
        left = _left(secret, taken)
        reason = _too_much(left) or _seen_in(sample, secret, result.text)
        if reason:
            yield f"{reason} of {sample.value(secret)!r}"


def _left(secret: Secret, taken: set[int]) -> list[bool]:
    """Return for each sign of a secret, over all its stretches, whether it was left."""
    return [place not in taken for start, end in secret for place in range(start, end)]


def _too_much(left: list[bool]) -> str:
    longest = max((sum(1 for _ in run) for was_left, run in groupby(left) if was_left), default=0)
    if longest > LONGEST_RUN:
        return f"{longest} signs in a row are left"
    if sum(left) >= LARGEST_SHARE * len(left):
        return f"{sum(left)} of {len(left)} signs are left"
    return ""


def _seen_in(sample: Sample, secret: Secret, output: str) -> str:
    """Look at what came out, whatever the finds say: is more of a secret in it than its surroundings have?"""
    before = Counter(_grams(_without(secret, sample.text)))
    after = Counter(_grams(_LABEL.sub("\0", output)))
    for start, end in secret:
        for gram in _grams(sample.text[start:end]):
            if after[gram] > before[gram]:
                return f"{gram!r} stands in what came out"
    return ""


def _without(secret: Secret, text: str) -> str:
    signs = list(text)
    for start, end in secret:
        signs[start:end] = "\0" * (end - start)
    return _LABEL.sub("\0", "".join(signs))


def _grams(text: str) -> Iterator[str]:
    width = LONGEST_RUN + 1
    grams = (text[start : start + width] for start in range(len(text) - width + 1))
    return (gram for gram in grams if "\0" not in gram)
