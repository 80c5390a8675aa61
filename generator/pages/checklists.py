"""Checklists go in; their steps as HTML, and a page for each, come out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from markupsafe import Markup

from generator.models.base import Ids
from generator.models.checklists import REVOCATION_MINUTES, Checklist, Step
from generator.pages.response_order import response_order_html
from generator.pages.table import Cell, Column, Table, row, rows
from generator.pages.view import View


@dataclass(frozen=True)
class StepView:
    """A step as it is shown."""

    id: str
    hash: str
    do: str
    tags: tuple[str, ...]
    summary: str
    why: str | None
    caution: str | None
    see: str | None
    facts: Ids


def step_hash(step: Step) -> str:
    """Eight hexadecimal digits that change when the step asks for something else: its tick is asked again.

    The action and its caution count; the reason, links and facts do not change what has been done.
    """
    return hashlib.sha256(f"{step.do}\n{step.caution or ''}".encode()).hexdigest()[:8]


def checklist_html(view: View, checklist: Checklist) -> Markup:
    """The steps of a checklist, complete without JavaScript."""
    steps = tuple(_step(view, step) for step in checklist.steps)
    return view.render("checklist.html.jinja", checklist=checklist, steps=steps)


def checklist_page(view: View, checklist: Checklist) -> Markup:
    """The page of one checklist, with the practices and teams that use it."""
    return view.render(
        "checklist_page.html.jinja",
        checklist=checklist,
        order=response_order_html(view, checklist, numbered=True) if checklist.guided else Markup(),
        body=checklist_html(view, checklist),
        practices=[p for p in view.catalog.practices.values() if p.checklist == checklist.id],
        teams=[team for team in view.catalog.teams.values() if checklist.id in team.checklists],
    )


def checklists_page(view: View) -> Markup:
    """The list of all checklists."""
    return view.render("checklists_page.html.jinja", table=checklists_table(view))


def checklists_table(view: View) -> Markup:
    """Every checklist with what it is for."""
    link = Markup('<a href="{}">{}</a>')
    table = Table(
        name="Checklists",
        noun="checklist",
        nouns="checklists",
        shortcut="/",
        columns=(
            Column("title", "Checklist"),
            Column("summary", "When, and what is true afterwards"),
            Column("order", "Order", facet=True),
            Column("steps", "Steps", type="number"),
        ),
        rows=rows(
            row(
                link.format(view.url(f"checklists/{one.id}.md"), one.title),
                one.summary,
                "fixed" if one.ordered else "any",
                Cell(str(len(one.steps)), sort=len(one.steps)),
            )
            for one in view.catalog.checklists.values()
        ),
    )
    return table.html(view)


def _step(view: View, step: Step) -> StepView:
    return StepView(
        id=step.id,
        hash=step_hash(step),
        do=step.do,
        tags=_tags(view, step),
        summary=_summary(step),
        why=step.why,
        caution=step.caution,
        see=step.see,
        facts=step.facts,
    )


def _tags(view: View, step: Step) -> tuple[str, ...]:
    tags = []
    if step.when and step.when.sign_in:
        tags.append(_for_whom(view, step.when.sign_in))
    if step.when and step.when.possible:
        terms = view.catalog.vocabularies.circumstances
        labels = (term.label for term in terms if term.id in step.when.possible)
        tags.append("Unless ruled out: " + ", ".join(labels))
    if step.any_time:
        tags.append("At any time")
    if step.starts:
        tags.append(f"Starts the {REVOCATION_MINUTES}-minute revocation window")
    return tuple(tags)


def _for_whom(view: View, sign_in: Ids) -> str:
    """The accounts that a step is for, or those that it is not for where they are fewer."""
    terms = view.catalog.vocabularies.sign_in
    meant = [term.label for term in terms if term.id in sign_in]
    left_out = [term.label for term in terms if term.id not in sign_in]
    if 0 < len(left_out) < len(meant):
        return "Not for: " + ", ".join(left_out)
    return "Only for: " + ", ".join(meant)


def _summary(step: Step) -> str:
    if step.why and step.caution:
        return "Why, and what to mind"
    if step.why:
        return "Why"
    return "What to mind" if step.caution else "More"
