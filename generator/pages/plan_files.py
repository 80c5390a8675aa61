"""The catalog goes in; the scripts with the plans of drills and responses, and the ways to them, come out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.catalog import Catalog
from generator.models.checklists import Checklist
from generator.models.drills import Drill
from generator.pages.data_script import data_script, digest
from generator.pages.drill_plan import ANY_FOLDER, drill_plan, response_plan
from generator.pages.view import View

DRILL_BUNDLE = "widgets/drill.bundle.js"
"""Where the site has the widgets that run drills and guide through responses."""
_DRILL = "assets/drills/{}.js"
_RESPONSE = "assets/responses/{}.js"


def plan_files(view: View) -> Iterator[tuple[str, str]]:
    """Every plan by its path in the site; the view may be of any page."""
    for drill in view.catalog.drills.values():
        yield _DRILL.format(drill.id), data_script(drill_plan(view, drill))
    for checklist in guided(view.catalog).values():
        yield _RESPONSE.format(checklist.id), data_script(response_plan(view, checklist))


def is_in_a_folder(view: View) -> bool:
    """Whether the view is of a page from which the links of a response's plan are right."""
    return view.url("/") == replace(view, here=ANY_FOLDER).url("/")


def guided(catalog: Catalog) -> dict[str, Checklist]:
    """The checklists that a page can guide through: those in which a clock is started."""
    return {one.id: one for one in catalog.checklists.values() if one.guided}


def drill_address(view: View, drill: Drill) -> str:
    """The way from the page to the plan of a drill; it changes with the plan, since browsers keep scripts."""
    return f"{view.url(_DRILL.format(drill.id))}?{digest(data_script(drill_plan(view, drill)))}"


def response_address(view: View, checklist: Checklist) -> str:
    """The way from the page to the plan of a response; it changes with the plan."""
    return f"{view.url(_RESPONSE.format(checklist.id))}?{digest(data_script(response_plan(view, checklist)))}"
