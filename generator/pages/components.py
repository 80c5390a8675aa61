"""A component call goes in; the HTML that it stands for comes out, or an error that names what there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.catalog import Catalog
from generator.diagnostics import DataError, counted, one_of
from generator.pages import (
    checklists,
    data_files,
    drills,
    glossary,
    guided_response,
    history,
    home,
    knowledge,
    policy,
    published_rows,
    redaction,
    response_order,
    reviews_by_month,
    score_examples,
    scoring,
    session_filter,
    sessions,
    tools,
)
from generator.pages.calls import Call
from generator.pages.plan_files import guided
from generator.pages.view import View
from generator.scoring import combinations


@dataclass(frozen=True)
class Component:
    """Something that a hand-written page can embed."""

    about: str
    render: Callable[..., Markup]
    argument: str | None = None
    """What the call's only argument names; None where the call takes none."""
    known: Callable[[Catalog], Iterable[str]] = lambda catalog: ()
    """The arguments that the call may have."""
    in_sentence: bool = False
    """Whether it is words for a sentence rather than a block of its own."""


VALUES: Mapping[str, Callable[[Catalog], str]] = {
    "name": lambda catalog: catalog.portal.name,
    "purpose": lambda catalog: catalog.portal.purpose,
    "combinations": lambda catalog: str(combinations(catalog.scoring)),
    "exception-limit": lambda catalog: str(catalog.portal.exception_limit),
    "rows": lambda catalog: f"{sum(len(review.sessions) for review in catalog.reviews.values()):,}",
    "teams": lambda catalog: str(len(catalog.teams)),
}
VOCABULARIES = ("apps", "circumstances", "roles", "sign_in", "separate_reviews")

COMPONENTS: Mapping[str, Component] = {
    "board": Component("The home page's board of dates.", home.board_html),
    "calculator": Component("The scoring calculator.", scoring.calculator_html),
    "calendars": Component("The calendars to subscribe to.", data_files.calendars_table),
    "checklist": Component(
        "The steps of a checklist.",
        lambda view, name: checklists.checklist_html(view, view.catalog.checklists[name]),
        argument="checklist",
        known=lambda catalog: catalog.checklists,
    ),
    "checklists": Component("The table of all checklists.", checklists.checklists_table),
    "commands": Component("Commands by purpose, in tabs by system.", tools.commands_html),
    "controls": Component("Every account control.", knowledge.controls_html),
    "data_files": Component("The files for tools, with their schemas.", data_files.data_files_table),
    "decision_table": Component("Every way to answer, with its decision.", scoring.decision_table_html),
    "decisions": Component("The decisions, with what to do next.", knowledge.decisions_html),
    "doors": Component("The home page's doors.", home.doors_html),
    "drills": Component("The table of all drills.", drills.drills_table),
    "evidence_rules": Component("The rules for evidence.", knowledge.evidence_rules_html),
    "facts": Component("The fact register.", knowledge.facts_table),
    "faq": Component("The questions with their answers.", knowledge.faq_html),
    "fields": Component("The fields of a session row.", knowledge.fields_html),
    "glossary": Component("Every term of the glossary, by its first letter.", glossary.glossary_html),
    "guide": Component(
        "The statements of a guide.",
        lambda view, name: knowledge.guide_html(view, view.catalog.guides[name]),
        argument="guide",
        known=lambda catalog: catalog.guides,
    ),
    "guided_response": Component(
        "The steps of a checklist, with what guides through them.",
        lambda view, name: guided_response.guided_response_html(view, view.catalog.checklists[name]),
        argument="guided checklist",
        known=guided,
    ),
    "latest_changes": Component(
        "What the last changes of the data did, in a few lines.", history.latest_changes_html
    ),
    "latest_reviews": Component("The latest reviews of all teams.", sessions.latest_table),
    "policy": Component("Every policy setting.", policy.policy_html),
    "practices": Component("The team practices.", knowledge.practices_html),
    "redaction_classes": Component("What redaction finds, class by class.", redaction.classes_table),
    "redactor": Component("What redacts a pasted text.", redaction.redactor_html),
    "response_order": Component(
        "The order of a checklist's steps as a flow, by how an account signs in.",
        lambda view, name: response_order.response_order_html(view, view.catalog.checklists[name]),
        argument="guided checklist",
        known=guided,
    ),
    "reviews_by_month": Component(
        "The reviews of the last twelve months, and their decisions, as bars.",
        reviews_by_month.reviews_by_month,
    ),
    "score_examples": Component(
        "For each decision a score that was worked out by hand, drawn point by point.",
        score_examples.score_examples_html,
    ),
    "scoring_rules": Component("The scoring rules in words.", scoring.scoring_rules_html),
    "session_filter": Component("Where raw rows are scored and decided.", session_filter.session_filter_html),
    "sessions": Component(
        "The table of all published rows.",
        published_rows.all_rows,
    ),
    "shortcuts": Component("The table of keyboard shortcuts.", tools.shortcuts_table),
    "term": Component(
        "A term, in a sentence, with a link to what it means.",
        glossary.term_html,
        argument="term",
        known=lambda catalog: catalog.glossary,
        in_sentence=True,
    ),
    "value": Component(
        "A single value, in a sentence.",
        lambda view, name: Markup("{}").format(VALUES[name](view.catalog)),
        argument="value",
        known=lambda catalog: VALUES,
        in_sentence=True,
    ),
    "vocabulary": Component(
        "The terms of a vocabulary.",
        knowledge.vocabulary_html,
        argument="vocabulary",
        known=lambda catalog: VOCABULARIES,
    ),
}


def check_call(catalog: Catalog, call: Call) -> None:
    """Raise `DataError` where the call names no component, or nothing that the component knows."""
    component = COMPONENTS.get(call.name)
    if component is None:
        raise DataError.at(
            call.position, f"there is no component '{call.name}'", one_of(call.name, tuple(COMPONENTS))
        )
    wanted = 0 if component.argument is None else 1
    if len(call.arguments) != wanted:
        given = counted(len(call.arguments), "argument")
        raise DataError.at(
            call.position,
            f"'{call.name}' is called with {given}",
            f"expected {_written(call.name, component)}",
        )
    if component.argument is not None:
        name, known = call.arguments[0], tuple(component.known(catalog))
        if name not in known:
            raise DataError.at(
                call.position, f"there is no {component.argument} '{name}'", one_of(name, known)
            )


def render_call(view: View, call: Call) -> Markup:
    """The HTML of a call that `check_call` has let pass; nothing of what the readers may not see."""
    component = COMPONENTS[call.name]
    if component.argument is not None and call.arguments[0] not in component.known(view.catalog):
        return Markup()
    return component.render(view, *call.arguments)


def described() -> tuple[dict[str, str], ...]:
    """Every component with the way to call it, for the data reference."""
    return tuple(
        {"call": "{{ " + _written(name, component) + " }}", "about": component.about}
        for name, component in COMPONENTS.items()
    )


def _written(name: str, component: Component) -> str:
    return f'{name}("{component.argument}")' if component.argument else f"{name}()"
