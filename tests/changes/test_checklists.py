"""Steps that came, went, were reworded or moved, and who works with what."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from generator.changes import ChecklistChange, compare
from generator.changes.checklists import moved_steps
from tests.changes.portals import Edit, portal

DAY = date(2026, 11, 23)
SUPPORT = "  - id: support\n    do: Call support.\n    any_time: true\n"


def changed(*edits: Edit) -> ChecklistChange:
    """The one checklist that some edits change."""
    (found,) = compare(portal(), portal(*edits), DAY).checklists
    return found


def test_a_reworded_step_has_both_texts() -> None:
    """The id is the same; its other keys that changed are told beside."""
    found = changed(
        ("checklists/response.yml", "do: Log out of all sessions.", "do: End all sessions."),
        ("checklists/response.yml", "    starts: revocation-window\n", ""),
    )
    (step,) = found.steps
    assert (step.id, step.reworded, step.old_text, step.new_text) == (
        "log-out-all", True, "Log out of all sessions.", "End all sessions.",
    )  # fmt: skip
    assert [(one.path[2:], one.old, one.new) for one in step.values] == [
        (("starts",), "revocation-window", None)
    ]


def test_steps_come_and_go() -> None:
    """A step with another id is another step."""
    found = changed(("checklists/response.yml", "id: support", "id: call-support"))
    assert [(step.id, step.change) for step in found.steps] == [
        ("call-support", "added"), ("support", "removed"),
    ]  # fmt: skip


def test_a_step_that_moves_is_told_where_order_counts() -> None:
    """In an ordered checklist a moved step is named with its places; in another it is no change."""
    first = "steps:\n"
    moved = changed(
        ("checklists/response.yml", SUPPORT, ""), ("checklists/response.yml", first, first + SUPPORT)
    )
    assert [(one.id, one.old_after, one.new_after) for one in moved.moved] == [
        ("support", "log-out-all", None)
    ]
    assert moved.steps == ()
    step = "  - id: open\n    do: Open the list.\n    see: https://chatgpt.com/#settings/Security\n"
    edits: tuple[Edit, ...] = (
        ("checklists/first-pass.yml", step, ""),
        ("checklists/first-pass.yml", "yet.\n", "yet.\n" + step),
    )
    assert not compare(portal(), portal(*edits), DAY).any


@given(st.permutations("abcdef"))
def test_moving_the_named_steps_gives_the_new_order(order: list[str]) -> None:
    """What stays keeps its order, so that no more is named than moved."""
    old = list("abcdef")
    moved = {one.id for one in moved_steps(old, order)}
    assert [one for one in old if one not in moved] == [one for one in order if one not in moved]
    assert (not moved) == (old == order)


def test_a_team_gets_and_loses_checklists() -> None:
    """A checklist counts whether the team names it or a required control calls for it."""
    found = compare(portal(), portal(("teams/alpha.yml", "[first-pass, response]", "[response]")), DAY)
    assert [(one.team, one.checklist, one.change, one.chosen) for one in found.assignments] == [
        ("alpha", "first-pass", "removed", True)
    ]
    (record,) = found.records
    assert [(one.path, one.old) for one in record.values] == [(("checklists",), "first-pass")]
