"""The rules and their test vectors go in; for each decision a score, drawn point by point, comes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.models.scoring import Ruleset
from generator.models.scoring_vectors import CompleteResult, ScoringVector
from generator.models.vocabularies import Decision
from generator.pages.decisions import decision_named
from generator.pages.pictures.contributions import BandOfScores, Waterfall
from generator.pages.scoring import signed, with_minus
from generator.pages.view import View
from generator.scoring import Complete, evaluate, every_case


@dataclass(frozen=True)
class ExampleStep:
    """What a rule adds: its points, why, and where it is drawn."""

    points: str
    because: str
    drawing: Markup


@dataclass(frozen=True)
class Example:
    """A score that was worked out by hand: what it is an example of, its steps, and its sum."""

    about: str
    steps: tuple[ExampleStep, ...]
    total: str
    decision: Decision
    drawing: Markup


def score_examples_html(view: View) -> Markup:
    """For each decision of the bands, the mildest first, the example with the most reasons."""
    waterfall = _waterfall(view)
    examples = [_example(view, waterfall, *found) for found in _chosen(view)]
    return view.render("score_examples.html.jinja", examples=examples, scale=waterfall.scale())


def _waterfall(view: View) -> Waterfall:
    ruleset = view.catalog.scoring
    totals = [result.total for _, result in every_case(ruleset)]
    reached = (
        sum(one.points for one in result.contributions if one.points > 0) for _, result in every_case(ruleset)
    )
    decisions = [decision_named(view.catalog, band.decision) for band in ruleset.bands]
    bands = (
        BandOfScores(band.from_, words, decision.label, decision.tone)
        for band, words, decision in zip(ruleset.bands, _in_words(ruleset), decisions, strict=True)
    )
    return Waterfall(min(0, *totals), max(0, *reached), tuple(bands))


def _chosen(view: View) -> Iterator[tuple[ScoringVector, Complete]]:
    """The vector with the most contributions for each decision; the catalog has checked that they hold."""
    ruleset = view.catalog.scoring
    worked_out = [
        (vector, result)
        for vector in view.catalog.scoring_vectors.values()
        if isinstance(vector.expect, CompleteResult)
        and isinstance(result := evaluate(ruleset, vector.answers), Complete)
        and result.contributions
    ]
    for decision in reversed(dict.fromkeys(band.decision for band in ruleset.bands)):
        found = [one for one in worked_out if one[1].decision == decision]
        if found:
            yield max(found, key=lambda one: len(one[1].contributions))


def _example(view: View, waterfall: Waterfall, vector: ScoringVector, result: Complete) -> Example:
    # What is taken away is drawn back from the end of what was added, as the calculator does.
    ordered = sorted(result.contributions, key=lambda one: one.points < 0)
    *drawings, last = waterfall.steps([one.points for one in ordered])
    return Example(
        about=vector.about,
        steps=tuple(
            ExampleStep(signed(one.points), one.because, drawing)
            for one, drawing in zip(ordered, drawings, strict=True)
        ),
        total=with_minus(result.total),
        decision=decision_named(view.catalog, result.decision),
        drawing=last,
    )


def _in_words(ruleset: Ruleset) -> Iterator[str]:
    """The scores of each band, as short as a scale has them."""
    above: int | None = None
    for band in ruleset.bands:
        if band.from_ is not None:
            yield f"from {with_minus(band.from_)}"
        else:
            yield "any" if above is None else f"below {with_minus(above)}"
        above = band.from_
