"""The order of a response as lines: a dot for each step that an account takes, and no other."""

from __future__ import annotations

import re

from hypothesis import given

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


@given(steps)
def test_a_line_goes_on_from_its_accounts_to_its_last_step(made: list[Step]) -> None:
    """Each line begins once, in the row of its accounts, ends once, at a dot, and has no hole between."""
    lanes = drawn(made)
    rows = lanes.html().split('<div class="rb-lanes__row">')[1:]
    assert len(rows) == (len(lanes.lanes) + len(lanes.stops) if lanes.lanes else 0)
    for place, lane in enumerate(lanes.lanes):
        parts = [
            re.search(rf'rb-lanes__line" x1="{12 + 20 * place}" [^/]*y1="(\w+)" y2="([\w%]+)"', row)
            for row in rows
        ]
        own = [at for at, part in enumerate(parts) if part]
        last = max(at for at, stop in enumerate(lanes.stops, len(lanes.lanes)) if stop.number in lane.numbers)
        assert own == list(range(place, last + 1))
        assert [part.groups() for part in parts if part] == [
            ("13" if at == place else "0", "13" if at == last else "100%") for at in own
        ]


def test_names_are_texts_and_numbers_stand_where_the_list_has_them() -> None:
    """What an owner writes is no markup; a step that may be ruled out is hollow, and the clock is named."""
    made = [
        Step(id="a", do="x", short="<b>", when=Applies(sign_in=("aa",), possible=("key",))),
        Step(id="b", do="x", short="Two", starts="revocation-window"),
    ]
    html = drawn(made).html()
    assert "1 &lt;b&gt;</span>" in html
    assert '2 Two <span class="rb-lanes__clock">◷</span>' in html
    assert html.count("rb-lanes__dot--open") == 1
    assert "2 Two" not in drawn(made, numbered=False).html()


def test_without_branches_there_is_one_line_for_every_account() -> None:
    """Nobody is asked how one signs in."""
    html = drawn([Step(id="a", do="x")]).html()
    assert (html.count("rb-lanes__head"), html.count("Every account")) == (1, 1)
