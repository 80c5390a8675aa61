"""The dialect of the rules: what both languages read alike is taken, all else is refused with its reason."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.redaction.anchors import leading_words
from generator.redaction.dialect import PatternError, parse_pattern, widths
from generator.redaction.effort import most_steps


@pytest.mark.parametrize(
    ("pattern", "width"),
    [
        ("abc", (3, 3)),
        ("a{2,5}b?", (2, 6)),
        ("(?:ab|c){2}", (2, 4)),
        ("(?<=ab)(?!c)d", (1, 1)),
        ("[^a-z\\]\\-]\\.", (2, 2)),
        ("(keep)\\x41\\u00e9\\t", (7, 7)),
    ],
)
def test_the_dialect_is_read(pattern: str, width: tuple[int, int]) -> None:
    """A pattern of the dialect has a tree, from which its widths are known."""
    assert widths(parse_pattern(pattern)) == width


@pytest.mark.parametrize(
    ("pattern", "index", "problem"),
    [
        ("a*", 1, "the repeat has no end"),
        ("a+", 1, "the repeat has no end"),
        ("a{3,}", 1, "the repeat has no end"),
        ("a{5,2}", 1, "the bounds make no sense"),
        ("a{1,2}?", 6, "a repeat is repeated, or is not greedy"),
        ("\\w", 0, "the two languages do not read \\w alike"),
        ("\\bkey", 0, "the two languages do not read \\b alike"),
        (".", 0, ". is no character"),
        ("^a", 0, "^ is no character"),
        ("a(b)", 1, "the group catches something"),
        ("(?i)a", 0, "the group catches something"),
        ("(?<=a|bc)d", 0, "a look behind has no fixed width"),
        ("(?=a){2}", 5, "a look is repeated"),
        ("[z-a]", 0, "a range runs backwards"),
        ("[ab", 0, "the class is not closed"),
        ("(?:a", 0, "the bracket is not closed"),
        ("a)", 1, "the bracket closes nothing"),
    ],
)
def test_what_is_not_in_the_dialect_is_refused(pattern: str, index: int, problem: str) -> None:
    """The place in the pattern and the reason are told."""
    with pytest.raises(PatternError) as caught:
        parse_pattern(pattern)
    assert (caught.value.index, caught.value.problem) == (index, problem)
    assert caught.value.expected


@pytest.mark.parametrize(
    ("calm", "wild"),
    [
        ("(?:[a-z]{1,40}-){1,40}x", "(?:[a-z]{1,40}-?){1,40}x"),
        ("[a-z]{1,99}@", "(?:[a-z]{1,9}){1,99}@"),
        ("(?:ab|cd){0,50}x", "(?:a|ab|b){0,50}x"),
    ],
)
def test_effort_tells_patterns_that_try_again(calm: str, wild: str) -> None:
    """Where parts of a pattern can share characters in many ways, the steps explode; else they add up."""
    assert most_steps(calm) < 10_000
    assert most_steps(wild) > 10**15


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("sk-[a-z]{2}", {"sk-"}),
        ("(?<![a-z])(?:ab|[cC]d)x", {"abx", "cdx"}),
        ("(?:ab)?cd", {"abcd", "cd"}),
        ("[a-z]{1,3}key", set()),
        ("a{2,9}b", {"a"}),
        ("(?:xy){2}z", {"xyxyz"}),
    ],
)
def test_the_words_that_every_match_begins_with(pattern: str, words: set[str]) -> None:
    """They are known where a pattern begins with fixed letters, in any case; one letter is too few."""
    assert leading_words(pattern) == {word for word in words if len(word) > 1}


PIECES = st.sampled_from(
    ["ab", "c", "[dD]", "[0-9]", "(?:ef|g)", "(?=h)", "i?", "j{1,2}", "(?:k|lm)?", "n{2}"]
)


@given(st.lists(PIECES, min_size=1, max_size=6), st.text(alphabet="abcdDefghijklmn01", max_size=60))
def test_every_match_begins_with_a_leading_word(pieces: list[str], text: str) -> None:
    """Whatever the pattern, a search that looks at its words only misses no match."""
    pattern = "".join(pieces)
    words = leading_words(pattern)
    for match in re.finditer(pattern, text):
        rest = text[match.start() :].lower()
        assert not words or any(rest.startswith(word) for word in words)
