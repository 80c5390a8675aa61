"""Redaction by rules of the test: what is kept, what overlaps, and what is broken over lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.models.redaction import RedactionClass, RedactionRule, RedactionRules
from generator.redaction import Finding, Redactor
from generator.redaction.reach import APART

CLASSES = tuple(
    RedactionClass(id=name, label=name, meaning=name, rank=rank) for name, rank in (("low", 1), ("high", 2))
)


def redactor(*rules: Mapping[str, object]) -> Redactor:
    """Redaction by some rules."""
    return Redactor(
        RedactionRules(
            classes=CLASSES,
            line_break=r"(?<=[A-Za-z0-9])\n(?=[A-Za-z0-9])",
            ordinary="[a-z]{2,20}",
            parts={"digit": "[0-9]"},
            rules=tuple(RedactionRule.model_validate({"id": f"r{i}", **one}) for i, one in enumerate(rules)),
        )
    )


def test_what_the_first_group_catches_stays() -> None:
    """Only what follows the first group is taken out."""
    rule = {"class": "low", "find": "(pin: ){digit}{4}"}
    assert redactor(rule).redact("pin: 1234.").text == "pin: [low]."


def test_a_word_in_any_case_is_found() -> None:
    """`{any:…}` stands for a word in any case, of ASCII letters only."""
    found = redactor({"class": "low", "find": "{any:pin}{digit}{1,9}"})
    assert found.redact("PIN1 pin2 Pin3 p\u0131n4").text == "[low] [low] [low] p\u0131n4"


def test_overlapping_finds_are_one_of_the_higher_class() -> None:
    """What two rules find together becomes one label, whichever rule comes first."""
    rules = ({"class": "high", "find": "bcd"}, {"class": "low", "find": "abc"})
    for order in (rules, rules[::-1]):
        assert redactor(*order).redact("xabcdx").text == "x[high]x"


def test_finds_side_by_side_are_two() -> None:
    """Finds that only touch keep a label each."""
    assert redactor({"class": "low", "find": "ab"}).find("abab") == (
        Finding(0, 2, "low", "r0"),
        Finding(2, 4, "low", "r0"),
    )


@pytest.mark.parametrize(
    ("wraps", "text", "redacted"),
    [
        (None, "key AB12\nCD34", "key AB12\nCD34"),
        ("form", "key AB12\nCD34", "key [low]\n[low]"),
        ("form", "key AB12CD34\nsome", "key [low]\nsome"),
        ("form", "key AB12CD\nEF", "key [low]\n[low]"),
        ("value", "key AB12\nCD34", "key [low]\n[low]"),
    ],
)
def test_what_is_broken_over_lines(wraps: str | None, text: str, redacted: str) -> None:
    """A rule that wraps finds what is broken, and leaves the word that follows something whole."""
    rule = {"class": "low", "find": "AB12[A-Za-z0-9]{4,9}(?![A-Za-z0-9])", "wraps": wraps}
    assert redactor(rule).redact(text).text == redacted


BROKEN = ("key AB12\nCD34", "AB12CD34\nsome", "AB12CD\nEF, AB12CDEF", "a\nb", "some", "", "AB12CD34")


@given(st.lists(st.sampled_from(BROKEN), max_size=6))
def test_in_texts_apart_is_found_what_is_in_each(texts: list[str]) -> None:
    """What is broken is looked for in those texts alone that have a break, and found where it stands."""
    rule = {"class": "low", "find": "AB12[A-Za-z0-9]{4,9}(?![A-Za-z0-9])", "wraps": "form"}
    finds = redactor(rule)
    place, expected = 0, []
    for text in texts:
        expected += [replace(one, start=one.start + place, end=one.end + place) for one in finds.find(text)]
        place += len(text) + len(APART)
    assert list(finds.find(APART.join(texts))) == expected


def test_a_rule_that_sees_from_one_text_to_the_next_is_not_parted() -> None:
    """Where a find may go on whatever stands between two texts, it is found over that."""
    rule = {"class": "low", "find": "AB1[^,]{4,30}9", "wraps": "form"}
    (found,) = redactor(rule).find(f"AB\n12{APART}some 9, x")
    assert (found.start, found.end) == (0, len(f"AB\n12{APART}some 9"))


def test_each_line_of_a_find_has_a_label() -> None:
    """However lines end, a find over several leaves as many lines as there were."""
    rule = {"class": "low", "find": "<[^>]{1,99}>"}
    found = redactor({**rule, "near": ("<",)})
    assert found.redact("a <b\r\nc\rd\ne> f").text == "a [low]\r\n[low]\r[low]\n[low] f"
