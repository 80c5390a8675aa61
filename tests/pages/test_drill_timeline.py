"""The timeline of a drill: for the facilitator, inside the script, with what waits for what."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.models.drills import Expectation, Inject
from generator.pages.drill_timeline import timeline_html
from generator.pages.drills import drill_page
from generator.pages.view import View


def drawn(view: View, *injects: Inject) -> str:
    """The timeline of the small portal's drill with these injects."""
    drill = view.catalog.drills["lost-laptop"]
    return str(timeline_html(view, drill.model_copy(update={"injects": injects or drill.injects})))


def test_it_stands_in_the_script_and_nowhere_else(view: View) -> None:
    """What is expected is for the facilitator: the runner takes the script off the participants' screen."""
    drill = view.catalog.drills["lost-laptop"]
    html = str(drill_page(replace(view, here="drills/lost-laptop.md"), drill))
    before, _, script = html.partition('<div class="rb-script">')
    assert "rb-time" not in before
    assert script.index('id="script"') < script.index("rb-time") < script.index('<ol class="rb-steps"')


def test_injects_have_their_names_and_what_is_expected(view: View) -> None:
    """A number as in the script, the id in words, the step by its short name, the decision by its label."""
    html = drawn(view)
    assert re.findall(r'rb-time__name">([^<]+)<', html) == ["1 Call", "2 Second row", "3 News"]
    assert re.findall(r'rb-time__expected">([^<]*)<', html) == [" → Capture", " → Review", ""]
    assert "3 injects on the 20 minutes of the drill" in html


def test_a_line_leads_from_what_is_waited_for(view: View) -> None:
    """From another inject, or from the first that expects the step; a step that none expects has no line."""
    assert drawn(view).count("rb-time__wait") == 2
    late, early = (
        Inject(id=name, at=at, text="x", expect=Expectation(step="capture"))
        for name, at in (("late", 9), ("early", 3))
    )
    after = Inject(id="then", after="capture", text="x")
    lines = re.findall(r'rb-time__wait" x1="([\d.]+)%"', drawn(view, late, early, after))
    assert lines == ["16.8", "16.8"]
