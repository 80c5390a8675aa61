"""A drill goes in; its injects on the minutes of the drill, for the facilitator alone, come out."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from generator.catalog.drill_rules import planned_minutes
from generator.models.checklists import Step
from generator.models.drills import Drill, Expectation, Inject
from generator.pages.decisions import decision_named
from generator.pages.pictures.order import short_name
from generator.pages.pictures.timeline import Moment, Timeline
from generator.pages.view import View


def timeline_html(view: View, drill: Drill) -> Markup:
    """When each inject comes at the earliest, what it waits for, and how long what is expected may take."""
    planned = planned_minutes(drill)
    steps = {step.id: step for step in view.catalog.checklists[drill.checklist].steps}
    moments = tuple(
        Moment(
            planned[inject.id],
            inject.id.replace("-", " ").capitalize(),
            _expected(view, inject, steps),
            inject.expect.within if inject.expect else None,
            _waited_for(drill, inject, planned),
            waits=inject.after is not None,
        )
        for inject in drill.injects
    )
    said = (
        f"{len(moments)} injects on the {drill.minutes} minutes of the drill; the script has each in words."
    )
    return view.render("drill_timeline.html.jinja", drawing=Timeline(drill.minutes, moments).html(said))


def _expected(view: View, inject: Inject, steps: Mapping[str, Step]) -> str:
    expect = inject.expect or Expectation()
    found = (
        short_name(steps[expect.step]) if expect.step else None,
        decision_named(view.catalog, expect.decide).label if expect.decide else None,
    )
    return ", ".join(filter(None, found))


def _waited_for(drill: Drill, inject: Inject, planned: Mapping[str, int]) -> int | None:
    """The place of the inject that it comes after, or of the first that expects the step it waits for."""
    places = [
        place
        for place, one in enumerate(drill.injects)
        if inject.after is not None
        and (one.id == inject.after or (one.expect is not None and one.expect.step == inject.after))
    ]
    return min(places, key=lambda place: planned[drill.injects[place].id], default=None)
