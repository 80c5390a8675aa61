"""The catalog goes in; what `scoring.json` says comes out: questions, points, bands and cautions.

Whoever reads it scores a session as the portal does: the points of the rules whose answers all hold are
added, and the first band that begins at or below the sum decides.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.api.parts import DataFile, Output
from generator.build import Build
from generator.models.scoring import ByTeam, Caution, Input
from generator.scoring import content_hash

DECISION_TABLE = "tools/decision-table.json"
"""Where the site has the table of every way to answer."""


class AnswerEntry(Output):
    """An answer to a question."""

    id: str
    code: str = Field(description="how vector strings name the answer")
    text: str
    labels: tuple[str, ...] = Field(
        description="what a row shows where this is the answer, in any case; * stands for any words"
    )


class ByTeamEntry(Output):
    """Labels whose answer depends on the team."""

    labels: tuple[str, ...] = Field(description="the labels that are looked up")
    list: Literal["expected_locations"] = Field(description="where, in the team of teams.json")
    listed: str = Field(description="the answer where the label is in the list")
    unlisted: str = Field(description="the answer where it is not; without a list the question stays open")


class QuestionEntry(Output):
    """A question about a session row."""

    id: str = Field(description="the field of the row")
    code: str = Field(description="how vector strings name the question")
    question: str
    ordered: bool = Field(description="whether the answers stand in the order of their risk, the least first")
    answers: tuple[AnswerEntry, ...]
    by_team: ByTeamEntry | None = Field(description="labels whose answer depends on the team")
    open_labels: tuple[str, ...] = Field(description="what a row shows where it answers nothing")


class RuleEntry(Output):
    """Points for answers that hold together."""

    id: str
    when: dict[str, str] = Field(description="the answers that must all hold, by question")
    points: int
    because: str = Field(description="why it gives points")


class BandEntry(Output):
    """What is decided from a score on."""

    from_: int | None = Field(alias="from", description="the lowest score of the band; null for the rest")
    decision: str = Field(description="the decision, as in vocabularies.json")


class CautionEntry(Output):
    """What is to be minded besides the decision, which it does not change."""

    id: str
    when: dict[str, str] = Field(description="the answers that must all hold, by question")
    from_: int | None = Field(alias="from", description="the lowest score it is for; null for every score")
    text: str
    next: str | None = Field(description="what to do first, in place of the decision's own next step")


class ScoringFile(Output):
    """The rules by which sessions are scored."""

    schema_: Literal["scoring/1"] = Field(default="scoring/1", alias="schema")
    id: str
    code: str = Field(description="how vector strings name the rules")
    title: str
    version: str = Field(description="changes with anything that the rules say")
    questions: tuple[QuestionEntry, ...]
    rules: tuple[RuleEntry, ...]
    bands: tuple[BandEntry, ...] = Field(description="the highest first")
    cautions: tuple[CautionEntry, ...]
    decision_table: str = Field(description="the table of every way to answer, from the root of the portal")


def _make(build: Build) -> ScoringFile:
    rules = build.catalog.scoring
    return ScoringFile(
        id=rules.id,
        code=rules.code,
        title=rules.title,
        version=content_hash(rules),
        questions=tuple(_question(name, one) for name, one in rules.inputs.items()),
        rules=tuple(
            RuleEntry(id=one.id, when=one.when, points=one.points, because=one.because) for one in rules.rules
        ),
        bands=tuple(
            BandEntry.model_validate({"from": one.from_, "decision": one.decision}) for one in rules.bands
        ),
        cautions=tuple(_caution(one) for one in rules.cautions),
        decision_table=DECISION_TABLE,
    )


def _question(name: str, question: Input) -> QuestionEntry:
    return QuestionEntry(
        id=name,
        code=question.code,
        question=question.question,
        ordered=question.ordered,
        answers=tuple(
            AnswerEntry(id=answer, code=one.code, text=one.text, labels=one.labels)
            for answer, one in question.answers.items()
        ),
        by_team=_by_team(question.by_team) if question.by_team is not None else None,
        open_labels=question.open_labels,
    )


def _by_team(one: ByTeam) -> ByTeamEntry:
    return ByTeamEntry(labels=one.labels, list=one.list, listed=one.listed, unlisted=one.unlisted)


def _caution(one: Caution) -> CautionEntry:
    return CautionEntry.model_validate(
        {"id": one.id, "when": one.when, "from": one.from_, "text": one.text, "next": one.next}
    )


SCORING = DataFile(
    "scoring", "The questions, the points of their answers, and what a score decides.", ScoringFile, _make
)
