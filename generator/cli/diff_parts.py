"""Changed checklists and scores go in; the lines of Markdown that tell of them come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.changes import ChecklistChange, ScoringChange, StepChange, ValueChange
from generator.cli.diff_words import code, codes, lines, literal, pair, table
from generator.diagnostics import counted

VALUE_COLUMNS = ("Where", "Value", "Before", "After", "Written at")


def value_row(where: str, one: ValueChange) -> tuple[str, ...]:
    """A row of a table with `VALUE_COLUMNS`."""
    return code(where), code(" › ".join(one.path)), *_before_after(one), lines(one.old_at, one.new_at)


def _before_after(one: ValueChange) -> tuple[str, str]:
    before, after = pair(one.old, one.new)
    return (before, f"{after} (in another order)") if one.change == "moved" else (before, after)


def checklist_lines(found: Iterable[ChecklistChange]) -> Iterator[str]:
    """Every changed checklist, step by step."""
    for one in found:
        yield from _checklist(one)


def _checklist(one: ChecklistChange) -> Iterator[str]:
    title = f"{literal(one.title)} ({code(one.id)})"
    if one.change != "changed":
        yield from ("", f"- {title} {one.change}: {lines(one.old_at, one.new_at)}")
        return
    yield from ("", f"### {title}")
    rows = [row for step in one.steps for row in _step(step)]
    yield from table(("Step", "Change", "Before", "After", "Written at"), rows)
    if one.moved:
        yield ""
    for moved in one.moved:
        before, after = (
            f"after {code(place)}" if place else "the first" for place in (moved.old_after, moved.new_after)
        )
        yield f"- Step {code(moved.id)} moved: it was {before}, and is {after}"
    yield from table(VALUE_COLUMNS, (value_row(one.id, value) for value in one.values))


def _step(one: StepChange) -> Iterator[tuple[str, ...]]:
    at = lines(one.old_at, one.new_at)
    if one.change != "changed" or one.reworded:
        change = "reworded" if one.reworded else one.change
        yield code(one.id), change, *pair(one.old_text, one.new_text), at
    if one.change == "changed":
        for value in one.values:
            yield (
                code(one.id),
                code(" › ".join(value.path[2:])),
                *_before_after(value),
                lines(value.old_at, value.new_at),
            )


def scoring_lines(one: ScoringChange) -> list[str]:
    """What other rules make of answers and of published rows."""
    cases = one.combinations
    told = (
        f"Of {counted(cases.compared, 'combination')} of answers, {cases.decided_otherwise:,} are decided "
        f"otherwise, and {cases.scored_otherwise:,} have another score."
    )
    if cases.questions:
        told += (
            f" The rules differ in what they ask ({codes(cases.questions)}), so only combinations count that "
            "both can answer."
        )
    shifts = [(code(one.old), code(one.new), f"{one.combinations:,}") for one in cases.shifts]
    return ["", told, *table(("Before", "After", "Combinations"), shifts), *scored_rows(one)]


def scored_rows(one: ScoringChange) -> list[str]:
    """The published rows that would be decided otherwise."""
    told = (
        f"Of {counted(one.rows_compared, 'published row')}, {len(one.rows):,} would be decided otherwise, "
        "by the rules and the expected places of before and of now."
    )
    rows = [
        (code(row.team), row.date, str(row.row), code(row.old), code(row.new), lines(None, row.at))
        for row in one.rows
    ]
    return ["", told, *table(("Team", "Review", "Row", "Before", "After", "Written at"), rows)]
