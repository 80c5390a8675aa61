"""A validated ruleset goes in; a finding for each part that does not fit another comes out.

Whether what fits together makes sense is the matter of `scoring_lint`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from generator.catalog.model import Place
from generator.catalog.scoring_lint import lint
from generator.catalog.vector_rules import check_coverage, check_vector
from generator.diagnostics import Diagnostic, Position, one_of, shown
from generator.document import Path
from generator.models.drills import Drill
from generator.models.reviews import Review
from generator.models.scoring import Input, Ruleset
from generator.models.scoring_vectors import ScoringVector
from generator.models.teams import Team
from generator.models.vocabularies import Vocabularies
from generator.scoring.row_labels import RowReader, UnreadableRowError, matches, normalized

Findings = Iterator[Diagnostic]

MOST_COMBINATIONS = 512
"""How many ways to answer a ruleset may have. People read the table of them, and every build and every change
in the form looks at each: twice as many would no longer fit into one frame."""

ASKED = ("device", "location", "app", "trusted_device", "owner_can_confirm", "current_session")
"""What can be asked of a row: its fields, without those that name somebody or say what was decided."""


@dataclass(frozen=True)
class ScoringRules:
    """What the ruleset, its test vectors and the teams are held to."""

    vocabularies: Vocabularies | None
    ruleset: Ruleset | None
    """Only where its parts fit together; what depends on it is not checked otherwise."""
    misfits: tuple[Diagnostic, ...]

    @classmethod
    def of(cls, ruleset: Ruleset | None, place: Place | None, vocabularies: Vocabularies | None) -> Self:
        """The rules for data with this ruleset; None where something could not be read."""
        if ruleset is None or place is None:
            return cls(vocabularies, None, ())
        misfits = tuple(_misfits(ruleset, vocabularies, place))
        return cls(vocabularies, None if misfits else ruleset, misfits)

    @cached_property
    def _reader(self) -> RowReader | None:
        """Reads rows by the ruleset; there is one, since it remembers what labels mean."""
        return None if self.ruleset is None else RowReader(self.ruleset)

    def check_ruleset(self, ruleset: Ruleset, place: Place) -> Findings:
        """The findings about a ruleset; whether it makes sense is asked only once its parts fit together."""
        decisions = self.vocabularies.decisions if self.vocabularies is not None else ()
        yield from self.misfits or lint(ruleset, place, {one.id: one.severity for one in decisions})

    def check_vector(self, vector: ScoringVector, place: Place) -> Findings:
        """The finding about a test vector whose result is not the one that was worked out."""
        if self.ruleset is not None:
            yield from check_vector(self.ruleset, vector, place)

    def check_coverage(self, vectors: Iterable[ScoringVector], place: Place) -> Findings:
        """The findings about what no test vector is an example of."""
        if self.ruleset is not None:
            yield from check_coverage(self.ruleset, vectors, place)

    def check_places(self, held: Team | Drill, place: Place) -> Findings:
        """The findings about the places where people are expected: the rules must look them up."""
        if self.ruleset is None or self._reader is None:
            return
        reader = self._reader
        for name, question in self.ruleset.inputs.items():
            if question.by_team is None:
                continue
            for index, label in enumerate(held.expected_locations):
                at, meaning = place.inside("expected_locations", index), reader.meaning(name, label)
                if meaning is None:  # a star among them, which would stand for itself
                    like = ", ".join(question.by_team.labels)
                    problem = f"{shown(label)} is no place that a row can show"
                    yield Diagnostic(at.at(), problem, f"expected one like '{like}'")
                elif meaning.kind != "by-team":
                    means = f"'{meaning.answer}'" if meaning.answer else "nothing"
                    problem = f"{shown(label)} already means {means} in the rules"
                    yield Diagnostic(at.at(), problem, "expected a place that depends on the team")

    def check_rows(self, held: Review | Drill, place: Place) -> Findings:
        """The findings about rows that the rules cannot read, as far as these are no matter of the models."""
        reader = self._reader
        if reader is None or all(
            reader.reads(name, {getattr(row, name, None) for row in held.sessions}) for name in reader.names
        ):
            return
        for index, session in enumerate(held.sessions):
            try:
                reader.answers(session.model_dump())
            except UnreadableRowError as error:
                for one in error.unreadable:
                    yield Diagnostic(place.at("sessions", index, one.name), one.problem, one.expected)


def _misfits(ruleset: Ruleset, vocabularies: Vocabularies | None, place: Place) -> Findings:
    yield from _codes(ruleset, place)
    for name in ruleset.inputs:
        if name not in ASKED:
            position = place.at("inputs", name, key=True)
            yield Diagnostic(position, f"a row has no field '{name}' to ask for", one_of(name, ASKED))
        yield from _input(ruleset, name, place.inside("inputs", name))
    yield from _conditions(ruleset, place)
    yield from _bands(ruleset, place)
    if vocabularies is not None:
        yield from _apps(ruleset, vocabularies, place)
    if _too_many(ruleset):
        problem = f"there are more than {MOST_COMBINATIONS} ways to answer these questions"
        expected = "ask fewer questions, or offer fewer answers"
        yield Diagnostic(place.at("inputs"), problem, expected)


def _too_many(ruleset: Ruleset) -> bool:
    """Counted only as far as the limit: a hostile file could make a number too long to be written."""
    count = 1
    for question in ruleset.inputs.values():
        count *= len(question.answers)
        if count > MOST_COMBINATIONS:
            return True
    return False


def _codes(ruleset: Ruleset, place: Place) -> Findings:
    """A code names one thing, else a vector string could be read in two ways."""
    inputs = place.inside("inputs")
    yield from _same_codes({name: question.code for name, question in ruleset.inputs.items()}, inputs)
    for name, question in ruleset.inputs.items():
        codes = {answer: one.code for answer, one in question.answers.items()}
        yield from _same_codes(codes, inputs.inside(name, "answers"))


def _same_codes(codes: Mapping[str, str], place: Place) -> Findings:
    first: dict[str, str] = {}
    for name, code in codes.items():
        if first.setdefault(code, name) != name:
            problem = f"the code '{code}' already stands for '{first[code]}'"
            yield Diagnostic(place.at(name, "code"), problem, "expected another")


def _input(ruleset: Ruleset, name: str, place: Place) -> Findings:
    question = ruleset.inputs[name]
    yield from _labels(question, place)
    yield from _by_team(question, name, place.inside("by_team"))


def _by_team(question: Input, name: str, place: Place) -> Findings:
    """A team's list makes its places less risky than all others, or else it would be of no use."""
    if question.by_team is None:
        return
    known = list(question.answers)
    listed, unlisted = question.by_team.listed, question.by_team.unlisted
    unknown = [key for key in ("listed", "unlisted") if getattr(question.by_team, key) not in known]
    for key in unknown:
        yield _no_answer(place.at(key), name, getattr(question.by_team, key), question)
    if not unknown and (
        listed == unlisted or (question.ordered and known.index(listed) > known.index(unlisted))
    ):
        yield Diagnostic(
            place.at("listed"),
            f"'{listed}', for what is in the team's list, is no less risky than '{unlisted}'",
            "expected an answer that stands before it",
        )


def _claims(question: Input) -> Iterator[tuple[Path, str, str]]:
    """Each label with its path and with what it means, in words."""
    for answer in question.answers:
        yield ("answers", answer), answer, f"means '{answer}'"
    for answer, described in question.answers.items():
        for index, label in enumerate(described.labels):
            yield ("answers", answer, "labels", index), label, f"means '{answer}'"
    if question.by_team is not None:
        for index, label in enumerate(question.by_team.labels):
            yield ("by_team", "labels", index), label, "is looked up in the team's list"
    for index, label in enumerate(question.open_labels):
        yield ("open_labels", index), label, "leaves the question open"


def _labels(question: Input, place: Place) -> Findings:
    """What a row says means one answer, else the row could not be scored."""
    first: dict[str, tuple[Path, str]] = {}
    for path, label, means in _claims(question):
        if not normalized(label).strip("* "):
            problem = f"the label {shown(label)} fits whatever a row shows, slips of the pen included"
            yield Diagnostic(place.at(*path), problem, "expected some words in it")
        claimed, meaning = first.setdefault(normalized(label), (path, means))
        # An answer may list its own id, as a row shows it; it may not list another label twice.
        if claimed != path and not (meaning == means and claimed[-1] == path[1]):
            expected = "expected it once" if meaning == means else "expected a label of one answer only"
            yield Diagnostic(place.at(*path), f"{shown(label)} already {meaning}", expected)
    yield from _against_riskier(question, place)


def _against_riskier(question: Input, place: Place) -> Findings:
    """A label that is written out holds before any pattern, so it must not take from a riskier answer."""
    known = list(question.answers)
    for at, answer in enumerate(known):
        riskier = [
            (other, pattern) for other in known[at + 1 :] for pattern in question.answers[other].labels
        ]
        for index, label in enumerate(question.answers[answer].labels):
            taken = ((o, p) for o, p in riskier if "*" in p and "*" not in label)
            found = next(((o, p) for o, p in taken if matches(normalized(p), normalized(label))), None)
            if found is not None:
                yield Diagnostic(
                    place.at("answers", answer, "labels", index),
                    f"{shown(label)} is like {shown(found[1])}, which means '{found[0]}'",
                    "expected a label that no riskier answer claims",
                )


def _conditions(ruleset: Ruleset, place: Place) -> Findings:
    """What rules and cautions ask for is there."""
    asked = [(("rules", index), one.when) for index, one in enumerate(ruleset.rules)]
    asked += [(("cautions", index), one.when) for index, one in enumerate(ruleset.cautions)]
    for path, when in asked:
        for name, answer in when.items():
            if name not in ruleset.inputs:
                position = place.at(*path, "when", name, key=True)
                yield Diagnostic(position, f"there is no input '{name}'", one_of(name, tuple(ruleset.inputs)))
            elif answer not in ruleset.inputs[name].answers:
                yield _no_answer(place.at(*path, "when", name), name, answer, ruleset.inputs[name])


def _no_answer(position: Position, name: str, answer: str, question: Input) -> Diagnostic:
    known = tuple(question.answers)
    return Diagnostic(position, f"'{name}' has no answer '{answer}'", one_of(answer, known))


def _bands(ruleset: Ruleset, place: Place) -> Findings:
    bands = ruleset.bands
    for index, band in enumerate(bands):
        last = index == len(bands) - 1
        before = bands[index - 1].from_ if index else None
        at = place.inside("bands", index)
        if last and band.from_ is not None:
            yield Diagnostic(
                at.at(), "the last band begins at a score", "expected no 'from': it takes the rest"
            )
        elif not last and band.from_ is None:
            yield Diagnostic(at.at(), "the band has no 'from'", "expected one in every band but the last")
        elif before is not None and band.from_ is not None and band.from_ >= before:
            yield Diagnostic(
                at.at(), f"the band from {band.from_} is never reached", f"expected a 'from' below {before}"
            )


def _apps(ruleset: Ruleset, vocabularies: Vocabularies, place: Place) -> Findings:
    """Rows name apps by the labels of the vocabulary, so the rules must know each."""
    if "app" not in ruleset.inputs:
        return
    reader = RowReader(ruleset)
    for app in vocabularies.apps:
        if reader.meaning("app", app.label) is None:
            problem = f"no answer takes the app {shown(app.label)}, which rows can name"
            expected = "expected it among the labels of an answer"
            yield Diagnostic(place.at("inputs", "app", "answers", key=True), problem, expected)
