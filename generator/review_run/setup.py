"""The catalog, a team and a key go in; what reads the team's raw rows comes out, put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from generator.anonymization.answers import OPEN, Answer, Question, Understand
from generator.anonymization.devices import DeviceReader
from generator.anonymization.headers import HeaderReader
from generator.anonymization.k_anonymity import Alike, Ladder, look_of
from generator.anonymization.notes import Redacted
from generator.anonymization.places import Gazetteer, PlaceReader
from generator.anonymization.pseudonyms import Pseudonyms
from generator.anonymization.rows import Readers, Refuse
from generator.anonymization.values import Terms, Unreadable
from generator.catalog import Catalog
from generator.gate import People
from generator.models.teams import Team
from generator.redaction import Redactor
from generator.scoring.row_labels import RowReader, UnreadableRowError, normalized

_REMEMBERED = 16_384


@dataclass(frozen=True)
class Setup:
    """What a run needs besides the rows."""

    readers: Readers
    ladder: Ladder
    published: Counter[Alike]
    """The rows of the team that are published already, by what they have in common."""


def set_up(catalog: Catalog, team: Team, day: date, pseudonyms: Pseudonyms, people: People) -> Setup:
    """Everything for the review of a team on a day, in whose notes nobody of `people` is named."""
    redactor = Redactor(catalog.redaction)
    understand = understanding(catalog, team)
    gazetteer = Gazetteer(catalog.regions.values())
    level = catalog.publication.places
    readers = Readers(
        headers=HeaderReader(catalog.fields.values()),
        pseudonyms=pseudonyms,
        devices=DeviceReader(understand),
        places=PlaceReader(gazetteer, level, team.expected_locations, understand),
        decisions=Terms.decisions(catalog.vocabularies),
        apps=Terms.apps(catalog.vocabularies),
        redact=lambda text: redacted(redactor, text),
        refuse=refusal(redactor, people, frozenset(entry.text for entry in catalog.publication.allowed)),
        day=day,
    )
    published = Counter(
        look_of(team.id, row)
        for review in catalog.reviews_of(team.id)
        if review.date != day  # it is what this run replaces
        for row in review.sessions
    )
    return Setup(readers, Ladder(understand, gazetteer), published)


def understanding(catalog: Catalog, team: Team) -> Understand:
    """What labels of the team's rows stand for by the scoring rules."""
    reader = RowReader(catalog.scoring)
    places = frozenset(map(normalized, team.expected_locations))

    @lru_cache(_REMEMBERED)
    def understand(question: Question, label: str) -> Answer:
        try:
            return reader.answers({question: label}, places).get(question, OPEN)
        except UnreadableRowError:
            return None

    return understand


def refusal(redactor: Redactor, people: People, allowed: Collection[str]) -> Refuse:
    """Why the site would refuse a text that is about to be published."""

    def refuse(text: str) -> Unreadable | None:
        for found in redactor.find(text):
            if text[found.start : found.end] not in allowed:
                problem = f"still has something of the class '{found.class_}'"
                return Unreadable(problem, "take it out of the raw row")
        if any(text[start:end] not in allowed for start, end, _ in people.find(text)):
            return Unreadable("names a person", "name the role instead")
        return None

    return refuse


def redacted(redactor: Redactor, text: str) -> Redacted:
    """A text without what must not be shared, and the classes of what was found."""
    done = redactor.redact(text)
    return Redacted(done.text, tuple(found.class_ for found in done.findings))
