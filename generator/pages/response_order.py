"""A checklist goes in; the order of its steps comes out, drawn and as a flow with links into its list."""

from __future__ import annotations

from markupsafe import Markup

from generator.models.checklists import REVOCATION_MINUTES, Checklist
from generator.pages.pictures.lanes import lanes_of
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
    ways = [one.label for one in words.sign_in]
    return view.render(
        "response_order.html.jinja",
        checklist=checklist,
        order=order,
        drawing=lanes_of(order, ways, numbered=numbered).html() if order.parts else "",
        forked=any(branch.ways for part in order.parts for branch in part),
        hollow=any(stop.unless for part in order.parts for branch in part for stop in branch.stops),
        minutes=REVOCATION_MINUTES,
        numbered=numbered,
    )
