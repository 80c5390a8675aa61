"""Plans: what the browser runs a drill, or guides through a response, by."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.catalog import Catalog
from generator.catalog.drill_rules import planned_minutes
from generator.models.drills import DrillSession
from generator.pages.drill_plan import drill_plan, response_plan
from generator.pages.plan_files import drill_address, guided, plan_files, response_address
from generator.pages.view import View
from generator.scoring import Complete, Incomplete
from generator.scoring.row_scoring import RowScorer
from tests.golden import compare
from tests.pages.conftest import GOLDENS
from tests.pages.handed_over import data_of
from tests.pages.hostile import patterns_of_models, with_text

HOSTILE = "</script><script>alert(1)</script> &lt; \u2028 \" ' \\"


def plan_of(view: View, **changed: Any) -> Any:
    """The plan of the small portal's drill, with some of its fields changed."""
    return drill_plan(view, view.catalog.drills["lost-laptop"].model_copy(update=changed))


def with_words(catalog: Catalog, **changed: Any) -> Catalog:
    """The catalog with other vocabularies."""
    return replace(catalog, vocabularies=catalog.vocabularies.model_copy(update=changed))


def test_a_plan_of_a_drill_says_all_that_a_run_needs(view: View) -> None:
    """The golden has the plan of the small portal's drill, with links that lead from its page."""
    text = json.dumps(plan_of(replace(view, here="faq.md")), indent=2, ensure_ascii=False)
    compare(GOLDENS / "drill-plan.json", f"{text}\n")


def test_a_plan_of_a_response_says_what_guides_through_it(view: View) -> None:
    """The golden has the plan of the small portal's response; the browser's tests read both goldens."""
    plan = response_plan(replace(view, here="faq.md"), view.catalog.checklists["response"])
    compare(GOLDENS / "response-plan.json", f"{json.dumps(plan, indent=2, ensure_ascii=False)}\n")


def test_a_response_has_the_keys_of_a_drill_without_its_story(view: View) -> None:
    """A reader of plans finds every key in both; what only a drill has is empty in a response."""
    checklist = view.catalog.checklists["response"]
    drill, response = plan_of(view), response_plan(view, checklist)
    assert response.keys() == drill.keys()
    assert (response["kind"], response["id"], response["title"]) == ("response", "response", "Response")
    shared = {
        "schema",
        "portal",
        "checklist",
        "window_minutes",
        "decisions",
        "sign_ins",
        "circumstances",
        "teams",
    }
    assert {key for key in drill if drill[key] == response[key]} >= shared
    own = ("summary", "scenario", "minutes", "sponsor", "sign_in", "injects", "sessions", "places", "debrief")
    assert not any(response[key] for key in own)
    assert [one["id"] for one in _list(response["roles"])] == ["lead"]


def _list(value: object) -> list[dict[str, Any]]:
    assert isinstance(value, list)
    return value


def test_links_of_a_response_lead_from_any_page_in_a_folder(view: View) -> None:
    """The page that guides is written by hand, so the links go up before they go anywhere."""
    checklist = view.catalog.checklists["response"]
    steps = tuple(step.model_copy(update={"see": "checklists/first-pass.md"}) for step in checklist.steps)
    plan = response_plan(view, checklist.model_copy(update={"steps": steps}))
    for step in _list(plan["steps"]):
        assert step["see"] == "../checklists/first-pass.html"
        assert all(fact["url"] == f"../facts.html#{fact['id']}" for fact in step["facts"])


def test_every_step_is_in_the_plan_with_what_it_depends_on(view: View) -> None:
    """Which steps apply is for the run to say, since a responder finds out on the way."""
    checklist = view.catalog.checklists["response"]
    steps = plan_of(view, ruled_out=("password-exposed",))["steps"]
    assert [one["id"] for one in steps] == [step.id for step in checklist.steps]
    reset = next(one for one in steps if one["id"] == "reset-password")
    assert (reset["sign_in"], reset["possible"]) == (["password"], ["password-exposed"])


def test_injects_have_the_minute_that_they_are_planned_for(view: View) -> None:
    """What follows something has the earliest minute at which it can come."""
    drill = view.catalog.drills["lost-laptop"]
    assert {one["id"]: one["planned"] for one in plan_of(view)["injects"]} == planned_minutes(drill)


@pytest.mark.parametrize("places", [(), ("Approx. Portugal",), ("Approx. Spain", "APPROX.  portugal ")])
@pytest.mark.parametrize("device", ["Chrome on macOS", "Unknown browser", "Not shown"])
@pytest.mark.parametrize("trusted", [None, True, False])
def test_the_opinion_is_what_the_scorer_says(
    places: tuple[str, ...], device: str, trusted: bool | None, view: View
) -> None:
    """A row of a drill is scored like the row of a team whose people are in the same places."""
    catalog = view.catalog
    row = catalog.drills["lost-laptop"].sessions[0]
    row = row.model_copy(update={"device": device, "trusted_device": trusted})
    team = catalog.teams["alpha"].model_copy(update={"expected_locations": places})
    result = RowScorer(catalog.scoring, [team]).score(row.model_dump(), "alpha").result
    (told,) = plan_of(view, sessions=(row,), expected_locations=places)["sessions"]
    opinion = told["opinion"]
    if isinstance(result, Complete):
        total = result.total
        assert opinion == {
            "state": "complete", "total": total, "least": total, "most": total,
            "decision": result.decision, "possible": [result.decision],
        }  # fmt: skip
    else:
        assert isinstance(result, Incomplete)
        assert opinion == {
            "state": "incomplete", "total": None, "least": result.least, "most": result.most,
            "decision": None, "possible": list(result.possible),
        }  # fmt: skip


def test_a_row_that_the_rules_cannot_read_has_no_opinion(view: View) -> None:
    """The data has no such row; where it had one, nothing would be made up."""
    row = view.catalog.drills["lost-laptop"].sessions[0].model_copy(update={"device": "x"})
    (told,) = plan_of(view, sessions=(row,))["sessions"]
    assert (told["opinion"]["state"], told["opinion"]["decision"]) == ("unreadable", None)


def test_what_a_row_does_not_show_is_empty(view: View) -> None:
    """Nothing is neither yes nor no."""
    row = DrillSession.model_validate(
        {
            **view.catalog.drills["lost-laptop"].sessions[0].model_dump(),
            "days_ago": None, "trusted_device": None, "owner_can_confirm": False, "current_session": True,
        }
    )  # fmt: skip
    (told,) = plan_of(view, sessions=(row,))["sessions"]
    shown = [told[key] for key in ("days_ago", "trusted_device", "owner_can_confirm", "current_session")]
    assert shown == [None, "", "no", "yes"]


def test_decisions_stand_from_the_mildest_on(view: View) -> None:
    """So that milder and harsher can be told by place, whatever the order of the vocabulary."""
    words = view.catalog.vocabularies
    turned = with_words(view.catalog, decisions=words.decisions[::-1])
    told = plan_of(replace(view, catalog=turned))["decisions"]
    assert [one["severity"] for one in told] == sorted(one.severity for one in words.decisions)


DRILL = {
    "title": "x", "summary": "x", "audience": "x", "purpose": "x", "scope": "x", "threat": "x",
    "capabilities": ("x",), "minutes": 30, "ruled_out": (), "sign_in": "organization-sso", "scenario": "x",
    "objectives": (), "injects": (), "expected_locations": (), "sessions": (), "debrief": ("x",),
    "improvements": (), "checklist": "first-pass", "roles": (), "sponsor": "x", "id": "x",
}  # fmt: skip


@pytest.mark.parametrize("field", DRILL)
def test_the_version_changes_with_any_part_of_the_drill(field: str, view: View) -> None:
    """A record of a run names the very plan that was followed."""
    assert plan_of(view, **{field: DRILL[field]})["version"] != plan_of(view)["version"]


def test_the_version_changes_with_the_words_around_the_drill(view: View) -> None:
    """Steps, teams and vocabularies are part of what people saw."""
    catalog = view.catalog
    versions = {plan_of(view)["version"]}
    for changed in (
        with_words(catalog, circumstances=catalog.vocabularies.circumstances[:1]),
        with_words(catalog, decisions=catalog.vocabularies.decisions[:2]),
        with_words(catalog, sign_in=catalog.vocabularies.sign_in[:1]),
        replace(catalog, teams={}),
        with_text(catalog, [("checklists", "steps", "*", "why")], "x"),
    ):
        versions.add(plan_of(replace(view, catalog=changed))["version"])
    assert len(versions) == 6


def test_the_version_is_the_same_on_every_day_and_by_any_policy(view: View) -> None:
    """What a portal is called, when it was built and by which policy is told beside it."""
    catalog = view.catalog
    portal = catalog.portal.model_copy(update={"name": "Other"})
    policy = catalog.policy.model_copy(update={"settings": catalog.policy.settings[:1]})
    other = View(replace(catalog, portal=portal, policy=policy), date(2030, 1, 1), "index.md")
    before, after = plan_of(view), plan_of(other)
    assert before["version"] == after["version"]
    assert after["portal"]["built_on"] == "2030-01-01"
    assert before["portal"]["policy"] != after["portal"]["policy"]


def test_drills_and_checklists_with_a_clock_have_files(view: View) -> None:
    """Each drill has its plan, and each checklist in which a clock is started."""
    files = dict(plan_files(view))
    assert list(files) == ["assets/drills/lost-laptop.js", "assets/responses/response.js"]
    assert data_of(files["assets/drills/lost-laptop.js"]) == plan_of(view)
    assert list(guided(view.catalog)) == ["response"]


def test_an_address_changes_with_the_plan(view: View) -> None:
    """A browser that keeps scripts cannot run a drill from before a change."""
    catalog = with_words(view.catalog, circumstances=())
    here = replace(view, here="drills/lost-laptop.md")
    other = replace(here, catalog=catalog)
    drill, checklist = catalog.drills["lost-laptop"], catalog.checklists["response"]
    assert drill_address(here, drill).startswith("../assets/drills/lost-laptop.js?")
    assert response_address(here, checklist).startswith("../assets/responses/response.js?")
    assert drill_address(here, drill) != drill_address(other, drill)
    assert response_address(here, checklist) != response_address(other, checklist)


def test_hostile_texts_do_not_end_the_script(view: View) -> None:
    """With a hostile text in every field of the data, the script is still JSON in which no tag begins."""
    catalog = with_text(view.catalog, list(patterns_of_models()), HOSTILE)
    for script in dict(plan_files(replace(view, catalog=catalog))).values():
        assert data_of(script)["title"] == HOSTILE
