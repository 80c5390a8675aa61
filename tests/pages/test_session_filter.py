"""The session filter's page: what the browser knows of the portal, and what readers without scripts see."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.catalog import Catalog
from generator.pages.data_script import data_script
from generator.pages.scoring import ruleset_model
from generator.pages.session_filter import (
    PORTAL_PAGE,
    PORTAL_SCRIPT,
    portal_script,
    session_filter_html,
)
from generator.pages.view import View
from tests.pages.handed_over import data_of
from tests.pages.hostile import patterns_of_models, with_text

HOSTILE = "</script><script>alert(1)</script> &lt; \u2028 \" ' \\"


@pytest.fixture
def portal_view(view: View) -> View:
    """The small portal, seen from the page of the session filter."""
    return replace(view, here=PORTAL_PAGE)


@pytest.fixture
def known(portal_view: View) -> Any:
    """What the browser gets to know."""
    return data_of(portal_script(portal_view))


def test_the_browser_knows_what_fields_are_called(known: Any, catalog: Catalog) -> None:
    """Each field comes with every name that a raw export may have for it."""
    assert known["fields"] == [
        {"id": one.id, "label": one.label, "aliases": list(one.aliases)} for one in catalog.fields.values()
    ]


def test_the_browser_knows_what_there_is_to_decide(known: Any, catalog: Catalog) -> None:
    """Decisions and apps are those of the vocabularies, in their order."""
    decisions = catalog.vocabularies.decisions
    assert [one["id"] for one in known["decisions"]] == [one.id for one in decisions]
    assert known["decisions"][0] == {
        name: getattr(decisions[0], name) for name in ("id", "label", "tone", "severity", "meaning", "next")
    }
    assert known["apps"] == [{"id": one.id, "label": one.label} for one in catalog.vocabularies.apps]


def test_places_of_teams_are_as_rows_are_compared(portal_view: View) -> None:
    """The places that a team expects are in the form in which those of rows are looked up."""
    catalog = portal_view.catalog
    team = next(iter(catalog.teams.values())).model_copy(
        update={"expected_locations": ("  APPROX. Ｐlace ",)}
    )
    changed = replace(portal_view, catalog=replace(catalog, teams={team.id: team}))
    assert data_of(portal_script(changed))["teams"] == [
        {"id": team.id, "name": team.name, "places": ["approx. place"], "keeps": []}
    ]


def test_the_rules_are_the_calculator_s_with_the_labels_of_rows(
    known: Any, portal_view: View, catalog: Catalog
) -> None:
    """Without the labels, the ruleset is exactly what the calculator has; the labels are the data's."""
    rules = known["ruleset"]
    for question, (name, written) in zip(rules["inputs"], catalog.scoring.inputs.items(), strict=True):
        assert question["name"] == name
        assert question.pop("open_labels") == list(written.open_labels)
        by_team = question.pop("by_team")
        assert (by_team is None) == (written.by_team is None)
        if written.by_team is not None:
            assert by_team == {
                "labels": list(written.by_team.labels),
                "listed": written.by_team.listed,
                "unlisted": written.by_team.unlisted,
            }
        for answer in question["answers"]:
            assert answer.pop("labels") == list(written.answers[answer["id"]].labels)
    assert rules == data_of_model(ruleset_model(portal_view))


def data_of_model(model: dict[str, Any]) -> Any:
    """A model with lists in the place of tuples, as JSON has them."""
    return data_of(data_script(model))


def test_hostile_texts_do_not_end_the_script(portal_view: View) -> None:
    """With a hostile text in every field of the data, the script is still JSON in which no tag begins."""
    catalog = with_text(portal_view.catalog, list(patterns_of_models()), HOSTILE)
    data = data_of(portal_script(replace(portal_view, catalog=catalog)))
    assert data["fields"][0]["label"] == HOSTILE
    assert data["ruleset"]["inputs"][0]["question"] == HOSTILE


def test_the_page_knows_the_way_to_both_scripts(view: View) -> None:
    """The addresses are relative to the page, and change with what is behind them."""
    html = str(session_filter_html(replace(view, here=PORTAL_PAGE)))
    found = re.search(r'<session-filter data-portal="([^"]+)" data-rules="([^"]+)">', html)
    assert found
    assert found[1].startswith(f"../{PORTAL_SCRIPT}?")
    assert found[2].startswith("../assets/redaction-rules.js?")
    teams = dict(list(view.catalog.teams.items())[:1])
    changed = replace(view, catalog=replace(view.catalog, teams=teams), here=PORTAL_PAGE)
    assert found[1] not in session_filter_html(changed)


def test_without_scripts_the_page_says_what_to_do_instead(view: View) -> None:
    """Nothing in the place of the element is a control; it says that nothing leaves, and leads on."""
    html = str(session_filter_html(replace(view, here=PORTAL_PAGE)))
    assert "nothing leaves" in html
    assert not re.search(r"<(?:input|button|textarea|select|form)\b", html)
    for way in (
        "scoring-calculator.html#command-line",
        "../maintaining/change-the-data.html#review",
        "commands.html#validate-review",
    ):
        assert f'href="{way}"' in html


def _with_addresses_kept(view: View, **team_keys: object) -> Any:
    """What the browser gets to know where teams may keep addresses under an exception."""
    setting = next(one for one in view.catalog.policy.settings if one.flag)
    addresses = setting.model_copy(
        update={
            "id": "redact-addresses",
            "strict": True,
            "default": True,
            "redacts": ("address",),
            "guardrail": "tighten",
        }
    )
    policy = view.catalog.policy.model_copy(update={"settings": (*view.catalog.policy.settings, addresses)})
    alpha = view.catalog.teams["alpha"].model_copy(update=team_keys)
    catalog = replace(view.catalog, policy=policy, teams={"alpha": alpha})
    return data_of(portal_script(replace(view, catalog=catalog)))


def test_the_browser_knows_what_evidence_nobody_may_keep(known: Any) -> None:
    """The classes that a locked setting of the policy forbids leave no page, whatever the reader wants."""
    assert known["never_kept"] == ["key"]
    assert [team["keeps"] for team in known["teams"]] == [[], []]


@pytest.mark.parametrize("as_of", [date(2026, 8, 1), date(2026, 10, 1), date(2027, 2, 1)])
def test_the_browser_decides_itself_whether_an_exception_lets_a_team_keep_evidence(
    portal_view: View, as_of: date
) -> None:
    """It gets the days of an exception, also of one that has expired, since pages grow old."""
    exception = (
        portal_view.catalog.teams["alpha"]
        .exceptions[0]
        .model_copy(update={"setting": "redact-addresses", "value": False})
    )
    found = _with_addresses_kept(replace(portal_view, as_of=as_of), exceptions=(exception,))
    assert found["teams"][0]["keeps"] == [
        {"classes": ["address"], "approvedOn": "2026-09-01", "expires": "2026-11-30"}
    ]
