"""The catalog: everything that the data says, each record with the place where it was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import quote

from generator.catalog.wording import Wording
from generator.diagnostics import Position
from generator.document import Document, Path
from generator.models.checklists import Checklist
from generator.models.commands import Command
from generator.models.controls import Control
from generator.models.drills import Drill
from generator.models.facts import Fact
from generator.models.faq import Question
from generator.models.fields import RowField
from generator.models.glossary import GlossaryTerm
from generator.models.guides import Guide
from generator.models.places import Region
from generator.models.policy import Policy
from generator.models.portal import Portal
from generator.models.practices import Practice
from generator.models.publication import Publication
from generator.models.redaction import RedactionRules
from generator.models.reviews import Review
from generator.models.scoring import Ruleset
from generator.models.scoring_vectors import ScoringVector
from generator.models.shortcuts import Shortcut
from generator.models.teams import Team
from generator.models.vocabularies import Vocabularies
from generator.scoring.row_scoring import RowScorer


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record was written: its file, and the path to it inside the file."""

    document: Document
    path: Path = ()

    def at(self, *path: str | int, key: bool = False) -> Position:
        """The position of a value of the record (of its key where `key` is true)."""
        return self.document.position((*self.path, *path), key=key)

    def inside(self, *path: str | int) -> Place:
        """The place of a value of the record."""
        return Place(self.document, (*self.path, *path))


@dataclass(frozen=True)
class Catalog:
    """All data of the portal, checked. Mappings are by id, in the order of the files or of the list."""

    portal: Portal
    vocabularies: Vocabularies
    policy: Policy
    scoring: Ruleset
    scoring_vectors: Mapping[str, ScoringVector]
    redaction: RedactionRules
    publication: Publication
    regions: Mapping[str, Region]
    facts: Mapping[str, Fact]
    fields: Mapping[str, RowField]
    controls: Mapping[str, Control]
    shortcuts: Mapping[str, Shortcut]
    practices: Mapping[str, Practice]
    faq: Mapping[str, Question]
    glossary: Mapping[str, GlossaryTerm]
    guides: Mapping[str, Guide]
    checklists: Mapping[str, Checklist]
    commands: Mapping[str, Command]
    teams: Mapping[str, Team]
    drills: Mapping[str, Drill]
    reviews: Mapping[str, Review]
    """By `team/date`, oldest first within a team."""
    places: Mapping[tuple[str, str], Place]
    """Where each record was written, by the catalog's attribute and the record's id."""
    digests: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    """Of the files of a kind, by the catalog's attribute; teams and reviews have theirs below.

    They tell of files alone: a catalog in which somebody replaced records has the same."""
    team_digests: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    """Of the file of a team and those of its reviews, by the team's id."""
    withheld: frozenset[str] = field(default=frozenset(), repr=False, compare=False)
    """Links to what is not here, since the readers may not see it: source paths, files, anchors of pages."""

    def source_link(self, position: Position) -> str | None:
        """Where a place in the data can be read; None where the portal names no source of its data."""
        if not position.path.startswith(self.folder):
            return None
        name = self.folder.rstrip("/").rpartition("/")[2] or "data"
        return self.source_of(f"{name}/{position.path.removeprefix(self.folder)}", position.line)

    def source_of(self, path: str, line: int = 1) -> str | None:
        """Where a file of the repository, such as `docs/index.md`, can be read and edited; None as above."""
        template = self.portal.source
        if template is None:
            return None
        return template.replace("{path}", quote(path.rstrip("/"))).replace("{line}", str(line))

    @property
    def folder(self) -> str:
        """The folder of the data, as places have it before the names of files: `data/`."""
        return self.places["portal", "portal"].document.name.removesuffix("portal.yml")

    @cached_property
    def scorer(self) -> RowScorer:
        """Scores rows by the portal's rules and teams; there is one, since it remembers what it has read."""
        return RowScorer(self.scoring, self.teams.values())

    @cached_property
    def wording(self) -> Wording:
        """Says which words of a text are not used."""
        return Wording.of(self.glossary.values())

    @property
    def next_drill(self) -> tuple[str, Drill | Checklist] | None:
        """What is practised next, with the source path of its page; None where no drill is planned."""
        planned = self.portal.next_drill
        if planned is None:
            return None
        if planned.drill is not None:
            return f"drills/{planned.drill}.md", self.drills[planned.drill]
        followed = planned.checklist or ""  # the rules see to it that there is one
        return f"checklists/{followed}.md", self.checklists[followed]

    def with_only(self, team: str) -> Catalog:
        """The same without any other team and its reviews; rows are scored by the scorer that is there."""
        own = {f"{team}/{review.date.isoformat()}": review for review in self.reviews_of(team)}
        alone = replace(self, teams={team: self.teams[team]}, reviews=dict(reversed(own.items())))
        alone.__dict__["scorer"] = self.scorer
        return alone

    def reviews_of(self, team: str) -> tuple[Review, ...]:
        """The published reviews of a team, the latest first."""
        return self._reviews_by_team.get(team, ())

    @cached_property
    def _reviews_by_team(self) -> Mapping[str, tuple[Review, ...]]:
        """Sorted out once: pages ask for each team."""
        found: dict[str, list[Review]] = {}
        for review in self.reviews.values():
            found.setdefault(review.team, []).append(review)
        return {
            team: tuple(sorted(reviews, key=lambda review: review.date, reverse=True))
            for team, reviews in found.items()
        }
