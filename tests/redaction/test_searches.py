"""Where a text has the words of the rules: all of them are looked for at once."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.models.redaction import RedactionRules
from generator.redaction.runs import Run
from generator.redaction.searches import Vocabulary, Words, searches_of

TEXTS = st.text(alphabet="abkSEsiontİKſ.:/@+-_ \n%40é\ud800😀\0", max_size=120)
MEMBERS = sum(1 << code for code in map(ord, "abcdefghijklmnopqrstuvwxyz"))


@pytest.fixture(scope="module")
def vocabulary(shipped_rules: RedactionRules) -> Vocabulary:
    """The words of the shipped rules."""
    return Vocabulary(searches_of(shipped_rules))


@given(st.lists(st.one_of(TEXTS, st.sampled_from(["session", "Sk-", "%40", "://", "@", "api key"]))))
def test_words_are_where_a_look_for_each_of_them_finds_them(
    vocabulary: Vocabulary, pieces: list[str]
) -> None:
    """Also where one word is the beginning of another, or they overlap, and whatever else is in the text."""
    text = "".join(pieces)
    words = Words(text, vocabulary)
    for word in (*sorted(vocabulary.words), "@", "-"):
        found = [one.start() for one in re.finditer(f"(?={re.escape(word)})", text, re.ASCII | re.IGNORECASE)]
        assert list(words.places(word)) == found, word
        assert words.has(word) == bool(found), word
        assert (word in words.any_of(frozenset([word]))) == bool(found) or word not in vocabulary.words


@given(st.lists(st.sampled_from(["abc", "AB", "@", "%40", "\n", " ", "x" * 400])))
def test_lines_near_words_have_every_run_that_stands_by_one(
    vocabulary: Vocabulary, pieces: list[str]
) -> None:
    """A line with one of the words and the run comes out, whether the words are rare or many."""
    text = "".join(pieces)
    spans = list(Words(text, vocabulary).lines_with(("@", "%40"), Run(MEMBERS, 2)))
    wanted = {
        found.span()
        for found in re.finditer("[^\n]*\n|[^\n]+", text)
        if ("@" in found[0] or "%40" in found[0]) and re.search("[a-z]{2}", found[0])
    }
    assert wanted <= set(spans)
