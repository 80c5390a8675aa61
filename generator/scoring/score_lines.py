"""Lines of JSON go in, a session row or answers on each; a line of JSON for each comes out, with its score.

A line that cannot be scored gives a result that says so, with its line and column, and the next one is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, BinaryIO

from generator.diagnostics import DataError, Diagnostic, Position, one_of, shown
from generator.document import Document
from generator.json_source import parse_json
from generator.models.reviews import Review, SessionRow
from generator.scoring.evaluation import Complete
from generator.scoring.row_labels import UnreadableRowError
from generator.scoring.row_scoring import RowScorer, ScoredRow

LONGEST_LINE = 100_000
"""In bytes. A row has a few hundred; a line without an end must not fill the memory."""

FIELDS = (
    *SessionRow.model_fields,
    *(name for name in Review.model_fields if name not in ("schema_", "sessions")),
)
"""What a row may have besides the questions: the fields of a published row, and of its review."""

_REMEMBERED = 4096


@dataclass(frozen=True)
class ScoredLine:
    """The line to print for one line that was read, and the findings in it."""

    text: str
    findings: tuple[Diagnostic, ...] = ()
    is_object: bool = True
    """Whether the line looks like a whole JSON object."""


class LineScorer:
    """Scores lines, one at a time."""

    def __init__(self, scorer: RowScorer, name: str, team: str | None = None) -> None:
        """`name` is what messages call the input; rows that name no team are read as rows of `team`."""
        self._name = name
        self._team = team
        self._teams = frozenset(scorer.teams)
        self._fields = frozenset(FIELDS) | scorer.ruleset.inputs.keys()
        self._scorer = scorer
        self._result = lru_cache(_REMEMBERED)(
            lambda scored: json.dumps(as_dict(scored), ensure_ascii=False)[1:]
        )

    def score_all(self, lines: BinaryIO) -> Iterator[ScoredLine]:
        """Score every line of a stream; blank ones give nothing."""
        for number, line in enumerate(_lines(lines), start=1):
            if line is None:
                problem = f"the line has more than {LONGEST_LINE:,} bytes"
                error = DataError.at(Position(self._name), problem, "expected one row")
                yield self._refused(number, error, is_object=False)
            elif not line.isspace():
                yield self.score(line, number)

    def score(self, line: bytes, number: int) -> ScoredLine:
        """Score one line, which is the `number`th of its input."""
        # Without its end, so that what is missing there is missing on this line.
        written = line.strip()
        try:
            document = parse_json(line.rstrip(b"\r\n"), self._name)
            scored = self._score(_object(document), document)
        except DataError as error:
            return self._refused(number, error, is_object=written[:1] == b"{" and written[-1:] == b"}")
        return ScoredLine(f'{{"line": {number}, {self._result(scored)}')

    def _refused(self, number: int, error: DataError, *, is_object: bool) -> ScoredLine:
        """What is said of a line: each finding with the number of the line and the column in it."""
        findings = tuple(
            replace(one, position=Position(self._name, number, one.position.column))
            for one in error.diagnostics
        )
        problems: list[dict[str, object]] = [
            {"column": one.position.column, "problem": one.problem, "expected": one.expected}
            for one in findings
        ]
        result = {"line": number, **error_dict(problems)}
        return ScoredLine(json.dumps(result, ensure_ascii=False), findings, is_object)

    def _score(self, row: Mapping[str, Any], document: Document) -> ScoredRow:
        found = [*self._unknown_fields(row, document), *self._unknown_team(row, document)]
        # A row whose team is unknown is still read, so that all that is wrong with it is said at once.
        own = None if found else row.get("team")
        team = self._team if own is None else str(own)
        try:
            scored = self._scorer.score(row, team)
        except UnreadableRowError as error:
            found += (
                Diagnostic(document.position((one.name,)), one.problem, one.expected)
                for one in error.unreadable
            )
            raise DataError(found) from None
        if found:
            raise DataError(found)
        return scored

    def _unknown_fields(self, row: Mapping[str, Any], document: Document) -> Iterator[Diagnostic]:
        for name in row.keys() - self._fields:
            position = document.position((name,), key=True)
            yield Diagnostic(
                position, f"a row has no field {shown(name)}", one_of(name, sorted(self._fields))
            )

    def _unknown_team(self, row: Mapping[str, Any], document: Document) -> Iterator[Diagnostic]:
        team = row.get("team")
        if team is None or (isinstance(team, str) and team in self._teams):
            return
        position, known = document.position(("team",)), sorted(self._teams)
        if isinstance(team, str):
            yield Diagnostic(position, f"there is no team {shown(team)}", one_of(team, known))
        else:
            yield Diagnostic(position, "'team' is no text", one_of("", known, "the id of one of"))


def as_dict(scored: ScoredRow) -> dict[str, object]:
    """A score as plain values. What is not decided is null, so that every result has the same first keys."""
    result = scored.result
    reasons = [
        {"rule": one.rule, "points": one.points, "because": one.because} for one in result.contributions
    ]
    if isinstance(result, Complete):
        head = {"state": "complete", "score": result.total, "decision": result.decision}
        return {**head, "reasons": reasons, "cautions": list(result.cautions), "vector": scored.vector}
    return {
        "state": "incomplete",
        "score": None,
        "decision": None,
        "reasons": reasons,
        "missing": list(result.missing),
        "least": result.least,
        "most": result.most,
        "possible": list(result.possible),
        "vector": scored.vector,
    }


def error_dict(problems: list[dict[str, object]]) -> dict[str, object]:
    """What is said of a row that cannot be read, with the first keys that every result has."""
    return {"state": "error", "score": None, "decision": None, "problems": problems}


def _object(document: Document) -> Mapping[str, Any]:
    if isinstance(document.value, dict):
        return document.value
    problem = "the line is no JSON object"
    raise DataError.at(document.position(()), problem, "expected the fields of one row in {…}")


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Every line of a stream; None for one that is too long, of which no more than that is kept."""
    while line := stream.readline(LONGEST_LINE + 1):
        if len(line) <= LONGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE)
        yield None
