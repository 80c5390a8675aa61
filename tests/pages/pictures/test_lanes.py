"""The order of a response as lines: a dot for each step that an account takes, and no other."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.models.checklists import Applies, Step, applies
from generator.pages.pictures.lanes import Lanes, lanes_of
from generator.pages.pictures.order import order_of
from tests.pages.pictures.test_order import KEY, WAYS, steps

LABELS = [way.label for way in WAYS]


def drawn(made: list[Step], *, numbered: bool = True) -> Lanes:
    """The drawing of some steps."""
    return lanes_of(order_of(made, WAYS, (KEY,)), LABELS, numbered=numbered)


@given(steps)
def test_every_account_is_on_one_line_with_its_steps(made: list[Step]) -> None:
    """Whatever an account takes has a dot on its line; who takes nothing in order has no line."""
    lanes = drawn(made)
    for way in WAYS:
        meant = {
            number for number, step in enumerate(made, 1) if applies(step, way.id, ()) and not step.any_time
        }
        own = [lane for lane in lanes.lanes if way.label in (lane.ways or LABELS)]
        assert [set(lane.numbers) for lane in own] == ([meant] if meant else [])
    if lanes.lanes:
        dots = sum(len(lane.numbers) for lane in lanes.lanes)
        assert lanes.html().count("<circle") == dots


@given(st.data())
def test_nothing_is_drawn_outside(data: st.DataObject) -> None:
    """Lines, dots and words lie inside the height of the drawing, each row below the one before."""
    lanes = drawn(data.draw(steps))
    if not lanes.lanes:
        return
    html = lanes.html()
    height = int(re.findall(r'height="(\d+)">', html)[0])
    rows = [int(y) for y in re.findall(r'<text class="[^"]+" x="\d+" y="(\d+)"', html)]
    assert rows == sorted(set(rows))
    assert max(rows + [int(y) for y in re.findall(r'y2="(\d+)"', html)]) < height


def test_names_are_texts_and_numbers_stand_where_the_list_has_them() -> None:
    """What an owner writes is no markup; a step that may be ruled out is hollow, and the clock is named."""
    made = [
        Step(id="a", do="x", short="<b>", when=Applies(sign_in=("aa",), possible=("key",))),
        Step(id="b", do="x", short="Two", starts="revocation-window"),
    ]
    html = drawn(made).html()
    assert "1 &lt;b&gt;</text>" in html
    assert '2 Two <tspan class="rb-lanes__clock">◷</tspan>' in html
    assert html.count("rb-lanes__dot--open") == 1
    assert "2 Two" not in drawn(made, numbered=False).html()


def test_without_branches_there_is_one_line_for_every_account() -> None:
    """Nobody is asked how one signs in."""
    html = drawn([Step(id="a", do="x")]).html()
    assert (html.count("rb-lanes__line"), html.count("Every account")) == (1, 1)
