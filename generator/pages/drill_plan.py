"""The catalog and a drill, or a checklist, go in; the plan by which the browser runs it comes out.

A plan is everything that a run needs, and nothing of the run itself. What it says of the rules it says by the
same scorer as the rest of the portal. It has a version, since records of runs name the plan they followed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from generator.api.parts import in_site
from generator.catalog.drill_rules import planned_minutes
from generator.models.checklists import REVOCATION_MINUTES, Applies, Checklist, Step
from generator.models.drills import Drill, DrillSession, Inject
from generator.models.vocabularies import Term
from generator.pages.checklists import step_hash
from generator.pages.data_script import digest
from generator.pages.view import View
from generator.pages.words import yes_no
from generator.scoring import Complete, content_hash
from generator.scoring.row_labels import UnreadableRowError, normalized

Plan = dict[str, object]

_NO_DRILL: Plan = {
    "summary": "",
    "audience": "",
    "purpose": "",
    "scope": "",
    "threat": "",
    "scenario": "",
    "minutes": 0,
    "sponsor": None,
    "capabilities": [],
    "sign_in": None,
    "ruled_out": [],
    "objectives": [],
    "injects": [],
    "sessions": [],
    "places": [],
    "debrief": [],
    "improvements": [],
}
"""What a response says where a drill has its story: it is no drill."""
ANY_FOLDER = "responses/any.md"
"""No page is in this folder, so links from it go up first, and are right on every page in a folder."""


def drill_plan(view: View, drill: Drill) -> Plan:
    """The plan of a drill, with links as they lead from its page, wherever the view is."""
    page = f"drills/{drill.id}.md"
    own = replace(view, here=page)
    plan = {
        "kind": "drill",
        "id": drill.id,
        "title": drill.title,
        "page": in_site(page),
        **_story(own, drill),
        **_response(own, view.catalog.checklists[drill.checklist]),
        "roles": _terms(one for one in view.catalog.vocabularies.roles if one.id in drill.roles),
    }
    return _signed(view, plan)


def response_plan(view: View, checklist: Checklist) -> Plan:
    """The plan of a response by a checklist, with links as they lead from any page in a folder."""
    plan = {
        "kind": "response",
        "id": checklist.id,
        "title": checklist.title,
        "page": in_site(f"checklists/{checklist.id}.md"),
        **_NO_DRILL,
        **_response(replace(view, here=ANY_FOLDER), checklist),
        "roles": _terms(view.catalog.vocabularies.roles),
    }
    return _signed(view, plan)


def _signed(view: View, plan: Plan) -> Plan:
    """The plan with its version, which is the same on every day, and with the portal that it was made by."""
    plan = {"schema": "drill-plan/1", **plan}
    return {**plan, "version": digest(_canonical(plan)), "portal": _portal(view)}


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _portal(view: View) -> Plan:
    rules, policy = view.catalog.scoring, view.catalog.policy
    return {
        "name": view.catalog.portal.name,
        "built_on": view.as_of.isoformat(),
        "policy": digest(_canonical(policy.model_dump(mode="json", by_alias=True))),
        "ruleset": {"id": rules.id, "code": rules.code, "hash": content_hash(rules)},
    }


def _story(view: View, drill: Drill) -> Plan:
    """What is a drill's own: why it is held, what happens, and what is right."""
    planned = planned_minutes(drill)
    words = view.catalog.vocabularies
    return {
        "summary": drill.summary,
        "audience": drill.audience,
        "purpose": drill.purpose,
        "scope": drill.scope,
        "threat": drill.threat,
        "scenario": drill.scenario.strip(),
        "minutes": drill.minutes,
        "sponsor": next(iter(_terms(one for one in words.roles if one.id == drill.sponsor)), None),
        "capabilities": list(drill.capabilities),
        "sign_in": drill.sign_in,
        "ruled_out": list(drill.ruled_out),
        "objectives": [{"id": one.id, "text": one.text} for one in drill.objectives],
        "injects": [_inject(one, planned[one.id]) for one in drill.injects],
        "sessions": [_session(view, drill, one) for one in drill.sessions],
        "places": [normalized(one) for one in drill.expected_locations],
        "debrief": list(drill.debrief),
        "improvements": list(drill.improvements),
    }


def _inject(inject: Inject, planned: int) -> Plan:
    expect = inject.expect
    return {
        "id": inject.id,
        "text": inject.text.strip(),
        "at": inject.at,
        "after": inject.after,
        "delay": inject.delay or 0,
        "planned": planned,
        "expect": None
        if expect is None
        else {"step": expect.step, "decide": expect.decide, "within": expect.within},
    }


def _session(view: View, drill: Drill, session: DrillSession) -> Plan:
    return {
        "owner": session.owner,
        "device": session.device,
        "app": session.app,
        "location": session.location,
        "days_ago": session.days_ago,
        "trusted_device": yes_no(session.trusted_device),
        "owner_can_confirm": yes_no(session.owner_can_confirm),
        "current_session": yes_no(session.current_session),
        "expected": {"decision": session.expected.decision, "because": session.expected.because},
        "opinion": _opinion(view, drill, session),
    }


def _opinion(view: View, drill: Drill, session: DrillSession) -> Plan:
    """What the scoring rules alone would say of a row."""
    places = frozenset(map(normalized, drill.expected_locations))
    try:
        result = view.catalog.scorer.score_among(session.model_dump(), places).result
    except UnreadableRowError:
        return {"state": "unreadable", "total": None, "least": 0, "most": 0, "decision": None, "possible": []}
    if isinstance(result, Complete):
        total, decision = result.total, result.decision
        return {
            "state": "complete",
            "total": total,
            "least": total,
            "most": total,
            "decision": decision,
            "possible": [decision],
        }
    return {
        "state": "incomplete",
        "total": None,
        "least": result.least,
        "most": result.most,
        "decision": None,
        "possible": list(result.possible),
    }


def _response(view: View, checklist: Checklist) -> Plan:
    """What drills and responses share: the steps, and the words in which a run is recorded."""
    words = view.catalog.vocabularies
    return {
        "checklist": {"id": checklist.id, "title": checklist.title},
        "steps": [_step(view, one) for one in checklist.steps],
        "window_minutes": REVOCATION_MINUTES,
        "decisions": [
            {"id": one.id, "label": one.label, "tone": one.tone, "severity": one.severity}
            for one in sorted(words.decisions, key=lambda one: one.severity)
        ],
        "sign_ins": [
            {"id": one.id, "label": one.label, "meaning": one.meaning, "active_sessions": one.active_sessions}
            for one in words.sign_in
        ],
        "circumstances": _terms(words.circumstances),
        "teams": [
            {
                "id": team.id,
                "name": team.name,
                "sign_in": team.sign_in,
                "contacts": [{"role": one.role, "reach": one.reach} for one in team.contacts],
            }
            for team in view.catalog.teams.values()
        ],
    }


def _terms(terms: Iterable[Term]) -> list[Plan]:
    return [{"id": one.id, "label": one.label, "meaning": one.meaning} for one in terms]


def _step(view: View, step: Step) -> Plan:
    when = step.when or Applies()
    return {
        "id": step.id,
        "hash": step_hash(step),
        "do": step.do,
        "why": step.why,
        "caution": step.caution,
        "see": view.url(step.see) if step.see is not None else None,
        "facts": [{"id": one, "url": view.url(f"facts.md#{one}")} for one in step.facts],
        "sign_in": list(when.sign_in),
        "possible": list(when.possible),
        "any_time": step.any_time,
        "starts": step.starts,
        "captures": step.captures,
    }
