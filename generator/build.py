"""The catalog and a day go in; what many pages and files ask of them comes out, found out once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from generator.catalog import Catalog
from generator.models.reviews import Review
from generator.models.teams import Team
from generator.obligations import Bound, bound
from generator.scoring.review_scores import ScoredReview, score_review

T = TypeVar("T")

Make = Callable[[], str]
"""Makes a text."""
Keep = Callable[[str, Make], str]
"""Gives the text with a name as it was kept, or makes it and keeps it."""


def made(name: str, make: Make) -> str:
    """The text with a name, made anew."""
    return make()


@dataclass(frozen=True)
class Keepers:
    """What keeps the texts of a build; as it stands, each text is made whenever somebody asks for it."""

    text: Keep = made
    """Keeps texts that hang on the code, or on one kind of data, alone."""
    rows: Keep = made
    """Keeps texts that hang on the published rows of all teams and on what teams share."""
    rows_key: str = ""
    """Stands for all that texts of those rows are made of; nothing where that is not known."""
    team: Callable[[str, str], str | None] = lambda name, team: None
    """By name and by team, the texts of teams that are kept."""
    team_key: Callable[[str], str] = lambda team: ""
    """By team, what stands for all that its texts are made of; nothing where that is not known."""
    review: Callable[[str, Review], str | None] = lambda name, review: None
    """By name and by review, the texts of reviews that are kept."""


class Build:
    """A catalog on a day, and what was found out about it: once, for all pages and files that show it."""

    def __init__(self, catalog: Catalog, as_of: date, keepers: Keepers | None = None) -> None:
        self.catalog = catalog
        self.as_of = as_of
        self.keepers = keepers or Keepers()
        self._bound: dict[str, Bound] = {}
        self._scored: dict[tuple[str, date], ScoredReview] = {}
        self._made: dict[Hashable, Any] = {}

    def with_only(self, team: str) -> Build:
        """The same for a catalog without any other team; what hangs on no team is found out together."""
        alone = Build(self.catalog.with_only(team), self.as_of)
        alone._made = self._made
        return alone

    def apart(self) -> Build:
        """The same for things of which there are many: what is found out about them is forgotten with it."""
        apart = Build(self.catalog, self.as_of)
        apart._made = self._made
        return apart

    def of_kind(self, name: str, attribute: str, make: Make) -> str:
        """A text with a name that hangs on the files of one kind of data alone."""
        digest = self.catalog.digests[attribute]
        return self.once((name, attribute), lambda: self.keepers.text(f"{name} {digest}", make))

    def of_team(self, name: str, team: Team, make: Make) -> str:
        """A text with a name that hangs on one team and on what all share: as it was kept, or made now."""
        kept = self.keepers.team(name, team.id)
        return make() if kept is None else kept

    def of_review(self, name: str, review: Review, make: Make) -> str:
        """A text with a name that hangs on a review and on what teams share: as it was kept, or made now."""
        kept = self.keepers.review(name, review)
        return make() if kept is None else kept

    def bound(self, team: Team) -> Bound:
        """What binds a team of the catalog."""
        if team.id not in self._bound:
            self._bound[team.id] = bound(self.catalog, team, self.as_of)
        return self._bound[team.id]

    def scored(self, review: Review) -> ScoredReview:
        """The rows of a review of the catalog with their scores."""
        key = (review.team, review.date)
        if key not in self._scored:
            self._scored[key] = score_review(self.catalog.scorer, self.catalog.vocabularies, review)
        return self._scored[key]

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, the same for everybody who asks for `key`: a name, and all that it hangs on."""
        if key not in self._made:
            self._made[key] = make()
        found: T = self._made[key]
        return found
