"""Python and the browser find the same: in the corpus, in texts made at random, and in hostile ones."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.hostile_text import hostile_texts
from generator.models.redaction import RedactionRules
from generator.redaction import Redactor
from generator.redaction.searches import searches_of
from tests.redaction.conftest import BrowserRedacts
from tests.redaction.corpus import samples

# A long run over code whose paths shorter tests take: to count its lines would only double its time.
pytestmark = pytest.mark.no_cover

SIGNS = [
    *"\n\n\r\t =:;,.@\"'`<>[](){}|\\/+-_%&#*~?!0aZ9é\u00a0\u2028\ufeff\u0130\u212a\U0001f600",
    *(
        "\r\n",
        "> ",
        '"\n"',
        "=\n",
        "\\\n  ",
        "aB3",
        "Ab1Cd2Ef3Gh4",
        "example.com",
        "203.0.113.",
        "+351 9",
        "a1" * 20,
    ),
]


def same(text: str, redactor: Redactor, browser_redacts: BrowserRedacts) -> None:
    """Fail unless both languages make the same of a text."""
    ours, theirs = redactor.redact(text), browser_redacts(text)
    found = [[text[one.start : one.end], one.class_, one.rule] for one in ours.findings]
    assert theirs == {"text": ours.text, "found": found}


def test_the_corpus_is_redacted_alike(redactor: Redactor, browser_redacts: BrowserRedacts) -> None:
    """Every text of half of the corpus gives the same in both languages, finds and all."""
    for sample in samples("work"):
        same(sample.text, redactor, browser_redacts)


@pytest.fixture(scope="module")
def words(shipped_rules: RedactionRules) -> list[str]:
    """The words that the rules wait for, in both cases."""
    waited = {word for one in searches_of(shipped_rules) for word in one.words or one.rule.near}
    return sorted(waited | {word.upper() for word in waited})


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_texts_at_random_are_redacted_alike(
    data: st.DataObject, words: list[str], redactor: Redactor, browser_redacts: BrowserRedacts
) -> None:
    """Whatever stands together, both languages find the same of it, and keep its number of lines."""
    pieces = st.one_of(st.sampled_from(words), st.sampled_from(SIGNS), st.text(max_size=3))
    text = "".join(data.draw(st.lists(pieces, max_size=40)))
    same(text, redactor, browser_redacts)
    assert redactor.redact(text).text.count("\n") == text.count("\n")


def test_hostile_texts_are_redacted_alike(
    shipped_rules: RedactionRules, redactor: Redactor, browser_redacts: BrowserRedacts
) -> None:
    """Of 100,000 hostile characters, both languages make the same."""
    chosen = random.Random(7).sample(list(hostile_texts(shipped_rules)), 24)  # noqa: S311  # nothing secret
    for text in chosen:
        same(text, redactor, browser_redacts)
