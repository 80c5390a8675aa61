"""A validated ruleset goes in; a finding for each part that contradicts another comes out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog.model import Place
from generator.diagnostics import Diagnostic, Position, one_of
from generator.models.scoring import Input, Ruleset

Findings = Iterator[Diagnostic]


def check_scoring(ruleset: Ruleset, place: Place) -> Findings:
    """The findings about a ruleset: questions, answers and bands that do not fit together."""
    for name, question in ruleset.inputs.items():
        for answer in question.labels:
            if answer not in question.answers:
                position = place.at("inputs", name, "labels", answer, key=True)
                yield _no_answer(position, name, answer, tuple(question.answers))
        yield from _labels(question, place.inside("inputs", name, "labels"))
    for index, rule in enumerate(ruleset.rules):
        for name, answer in rule.when.items():
            if name not in ruleset.inputs:
                position = place.at("rules", index, "when", name, key=True)
                yield Diagnostic(position, f"there is no input '{name}'", one_of(name, tuple(ruleset.inputs)))
            elif answer not in ruleset.inputs[name].answers:
                position = place.at("rules", index, "when", name)
                yield _no_answer(position, name, answer, tuple(ruleset.inputs[name].answers))
    yield from _bands(ruleset, place)


def _labels(question: Input, place: Place) -> Findings:
    """What a row says means one answer, else the row could not be scored."""
    first: dict[str, str] = {}
    for answer, labels in question.labels.items():
        for index, label in enumerate(labels):
            if first.setdefault(label, answer) != answer:
                problem = f"'{label}' already means '{first[label]}'"
                yield Diagnostic(place.at(answer, index), problem, "expected a label of one answer only")


def _no_answer(position: Position, name: str, answer: str, known: tuple[str, ...]) -> Diagnostic:
    return Diagnostic(position, f"'{name}' has no answer '{answer}'", one_of(answer, known))


def _bands(ruleset: Ruleset, place: Place) -> Findings:
    bands = ruleset.bands
    for index, band in enumerate(bands):
        last = index == len(bands) - 1
        before = bands[index - 1].from_ if index else None
        position = place.at("bands", index)
        if last and band.from_ is not None:
            yield Diagnostic(
                position, "the last band begins at a score", "expected no 'from': it takes the rest"
            )
        elif not last and band.from_ is None:
            yield Diagnostic(position, "the band has no 'from'", "expected one in every band but the last")
        elif before is not None and band.from_ is not None and band.from_ >= before:
            yield Diagnostic(
                position, f"the band from {band.from_} is never reached", f"expected a 'from' below {before}"
            )
