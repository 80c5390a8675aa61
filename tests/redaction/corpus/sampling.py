"""Families go in; their samples, each in the half that its name decides, come out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from tests.redaction.corpus.drawing import Draw
from tests.redaction.corpus.family import Family, Maker
from tests.redaction.corpus.marked_text import Sample, read
from tests.redaction.corpus.surroundings import INLINE, LINES
from tests.redaction.corpus.wrapping import wrap

_FEWEST = 560
"""So many samples of a class at least, so that each half has its share with some to spare."""


def half_of(*names: str) -> str:
    """Return the half to which a sample belongs: its name alone decides, so that no edit moves another."""
    digest = hashlib.sha256("|".join(names).encode()).digest()
    return "work" if digest[0] % 2 else "report"


def samples_of(family: Family, half: str) -> Iterator[Sample]:
    """Return the samples of a class that are in a half."""
    for variant, surrounding, marked in _all_of(family):
        if half_of(family.class_, variant, surrounding) == half:
            text, secrets = read(marked)
            yield Sample(family.class_, variant, surrounding, text, secrets)


def _all_of(family: Family) -> Iterator[tuple[str, str, str]]:
    yield from _placed(family)
    for variant, maker in family.wrapped.items():
        yield from _wrapped(family, variant, maker)


def _placed(family: Family) -> Iterator[tuple[str, str, str]]:
    """Return variants, surroundings and marked texts; each variant in several places."""
    places = -(-_FEWEST // (len(family.inline) + len(family.lines)))
    for variant, maker in family.inline.items():
        order = Draw(f"{family.class_}|{variant}").several(INLINE, len(INLINE))
        taken = 0
        for surrounding in order:
            marked = maker(Draw(f"{family.class_}|{variant}|{surrounding.name}"))
            if taken < places and family.suits(surrounding, marked):
                taken += 1
                yield variant, surrounding.name, surrounding.around(marked)
    for variant, maker in family.lines.items():
        for number in range(places):
            around = LINES[number % len(LINES)]
            name = f"{around.name}, {number}"
            marked = maker(Draw(f"{family.class_}|{variant}|{name}"))
            yield variant, name, around.around(marked)


def _wrapped(family: Family, variant: str, maker: Maker) -> Iterator[tuple[str, str, str]]:
    for wrapping in family.wrappings:
        for number in range(3):
            name = f"{variant}, {wrapping.name}, {number}"
            draw = Draw(f"{family.class_}|wrapped|{name}")
            broken = wrap(maker(draw), wrapping, draw)
            if broken is not None:
                yield "wrapped", name, broken
