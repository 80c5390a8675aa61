"""Validated drills and the checklists that they follow go in; a finding for each faulty plan comes out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from generator.catalog.model import Place
from generator.diagnostics import Diagnostic, one_of
from generator.models.checklists import Checklist, Step, applies
from generator.models.drills import Drill, Inject
from generator.models.vocabularies import Vocabularies

Findings = Iterator[Diagnostic]


@dataclass(frozen=True)
class DrillRules:
    """What drills are held to."""

    checklists: Mapping[str, Checklist]
    """By id; without those that could not be read."""
    vocabularies: Vocabularies | None

    def check_drill(self, drill: Drill, place: Place) -> Findings:
        """The findings about a drill: when each inject is planned, and whether what it names is there."""
        checklist = self.checklists.get(drill.checklist)
        steps = None if checklist is None else {step.id: step for step in checklist.steps}
        places = [place.inside("injects", index) for index in range(len(drill.injects))]
        for inject, at in zip(drill.injects, places, strict=True):
            yield from _moment(inject, at)
            yield from _expectation(inject, at)
            if steps is not None:
                yield from _names(drill, inject, steps, at)
                yield from _not_needed(drill, inject, steps, at)
        yield from self._rows(drill, place)
        yield from _order(drill, places)
        yield from _circles(drill, places)
        yield from _end(drill, places)

    def _rows(self, drill: Drill, place: Place) -> Findings:
        """Where there is no list of sessions, there are no rows to decide about."""
        ways = self.vocabularies.sign_in if self.vocabularies is not None else ()
        without = [way.id for way in ways if not way.active_sessions]
        if drill.sessions and drill.sign_in in without:
            problem = f"an account that signs in with '{drill.sign_in}' does not have Active sessions"
            yield Diagnostic(
                place.at("sessions", key=True), problem, "expected no rows, or another 'sign_in'"
            )


def planned_minutes(drill: Drill) -> dict[str, int]:
    """The earliest minute of each inject, by its id; none has one that waits for itself.

    A step is done at the earliest when the first inject expects it; one that none expects, from the start on.
    """
    found: dict[str, int] = {}
    before: dict[str, int] | None = None
    while found != before:
        before = dict(found)
        for inject in drill.injects:
            minute = _earliest(drill, inject, found)
            if minute is not None:
                found[inject.id] = min(minute, found.get(inject.id, minute))
    return found


def _earliest(drill: Drill, inject: Inject, found: Mapping[str, int]) -> int | None:
    if inject.after is None:
        return inject.at or 0
    waited_for = _waited_for(drill, inject.after)
    known = [found[name] for name in waited_for if name in found]
    if waited_for and not known:
        return None
    return min(known, default=0) + (inject.delay or 0)


def _waited_for(drill: Drill, name: str) -> list[str]:
    """The inject of that name, or those that expect the step of that name; the first of them counts."""
    if any(inject.id == name for inject in drill.injects):
        return [name]
    return [inject.id for inject in drill.injects if inject.expect and inject.expect.step == name]


def _moment(inject: Inject, at: Place) -> Findings:
    if inject.at is None and inject.after is None:
        expected = "expected 'at', a minute of the drill, or 'after', what it follows"
        yield Diagnostic(at.at(), f"nothing says when '{inject.id}' is made known", expected)
    elif inject.at is not None and inject.after is not None:
        problem = f"'{inject.id}' has both 'at' and 'after'"
        yield Diagnostic(at.at("after", key=True), problem, "expected one of the two")
    elif inject.at is not None and inject.delay is not None:
        expected = "remove it; only what comes after something else has a delay"
        yield Diagnostic(at.at("delay", key=True), "beside 'at', 'delay' says nothing", expected)


def _expectation(inject: Inject, at: Place) -> Findings:
    expect = inject.expect
    if expect is not None and expect.step is None and expect.decide is None:
        yield Diagnostic(
            at.at("expect"),
            f"'{inject.id}' expects neither a step nor a decision",
            "expected 'step', 'decide' or both",
        )


def _names(drill: Drill, inject: Inject, steps: Collection[str], at: Place) -> Findings:
    """What an inject names is there, and is one thing."""
    known = (*(one.id for one in drill.injects if one.id != inject.id), *steps)
    if inject.id in steps:
        problem = f"the id '{inject.id}' is also that of a step of '{drill.checklist}'"
        yield Diagnostic(at.at("id"), problem, "expected another, so that 'after' names one thing")
    if inject.after is not None and inject.after not in known and inject.after != inject.id:
        problem = f"there is neither an inject nor a step '{inject.after}'"
        yield Diagnostic(at.at("after"), problem, one_of(inject.after, known))
    step = inject.expect.step if inject.expect else None
    if step is not None and step not in steps:
        problem = f"the checklist '{drill.checklist}' has no step '{step}'"
        yield Diagnostic(at.at("expect", "step"), problem, one_of(step, tuple(steps)))


def _not_needed(drill: Drill, inject: Inject, steps: Mapping[str, Step], at: Place) -> Findings:
    """Nobody is expected to do, or waits for, a step that does not apply to the account of the drill."""
    named = ((("after",), inject.after), (("expect", "step"), inject.expect and inject.expect.step))
    for path, name in named:
        step = steps.get(name or "")
        if step is None or applies(step, drill.sign_in, drill.ruled_out):
            continue
        if not applies(step, drill.sign_in, ()):
            problem = f"the step '{step.id}' is not for an account that signs in with '{drill.sign_in}'"
            expected = "expected a step that is, or another 'sign_in'"
        else:
            problem = f"the step '{step.id}' is left out, since 'ruled_out' has all that it depends on"
            expected = "expected another step, or less in 'ruled_out'"
        yield Diagnostic(at.at(*path), problem, expected)


def _order(drill: Drill, places: list[Place]) -> Findings:
    """Whoever reads the script from top to bottom meets the minutes in their order."""
    latest: Inject | None = None
    for inject, at in zip(drill.injects, places, strict=True):
        if inject.at is None:
            continue
        if latest is not None and latest.at is not None and inject.at < latest.at:
            problem = f"minute {inject.at} stands after minute {latest.at} of '{latest.id}'"
            yield Diagnostic(at.at("at"), problem, "expected the minutes in order")
        else:
            latest = inject


def _circles(drill: Drill, places: list[Place]) -> Findings:
    """Each circle is told once, at the first of its injects; what only follows on one is not in it."""
    planned, told = planned_minutes(drill), set[str]()
    for inject, at in zip(drill.injects, places, strict=True):
        circle = [] if inject.id in planned or inject.id in told else _circle(drill, inject)
        told.update(circle)
        if circle:
            way = " after ".join(f"'{name}'" for name in (*circle, inject.id))
            problem = f"'{inject.id}' waits for itself: {way}"
            yield Diagnostic(
                at.at("after"), problem, "expected one of them to have a minute of its own, 'at'"
            )


def _circle(drill: Drill, inject: Inject) -> list[str]:
    """The way from an inject back to itself, over steps too, without the end; empty where there is none."""
    by_id = {one.id: one for one in drill.injects}
    way: list[str] = []
    one = inject
    while one.after is not None and one.id not in way:
        way += [one.id] if one.after in by_id else [one.id, one.after]
        one = by_id[_waited_for(drill, one.after)[0]]
    return way if one.id == inject.id else []


def _end(drill: Drill, places: list[Place]) -> Findings:
    """Nothing is planned, and nothing is expected, after the drill has ended."""
    planned = planned_minutes(drill)
    for inject, at in zip(drill.injects, places, strict=True):
        minute = planned.get(inject.id)
        if minute is None:
            continue
        expected = f"expected minute {drill.minutes} at the latest, when the drill ends"
        key = "at" if inject.after is None else "delay" if inject.delay is not None else "after"
        within = inject.expect.within if inject.expect else None
        if minute > drill.minutes:
            yield Diagnostic(at.at(key), f"'{inject.id}' is planned for minute {minute}", expected)
        elif within is not None and minute + within > drill.minutes:
            problem = f"what '{inject.id}' expects may take until minute {minute + within}"
            yield Diagnostic(at.at("expect", "within"), problem, expected)
