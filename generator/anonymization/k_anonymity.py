"""Counts of rows that look alike go in; how each row is to be shown so that none stands out comes out.

Rows are alike that have the same team, device, app and location. Where fewer than k are, they are shown less
exactly, a step at a time, and what is still alone at the end is not shown at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from generator.anonymization.answers import NOT_SHOWN, OPEN, Question, Understand, in_other_words
from generator.anonymization.devices import KNOWN_BROWSER, UNKNOWN_BROWSER
from generator.anonymization.places import (
    EXPECTED_PLACE,
    UNEXPECTED_PLACE,
    UNKNOWN_PLACE,
    Gazetteer,
    with_expectation,
)
from generator.models.reviews import SessionRow

T = TypeVar("T")

SUPPRESSED = "row left out"


class Alike(NamedTuple):
    """What rows have in common that look alike."""

    team: str
    device: str
    app: str
    location: str


@dataclass(frozen=True)
class Step:
    """One step, in words, and how many rows it changed."""

    name: str
    rows: int


@dataclass(frozen=True)
class Generalization:
    """How rows are shown: for each look the one it gets, or None where its rows are left out."""

    shown: Mapping[Alike, Alike | None]
    steps: tuple[Step, ...]
    """The steps that were taken, in their order."""


Widen = Callable[[Alike], Alike]


class Ladder:
    """The steps from exact to 'Not shown', for the rows of one team.

    No step makes a row look safer: each label stands for the same answer as the one before, or for none.
    """

    def __init__(self, understand: Understand, gazetteer: Gazetteer) -> None:
        self._understand = understand
        self._gazetteer = gazetteer
        self.steps: tuple[tuple[str, Widen], ...] = (
            ("device without its system", self._without_system),
            ("place by region", self._by_region),
            ("device known or unknown", self._known_or_not),
            ("place expected or not", self._expected_or_not),
            ("neither device nor place", self._neither),
        )

    def _without_system(self, alike: Alike) -> Alike:
        family = alike.device.partition(" on ")[0]
        return alike._replace(device=self._wider("device", alike.device, (family,), alike.device))

    def _by_region(self, alike: Alike) -> Alike:
        spot = self._gazetteer.find(alike.location)
        if spot is None:
            return alike
        region = spot.label("region")
        labels = (region, *with_expectation(region))
        return alike._replace(location=self._wider("location", alike.location, labels, alike.location))

    def _known_or_not(self, alike: Alike) -> Alike:
        labels = (KNOWN_BROWSER, UNKNOWN_BROWSER)
        default = self._not_shown("device", alike.device)
        return alike._replace(device=self._wider("device", alike.device, labels, default))

    def _expected_or_not(self, alike: Alike) -> Alike:
        if alike.location == UNKNOWN_PLACE:
            return alike
        labels = (EXPECTED_PLACE, UNEXPECTED_PLACE, UNKNOWN_PLACE)
        default = self._not_shown("location", alike.location)
        return alike._replace(location=self._wider("location", alike.location, labels, default))

    def _neither(self, alike: Alike) -> Alike:
        device = self._not_shown("device", alike.device)
        return alike._replace(device=device, location=self._not_shown("location", alike.location))

    def _not_shown(self, question: Question, label: str) -> str:
        """The label that answers nothing, where the rules have it."""
        return NOT_SHOWN if self._understand(question, NOT_SHOWN) == OPEN else label

    def _wider(self, question: Question, label: str, labels: Iterable[str], default: str) -> str:
        answer = self._understand(question, label)
        found = in_other_words(self._understand, question, answer, labels) if answer is not None else None
        return found if found is not None else default


def generalize(
    counts: Mapping[Alike, int], published: Mapping[Alike, int], k: int, ladder: Ladder
) -> Generalization:
    """How the rows that `counts` counts are to be shown beside those that are published already.

    Only rows that stand out take a step, and after each step rows are counted anew. What is published does
    not change, and counts.
    """
    shown = {one: one for one in counts}
    steps = []
    for name, widen in ladder.steps:
        few = _few(counts, published, k, shown)
        if not few:
            break
        wider = {one: widen(shown[one]) for one in few}
        steps.append(Step(name, sum(counts[one] for one in few if wider[one] != shown[one])))
        shown |= wider
    few = _few(counts, published, k, shown)
    if few:
        steps.append(Step(SUPPRESSED, sum(counts[one] for one in few)))
    return Generalization({one: None if one in few else shown[one] for one in counts}, tuple(steps))


def _few(
    counts: Mapping[Alike, int], published: Mapping[Alike, int], k: int, shown: Mapping[Alike, Alike]
) -> frozenset[Alike]:
    """The looks of which fewer than k rows are shown."""
    totals = Counter(published)
    for one, count in counts.items():
        totals[shown[one]] += count
    return frozenset(one for one in counts if totals[shown[one]] < k)


def look_of(team: str, row: SessionRow) -> Alike:
    """What a published row has in common with those that look like it."""
    return Alike(team, row.device, row.app, row.location)


def too_few_alike(rows: Iterable[tuple[Alike, T]], k: int) -> dict[Alike, tuple[T, ...]]:
    """The looks that fewer than k rows have, each with its rows, in the order in which they came.

    A row is whatever the caller knows it by, such as where it was written.
    """
    groups: dict[Alike, list[T]] = {}
    for look, row in rows:
        groups.setdefault(look, []).append(row)
    return {look: tuple(group) for look, group in groups.items() if len(group) < k}
