"""The catalog and an audience go in; the catalog of what the audience may see comes out.

What an audience may not see is not hidden from it but is not there: its site is the one that would be made of
data without these records. So nothing that is made from the catalog has to know of audiences.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from types import MappingProxyType
from typing import Any

from generator.catalog import Catalog
from generator.catalog.kinds import KINDS, Kind
from generator.diagnostics import DataError, Diagnostic, one_of
from generator.models.base import Ids
from generator.models.marked import links, may_have_links
from generator.models.unlinked import without_links
from generator.reuse.store import key_of

Names = frozenset[tuple[str, str]]
"""Records, by the catalog's attribute and their id."""

_RESTRICTED = tuple(kind.attribute for kind in KINDS if "visibility" in kind.model.model_fields)
"""The kinds of which not everybody may see each record, by the catalog's attribute."""


@dataclass(frozen=True)
class Circle:
    """An audience: a circle of readers with the wider ones around it."""

    name: str
    label: str
    around: Ids
    """The wider audiences, the widest first, and the audience itself: it sees what they may see."""

    def sees(self, visibility: str | None) -> bool:
        """Whether the audience may see a record of this visibility; none means that everybody may.

        An audience that is not known, such as one of earlier data, may be any, and so it is not a wider one.
        """
        return visibility is None or visibility in self.around


def circle_named(catalog: Catalog, name: str) -> Circle:
    """The audience with the id `name`. Raises `DataError` where the data has none of that name."""
    audiences = catalog.vocabularies.audiences
    known = {audience.id: audience for audience in audiences}
    if name not in known:
        place = catalog.places["vocabularies", "vocabularies"].at("audiences", key=True)
        raise DataError.at(place, f"there is no audience '{name}'", one_of(name, tuple(known)))
    wider = takewhile(lambda other: other != name, known)
    return Circle(name, known[name].label, (*wider, name))


def seen_by(circle: Circle, catalog: Catalog) -> Catalog:
    """The catalog as it would be without what the audience may not see, and without links to it.

    Its digests are others than those of the whole one, so that nobody takes what was made of the one for what
    is made of the other. Raises `DataError` for links that lead there and cannot be left out.
    """
    hidden = hidden_from(circle, catalog)
    seen = _with_digests_of(circle, without(catalog, hidden))
    withheld = frozenset(link for name in hidden for link in _links_to(catalog, *name))
    return replace(_without_links(circle, seen, withheld), withheld=withheld) if withheld else seen


@dataclass(frozen=True)
class Seen:
    """What an audience sees of earlier states of the data."""

    circle: Circle
    today: Catalog
    """All that the data says today."""

    @property
    def key(self) -> str:
        """Stands for all that decides what it sees, but for the states."""
        now = hidden_from(self.circle, self.today)
        there = (f"{kind} {name}" for kind in _RESTRICTED for name in getattr(self.today, kind))
        hidden = (f"{kind} {name}" for kind, name in sorted(now))
        return key_of(*self.circle.around, "sees of", *sorted(there), "not", *hidden)

    def of(self, states: Iterable[Catalog]) -> list[Catalog]:
        """The states, one after the other, with what the audience sees of them.

        It sees a record of a state if it might have seen it then, and if it may see it today. Of one that is
        gone today it sees nothing where one of the states kept it from the audience.
        """
        states = list(states)
        then = [hidden_from(self.circle, state) for state in states]
        now = hidden_from(self.circle, self.today)
        there = {(kind, name) for kind in _RESTRICTED for name in getattr(self.today, kind)}
        ever = now.union(*then) - (there - now)
        return [without(state, hidden | ever) for state, hidden in zip(states, then, strict=True)]


def hidden_from(circle: Circle, catalog: Catalog) -> Names:
    """The records that the audience may not see; the reviews of a hidden team are among them."""
    hidden = {
        (kind, name)
        for kind in _RESTRICTED
        for name, record in getattr(catalog, kind).items()
        if not circle.sees(record.visibility)
    }
    return frozenset({*hidden, *_reviews_of(catalog, hidden)})


def _reviews_of(catalog: Catalog, hidden: Collection[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The reviews of the teams among some records."""
    for name, review in catalog.reviews.items():
        if ("teams", review.team) in hidden:
            yield "reviews", name


def without(catalog: Catalog, hidden: Collection[tuple[str, str]]) -> Catalog:
    """The catalog without some teams with their reviews, drills and reviews.

    The next drill is one that is there, or none.
    """
    if not hidden:
        return catalog
    hidden = {*hidden, *_reviews_of(catalog, hidden)}
    left: dict[str, Any] = {
        kind: _without(getattr(catalog, kind), {name for other, name in hidden if other == kind})
        for kind in _RESTRICTED
    }
    places = {name: place for name, place in catalog.places.items() if name not in hidden}
    planned, portal = catalog.portal.next_drill, catalog.portal
    if planned is not None and ("drills", planned.drill) in hidden:
        portal = portal.model_copy(update={"next_drill": None})
    return replace(catalog, portal=portal, places=MappingProxyType(places), **left)


def _without(records: Mapping[str, Any], names: Collection[str]) -> Mapping[str, Any]:
    return MappingProxyType({name: one for name, one in records.items() if name not in names})


def _with_digests_of(circle: Circle, seen: Catalog) -> Catalog:
    said = " ".join(circle.around)
    return replace(
        seen,
        digests=MappingProxyType({kind: f"{one} {said}" for kind, one in seen.digests.items()}),
        team_digests=MappingProxyType({team: f"{one} {said}" for team, one in seen.team_digests.items()}),
    )


def _links_to(catalog: Catalog, kind: str, name: str) -> Iterator[str]:
    """What leads to a record, as links of the data and of pages say it."""
    if kind == "teams":
        yield from (f"teams/{name}.md", f"calendars/{name}.ics")
        yield from (f"policy/exceptions.md#{one.id}" for one in catalog.teams[name].exceptions)
    elif kind == "drills":
        yield from (f"drills/{name}.md", f"assets/drills/{name}.js")


def _without_links(circle: Circle, seen: Catalog, withheld: Collection[str]) -> Catalog:
    """The catalog without links to what is withheld."""

    def unwanted(link: str) -> bool:
        return leads_to(link, withheld)

    changed: dict[str, Any] = {}
    for kind in KINDS:
        if may_have_links(kind.shape):
            held = getattr(seen, kind.attribute)
            records = {kind.name: held} if kind.layout == "one" else held
            kept = {name: without_links(one, unwanted) for name, one in records.items()}
            if any(one is None for one in kept.values()):
                raise DataError(_needed(circle, seen, kind, withheld))
            changed[kind.attribute] = kept[kind.name] if kind.layout == "one" else MappingProxyType(kept)
    return replace(seen, **changed)


def leads_to(link: str, withheld: Collection[str]) -> bool:
    """Whether a link leads to what is withheld, be it a page, an anchor of any, or one anchor alone."""
    return link in withheld or link.partition("#")[0] in withheld


def _needed(circle: Circle, seen: Catalog, kind: Kind, withheld: Collection[str]) -> Iterator[Diagnostic]:
    """A finding for each withheld link in the files of a kind, of which one cannot be left out."""
    found = (place.document for (name, _), place in seen.places.items() if name == kind.attribute)
    for document in {one.name: one for one in found}.values():
        for path, link in links(kind.shape, document.value):
            if leads_to(link, withheld):
                yield Diagnostic(
                    document.position(path),
                    f"'{link}' is not for the audience '{circle.name}'",
                    "expected a page that it may see, since there must be a link",
                )
