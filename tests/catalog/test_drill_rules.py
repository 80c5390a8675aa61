"""When the injects of a drill are planned, and which of them can never come."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.drill_rules import DrillRules, planned_minutes
from generator.catalog.model import Place
from generator.document import Document
from generator.models.checklists import Applies, Checklist, Step, applies
from generator.models.drills import Drill, Expectation, Inject, Objective

STEPS = ("capture", "log-out")
NAMES = ("a", "b", "c", "d")
LIST = Checklist(
    id="list", title="List", summary="x", steps=tuple(Step(id=name, do="Do it.") for name in STEPS)
)
PLACE = Place(Document("drills/drill.yml", None))


def drill(*injects: Inject, minutes: int = 480) -> Drill:
    """A drill with these injects."""
    return Drill(
        id="drill",
        title="Drill",
        summary="x",
        audience="x",
        purpose="x",
        scope="x",
        threat="x",
        capabilities=("x",),
        sponsor="lead",
        minutes=minutes,
        roles=("lead",),
        checklist="list",
        sign_in="password",
        scenario="x",
        objectives=(Objective(id="one", text="x"),),
        injects=injects,
        debrief=("x?",),
    )


def after(name: str, what: str, delay: int | None = None, step: str | None = None) -> Inject:
    """An inject that follows something, and may expect a step."""
    return Inject(id=name, after=what, delay=delay, text="x", expect=Expectation(step=step) if step else None)


def problems(one: Drill) -> list[str]:
    """What is wrong with a drill."""
    return [found.problem for found in DrillRules({"list": LIST}, None).check_drill(one, PLACE)]


def test_what_follows_a_step_counts_from_the_first_inject_that_expects_it() -> None:
    """A step is done at the earliest when it is asked for; one that nobody asks for, from the start on."""
    one = drill(
        Inject(id="a", at=4, text="x", expect=Expectation(step="log-out")),
        Inject(id="b", at=9, text="x", expect=Expectation(step="log-out")),
        after("c", "log-out", delay=5),
        after("d", "capture", delay=2),
    )
    assert planned_minutes(one) == {"a": 4, "b": 9, "c": 9, "d": 2}


def test_what_follows_may_stand_before_what_it_follows() -> None:
    """The order of the file does not decide what can be planned."""
    assert planned_minutes(drill(after("a", "b", 1), after("b", "c", 1), Inject(id="c", at=3, text="x"))) == {
        "a": 5,
        "b": 4,
        "c": 3,
    }


@pytest.mark.parametrize(
    "checklists", [{}, {"other": LIST}], ids=["no checklist could be read", "another is named"]
)
def test_names_of_a_checklist_that_is_not_there_are_not_looked_for(checklists: dict[str, Checklist]) -> None:
    """That the checklist is missing is said once, and not again for each of its steps."""
    one = drill(Inject(id="a", at=0, text="x", expect=Expectation(step="nowhere")), after("b", "nowhere"))
    assert list(DrillRules(checklists, None).check_drill(one, PLACE)) == []


VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "step-applies.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_which_steps_apply_is_that_of_the_shared_vectors(vector: dict[str, Any]) -> None:
    """Pages leave out the very steps that the browser leaves out."""
    step, account = vector["step"], vector["account"]
    when = Applies(sign_in=tuple(step["sign_in"]), possible=tuple(step["possible"]))
    ruled_out = [name for name, answer in account["circumstances"].items() if answer == "no"]
    found = applies(Step(id="x", do="x", when=when), account["sign_in"], ruled_out)
    assert found is vector["applies"]


SIGN_INS = ("password", "social", "organization-sso")
CIRCUMSTANCES = ("password-exposed", "key-exposed")


@given(
    st.sets(st.sampled_from(SIGN_INS)),
    st.sets(st.sampled_from(CIRCUMSTANCES)),
    st.sampled_from(SIGN_INS),
    st.sets(st.sampled_from(CIRCUMSTANCES)),
)
def test_a_step_applies_until_it_is_known_not_to(
    meant: set[str], possible: set[str], sign_in: str, ruled_out: set[str]
) -> None:
    """It is left out for another way to sign in, and where each of its circumstances is ruled out."""
    step = Step(id="x", do="x", when=Applies(sign_in=tuple(meant), possible=tuple(possible)))
    other_account = bool(meant) and sign_in not in meant
    known_not_to_be = bool(possible) and not possible - ruled_out
    assert applies(step, sign_in, ruled_out) == (not other_account and not known_not_to_be)
    assert applies(Step(id="x", do="x"), sign_in, ruled_out)


TARGETS = st.sampled_from((*NAMES, *STEPS))


@st.composite
def drills(draw: st.DrawFn) -> Drill:
    """Drills whose injects follow each other at random."""
    injects = []
    for name in NAMES[: draw(st.integers(1, len(NAMES)))]:
        step = draw(st.none() | st.sampled_from(STEPS))
        if draw(st.booleans()):
            injects.append(after(name, draw(TARGETS), draw(st.none() | st.integers(0, 9)), step))
        else:
            expect = Expectation(step=step) if step else None
            injects.append(Inject(id=name, at=draw(st.integers(0, 9)), text="x", expect=expect))
    return drill(*injects)


@given(drills())
def test_a_circle_is_named_exactly_where_an_inject_can_never_come(one: Drill) -> None:
    """Where every inject has a minute no circle is named; where one has none, there is one."""
    stuck = {inject.id for inject in one.injects} - planned_minutes(one).keys()
    named = [problem for problem in problems(one) if "waits for itself" in problem]
    assert bool(named) == bool(stuck)


@given(drills())
def test_nothing_is_planned_before_what_it_follows(one: Drill) -> None:
    """An inject that follows another comes with it or later, by its delay."""
    planned = planned_minutes(one)
    for inject in one.injects:
        if inject.after in planned and inject.id in planned:
            assert planned[inject.id] == planned[inject.after] + (inject.delay or 0)
