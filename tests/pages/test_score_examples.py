"""Worked examples of scores: from the test vectors, one for each decision, and what is drawn in words."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.pages.score_examples import score_examples_html
from generator.pages.view import View
from generator.scoring import Complete, evaluate


def test_each_decision_has_the_example_with_the_most_reasons(view: View) -> None:
    """The mildest first; a decision for which no vector gives points has none."""
    html = str(score_examples_html(view))
    assert re.findall(r"<figcaption>([^<]+)<", html) == [
        "A known device in another place.",
        "An unknown device that passes as trusted.",
    ]


def test_what_is_drawn_stands_beside_it_in_words(view: View) -> None:
    """Points, reason, sum and decision of the vector, as the rules give them."""
    html = str(score_examples_html(view)).partition("passes as trusted.")[2]
    vector = view.catalog.scoring_vectors["unknown-and-trusted"]
    result = evaluate(view.catalog.scoring, vector.answers)
    assert isinstance(result, Complete)
    said = re.findall(r'rb-fall__points">(?:<span[^>]*>Sum </span>)?([^<]+)<', html)
    assert said == [*(f"+{one.points}" for one in result.contributions), str(result.total)]
    assert all(one.because in html for one in result.contributions)
    assert 'rb-fall__because"><span class="rb-decision rb-decision--escalate">' in html
    assert html.count("<svg aria-hidden") == len(result.contributions) + 1


def test_the_scale_names_the_decisions(view: View) -> None:
    """Each band with its lowest score; the last one takes the rest."""
    html = str(score_examples_html(view))
    assert re.findall(r'<text x="2" y="15">([^<]+)<', html)[:3] == ["from 5", "from 2", "below 2"]


def test_without_vectors_it_says_so(view: View) -> None:
    """Owners need not have worked out any result."""
    bare = replace(view, catalog=replace(view.catalog, scoring_vectors={}))
    assert "No result has been worked out by hand yet." in score_examples_html(bare)
