"""Guided responses: the steps of a checklist, and around them what makes a run of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.pages.checklists import checklist_html
from generator.pages.guided_response import guided_response_html
from generator.pages.plan_files import response_address
from generator.pages.redaction import rules_address
from generator.pages.view import View


def test_the_steps_stand_inside_as_they_are(view: View) -> None:
    """Without JavaScript a reader has the very checklist that other pages have."""
    here = replace(view, here="incident/index.md")
    checklist = view.catalog.checklists["response"]
    html = str(guided_response_html(here, checklist))
    assert str(checklist_html(here, checklist)).strip() in html
    assert html.startswith('<late-element data-script="../widgets/drill.bundle.js">\n<guided-response ')
    assert f'data-plan="{response_address(here, checklist)}"' in html
    assert f'data-rules="{rules_address(here)}"' in html


@pytest.mark.parametrize("here", ["index.md", "drills.md", "a/b/page.md"])
def test_where_the_links_of_the_plan_would_be_wrong_the_steps_stand_alone(here: str, view: View) -> None:
    """A page that is in no folder, or in a folder of a folder, has the checklist and no more."""
    other = replace(view, here=here)
    checklist = view.catalog.checklists["response"]
    assert guided_response_html(other, checklist) == checklist_html(other, checklist)
