"""Stacks of decisions: their parts fill them, and whatever is there is seen."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.pictures.stacks import Column, Stacks

HEIGHT = 72
COUNTS = st.tuples(*[st.integers(0, 400)] * 3)


def stacks(*columns: Column, heads: tuple[str, ...] = ()) -> Stacks:
    """Columns of what is grave, what is to be looked at, and what is kept."""
    return Stacks(columns, ("escalate", "review", "keep"), HEIGHT, heads=heads)


def parts(html: str) -> list[list[tuple[int, int]]]:
    """By column, where each part begins and how high it is, from the foot up."""
    found: dict[int, list[tuple[int, int]]] = {}
    for x, top, height in re.findall(r"M(\d+) (-?\d+)v(\d+)", html):
        found.setdefault(int(x), []).append((int(top), int(height)))
    return [column for _, column in sorted(found.items())]


@given(st.lists(COUNTS, min_size=1, max_size=30))
def test_parts_stand_on_each_other_and_none_is_too_low_to_be_seen(counts: list[tuple[int, ...]]) -> None:
    """One part for each number that is not nought, each on the last one, with a line between them."""
    html = str(stacks(*(Column(one, ("Jan",)) for one in counts)).html("x"))
    drawn = parts(html)
    assert [len(one) for one in drawn] == [sum(map(bool, one)) for one in counts if any(one)]
    for column in drawn:
        foot = HEIGHT
        for top, height in column:
            assert height >= 1
            assert foot - top - height == (1 if foot - top > 2 else 0)
            foot = top
        assert foot >= -6


@given(st.lists(COUNTS.filter(any), min_size=1, max_size=12))
def test_a_higher_sum_is_not_drawn_lower(counts: list[tuple[int, ...]]) -> None:
    """Columns are on one scale: they are as high as their sums, but for what is drawn higher to be seen."""
    drawn = parts(str(stacks(*(Column(one, ()) for one in counts)).html("x")))
    heights = sorted((sum(one), HEIGHT - column[-1][0]) for one, column in zip(counts, drawn, strict=True))
    for (_, lower), (_, higher) in pairwise(heights):
        assert higher >= lower - 4


def test_tones_have_their_marks_where_there_is_room() -> None:
    """The shape of a decision stands in its part, but where that is too low or the columns are narrow."""
    html = str(stacks(Column((5, 5, 0), ("Jan",)), Column((0, 1, 9), ("Feb",))).html("x"))
    assert ">▲<" in html
    assert ">◆<" in html
    assert ">●<" in html
    many = str(stacks(*[Column((5, 5, 5), ("Jan",))] * 17).html("x"))
    assert "▲" not in many
    assert ">15<" not in many


def test_what_is_written_is_escaped_and_thinned_out() -> None:
    """Labels are text; of many, a phone gets as many as it has room for."""
    html = str(stacks(*[Column((1, 0, 0), ("<b>",))] * 32, heads=("<i>", "")).html('"'))
    assert html.count("&lt;b&gt;") == 16
    assert "&lt;i&gt;" in html
    assert 'aria-label="&#34;"' in html


def test_large_numbers_are_short() -> None:
    """There is room for four figures above a column."""
    html = str(stacks(*(Column((number, 0, 0), ()) for number in (999, 1240, 38400))).html("x"))
    assert re.findall(r">([\d.k]+)</text>", html) == ["999", "1.2k", "38k"]


def test_a_long_label_of_the_first_column_stays_inside() -> None:
    """It begins where the column begins, since half of it would be left of the drawing."""
    html = str(stacks(Column((1, 0, 0), ("Jun", "2026")), Column((1, 0, 0), ("Jul", "2027"))).html("x"))
    found = {label: x for x, label in re.findall(r'x="([\d.]+)%" y="\d+">(J..|20..)<', html)}
    assert found == {"Jun": "25", "Jul": "75", "2026": "10", "2027": "75"}
