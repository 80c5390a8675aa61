"""A checklist goes in; its steps, in the place of what guides through them, come out."""

from __future__ import annotations

from markupsafe import Markup

from generator.models.checklists import Checklist
from generator.pages.checklists import checklist_html
from generator.pages.plan_files import DRILL_BUNDLE, is_in_a_folder, response_address
from generator.pages.redaction import rules_address
from generator.pages.view import View


def guided_response_html(view: View, checklist: Checklist) -> Markup:
    """The steps as every page has them, and around them what makes a run of them in the browser.

    The links of its plan lead from pages in folders; on any other page the steps stand alone.
    """
    steps = checklist_html(view, checklist)
    if not is_in_a_folder(view):
        return steps
    return view.render(
        "guided_response.html.jinja",
        script=view.url(DRILL_BUNDLE),
        plan=response_address(view, checklist),
        rules=rules_address(view),
        steps=steps,
    )
