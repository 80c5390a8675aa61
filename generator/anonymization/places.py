"""The list of places and the place of a raw row go in; where that is, as far as the list knows, comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.anonymization.answers import NOT_SHOWN, OPEN, Understand, in_other_words
from generator.anonymization.texts import folded, visible, without_accents
from generator.models.places import Region
from generator.models.publication import PlaceLevel

UNKNOWN_PLACE = "Approx. unknown"
EXPECTED_PLACE = "Expected place"
UNEXPECTED_PLACE = "Unexpected place"
APPROX = "Approx. "

_LONGEST = 400
_NOT_SHOWN = folded(NOT_SHOWN)
_APPROX = re.compile(r"(?:approx(?:\.|imately)?|near|around)\s+", re.IGNORECASE)
_BREAK = re.compile(r"[,;|()/·]")


class Spot(NamedTuple):
    """A place of the list: a region, a country in it, or a city in that."""

    region: str
    country: str | None = None
    city: str | None = None

    def holds(self, other: Spot) -> bool:
        """Whether the other place is this one, or lies in it."""
        return all(mine in (None, its) for mine, its in zip(self, other, strict=True))

    @property
    def exact_label(self) -> str:
        """The place as a raw row shows it."""
        return APPROX + (self.city or self.country or self.region)

    def label(self, level: PlaceLevel) -> str:
        """The place as a published row shows it, no more exact than `level`."""
        country = self.country if level == "country" else None
        return APPROX + (country or self.region)


def with_expectation(label: str) -> tuple[str, str]:
    """A label of a place together with whether the team expects it, for readers who could not tell."""
    return f"{label} (expected)", f"{label} (unexpected)"


def names_of(region: Region) -> Iterator[tuple[tuple[str | int, ...], str, Spot]]:
    """Every name that belongs to one place only: its path in the record, the name as compared, the place."""
    yield ("name",), without_accents(region.name), Spot(region.name)
    for at, country in enumerate(region.countries):
        spot = Spot(region.name, country.name)
        yield ("countries", at, "name"), without_accents(country.name), spot
        for index, name in enumerate(country.also):
            yield ("countries", at, "also", index), without_accents(name), spot
        for index, name in enumerate(country.cities):
            city = Spot(region.name, country.name, name)
            yield ("countries", at, "cities", index), without_accents(name), city


class Gazetteer:
    """Knows places by their names."""

    def __init__(self, regions: Iterable[Region]) -> None:
        self._spots: dict[str, tuple[Spot, ...]] = {}
        known = tuple(regions)
        for region in known:
            for _, name, spot in names_of(region):
                self._spots.setdefault(name, (spot,))
        for region in known:  # last, so that a name alone is a country's before it is a state's
            for country in region.countries:
                for part in country.parts:
                    self._add_part(without_accents(part), Spot(region.name, country.name))

    def _add_part(self, name: str, spot: Spot) -> None:
        if spot not in (others := self._spots.get(name, ())):
            self._spots[name] = (*others, spot)

    def find(self, text: str) -> Spot | None:
        """The place that a text such as 'Approx. Lisbon' or 'Seattle, WA, United States' names, or None.

        The last part that is known holds, and parts before it only say more exactly which place it is. Where
        it could be two countries ('Springfield, IL') and nothing before it decides, the place is unknown.
        """
        line = visible(text)
        if len(line) > _LONGEST:
            return None
        place = _APPROX.sub("", line, count=1) if _APPROX.match(line) else line
        whole = self._spots.get(without_accents(place), ())
        if whole:
            return whole[0]
        found: tuple[Spot, ...] = ()
        for part in reversed(_BREAK.split(place)):
            spots = self._spots.get(without_accents(part), ())
            inside = tuple(one for one in spots if not found or any(outer.holds(one) for outer in found))
            found = inside or found
        return found[0] if len({one.country for one in found}) == 1 else None


class PlaceReader:
    """Reads the places of a team's rows for one set of rules."""

    def __init__(
        self, gazetteer: Gazetteer, level: PlaceLevel, expected: Iterable[str], understand: Understand
    ) -> None:
        """`expected` are the labels of the places where the team's people are."""
        self._gazetteer = gazetteer
        self._level = level
        self._understand = understand
        self._listed = {without_accents(label): label for label in expected}
        self._spots = [(spot, label) for label in self._listed.values() if (spot := gazetteer.find(label))]

    def label(self, text: str) -> str:
        """The coarse label of a place; it says whether the team expects it where readers could not tell.

        That is decided on the exact place: Lisbon is not expected where only Porto is, and both are Portugal.
        """
        if folded(text) == _NOT_SHOWN and self._understand("location", NOT_SHOWN) == OPEN:
            return NOT_SHOWN
        spot = self._gazetteer.find(text)
        listed = self._listed_label(text, spot)
        exact = spot.exact_label if spot else UNKNOWN_PLACE
        if spot is None and listed is None:
            return UNKNOWN_PLACE
        wanted = self._understand("location", listed or exact)
        coarse = (spot.label(self._level),) if spot else ()
        labels = (*coarse, *(more for one in coarse for more in with_expectation(one)), EXPECTED_PLACE)
        found = in_other_words(self._understand, "location", wanted, labels)
        return found or (NOT_SHOWN if self._understand("location", NOT_SHOWN) == OPEN else UNKNOWN_PLACE)

    def _listed_label(self, text: str, spot: Spot | None) -> str | None:
        """The label of the team's list that the place belongs to, or None."""
        written = self._listed.get(without_accents(text)) or self._listed.get(without_accents(APPROX + text))
        if written is not None or spot is None:
            return written
        return next((label for outer, label in self._spots if outer.holds(spot)), None)
