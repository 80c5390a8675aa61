"""The ruleset goes in; the calculator's questions, the rules in words and the decision table come out."""

from __future__ import annotations

import json

from markupsafe import Markup

from generator.api import DECISION_TABLE
from generator.models.scoring import Input, Rule, Ruleset
from generator.pages.decisions import decision_cell, decision_html, decision_named
from generator.pages.table import Cell, Column, Row, Table, plain_table, row, rows
from generator.pages.view import View
from generator.scoring import Answers, Complete, combinations, content_hash, every_case
from generator.scoring.vector_string import vector_string

POINTS = Column("points", "Points", type="number")

TWINS = {"JSON": DECISION_TABLE, "CSV": "tools/decision-table.csv"}
"""Where the site has the decision table for tools."""


def calculator_html(view: View) -> Markup:
    """The questions with the points of each answer, and the data from which the browser scores them."""
    ruleset = view.catalog.scoring
    return view.render(
        "calculator.html.jinja",
        ruleset=ruleset,
        hash=content_hash(ruleset),
        ruleset_json=json.dumps(ruleset_model(view), ensure_ascii=False, separators=(",", ":")),
        questions=[_question(ruleset, name, question) for name, question in ruleset.inputs.items()],
        together=[_together(ruleset, rule) for rule in ruleset.rules if len(rule.when) > 1],
        bands=_bands(view, ruleset),
        combinations=combinations(ruleset),
        vectors=len(view.catalog.scoring_vectors),
    )


def ruleset_model(view: View) -> dict[str, object]:
    """The ruleset as the widget reads it."""
    ruleset = view.catalog.scoring
    decisions = dict.fromkeys(band.decision for band in ruleset.bands)
    return {
        "id": ruleset.id,
        "code": ruleset.code,
        "title": ruleset.title,
        "hash": content_hash(ruleset),
        "inputs": [input_model(name, question) for name, question in ruleset.inputs.items()],
        "rules": [rule.model_dump() for rule in ruleset.rules],
        "bands": [{"from": band.from_, "decision": band.decision} for band in ruleset.bands],
        "cautions": [caution.model_dump(by_alias=True) for caution in ruleset.cautions],
        "decisions": [_decision(view, decision) for decision in decisions],
    }


def input_model(name: str, question: Input) -> dict[str, object]:
    """A question with its answers, as the widget reads them."""
    answers = question.answers.items()
    return {
        "name": name,
        "code": question.code,
        "question": question.question,
        "answers": [{"id": answer, "code": one.code, "text": one.text} for answer, one in answers],
    }


def _decision(view: View, name: str) -> dict[str, object]:
    decision = decision_named(view.catalog, name)
    return {
        "id": decision.id,
        "label": decision.label,
        "tone": decision.tone,
        "meaning": decision.meaning,
        "next": decision.next,
        "see": view.url(decision.see) if decision.see else None,
    }


def _question(ruleset: Ruleset, name: str, question: Input) -> dict[str, object]:
    return {
        "name": name,
        "text": question.question,
        "answers": [
            {"id": answer, "text": one.text, **_points(ruleset, name, answer)}
            for answer, one in question.answers.items()
        ],
    }


def _points(ruleset: Ruleset, name: str, answer: str) -> dict[str, object]:
    """What an answer gives on its own, and what it adds to together with other answers."""
    asking = [rule for rule in ruleset.rules if rule.when.get(name) == answer]
    alone = sum(rule.points for rule in asking if len(rule.when) == 1)
    together = [signed(rule.points) for rule in asking if len(rule.when) > 1]
    return {
        "alone": signed(alone) if alone or not together else "",
        "unit": "point" if abs(alone) == 1 else "points",
        "zero": alone == 0,
        "together": ", ".join(together),
    }


def _together(ruleset: Ruleset, rule: Rule) -> dict[str, str]:
    """A rule for several answers, as short as the form beside it allows."""
    answers = (ruleset.inputs[name].answers[answer].text for name, answer in rule.when.items())
    quoted = (f"\u201c{answer}\u201d" for answer in answers)
    return {"answers": " and ".join(quoted), "points": signed(rule.points)}


def rule_row(ruleset: Ruleset, rule: Rule) -> dict[str, str]:
    """A rule in words: the answers it asks for, its points, and why."""
    asked = (
        f"{ruleset.inputs[name].question} {ruleset.inputs[name].answers[answer].text}"
        for name, answer in rule.when.items()
    )
    return {"when": "; ".join(asked), "points": signed(rule.points), "because": rule.because}


def signed(points: int) -> str:
    """Points as people write them: +3, 0, \u22121 with a real minus sign."""
    return f"{points:+d}".replace("-", "\u2212") if points else "0"


def scoring_rules_html(view: View) -> Markup:
    """The rules, the labels by which rows are read, and the cautions, each as a table."""
    ruleset = view.catalog.scoring
    points = (row(*rule_row(ruleset, rule).values(), anchor=f"rule-{rule.id}") for rule in ruleset.rules)
    return view.render(
        "scoring_rules.html.jinja",
        points=plain_table(view, "Points", ("When", POINTS, "Because"), points),
        labels=_labels(view, ruleset),
        cautions=_cautions(view, ruleset) if ruleset.cautions else None,
    )


def _labels(view: View, ruleset: Ruleset) -> Markup:
    """What a row shows, and which answer it stands for."""
    found: list[Row] = []
    for question in ruleset.inputs.values():
        found += (
            row(question.question, _joined(one.labels), one.text)
            for one in question.answers.values()
            if one.labels
        )
        if (by_team := question.by_team) is not None:
            listed, unlisted = (question.answers[name].text for name in (by_team.listed, by_team.unlisted))
            means = f"Where the team expects it: {listed}. Where it does not: {unlisted}."
            found.append(row(question.question, _joined(by_team.labels), means))
        if question.open_labels:
            found.append(
                row(question.question, _joined(question.open_labels), "Nothing; somebody must be asked.")
            )
    return plain_table(view, "Row labels", ("Question", "A row shows", "It means"), found)


def _joined(labels: tuple[str, ...]) -> str:
    return ", ".join(labels)


def _cautions(view: View, ruleset: Ruleset) -> Markup:
    found = []
    for caution in ruleset.cautions:
        asked = "; ".join(
            f"{ruleset.inputs[name].question} {ruleset.inputs[name].answers[answer].text}"
            for name, answer in caution.when.items()
        )
        start = "" if caution.from_ is None else f", from {with_minus(caution.from_)} points on"
        found.append(row(f"{asked}{start}", caution.text, caution.next or "", anchor=f"caution-{caution.id}"))
    return plain_table(view, "Cautions", ("When", "What to mind", "What to do first"), found)


def _bands(view: View, ruleset: Ruleset) -> Markup:
    found = []
    for index, band in enumerate(ruleset.bands):
        above = ruleset.bands[index - 1].from_ if index else None
        decision = decision_named(view.catalog, band.decision)
        found.append(row(_range(band.from_, above), decision_html(decision), anchor=f"band-{index}"))
    return plain_table(view, "Score and decision", ("Score", "Decision"), found)


def _range(low: int | None, above: int | None) -> str:
    if low is None:
        words = f"below {above}" if above is not None else "any"
    elif above is None:
        words = f"{low} and up"
    else:
        words = str(low) if above == low + 1 else f"{low} to {above - 1}"
    return words.replace("-", "\u2212")


def with_minus(number: int) -> str:
    """A number as people write it, with a real minus sign."""
    return str(number).replace("-", "\u2212")


def decision_table_html(view: View) -> Markup:
    """Every way to answer every question, to be filtered, with links to the table for tools."""
    ruleset = view.catalog.scoring
    table = Table(
        name="Every combination of answers",
        noun="combination",
        nouns="combinations",
        columns=(
            Column("decision", "Decision", facet=True),
            Column("score", "Score", type="number"),
            Column("vector", "Vector", code=True),
            *(Column(name, _heading(name), facet=True) for name in ruleset.inputs),
            Column("mind", "Mind"),
        ),
        rows=rows(_case_row(view, answers, result) for answers, result in every_case(ruleset)),
        cards=False,
        searchable=False,
    )
    return view.render("decision_table.html.jinja", table=table.html(view), twins=TWINS)


def _heading(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _case_row(view: View, answers: Answers, result: Complete) -> Row:
    """A row whose anchor is its vector string: the calculator takes the answers from a link to it.

    Without JavaScript such a link finds the row itself, and so the score.
    """
    ruleset = view.catalog.scoring
    vector = vector_string(ruleset, answers)
    return row(
        decision_cell(decision_named(view.catalog, result.decision)),
        Cell(with_minus(result.total), sort=result.total),
        Cell(vector, value=vector, href=view.url(f"#{vector}")),
        *(answer.replace("-", " ") for answer in answers.values()),
        ", ".join(caution.replace("-", " ") for caution in result.cautions),
        anchor=vector,
    )
