"""The catalog and an id go in; the text of a new `data/checklists/ID.yml` comes out."""

from __future__ import annotations

from collections.abc import Sequence

from generator.catalog import Catalog
from generator.models.vocabularies import Term
from generator.starters.lines import (
    Lines,
    beginning,
    checked_on,
    example,
    prose,
    terms,
    text_of,
    title_of,
    value,
)


def new_checklist(catalog: Catalog, name: str) -> str:
    """A checklist of two steps."""
    return text_of(beginning("checklist", "A checklist: steps to do."), _head(catalog, name), _steps(catalog))


def _head(catalog: Catalog, name: str) -> Lines:
    return [
        *prose("The stable name. Teams, links and ticks use it, and the file is named after it."),
        f"id: {value(name)}",
        *prose("What readers see; it may change at any time."),
        f"title: {value(title_of(name))}",
        *prose("One sentence: when to use it, and what is true when it is done."),
        "summary: Say here when to use it; afterwards say what is true.",
        *prose("The role that answers for it; without one, the portal's owner does. One of:"),
        *terms((role.id, role.label) for role in catalog.vocabularies.roles),
        *example(f"owner: {value(catalog.portal.owner)}"),
        *checked_on(),
        *prose("Where the order of the steps matters:"),
        *example("ordered: true"),
        "",
    ]


def _steps(catalog: Catalog) -> Lines:
    return [
        *prose(
            "The steps. Each has an id of its own, which stays when the step is reworded, and one action."
        ),
        "steps:",
        "  - id: first-step",
        "    do: Say here what is to be done first.",
        *_more(catalog),
        "  - id: second-step",
        "    do: Say here what is to be done next.",
    ]


def _more(catalog: Catalog) -> Lines:
    """What a step may say besides, key by key."""
    facts = list(catalog.facts)[:1]
    return [
        *prose("Why it is done, and what goes wrong if it is done carelessly:", indent=4),
        *example("    why: Say here what it is good for.", "    caution: Say here what to mind."),
        *prose("What pictures of the order call it; without it, they take its id:", indent=4),
        *example("    short: First look"),
        *_when(catalog),
        *prose("Where the step may be done out of order:", indent=4),
        *example("    any_time: true"),
        *prose("The clock that doing the step starts; this one runs for 30 minutes:", indent=4),
        *example("    starts: revocation-window"),
        *prose("What doing the step writes down, while it is still there:", indent=4),
        *example("    captures: session-rows"),
        *prose("The page that says more: a path in docs/, a generated page or an address:", indent=4),
        *example("    see: checklists/index.md"),
        *(prose("The facts that it rests on, by their ids in facts.yml:", indent=4) if facts else ()),
        *(example(f"    facts: [{value(facts[0])}]") if facts else ()),
    ]


def _when(catalog: Catalog) -> Lines:
    """For which accounts the step is, as far as there are terms to say it with."""
    asked: tuple[tuple[str, str, Sequence[Term]], ...] = (
        ("sign_in", "For accounts that sign in in one of these ways only:", catalog.vocabularies.sign_in),
        ("possible", "Unless each of these is ruled out:", catalog.vocabularies.circumstances),
    )
    words, keys = list[str](), list[str]()
    for key, about, listed in asked:
        if listed:
            words += prose(about, indent=4)
            words += (f"    {line}" for line in terms((one.id, one.label) for one in listed))
            keys.append(f"      {key}: [{value(listed[0].id)}]")
    return [*words, *example("    when:", *keys)] if keys else []
