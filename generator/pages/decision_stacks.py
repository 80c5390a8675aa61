"""Decided rows go in; their numbers as stacks have them, and what the tones of a stack mean, come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from generator.models.reviews import Review
from generator.models.vocabularies import Decision, Tone
from generator.pages.view import View


def decided_in(review: Review) -> Counter[str]:
    """How many rows of a review each decision was taken for, by its id."""
    return Counter([session.decision for session in review.sessions])


def taken(view: View, names: Iterable[str]) -> tuple[Decision, ...]:
    """The decisions with these ids, the gravest first."""
    every = view.build.once(
        "decisions, the gravest first",
        lambda: sorted(view.catalog.vocabularies.decisions, key=lambda one: one.severity, reverse=True),
    )
    found = set(names)
    return tuple(one for one in every if one.id in found)


def tones(decisions: Iterable[Decision]) -> tuple[Tone, ...]:
    """What is drawn alike; two decisions can have the same tone."""
    return tuple(dict.fromkeys(one.tone for one in decisions))


def counts(decisions: Sequence[Decision], numbers: Counter[str]) -> tuple[int, ...]:
    """How many rows each tone stands for, in the order of `tones`."""
    found = dict.fromkeys(tones(decisions), 0)
    for one in decisions:
        found[one.tone] += numbers[one.id]
    return tuple(found.values())


def key(decisions: Sequence[Decision]) -> Markup:
    """What the tones mean, in the order of a stack from its top; listeners have the words of the table."""
    labels: dict[Tone, list[str]] = {}
    for one in reversed(decisions):
        labels.setdefault(one.tone, []).append(one.label)
    found = Markup(" ").join(
        Markup('<span class="rb-decision rb-decision--{}">{}</span>').format(tone, ", ".join(words))
        for tone, words in labels.items()
    )
    return Markup('<p class="rb-key" aria-hidden="true">{}</p>').format(found)
