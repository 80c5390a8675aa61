"""The order of a response on a page: links to the steps of the list, and words for what hangs on what."""

from __future__ import annotations

import re

from generator.pages.checklists import checklist_html, checklist_page
from generator.pages.response_order import response_order_html
from generator.pages.view import View


def test_each_step_leads_to_its_row_in_the_list(view: View) -> None:
    """Every anchor of the picture is one of the list, and the list has no step that the picture lacks."""
    checklist = view.catalog.checklists["response"]
    html = str(response_order_html(view, checklist))
    rows = re.findall(r'<li class="rb-step" id="([^"]+)"', checklist_html(view, checklist))
    assert set(re.findall(r'href="#([^"]+)"', html)) == set(rows)
    assert re.findall(r'rb-flow__for">([^<]+)<', html) == ["Every account", "Password", "At any time"]
    assert "unless ruled out: Password exposed" in html
    # The drawing and the lists have the same steps, which is said between them.
    assert html.index("rb-lanes") < html.index("The same steps as lists") < html.index("rb-flow__part")
    assert "30 minutes begin" in html
    assert html.count('role="img"') == 1
    assert "A step with a hollow dot is left out where it is ruled out." in html


def test_pages_of_guided_checklists_have_it_below_the_list(view: View) -> None:
    """A checklist in which no clock is started has none, nor has one whose steps have no order."""
    guided, other = view.catalog.checklists["response"], view.catalog.checklists["first-pass"]
    html = str(checklist_page(view, guided))
    assert html.index("<check-list") < html.index("rb-flow")
    assert "rb-flow" not in checklist_page(view, other)
    assert "rb-flow__number" in html
    assert "rb-flow__number" not in response_order_html(view, guided)
    assert response_order_html(view, guided.model_copy(update={"ordered": False})) == ""


def test_without_branches_it_is_a_row_of_steps(view: View) -> None:
    """Where all accounts need the same, nobody is asked how one signs in."""
    checklist = view.catalog.checklists["response"]
    steps = tuple(step for step in checklist.steps if step.when is None)
    html = str(response_order_html(view, checklist.model_copy(update={"steps": steps})))
    assert "The steps in their order." in html
    assert "signs in" not in html
    assert "hollow" not in html
