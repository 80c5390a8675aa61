"""Drills: when an inject comes, what is expected then, and what a script leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.models.drills import Drill, Expectation, Inject
from generator.pages.drills import drill_page, drills_table
from generator.pages.plan_files import drill_address
from generator.pages.redaction import rules_address
from generator.pages.session_filter import portal_address
from generator.pages.view import View

FIRST = Inject(id="first", at=3, text="x")


def page_of(view: View, **changed: object) -> str:
    """The page of the small portal's drill, with some of its fields changed."""
    drill = view.catalog.drills["lost-laptop"].model_copy(update=changed)
    return str(drill_page(view, drill))


@pytest.mark.parametrize(
    ("inject", "moment"),
    [
        (FIRST, "Minute 3"),
        (Inject(id="a", after="first", text="x"), "Right after number 1"),
        (Inject(id="a", after="first", delay=0, text="x"), "Right after number 1"),
        (Inject(id="a", after="first", delay=1, text="x"), "1 minute after number 1"),
        (Inject(id="a", after="capture", text="x"), "As soon as this is done:"),
        (Inject(id="a", after="capture", delay=10, text="x"), "10 minutes after this is done:"),
    ],
)
def test_an_inject_says_when_it_comes(inject: Inject, moment: str, view: View) -> None:
    """A minute, or what it follows: another inject by its number, a step by its words."""
    html = page_of(view, injects=(FIRST, inject))
    assert f"<strong>{moment}</strong>" in html
    assert ("Write down every row." in html) == (inject.after == "capture")


def test_what_is_expected_is_told_with_its_time(view: View) -> None:
    """Step and decision stand below the text; where nothing is expected, nothing is said of it."""
    both = Expectation(step="capture", decide="keep", within=1)
    html = page_of(view, injects=(FIRST.model_copy(update={"expect": both}),))
    assert "Expected within 1 minute<" in html
    assert 'Step: <a href="checklists/response.html#response-capture">' in html
    assert "rb-decision--keep" in html
    assert "<strong>Expected" not in page_of(view, injects=(FIRST,))


def test_steps_that_the_account_does_not_need_are_named(view: View) -> None:
    """The facilitator reads what is ruled out, and which steps are left out for it; else neither is said."""
    html = page_of(view, ruled_out=("password-exposed", "key-exposed"))
    assert "this is ruled out: Password exposed, Key exposed.</p>" in html
    assert (
        '<li><a href="checklists/response.html#response-reset-password">Reset the password.</a></li>' in html
    )
    html = page_of(view, ruled_out=())
    assert "ruled out" not in html
    assert "does not need" not in html


def test_the_whole_script_stands_in_the_place_of_the_runner(view: View) -> None:
    """Title and facts stand outside; the script says by itself that it hides nothing from who looks."""
    here = replace(view, here="drills/lost-laptop.md")
    drill = view.catalog.drills["lost-laptop"]
    html = str(drill_page(here, drill))
    before, _, inside = html.partition("<drill-runner ")
    assert 'id="_top"' in before
    assert "rb-facts-list" in before
    assert "<h2" not in before
    assert inside.endswith("</div>\n</drill-runner>\n</late-element>")
    assert "A static page cannot hide the answers" in inside
    for name, address in (
        ("plan", drill_address(here, drill)),
        ("portal", portal_address(here)),
        ("filter", "../widgets/session-filter.bundle.js"),
        ("rules", rules_address(here)),
    ):
        assert f'data-{name}="{address}"' in html
    assert '<late-element data-script="../widgets/drill.bundle.js">' in before


def test_a_drill_without_sessions_or_prompts_has_no_part_for_them(view: View) -> None:
    """No heading stands over nothing."""
    assert 'id="sessions"' in page_of(view)
    html = page_of(view, sessions=(), improvements=())
    assert 'id="sessions"' not in html
    assert 'id="improvements"' not in html


@pytest.mark.parametrize(("days", "words"), [(None, ""), (0, "today"), (1, "yesterday"), (9, "9 days ago")])
def test_days_count_from_the_day_of_the_drill(days: int | None, words: str, view: View) -> None:
    """A drill can be held on any day, so a row has no date."""
    drill: Drill = view.catalog.drills["lost-laptop"]
    row = drill.sessions[0].model_copy(update={"days_ago": days})
    assert f'data-label="Signed in">{words}</td>' in page_of(view, sessions=(row,))


def test_a_portal_without_drills_says_so(view: View) -> None:
    """The table of drills has a line of its own where there is none."""
    empty = replace(view, catalog=replace(view.catalog, drills={}))
    assert "No drill has been written yet; runbook new drill NAME begins one." in drills_table(empty)
