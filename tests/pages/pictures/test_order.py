"""The order of a checklist as a flow: every account finds its steps, in their order, and no other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.models.checklists import Applies, Step, applies
from generator.models.vocabularies import SignIn, Term
from generator.pages.pictures.order import Order, order_of, short_name

WAYS = tuple(SignIn(id=name, label=name, meaning="x", active_sessions=True) for name in ("aa", "bb", "cc"))
KEY = Term(id="key", label="Key exposed", meaning="x")

when = st.sets(st.sampled_from([way.id for way in WAYS])).map(
    lambda ways: Applies(sign_in=tuple(sorted(ways)), possible=("key",))
)
steps = st.lists(st.tuples(st.none() | when, st.booleans()), min_size=1, max_size=9).map(
    lambda made: [
        Step(id=f"s-{at}", do="Do it.", when=one, any_time=free) for at, (one, free) in enumerate(made, 1)
    ]
)


def way_through(order: Order, way: str) -> list[str]:
    """The steps that an account meets that signs in this way."""
    return [
        stop.id
        for part in order.parts
        for branch in part
        if not branch.ways or way in branch.ways
        for stop in branch.stops
    ]


@given(steps)
def test_every_account_is_led_through_its_own_steps(made: list[Step]) -> None:
    """Branch by branch: all steps that apply to the account, as they stand in the list, and none twice."""
    order = order_of(made, WAYS, (KEY,))
    for way in WAYS:
        meant = [step.id for step in made if applies(step, way.id, ()) and not step.any_time]
        assert way_through(order, way.id) == meant
    assert [stop.id for stop, _ in order.any_time] == [step.id for step in made if step.any_time]


@given(steps)
def test_steps_keep_the_numbers_that_they_have_in_the_list(made: list[Step]) -> None:
    """What a reader finds in the picture is found under the same number below it."""
    order = order_of(made, WAYS, (KEY,))
    stops = [stop for part in order.parts for branch in part for stop in branch.stops]
    for stop in (*stops, *(stop for stop, _ in order.any_time)):
        assert made[stop.number - 1].id == stop.id


def test_what_a_step_hangs_on_stands_beside_it() -> None:
    """Circumstances by their labels, the clock, and for a step at any time the accounts, in few words."""
    free = [
        Step(id="a", do="x", any_time=True, when=Applies(sign_in=("aa", "bb"))),
        Step(id="b", do="x", any_time=True, when=Applies(sign_in=("aa",))),
        Step(id="c", do="x", any_time=True),
    ]
    first = Step(id="d", do="x", when=Applies(possible=("key",)), starts="revocation-window")
    order = order_of([*free, first], WAYS, (KEY,))
    assert [whom for _, whom in order.any_time] == ["not for: cc", "only for: aa", ""]
    assert order.clock is not None
    assert (order.clock.id, order.clock.unless) == ("d", ("Key exposed",))


def test_a_step_without_a_short_name_is_called_by_its_id() -> None:
    """No sentence is cut off to make a name of it."""
    step = Step(id="log-out-all", do="Use Log out of all sessions, and note the time.")
    assert short_name(step) == "Log out all"
    assert short_name(step.model_copy(update={"short": "Log out everywhere"})) == "Log out everywhere"
