"""The catalog goes in; the place of the session filter, and what it knows of the portal, come out."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from generator.catalog import Catalog
from generator.models.scoring import Input
from generator.models.teams import Team
from generator.pages.data_script import data_script, digest
from generator.pages.redaction import rules_address
from generator.pages.sample_rows import sample_rows
from generator.pages.scoring import input_model, ruleset_model
from generator.pages.view import View
from generator.policy import default_policy, excepted, kept, never_kept, own_policy
from generator.scoring.row_labels import normalized

PORTAL_SCRIPT = "assets/session-filter.js"
"""Where the site has what the session filter knows."""
SESSION_FILTER_BUNDLE = "widgets/session-filter.bundle.js"
"""Where the site has the widget itself, which only its own page loads."""
PORTAL_PAGE = "tools/session-filter.md"
"""The page of the session filter, from which the links in it lead."""


def session_filter_html(view: View) -> Markup:
    """The place of the filter: the browser makes it, and without JavaScript it says what to do instead."""
    return view.render(
        "session_filter.html.jinja",
        script=view.url(SESSION_FILTER_BUNDLE),
        portal=portal_address(view),
        rules=rules_address(view),
    )


def portal_address(view: View) -> str:
    """The way from the page to what the filter knows; it changes with that, since browsers keep scripts."""
    return f"{view.url(PORTAL_SCRIPT)}?{_version(replace(view, here=PORTAL_PAGE))}"


def _version(view: View) -> str:
    return view.build.once("version of what the filter knows", lambda: digest(portal_script(view)))


def portal_script(view: View) -> str:
    """The script that hands over what the session filter reads, scores and tries raw rows with."""
    return view.build.once(("what the filter knows", view.here), lambda: data_script(portal_model(view)))


def portal_model(view: View) -> dict[str, object]:
    """What the session filter knows: how fields are called, what there is to decide, the rules, the teams."""
    catalog = view.catalog
    return {
        "fields": [
            {"id": one.id, "label": one.label, "aliases": one.aliases} for one in catalog.fields.values()
        ],
        "decisions": _decisions(catalog),
        "apps": [{"id": one.id, "label": one.label} for one in catalog.vocabularies.apps],
        "teams": [
            {
                "id": team.id,
                "name": team.name,
                "places": [normalized(one) for one in team.expected_locations],
                "keeps": _kept_evidence(view, team),
            }
            for team in catalog.teams.values()
        ],
        "never_kept": sorted(never_kept(default_policy(catalog.policy))),
        "ruleset": {
            **ruleset_model(view),
            "inputs": [_labelled(name, question) for name, question in catalog.scoring.inputs.items()],
        },
        "sample": sample_rows(catalog),
    }


def _kept_evidence(view: View, team: Team) -> list[dict[str, object]]:
    """The classes that a team may keep as evidence: on every day, and while an exception is active."""
    own = own_policy(view.catalog.policy, team)
    always = kept(own)
    found: list[dict[str, object]] = [{"classes": sorted(always)}] if always else []
    for exception in team.exceptions:
        changed = [excepted(one, exception) if one.setting.id == exception.setting else one for one in own]
        more = kept(changed) - always
        if more:
            days = {"approvedOn": str(exception.approved_on), "expires": str(exception.expires)}
            found.append({"classes": sorted(more), **days})
    return found


def _decisions(catalog: Catalog) -> list[dict[str, object]]:
    return [
        {
            "id": one.id,
            "label": one.label,
            "tone": one.tone,
            "severity": one.severity,
            "meaning": one.meaning,
            "next": one.next,
        }
        for one in catalog.vocabularies.decisions
    ]


def _labelled(name: str, question: Input) -> dict[str, object]:
    """A question with the labels by which rows answer it."""
    model = input_model(name, question)
    by_team = question.by_team
    return {
        **model,
        "answers": [
            {"id": answer, "code": one.code, "text": one.text, "labels": one.labels}
            for answer, one in question.answers.items()
        ],
        "by_team": None
        if by_team is None
        else {"labels": by_team.labels, "listed": by_team.listed, "unlisted": by_team.unlisted},
        "open_labels": question.open_labels,
    }
