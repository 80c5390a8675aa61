"""The catalog and an id go in; the text of a new `data/drills/ID.yml` comes out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain, count

from generator.catalog import Catalog
from generator.models.checklists import Checklist
from generator.scoring.row_labels import RowReader, UnreadableRowError
from generator.starters.lines import (
    Lines,
    beginning,
    example,
    lead_of,
    prose,
    terms,
    text_of,
    title_of,
    value,
)

_MINUTES = 30
_MADE_UP = ("Chrome on macOS", "Approx. Portugal")


def new_drill(catalog: Catalog, name: str) -> str:
    """A drill of half an hour, by the checklist of the next drill or of reviews, with two injects."""
    planned = catalog.portal.next_drill
    followed = planned.checklist if planned is not None else catalog.portal.review_checklist
    checklist = catalog.checklists[followed]
    return text_of(
        beginning("drill", "A drill at the table: one person reads it aloud, the others say what they do."),
        _head(catalog, name, checklist),
        _story(),
        _injects(catalog, checklist),
        _sessions(catalog),
        _afterwards(),
    )


def _head(catalog: Catalog, name: str, checklist: Checklist) -> Lines:
    lead = lead_of(catalog, "incident-lead")
    return [
        *prose("The stable name. Links use it, and the file is named after it."),
        f"id: {value(name)}",
        *prose("What readers see; it may change at any time."),
        f"title: {value(title_of(name))}",
        *prose("One sentence: what is practised, and what is known afterwards."),
        "summary: Say here what is practised; afterwards say what is known.",
        *prose("Whom it is for, and how many minutes it takes without the debrief."),
        "audience: Say here who takes part.",
        f"minutes: {_MINUTES}",
        *prose("The roles that take part, of these:"),
        *terms((one.id, one.label) for one in catalog.vocabularies.roles),
        f"roles: [{value(lead)}]",
        *prose("The checklist that the drill follows, one of these:"),
        *terms((one.id, one.title) for one in catalog.checklists.values()),
        f"checklist: {value(checklist.id)}",
        "",
    ]


def _story() -> Lines:
    return [
        *prose("What everybody knows at the start. Made-up people and places only; never a real incident's."),
        "scenario: |",
        "  Say here what has happened, and who has noticed it.",
        *prose("What the drill is to show; its report rates each."),
        "objectives:",
        "  - id: first-objective",
        "    text: Say here what is true when the objective is met.",
        "",
    ]


def _injects(catalog: Catalog, checklist: Checklist) -> Lines:
    steps = [step.id for step in checklist.steps]
    opening, turn, late = _free_names(("opening", "turn", "late-news"), steps)
    decision = value(catalog.vocabularies.decisions[0].id)
    return [
        *prose(
            "What the facilitator makes known, in order: `at` a minute of the drill, or `after` another",
            "inject or a step of the checklist, with a `delay` in minutes. `expect` is what the facilitator",
            "listens for: a step, a decision or both, `within` so many minutes.",
            "The steps of the checklist are:",
        ),
        *terms((step.id, step.do) for step in checklist.steps),
        *prose("The decisions are:"),
        *terms((one.id, one.label) for one in catalog.vocabularies.decisions),
        "injects:",
        f"  - id: {opening}",
        "    at: 0",
        "    text: Say here what is made known first.",
        "    expect:",
        f"      step: {value(steps[0])}",
        "      within: 5",
        f"  - id: {turn}",
        f"    after: {opening}",
        "    delay: 10",
        "    text: Say here what is made known next.",
        *example(
            f"  - id: {late}",
            f"    after: {value(steps[0])}",
            "    delay: 15",
            "    text: Say here what is made known once the step is done.",
            "    expect:",
            f"      decide: {decision}",
        ),
        "",
    ]


def _free_names(wanted: tuple[str, str, str], taken: Collection[str]) -> tuple[str, str, str]:
    """Ids for the injects that no step of the checklist has."""

    def free(name: str) -> str:
        others = (f"{name}-{number}" for number in count(2))
        return next(one for one in chain((name,), others) if one not in taken)

    first, second, third = map(free, wanted)
    return first, second, third


def _sessions(catalog: Catalog) -> Lines:
    row = next(_readable_rows(catalog), None)
    if row is None:
        return []
    device, app, location = row
    decision = catalog.vocabularies.decisions[0].id
    return [
        *prose("Made-up session rows, and what is right for each. Whatever a row does not show is left out."),
        *example(
            "sessions:",
            "  - owner: o-demo-1",
            f"    device: {value(device)}",
            f"    app: {value(app)}",
            f"    location: {value(location)}",
            "    days_ago: 3",
            "    trusted_device: true",
            "    owner_can_confirm: false",
            "    current_session: false",
            "    expected:",
            f"      decision: {value(decision)}",
            "      because: Say here why it is right.",
        ),
        "",
    ]


def _readable_rows(catalog: Catalog) -> Iterator[tuple[str, str, str]]:
    """Device, app and location of rows that the scoring rules can read: a made-up one, or published ones."""
    published = [
        (row.device, row.app, row.location) for review in catalog.reviews.values() for row in review.sessions
    ]
    made_up = [(_MADE_UP[0], app.label, _MADE_UP[1]) for app in catalog.vocabularies.apps]
    truths = {"trusted_device": True, "owner_can_confirm": False, "current_session": False}
    reader = RowReader(catalog.scoring)
    for device, app, location in (*made_up, *published):
        try:
            reader.answers({"device": device, "app": app, "location": location, **truths})
        except UnreadableRowError:
            continue
        yield device, app, location


def _afterwards() -> Lines:
    return [
        *prose("Questions for the talk right afterwards, by role and without names."),
        "debrief:",
        "  - What was unclear, and to which role?",
        "  - What did you look for and not find?",
        *prose("Prompts for what is to be different next time."),
        *example("improvements:", "  - What is to be changed, by which role, and until when?"),
    ]
