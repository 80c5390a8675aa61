"""The minutes of a plan: each moment at its minute, and a line from what it waits for."""

from __future__ import annotations

import re

from generator.pages.pictures.timeline import Moment, Timeline

FIRST = Moment(0, "First", "Call", within=5, after=None, waits=False)


def drawn(*moments: Moment, minutes: int = 45) -> str:
    """The drawing of a plan."""
    return str(Timeline(minutes, moments).html("A plan"))


def test_a_moment_stands_at_its_minute_with_the_time_for_its_answer() -> None:
    """Minute 0 is at the left, the last one at the right, and a bar is as long as its minutes."""
    html = drawn(FIRST, Moment(45, "Last", "", within=None, after=None, waits=False))
    assert re.findall(r'<circle class="([^"]+)" cx="([\d.]+)%"', html) == [
        ("rb-time__dot", "2.5"),
        ("rb-time__dot", "97.5"),
    ]
    assert re.findall(r'<rect [^>]*x="([\d.]+)%" [^>]*width="([\d.]+)%"', html) == [("2.5", "10.6")]
    assert ">1 First</tspan>" in html
    assert "→ Call" in html


def test_what_waits_is_hollow_and_joined_to_what_it_waits_for() -> None:
    """A line leads down from the one and across to the other; what waits for nothing planned has none."""
    html = drawn(FIRST, Moment(9, "Then", "", within=None, after=0, waits=True))
    assert "rb-time__dot--waits" in html
    lines = re.findall(r'rb-time__wait" x1="([\d.]+)%" x2="([\d.]+)%"', html)
    assert lines == [("2.5", "2.5"), ("2.5", "21.5")]
    assert "rb-time__wait" not in drawn(Moment(9, "Then", "", within=None, after=None, waits=True))


def test_late_words_end_where_their_bar_ends() -> None:
    """In the second half words lead to the left, so that they stay in the drawing; they are text."""
    html = drawn(Moment(40, "<b>", "<i>", within=10, after=None, waits=False))
    assert 'rb-time__words--late" x="97.5%"' in html
    assert "&lt;b&gt;" in html
    assert "&lt;i&gt;" in html


def test_the_scale_has_round_minutes_and_the_end() -> None:
    """A minute too close to the end gives way to it."""
    assert re.findall(r">(\d+)</text>", drawn(FIRST, minutes=45)) == ["0", "10", "20", "30", "40", "45"]
    assert re.findall(r">(\d+)</text>", drawn(FIRST, minutes=41)) == ["0", "10", "20", "30", "41"]
    assert len(re.findall(r">(\d+)</text>", drawn(FIRST, minutes=480))) <= 8
