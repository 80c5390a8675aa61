"""A catalog and session rows go in; the score of each row comes out, or what in it cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.catalog import Catalog
from generator.row_labels import RowReader, normalized
from generator.scoring import Complete, Incomplete, evaluate
from generator.vector_string import vector_string

_REMEMBERED = 4096
"""How many different sets of answers are kept with their scores; the shipped rules have 1,728, open ones
included."""


@dataclass(frozen=True)
class ScoredRow:
    """What the answers of a row give, and the vector string that names them."""

    result: Complete | Incomplete
    vector: str


class RowScorer:
    """Scores rows by the rules of a catalog; a row of a team is read with the places of that team."""

    def __init__(self, catalog: Catalog) -> None:
        self._ruleset = catalog.scoring
        self._reader = RowReader(catalog.scoring)
        self._places = {
            team.id: frozenset(map(normalized, team.expected_locations)) for team in catalog.teams.values()
        }
        self._scored = lru_cache(_REMEMBERED)(self._score)

    def score(self, row: Mapping[str, object], team: str | None) -> ScoredRow:
        """The score of one row; raises `UnreadableRowError` with everything that stands for no answer."""
        places = self._places[team] if team is not None else frozenset()
        return self._scored(tuple(self._reader.answers(row, places).items()))

    def _score(self, answers: tuple[tuple[str, str], ...]) -> ScoredRow:
        known = dict(answers)
        return ScoredRow(evaluate(self._ruleset, known), vector_string(self._ruleset, known))
