"""A checklist goes in; the order of its steps as a flow, with links into the list of them, comes out."""

from __future__ import annotations

from markupsafe import Markup

from generator.models.checklists import REVOCATION_MINUTES, Checklist
from generator.pages.pictures.order import order_of
from generator.pages.view import View


def response_order_html(view: View, checklist: Checklist, *, numbered: bool = False) -> Markup:
    """The flow of a checklist whose steps stand on the same page; without an order there is none.

    Its steps have their numbers where the list has all of them: what guides through a list counts those that
    are left.
    """
    if not checklist.ordered:
        return Markup()
    words = view.catalog.vocabularies
    order = order_of(checklist.steps, words.sign_in, words.circumstances)
    return view.render(
        "response_order.html.jinja",
        checklist=checklist,
        order=order,
        forked=any(branch.ways for part in order.parts for branch in part),
        minutes=REVOCATION_MINUTES,
        numbered=numbered,
    )
