"""The rules, the teams and session rows go in; the score of each row comes out, or what is unreadable."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.models.reviews import SessionRow
from generator.models.scoring import Ruleset
from generator.models.teams import Team
from generator.scoring.evaluation import Complete, Incomplete, evaluate
from generator.scoring.row_labels import RowReader, normalized
from generator.scoring.vector_string import vector_string

_REMEMBERED = 4096
"""How many sets of answers are kept with their scores; the shipped rules have 972, open ones included."""


@dataclass(frozen=True)
class ScoredRow:
    """What the answers of a row give, and the vector string that names them."""

    result: Complete | Incomplete
    vector: str


class RowScorer:
    """Scores rows; a row of a team is read with the places of that team."""

    def __init__(self, ruleset: Ruleset, teams: Iterable[Team]) -> None:
        self.ruleset = ruleset
        self._reader = RowReader(ruleset)
        self._places = {team.id: frozenset(map(normalized, team.expected_locations)) for team in teams}
        self._names = tuple(ruleset.inputs)
        self._scored = lru_cache(_REMEMBERED)(self._score)
        self._scored_values = lru_cache(_REMEMBERED)(self._score_values)

    @property
    def teams(self) -> tuple[str, ...]:
        """The teams whose places are known."""
        return tuple(self._places)

    def score(self, row: Mapping[str, object], team: str | None) -> ScoredRow:
        """The score of one row; raises `UnreadableRowError` with everything that stands for no answer."""
        return self.score_among(row, self._places[team] if team is not None else frozenset())

    def score_session(self, session: SessionRow, team: str) -> ScoredRow:
        """Like `score`, for a row of a review: sessions that answer alike are read once.

        Only here, where the model has seen to the types: in any other row, 1 would be taken for true.
        """
        row = vars(session)
        return self._scored_values(tuple([row.get(name) for name in self._names]), self._places[team])

    def score_among(self, row: Mapping[str, object], places: Collection[str]) -> ScoredRow:
        """Like `score`, for a row whose owner is expected at these normalized places."""
        return self._scored(tuple(self._reader.answers(row, places).items()))

    def _score_values(self, values: tuple[object, ...], places: frozenset[str]) -> ScoredRow:
        return self.score_among(dict(zip(self._names, values, strict=True)), places)

    def _score(self, answers: tuple[tuple[str, str], ...]) -> ScoredRow:
        known = dict(answers)
        return ScoredRow(evaluate(self.ruleset, known), vector_string(self.ruleset, known))
