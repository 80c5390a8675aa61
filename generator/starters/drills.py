"""The catalog and an id go in; the text of a new `data/drills/ID.yml` comes out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain, count

from generator.catalog import Catalog
from generator.models.checklists import Checklist, Step, applies
from generator.models.vocabularies import SignIn
from generator.scoring.row_labels import RowReader, UnreadableRowError
from generator.starters.lines import (
    Lines,
    beginning,
    checked_on,
    example,
    first_of,
    known_place,
    lead_of,
    prose,
    terms,
    text_of,
    title_of,
    value,
    visibility,
    vocabularies_of,
)

_MINUTES = 30
_MADE_UP = ("Chrome on macOS", "Approx. Portugal")


@dataclass(frozen=True)
class _Account:
    """The account that the drill is about, and the steps that it needs."""

    checklist: Checklist
    sign_in: SignIn
    steps: tuple[Step, ...]


def new_drill(catalog: Catalog, name: str) -> str:
    """A drill of half an hour, by the checklist of the next drill or of reviews, with two injects."""
    checklist = _followed(catalog)
    account = _account(catalog, checklist)
    return text_of(
        beginning("drill", "A drill at the table: one person reads it aloud, the others say what they do."),
        _head(catalog, name, checklist),
        _who_signs_in(catalog, account),
        _story(),
        _injects(catalog, account),
        _sessions(catalog, account),
        _afterwards(),
    )


def _followed(catalog: Catalog) -> Checklist:
    _, practised = catalog.next_drill or ("", None)
    if isinstance(practised, Checklist):
        return practised
    followed = practised.checklist if practised is not None else catalog.portal.review_checklist
    return catalog.checklists[followed]


def _account(catalog: Catalog, checklist: Checklist) -> _Account:
    """One that has the list of sessions, if the checklist has a step for such accounts."""
    ways = catalog.vocabularies.sign_in
    first_of([way.id for way in ways], "way to sign in", vocabularies_of(catalog))
    accounts = [
        _Account(checklist, way, tuple(step for step in checklist.steps if applies(step, way.id, ())))
        for way in ways
    ]
    return max(accounts, key=lambda one: (bool(one.steps), one.sign_in.active_sessions))


def _head(catalog: Catalog, name: str, checklist: Checklist) -> Lines:
    lead = lead_of(catalog, "incident-lead")
    return [
        *prose("The stable name. Links use it, and the file is named after it."),
        f"id: {value(name)}",
        *prose("What readers see; it may change at any time."),
        f"title: {value(title_of(name))}",
        *prose("One sentence: what is practised, and what is known afterwards."),
        "summary: Say here what is practised; afterwards say what is known.",
        *prose("Whom it is for."),
        "audience: Say here who takes part.",
        *visibility(catalog, "it"),
        *checked_on(),
        *prose("Its report says why it was held, what belonged to it, and what was threatened by whom."),
        "purpose: Say here why it is held.",
        "scope: Say here what belongs to it, and what does not.",
        "threat: Say here what happens to the account, and who does it.",
        *prose("What is exercised, one a line."),
        "capabilities:",
        "  - Say here what people learn to do.",
        *prose("How many minutes it takes, without the debrief."),
        f"minutes: {_MINUTES}",
        *prose("The roles that take part, of these:"),
        *terms((one.id, one.label) for one in catalog.vocabularies.roles),
        f"roles: [{value(lead)}]",
        *prose("The role that wants it held, and takes its report; it need not take part."),
        f"sponsor: {value(catalog.portal.owner)}",
        *prose("The checklist that the drill follows, one of these:"),
        *terms((one.id, one.title) for one in catalog.checklists.values()),
        f"checklist: {value(checklist.id)}",
        "",
    ]


def _who_signs_in(catalog: Catalog, account: _Account) -> Lines:
    possible = catalog.vocabularies.circumstances
    needed = account.steps[0]
    free = [one.id for one in possible if applies(needed, account.sign_in.id, (one.id,))][:1]
    return [
        *prose("How the account signs in: steps for others are left out. One of:"),
        *terms((one.id, f"{one.label}. {one.meaning}") for one in catalog.vocabularies.sign_in),
        f"sign_in: {value(account.sign_in.id)}",
        *(prose("What is known not to be the case: steps for it are left out. Of these:") if free else ()),
        *(terms((one.id, f"{one.label}. {one.meaning}") for one in possible) if free else ()),
        *example(*(f"ruled_out: [{value(name)}]" for name in free)),
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


def _injects(catalog: Catalog, account: _Account) -> Lines:
    first = value(account.steps[0].id)
    taken = [step.id for step in account.checklist.steps]
    opening, turn, late = _free_names(("opening", "turn", "late-news"), taken)
    decision = value(catalog.vocabularies.decisions[0].id)
    return [
        *prose(
            "What the facilitator makes known, in order: `at` a minute of the drill, or `after` another",
            "inject or a step of the checklist, with a `delay` in minutes. `expect` is what the facilitator",
            "listens for: a step, a decision or both, `within` so many minutes.",
            "The steps of the checklist that the account needs are:",
        ),
        *terms((step.id, step.do) for step in account.steps),
        *prose("The decisions are:"),
        *terms((one.id, one.label) for one in catalog.vocabularies.decisions),
        "injects:",
        f"  - id: {opening}",
        "    at: 0",
        "    text: Say here what is made known first.",
        "    expect:",
        f"      step: {first}",
        "      within: 5",
        f"  - id: {turn}",
        f"    after: {opening}",
        "    delay: 10",
        "    text: Say here what is made known next.",
        *example(
            f"  - id: {late}",
            f"    after: {first}",
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


def _sessions(catalog: Catalog, account: _Account) -> Lines:
    row = next(_readable_rows(catalog), None)
    if row is None or not account.sign_in.active_sessions:
        return []
    device, app, location = row
    decision = catalog.vocabularies.decisions[0].id
    place = known_place(catalog)
    return [
        *(
            prose("Where the owner is expected, as rows show places. Any other place counts as unexpected.")
            if place
            else ()
        ),
        *(example("expected_locations:", f"  - {value(place)}") if place else ()),
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
