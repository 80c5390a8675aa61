"""What an audience sees is what would be there if nothing else were."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.audiences import Circle, circle_named, hidden_from, seen_by
from generator.catalog import Catalog, load_texts
from generator.diagnostics import DataError, Position
from generator.pages.calls import Call
from generator.pages.components import render_call
from generator.pages.view import View
from generator.site import generated_page_paths
from tests.changes.portals import portal, texts
from tests.generated import generated_files, generated_pages
from tests.pages.everything import AS_OF, everything

AUDIENCES = ("everyone", "responders", "leads")
RECORDS = (
    "teams/alpha.yml",
    "teams/beta.yml",
    "teams/gamma.yml",
    "drills/lost-laptop.yml",
    "drills/other.yml",
    "reviews/alpha/2026-10-26.json",
    "reviews/alpha/2026-11-02.json",
    "reviews/gamma/2026-11-02.json",
)
Visibilities = Mapping[str, str | None]


@cache
def plain(path: str) -> dict[str, Any]:
    """The plain value of a record of the small portal, or of one like it."""
    catalog, name = portal(), path.partition("/")[2].rpartition(".")[0]
    like = {"gamma": "alpha", "other": "lost-laptop", "gamma/2026-11-02": "alpha/2026-11-02"}.get(name, name)
    record = getattr(catalog, path.partition("/")[0])[like]
    value: dict[str, Any] = record.model_dump(mode="json", by_alias=True, exclude_unset=True)
    if name == "gamma":
        value["exceptions"] = [one | {"id": "gamma-1"} for one in value["exceptions"]]
    key = "team" if "/" in name else "id"
    return {**value, key: name.partition("/")[0]}


def files_with(visibilities: Visibilities) -> dict[str, bytes]:
    """The files of the data in which some records have a visibility; other records are not there."""
    files = {path: text for path, text in texts().items() if path not in RECORDS}
    for path, visibility in visibilities.items():
        files[path] = json.dumps({**plain(path), "visibility": visibility}).encode()
    return files


def published(catalog: Catalog) -> dict[str, str]:
    """All that the pages of a site, and its files, would have of the data."""
    pages = generated_pages(catalog, AS_OF)
    heads = {f"{path} head": f"{page.title} {page.description}" for path, page in pages.items()}
    return {**everything(catalog), **heads, **generated_files(catalog, AS_OF)}


@settings(max_examples=5)
@given(
    st.fixed_dictionaries({path: st.sampled_from((None, *AUDIENCES)) for path in RECORDS}),
    st.sampled_from(AUDIENCES),
    st.sampled_from((None, "lost-laptop")),
)
def test_what_is_not_seen_might_as_well_not_be_there(
    visibilities: dict[str, str | None], audience: str, planned: str | None
) -> None:
    """Whatever may be seen by whom: the site is, to the byte, that of data without the rest."""
    known = AUDIENCES[: AUDIENCES.index(audience) + 1]
    seen = {path: one for path, one in visibilities.items() if one is None or one in known}
    seen = {path: one for path, one in seen.items() if "gamma" not in path or "teams/gamma.yml" in seen}
    seen = {path: one for path, one in seen.items() if "alpha" not in path or "teams/alpha.yml" in seen}
    all_files, left = files_with(visibilities), files_with(seen)
    if planned is not None:
        step, drill = b"  checklist: response\n", b"  drill: lost-laptop\n"
        all_files["portal.yml"] = all_files["portal.yml"].replace(step, drill)
        left["portal.yml"] = all_files["portal.yml"]
        if "drills/lost-laptop.yml" not in left:
            next_drill = b"next_drill:\n  on: 2026-12-09\n" + drill + b"  lead: lead\n"
            left["portal.yml"] = left["portal.yml"].replace(
                next_drill, b"# Nothing\n# is\n# planned\n# now.\n"
            )
    whole = load_texts(all_files, "data")
    found = seen_by(circle_named(whole, audience), whole)
    assert published(found) == published(load_texts(left, "data"))
    assert set(found.places) == set(load_texts(left, "data").places)


def restricted(**visibilities: str) -> Catalog:
    """The small portal with records of some visibility: `teams_beta` is that of teams/beta.yml."""
    catalog = portal()
    kinds: dict[str, Any] = {}
    for name, visibility in visibilities.items():
        kind, _, record = name.partition("_")
        held = kinds.setdefault(kind, dict(getattr(catalog, kind)))
        key = record.replace("_", "-")
        held[key] = held[key].model_copy(update={"visibility": visibility})
    return replace(catalog, **kinds)


def test_an_audience_sees_what_wider_ones_see() -> None:
    """The audiences are in the order of the vocabulary, the widest first; unknown ones may be any."""
    catalog = portal()
    sees = {
        name: [one for one in (None, *AUDIENCES, "gone") if circle_named(catalog, name).sees(one)]
        for name in AUDIENCES
    }
    assert sees == {
        "everyone": [None, "everyone"],
        "responders": [None, "everyone", "responders"],
        "leads": [None, "everyone", "responders", "leads"],
    }


@pytest.mark.parametrize(
    ("name", "expected"),
    [("responder", "did you mean 'responders'?"), ("", "expected one of everyone, responders, leads")],
)
def test_an_unknown_audience_is_refused(name: str, expected: str) -> None:
    """The message leads to where the audiences are, and names the nearest one."""
    with pytest.raises(DataError) as caught:
        circle_named(portal(), name)
    assert str(caught.value) == f"data/vocabularies.yml:61:1: there is no audience '{name}'; {expected}"


def test_the_reviews_of_a_hidden_team_are_hidden() -> None:
    """Also one that says itself that everybody may see it."""
    hidden = hidden_from(EVERYBODY, restricted(teams_alpha="responders"))
    reviews = {("reviews", f"alpha/{day}") for day in ("2026-10-26", "2026-11-02")}
    assert hidden == {("teams", "alpha"), *reviews}


EVERYBODY = Circle("everyone", "Everyone", ("everyone",))


def test_what_is_withheld_is_every_page_and_file_that_is_left_out() -> None:
    """Links to all of them are known for such, and so is the anchor of an exception."""
    whole = restricted(teams_alpha="leads", drills_lost_laptop="leads")
    seen = seen_by(EVERYBODY, whole)
    pages = generated_page_paths(whole) - generated_page_paths(seen)
    files = set(generated_files(whole, AS_OF)) - set(generated_files(seen, AS_OF))
    assert seen.withheld == {*pages, *files, "policy/exceptions.md#alpha-1"}


def test_digests_of_what_is_seen_are_of_that_alone() -> None:
    """Nothing that is kept under one of the whole is taken for what an audience may see."""
    whole = portal()
    digests = [
        dict(one.digests) | dict(one.team_digests)
        for one in (whole, *(seen_by(circle_named(whole, name), whole) for name in AUDIENCES))
    ]
    for kind in digests[0]:
        assert len({one[kind] for one in digests}) == 4, kind


def test_links_of_the_data_are_left_out_with_what_they_lead_to() -> None:
    """One that need not be there is gone; an entry of a list that is nothing without it goes with it."""
    edits = (
        ("portal.yml", "to: drills.md", "to: drills/lost-laptop.md#capabilities"),
        ("vocabularies.yml", "see: checklists/first-pass.md\n", "see: teams/beta.md\n"),
    )
    whole = restricted(teams_beta="leads", drills_lost_laptop="leads")
    linked = portal(*edits)
    seen = seen_by(EVERYBODY, replace(linked, teams=whole.teams, drills=whole.drills))
    assert [door.to for door in seen.portal.doors] == ["incident/index.md", "review/index.md", "faq.md"]
    assert [one.see for one in seen.vocabularies.decisions if one.id == "review"] == [None]
    others = seen.vocabularies.decisions[2]
    assert others is linked.vocabularies.decisions[2]


def test_a_link_that_must_be_there_is_an_error() -> None:
    """Its place is named, for whoever has to find another page for it."""
    linked = portal(("portal.yml", "contact: mailto:portal@example.com", "contact: teams/beta.md"))
    with pytest.raises(DataError) as caught:
        seen_by(EVERYBODY, replace(linked, teams=restricted(teams_beta="leads").teams))
    assert str(caught.value) == (
        "data/portal.yml:4:10: 'teams/beta.md' is not for the audience 'everyone'; "
        "expected a page that it may see, since there must be a link"
    )


def test_a_component_of_something_hidden_shows_nothing() -> None:
    """The call was found to be right with all that there is."""
    call = Call("checklist", ("response",), Position("docs/page.md"), "")
    seen = portal()
    assert render_call(View(seen, AS_OF, "index.md"), call)
    without = replace(seen, checklists={})
    assert render_call(View(without, AS_OF, "index.md"), call) == ""
