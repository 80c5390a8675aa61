"""The scoring page: questions with their points, the rules in words, and the table of every combination."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape

import pytest

from generator.models.scoring import Band, Rule
from generator.pages.scoring import (
    calculator_html,
    decision_table_html,
    ruleset_model,
    scoring_rules_html,
    signed,
)
from generator.pages.view import View
from generator.scoring import content_hash, every_case
from generator.scoring.vector_string import vector_string


def with_rules(view: View, *rules: dict[str, object]) -> View:
    """The view of a portal with these rules."""
    made = tuple(
        Rule.model_validate({"id": f"rule-{at}", "because": "So.", **rule}) for at, rule in enumerate(rules)
    )
    ruleset = view.catalog.scoring.model_copy(update={"rules": made})
    return replace(view, catalog=replace(view.catalog, scoring=ruleset))


def answer(html: str, name: str, value: str) -> str:
    """What an answer says without its tags, spaces folded."""
    question = html.split(f'data-input="{name}"')[1]
    label = question.split(f'data-answer="{value}"')[1].split(">", 1)[1].split("</label>")[0]
    return " ".join(re.sub("<[^>]*>", " ", label).split())


@pytest.mark.parametrize(("points", "words"), [(3, "+3"), (0, "0"), (-1, "\u22121")])
def test_points_are_written_with_their_sign(points: int, words: str) -> None:
    """Points have a plus or a real minus sign; none have neither."""
    assert signed(points) == words


def test_points_stand_beside_each_answer(view: View) -> None:
    """What an answer gives on its own is told from what it gives together with others; nothing is 0."""
    html = str(calculator_html(view))
    assert answer(html, "device", "known") == "The owner knows it 0 points"
    assert answer(html, "device", "unknown") == "Nobody knows it +2 in combination +3 points"
    assert answer(html, "trusted_device", "yes") == "Trusted +2 in combination"
    assert "Only together: \u201cNobody knows it\u201d and \u201cTrusted\u201d: <strong>+2</strong>." in html


def test_one_point_is_not_several(view: View) -> None:
    """The unit that screen readers hear fits the number; two rules for an answer are added up."""
    one = with_rules(view, {"when": {"device": "known"}, "points": -1})
    assert answer(str(calculator_html(one)), "device", "known") == "The owner knows it \u22121 point"
    two = with_rules(view, *({"when": {"device": "known"}, "points": 2} for _ in range(2)))
    assert answer(str(calculator_html(two)), "device", "known") == "The owner knows it +4 points"


@pytest.mark.parametrize(
    ("starts", "ranges"),
    [
        ((5, 2, None), ["5 and up", "2 to 4", "below 2"]),
        ((3, 2, None), ["3 and up", "2", "below 2"]),
        ((0, -2, None), ["0 and up", "\u22122 to \u22121", "below \u22122"]),
        ((None,), ["any"]),
    ],
)
def test_bands_are_read_as_ranges(starts: tuple[int | None, ...], ranges: list[str], view: View) -> None:
    """A band says which scores it takes, with no gap and no overlap."""
    decision = view.catalog.vocabularies.decisions[0].id
    bands = tuple(Band.model_validate({"from": start, "decision": decision}) for start in starts)
    ruleset = view.catalog.scoring.model_copy(update={"bands": bands})
    html = str(calculator_html(replace(view, catalog=replace(view.catalog, scoring=ruleset))))
    assert re.findall(r'<td data-label="Score"[^>]*>([^<]*)</td>', html) == ranges


def test_the_calculator_gets_the_ruleset_as_it_is(view: View) -> None:
    """The data for the browser is the ruleset, whole, with each decision in words once."""
    html = str(calculator_html(view))
    attribute = re.search(r'data-ruleset="([^"]*)"', html)
    assert attribute is not None
    ruleset = view.catalog.scoring
    model = json.loads(unescape(attribute[1]))
    assert model == json.loads(json.dumps(ruleset_model(view)))
    assert [one["name"] for one in model["inputs"]] == list(ruleset.inputs)
    assert [one["points"] for one in model["rules"]] == [rule.points for rule in ruleset.rules]
    assert [one["from"] for one in model["bands"]] == [band.from_ for band in ruleset.bands]
    assert [one["from"] for one in model["cautions"]] == [one.from_ for one in ruleset.cautions]
    assert {one["id"] for one in model["decisions"]} == {band.decision for band in ruleset.bands}
    assert all({"id", "label", "tone", "meaning", "next", "see"} == set(one) for one in model["decisions"])


def test_the_footer_says_which_rules_they_are_and_how_they_were_tested(view: View) -> None:
    """Id, version, number of combinations, and of the test vectors that held when the page was built."""
    html = str(calculator_html(view))
    version = content_hash(view.catalog.scoring)
    assert f"rules <code>small-risk</code>, version <code>{version}</code>, 8 ways to answer." in html
    assert "6 test vectors, worked out by hand, gave the expected result" in html
    one = dict(list(view.catalog.scoring_vectors.items())[:1])
    assert "1 test vector, worked" in calculator_html(
        replace(view, catalog=replace(view.catalog, scoring_vectors=one))
    )
    assert "test vector" not in calculator_html(
        replace(view, catalog=replace(view.catalog, scoring_vectors={}))
    )


def test_rules_and_labels_are_there_in_words(view: View) -> None:
    """Each rule and each caution has an anchor; what leaves a question open says so."""
    html = str(scoring_rules_html(view))
    for rule in view.catalog.scoring.rules:
        assert f'id="rule-{rule.id}"' in html
    assert 'id="caution-trusted-elsewhere"' in html
    assert "from 4 points on" in html
    assert "Nothing; somebody must be asked." in html
    assert "Where the team expects it: The owner was there." in html


def test_without_cautions_there_is_no_table_of_them(view: View) -> None:
    """A ruleset that cautions nobody has no heading for it."""
    ruleset = view.catalog.scoring.model_copy(update={"cautions": ()})
    html = str(scoring_rules_html(replace(view, catalog=replace(view.catalog, scoring=ruleset))))
    assert 'id="cautions"' not in html


def test_every_combination_is_a_row_that_its_vector_leads_to(view: View) -> None:
    """A row has its vector string as anchor, so that a link finds its score without JavaScript as well."""
    html = str(decision_table_html(view))
    table = every_case(view.catalog.scoring)
    assert len(table) == html.count("<tr id=") == 8
    for answers, _ in table:
        vector = vector_string(view.catalog.scoring, answers)
        assert f'<tr id="{vector}">' in html
        assert f'href="#{vector}">{vector}</a>' in html
    assert 'href="tools/decision-table.json" download>JSON</a>' in html
    assert 'href="tools/decision-table.csv" download>CSV</a>' in html
