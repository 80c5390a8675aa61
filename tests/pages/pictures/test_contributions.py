"""How a score adds up: each rule goes on where the last one ended, and bands lie side by side."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.pictures.contributions import BandOfScores, Waterfall

BANDS = (
    BandOfScores(5, "from 5", "Revoke", "revoke"),
    BandOfScores(2, "from 2", "Review", "review"),
    BandOfScores(None, "below 2", "Keep", "keep"),
)
FALL = Waterfall(-1, 10, BANDS)


def bar(html: str) -> tuple[float, float]:
    """Where the bar of a row begins and ends, in percent."""
    found = re.search(r'<rect [^>]*x="([\d.]+)%" y="6" width="([\d.]+)%"', html)
    assert found is not None
    return float(found[1]), float(found[1]) + float(found[2])


@given(st.lists(st.integers(1, 3), min_size=1, max_size=3), st.integers(0, 1))
def test_each_step_begins_where_the_last_one_ended(added: list[int], taken: int) -> None:
    """Points that are added go right, points taken away go back from their end, and the sum is at the end."""
    points = [*added, *([-1] * taken)]
    *rows, last = map(str, FALL.steps(points))
    at = bar(rows[0])[0]
    for more, html in zip(points, rows, strict=True):
        left, right = bar(html)
        assert abs((right if more < 0 else left) - at) <= 0.2
        at = left if more < 0 else right
        assert ("rb-fall__less" in html) == (more < 0)
    total = re.search(r'rb-fall__sum" x1="([\d.]+)%"', last)
    assert total is not None
    assert abs(float(total[1]) - at) <= 0.2


def test_bands_lie_side_by_side_and_fill_the_scale() -> None:
    """No gap and no overlap, the words inside; what no score reaches has no room, and no line."""
    spans = [
        (float(x), float(x) + float(width))
        for x, width in re.findall(r'<svg x="([\d.]+)%" width="([\d.]+)%"', FALL.scale())
    ]
    assert [one[0] for one in spans] == [50.0, 25.0, 0.0]
    assert [one[1] for one in spans] == [100.0, 50.0, 25.0]
    out_of_reach = Waterfall(0, 4, (BandOfScores(50, "from 50", "<b>", "revoke"), *BANDS))
    assert "from 50" not in out_of_reach.scale()
    assert out_of_reach.steps([1])[0].count("rb-fall__threshold") == 1


def test_a_sum_of_nothing_stands_alone() -> None:
    """Where no rule gives points there is the sum, without a line from above."""
    (only,) = FALL.steps([])
    assert "rb-fall__sum" in only
    assert "rb-fall__link" not in only
