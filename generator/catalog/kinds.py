"""The kinds of data: which files of a data folder hold what, and by which model they are validated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal

from pydantic import TypeAdapter

from generator.models.base import Record
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

Layout = Literal["one", "list", "folder"]
"""One record in one file; a list of records in one file; a folder with one record a file."""


@dataclass(frozen=True)
class Kind:
    """A kind of data: its name, where it lives, and the model of one record."""

    name: str
    attribute: str
    pattern: str
    model: type[Record]
    layout: Layout
    required: bool = False

    @property
    def shape(self) -> Any:
        """The type of what one file holds."""
        return tuple[self.model, ...] if self.layout == "list" else self.model  # type: ignore[name-defined]  # the model is a value here

    @cached_property
    def adapter(self) -> TypeAdapter[Any]:
        """The validator of one file; built once a process, since building it costs more than a file."""
        return TypeAdapter(self.shape)

    def holds(self, path: str) -> bool:
        """Whether the file at `path`, relative to the data folder, is of this kind."""
        return self._pattern.fullmatch(path) is not None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """The pattern, of which a star stands for any characters of one name."""
        return re.compile("[^/]*".join(map(re.escape, self.pattern.split("*"))), re.DOTALL)


KINDS: tuple[Kind, ...] = (
    Kind("portal", "portal", "portal.yml", Portal, "one", required=True),
    Kind("vocabularies", "vocabularies", "vocabularies.yml", Vocabularies, "one", required=True),
    Kind("policy", "policy", "policy.yml", Policy, "one", required=True),
    Kind("scoring", "scoring", "scoring.yml", Ruleset, "one", required=True),
    Kind(
        "scoring-vectors",
        "scoring_vectors",
        "scoring-vectors.json",
        ScoringVector,
        "list",
        required=True,
    ),
    Kind("redaction", "redaction", "redaction.yml", RedactionRules, "one", required=True),
    Kind("publication", "publication", "publication.yml", Publication, "one", required=True),
    Kind("places", "regions", "places.yml", Region, "list"),
    Kind("facts", "facts", "facts.yml", Fact, "list"),
    Kind("fields", "fields", "fields.yml", RowField, "list"),
    Kind("controls", "controls", "controls.yml", Control, "list"),
    Kind("shortcuts", "shortcuts", "shortcuts.yml", Shortcut, "list"),
    Kind("practices", "practices", "practices.yml", Practice, "list"),
    Kind("faq", "faq", "faq.yml", Question, "list"),
    Kind("glossary", "glossary", "glossary.yml", GlossaryTerm, "list"),
    Kind("guide", "guides", "guides/*.yml", Guide, "folder"),
    Kind("checklist", "checklists", "checklists/*.yml", Checklist, "folder"),
    Kind("command", "commands", "commands/*.yml", Command, "folder"),
    Kind("team", "teams", "teams/*.yml", Team, "folder"),
    Kind("drill", "drills", "drills/*.yml", Drill, "folder"),
    Kind("review", "reviews", "reviews/*/*.json", Review, "folder"),
)


@cache  # asked for each file, each time that a data folder is read
def kind_of(path: str) -> Kind | None:
    """The kind of the file at `path`, relative to the data folder, or None where no kind lives there."""
    return next((kind for kind in _kinds_in(path.partition("/")[0]) if kind.holds(path)), None)


@cache
def _kinds_in(place: str) -> tuple[Kind, ...]:
    """The kinds of which all files are, or are in, what is called so in the data folder."""
    return tuple(kind for kind in KINDS if kind.pattern.partition("/")[0] == place)
