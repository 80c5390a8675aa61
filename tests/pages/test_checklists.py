"""Checklists: when a tick is asked again, and what a step says beside its action."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog import Catalog
from generator.models.checklists import Applies, Checklist, Step
from generator.models.vocabularies import SignIn
from generator.pages.checklists import checklist_html, checklist_page, step_hash
from generator.pages.view import View

STEP = Step(id="a", do="Write the rows down.")

# For every field of a step, another value than the one above.
OTHER: dict[str, object] = {
    "id": "b",
    "do": "Write the rows down now.",
    "short": "Rows",
    "why": "They go.",
    "caution": "Leave out addresses.",
    "when": Applies(sign_in=("password",)),
    "any_time": True,
    "starts": "revocation-window",
    "captures": "session-rows",
    "see": "faq.md",
    "facts": ("no-history",),
}


def html_of(view: View, *steps: Step, ordered: bool = True) -> str:
    """The HTML of a checklist with these steps."""
    checklist = Checklist(id="list", title="List", summary="All is done.", ordered=ordered, steps=steps)
    return str(checklist_html(view, checklist))


@pytest.mark.parametrize("field", Step.model_fields)
def test_a_tick_is_asked_again_when_the_step_asks_for_something_else(field: str) -> None:
    """The hash changes with the action and its caution, and with no other field of the model."""
    changed = STEP.model_copy(update={field: OTHER[field]})
    assert changed != STEP
    assert (step_hash(changed) != step_hash(STEP)) == (field in ("do", "caution"))


@given(st.text(), st.text(), st.text(), st.text())
def test_hashes_are_as_different_as_the_steps(do: str, caution: str, other: str, warned: str) -> None:
    """Two steps have the same hash of eight hexadecimal digits only where action and caution are the same."""
    one = Step.model_construct(id="a", do=do.replace("\n", ""), caution=caution)
    two = Step.model_construct(id="a", do=other.replace("\n", ""), caution=warned)
    assert (step_hash(one) == step_hash(two)) == ((one.do, one.caution) == (two.do, two.caution))
    assert len(step_hash(one)) == 8
    assert int(step_hash(one), 16) >= 0


@pytest.mark.parametrize(
    ("fields", "summary"),
    [
        ({"why": "x"}, "Why"),
        ({"caution": "x"}, "What to mind"),
        ({"why": "x", "caution": "x"}, "Why, and what to mind"),
        ({"see": "faq.md"}, "More"),
        ({"facts": ("no-history",)}, "More"),
    ],
)
def test_the_fold_is_named_after_what_is_in_it(fields: dict[str, object], summary: str, view: View) -> None:
    """Reason, caution, link and facts are folded away under words that say what is there."""
    assert f"<summary>{summary}</summary>" in html_of(view, STEP.model_copy(update=fields))


def test_a_step_with_nothing_more_has_no_fold(view: View) -> None:
    """A bare action has nothing to open."""
    assert "<details" not in html_of(view, STEP)


def test_tags_say_when_and_for_whom_a_step_is(view: View) -> None:
    """Restrictions, freedom of order and the clock stand beside the action in words."""
    term = view.catalog.vocabularies.sign_in[0]
    step = STEP.model_copy(
        update={"when": Applies(sign_in=(term.id,)), "any_time": True, "starts": "revocation-window"}
    )
    html = html_of(view, step)
    assert f'<span class="rb-tag">Only for: {term.label}</span>' in html
    assert '<span class="rb-tag">At any time</span>' in html
    assert "30-minute" in html


def test_a_tag_names_what_must_be_ruled_out_for_a_step_to_be_left_out(view: View) -> None:
    """Each circumstance is named by its label, whatever else the step depends on."""
    labels = [term.label for term in view.catalog.vocabularies.circumstances]
    names = tuple(term.id for term in view.catalog.vocabularies.circumstances)
    step = STEP.model_copy(update={"when": Applies(possible=names)})
    html = html_of(view, step)
    assert f'<span class="rb-tag">Unless ruled out: {", ".join(labels)}</span>' in html
    assert "Only for" not in html


@pytest.mark.parametrize(
    ("meant", "words"),
    [
        ("a", "Only for: A"),
        ("ab", "Only for: A, B"),
        ("abc", "Not for: D"),
        ("abcd", "Only for: A, B, C, D"),
    ],
)
def test_a_tag_names_the_shorter_list(meant: str, words: str, view: View) -> None:
    """A step for nearly all accounts names those that it is not for."""
    terms = tuple(SignIn(id=name, label=name.upper(), meaning="x", active_sessions=True) for name in "abcd")
    vocabularies = view.catalog.vocabularies.model_copy(update={"sign_in": terms})
    other = replace(view, catalog=replace(view.catalog, vocabularies=vocabularies))
    step = STEP.model_copy(update={"when": Applies(sign_in=tuple(meant))})
    assert f'<span class="rb-tag">{words}</span>' in html_of(other, step)


@pytest.mark.parametrize(("ordered", "tag"), [(True, "ol"), (False, "ul")])
def test_the_order_shows_in_the_list(ordered: bool, tag: str, view: View) -> None:
    """Steps in a fixed order are numbered; others are not, and the widget knows which is which."""
    html = html_of(view, STEP, ordered=ordered)
    assert f'<{tag} class="rb-steps">' in html
    assert ("data-ordered" in html) is ordered


def test_a_step_can_be_linked_to_wherever_its_list_stands(view: View) -> None:
    """A step's anchor carries the list's id, so that two lists on a page do not meet."""
    html = html_of(view, STEP)
    assert f'id="list-a" data-step="a" data-hash="{step_hash(STEP)}"' in html


def test_a_page_names_who_uses_the_checklist(catalog: Catalog, view: View) -> None:
    """Teams and practices that work with a checklist are linked; a list that no one names says so."""
    team = next(one for one in catalog.teams.values() if one.checklists)
    checklist = catalog.checklists[team.checklists[0]]
    assert f'href="teams/{team.id}.html"' in checklist_page(view, checklist)
    alone = replace(view, catalog=replace(catalog, teams={}, practices={}))
    assert "No practice and no team names this checklist." in checklist_page(alone, checklist)
