"""The rules and their test vectors go in; a finding for each result that is wrong or missing comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.catalog.model import Place
from generator.diagnostics import Diagnostic
from generator.models.scoring import Ruleset
from generator.models.scoring_vectors import CompleteResult, ScoringVector
from generator.scoring import Answers, Complete, UnknownAnswerError, evaluate, every_case

Findings = Iterator[Diagnostic]


def check_vector(ruleset: Ruleset, vector: ScoringVector, place: Place) -> Findings:
    """The finding about a test vector whose result is not the one that was worked out."""
    expected = vector.expect.model_dump(mode="json")
    actual = result_of(ruleset, vector.answers)
    differing = [key for key in actual if actual[key] != expected.get(key)]
    if differing:
        yield Diagnostic(
            place.at("expect"),
            f"the rules give {_listed(actual, differing)}",
            f"expected {_listed(expected, [key for key in differing if key in expected] or ['state'])}"
            f", as worked out for '{vector.id}'",
        )


def check_coverage(ruleset: Ruleset, vectors: Iterable[ScoringVector], place: Place) -> Findings:
    """The findings about what no test vector is an example of: an answer, an edge of a band, a state."""
    known = tuple(vectors)
    expected = "expected one in scoring-vectors.json, worked out by hand"
    answered = {pair for vector in known for pair in vector.answers.items()}
    pairs = ((name, answer) for name, one in ruleset.inputs.items() for answer in one.answers)
    for name, answer in (pair for pair in pairs if pair not in answered):
        position = place.at("inputs", name, "answers", answer, key=True)
        yield Diagnostic(position, f"no test vector answers '{name}' with '{answer}'", expected)
    totals = {one.expect.total for one in known if isinstance(one.expect, CompleteResult)}
    for index, edge in _edges(ruleset):
        if edge not in totals:
            problem = f"no test vector scores {edge}, at an edge of '{ruleset.bands[index].decision}'"
            yield Diagnostic(place.at("bands", index), problem, expected)
    states = {one.expect.state for one in known}
    for state, does in (("incomplete", "leaves a question open"), ("refused", "is refused")):
        if state not in states:
            yield Diagnostic(place.at("inputs", key=True), f"no test vector {does}", expected)


def _edges(ruleset: Ruleset) -> Iterator[tuple[int, int]]:
    """For each threshold the scores next to it that some answers give, with the bands they are in."""
    totals = sorted({result.total for _, result in every_case(ruleset)})
    for index, band in enumerate(ruleset.bands):
        if band.from_ is None:
            continue
        above = [one for one in totals if one >= band.from_]
        below = [one for one in totals if one < band.from_]
        if above:
            yield index, above[0]
        if below:
            yield index + 1, below[-1]


def result_of(ruleset: Ruleset, answers: Answers) -> dict[str, object]:
    """What the rules give, in the form in which a test vector says it."""
    try:
        result = evaluate(ruleset, answers)
    except UnknownAnswerError as error:
        return {"state": "refused", "problem": str(error)}
    rules = [one.rule for one in result.contributions]
    if isinstance(result, Complete):
        decided = {"total": result.total, "decision": result.decision}
        return {"state": "complete", **decided, "rules": rules, "cautions": list(result.cautions)}
    return {
        "state": "incomplete",
        "missing": list(result.missing),
        "rules": rules,
        "least": result.least,
        "most": result.most,
        "possible": list(result.possible),
    }


def _listed(result: Mapping[str, object], keys: list[str]) -> str:
    """Parts of a result in words: `total 3, decision review`."""
    values = ((key, result[key]) for key in keys)
    return ", ".join(
        f"{key} {' '.join(map(str, value)) or 'none'}" if isinstance(value, list) else f"{key} {value}"
        for key, value in values
    )
