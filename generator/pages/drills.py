"""Drills go in; their table, and for each a page that a facilitator reads from top to bottom, come out."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.diagnostics import counted
from generator.models.checklists import Checklist, Step, applies
from generator.models.drills import Drill, DrillSession, Expectation, ExpectedDecision, Inject
from generator.models.vocabularies import Decision
from generator.pages.decisions import decision_named
from generator.pages.drill_timeline import timeline_html
from generator.pages.plan_files import DRILL_BUNDLE, drill_address
from generator.pages.redaction import rules_address
from generator.pages.session_filter import SESSION_FILTER_BUNDLE, portal_address
from generator.pages.table import Cell, Column, Row, Table, plain_table, row, rows
from generator.pages.view import View
from generator.pages.words import yes_no


@dataclass(frozen=True)
class StepLink:
    """A step of the checklist: what is to be done, and where it stands."""

    do: str
    target: str


@dataclass(frozen=True)
class InjectView:
    """An inject as the facilitator reads it: when, what to say, and what is expected then."""

    id: str
    moment: str
    waits_for: StepLink | None
    text: str
    step: StepLink | None
    decision: Decision | None
    within: str | None


@dataclass(frozen=True)
class RightDecision:
    """What is right for a session, and why; it stands apart from the rows, which everybody sees."""

    decision: Decision
    because: str


def drills_table(view: View) -> Markup:
    """Every drill with whom it is for and how long it takes."""
    link = Markup('<a href="{}">{}</a>')
    table = Table(
        name="Drills",
        noun="drill",
        nouns="drills",
        columns=(
            Column("title", "Drill"),
            Column("summary", "What is practised"),
            Column("audience", "For"),
            Column("minutes", "Minutes", type="number"),
        ),
        rows=rows(
            row(
                link.format(view.url(f"drills/{one.id}.md"), one.title),
                one.summary,
                one.audience,
                Cell(str(one.minutes), sort=one.minutes),
            )
            for one in view.catalog.drills.values()
        ),
        empty="No drill has been written yet; runbook new drill NAME begins one.",
        filters=False,
    )
    return table.html(view)


def drill_page(view: View, drill: Drill) -> Markup:
    """The script of one drill, complete on paper."""
    words, checklist = view.catalog.vocabularies, view.catalog.checklists[drill.checklist]
    return view.render(
        "drill_page.html.jinja",
        drill=drill,
        seen_by=words.audience(drill.visibility),
        widget={
            "script": view.url(DRILL_BUNDLE),
            "plan": drill_address(view, drill),
            "portal": portal_address(view),
            "filter": view.url(SESSION_FILTER_BUNDLE),
            "rules": rules_address(view),
        },
        roles=[role for role in words.roles if role.id in drill.roles],
        sponsor=next(role for role in words.roles if role.id == drill.sponsor),
        sign_in=next(way for way in words.sign_in if way.id == drill.sign_in),
        checklist=checklist,
        ruled_out=[one for one in words.circumstances if one.id in drill.ruled_out],
        left_out=[
            _link(checklist, step)
            for step in checklist.steps
            if not applies(step, drill.sign_in, drill.ruled_out)
        ],
        injects=[_inject(view, drill, one) for one in drill.injects],
        timeline=timeline_html(view, drill),
        sessions=_sessions_table(view, drill) if drill.sessions else None,
        right=[_right(view, session.expected) for session in drill.sessions],
    )


def _inject(view: View, drill: Drill, inject: Inject) -> InjectView:
    expect = inject.expect or Expectation()
    checklist = view.catalog.checklists[drill.checklist]
    return InjectView(
        id=inject.id,
        moment=_moment(inject, {one.id: number for number, one in enumerate(drill.injects, start=1)}),
        waits_for=_step(checklist, inject.after),
        text=inject.text,
        step=_step(checklist, expect.step),
        decision=decision_named(view.catalog, expect.decide) if expect.decide else None,
        within=counted(expect.within, "minute") if expect.within else None,
    )


def _moment(inject: Inject, numbers: dict[str, int]) -> str:
    if inject.after is None:
        return f"Minute {inject.at}"
    later = f"{counted(inject.delay, 'minute')} after" if inject.delay else "As soon as"
    if inject.after in numbers:
        number = numbers[inject.after]
        return f"{later} number {number}" if inject.delay else f"Right after number {number}"
    return f"{later} this is done:"


def _step(checklist: Checklist, name: str | None) -> StepLink | None:
    found = next((step for step in checklist.steps if step.id == name), None)
    return None if found is None else _link(checklist, found)


def _link(checklist: Checklist, step: Step) -> StepLink:
    return StepLink(step.do, f"checklists/{checklist.id}.md#{checklist.id}-{step.id}")


def _right(view: View, expected: ExpectedDecision) -> RightDecision:
    return RightDecision(decision_named(view.catalog, expected.decision), expected.because)


def _sessions_table(view: View, drill: Drill) -> Markup:
    columns = (
        Column("number", "Row", type="number"),
        Column("owner", "Owner", code=True),
        "Device",
        "App",
        "Location",
        "Signed in",
        "Trusted",
        "Confirmed",
        "Current",
    )
    found = (_session_row(number, one) for number, one in enumerate(drill.sessions, start=1))
    return plain_table(view, "Sessions", columns, found)


def _session_row(number: int, session: DrillSession) -> Row:
    return row(
        Cell(str(number), sort=number),
        Cell(session.owner, look="rb-code"),
        session.device,
        session.app,
        session.location,
        _signed_in(session.days_ago),
        yes_no(session.trusted_device),
        yes_no(session.owner_can_confirm),
        yes_no(session.current_session),
    )


def _signed_in(days: int | None) -> str:
    """Drills have no date of their own, so days count from the day on which one is held."""
    if days is None:
        return ""
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
