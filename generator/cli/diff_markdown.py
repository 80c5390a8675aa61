"""What differs goes in; Markdown for a pull request comes out, with all data escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.catalog import Catalog
from generator.changes import (
    AssignmentChange,
    Changes,
    EffectiveChange,
    ExceptionChange,
    ExceptionSide,
    Held,
    Plain,
    RecordChange,
)
from generator.cli.diff_parts import VALUE_COLUMNS, checklist_lines, scored_rows, scoring_lines, value_row
from generator.cli.diff_sides import Side
from generator.cli.diff_words import NOTHING, code, codes, lines, literal, pair, table, when, words
from generator.dates import in_words
from generator.diagnostics import counted
from generator.pages.words import amount

_TITLES: Mapping[str, str] = {
    "scoring": "Scoring rules",
    "vocabularies": "Vocabularies",
    "facts": "Facts",
    "policy": "Policy settings",
    "team": "Team files",
    "review": "Published reviews",
    "faq": "Questions",
    "fields": "Fields of a row",
    "guide": "Guides",
    "command": "Commands",
    "drill": "Drills",
    "scoring-vectors": "Test vectors of the scoring rules",
}
"""Kinds whose section is not called like the kind; these come first, in this order."""


def as_markdown(base: Side, head: Side, changes: Changes) -> str:
    """The whole comparison, section by section."""
    title = f"# Changes of the data: {_name(base)} → {_name(head)}"
    if not changes.any:
        return f"{title}\n\nNothing changes: both say the same."
    parts = [
        title,
        "",
        _summary(changes),
        *_policy(head.catalog, changes),
        *_exceptions(changes),
        *_teams(changes),
        *_section("Checklists", checklist_lines(changes.checklists)),
        *_records(changes),
    ]
    return "\n".join(parts)


def _name(side: Side) -> str:
    return side.name if side.commit is None and " " in side.name else code(side.name)


def _summary(changes: Changes) -> str:
    teams = {team for one in changes.effective for team in one.teams}
    told = [
        f"{counted(len(changes.effective), 'value')} of the policy for {counted(len(teams), 'team')}"
        if changes.effective
        else "no value of the policy that holds for a team",
        *([counted(len(changes.exceptions), "exception")] if changes.exceptions else []),
        *([counted(len(changes.checklists), "checklist")] if changes.checklists else []),
        *_decisions(changes),
        f"{counted(len(changes.records), 'record')} in all",
    ]
    return f"As of {in_words(changes.as_of)}, this changes: {', '.join(told)}."


def _decisions(changes: Changes) -> list[str]:
    if changes.scoring is None:
        return []
    cases, rows = changes.scoring.combinations.decided_otherwise, len(changes.scoring.rows)
    if not cases and not rows:
        return []
    told = f"{counted(cases, 'combination')} of answers and of {counted(rows, 'published row')}"
    return [f"the decision of {told}"]


def _section(title: str, *blocks: Iterable[str]) -> list[str]:
    """A heading with what is below it; nothing where nothing is."""
    body = [line for block in blocks for line in block]
    return ["", f"## {title}", *body] if body else []


def _policy(head: Catalog, changes: Changes) -> list[str]:
    rows = [_effective(head, one) for one in changes.effective]
    defaults = [
        f"- The default of {literal(one.title)} ({code(one.setting)}): "
        f"{' → '.join(_pair(head, one.setting, one.old, one.new))}, "
        f"{lines(one.old_at, one.new_at)}. It binds {codes(one.binds)}"
        + (f"; {codes(one.binds_not)}: a value of their own, or an exception." if one.binds_not else ".")
        for one in changes.defaults
    ]
    return _section(
        "What holds for teams",
        table(("Setting", "Teams", "When", "Before", "After", "Written at"), rows),
        ["", *defaults] if defaults else [],
    )


def _effective(head: Catalog, one: EffectiveChange) -> tuple[str, ...]:
    values = (one.old.value if one.old else None, one.new.value if one.new else None)
    before, after = _pair(head, one.setting, *values)
    every = set(one.teams) == set(head.teams) and len(one.teams) > 1
    return (
        f"{literal(one.title)} ({code(one.setting)})",
        f"all {len(one.teams)}: {codes(one.teams)}" if every else codes(one.teams),
        when(one.since, one.until),
        before + _origin(one.old),
        after + _origin(one.new),
        lines(one.old.at if one.old else None, one.new.at if one.new else None),
    )


def _pair(head: Catalog, setting: str, *values: Plain) -> tuple[str, str]:
    """Two values of a setting; numbers have their unit."""
    units = {one.id: one.number.unit for one in head.policy.settings if one.number is not None}
    old, new = (
        amount(value, units[setting]) if setting in units and isinstance(value, int) else value
        for value in values
    )
    return pair(old, new)


def _origin(held: Held | None) -> str:
    if held is None:
        return " (no such setting)"
    return f" ({held.origin} {code(held.exception)})" if held.exception else f" ({held.origin})"


def _exceptions(changes: Changes) -> list[str]:
    rows = [
        (
            code(one.team),
            code(one.id),
            _what_happened(one),
            _stands(one.new or one.old),
            "changes" if one.effective_changes else "does not change",
            lines(one.old.at if one.old else None, one.new.at if one.new else None),
        )
        for one in changes.exceptions
    ]
    columns = ("Team", "Exception", "Change", "On the day", "The effective value", "Written at")
    return _section("Exceptions", table(columns, rows))


def _what_happened(one: ExceptionChange) -> str:
    told: str = one.change
    if one.values:
        told += ": " + "; ".join(
            f"{code(' › '.join(value.path))} {' → '.join(pair(value.old, value.new))}" for value in one.values
        )
    side = one.new or one.old
    if not one.values and side:
        told += f": {code(side.setting)} is {literal(words(side.value))}"
    return told + (", begins to hold" if one.begins else ", holds no more" if one.ends else "")


def _stands(side: ExceptionSide | None) -> str:
    if side is None:
        return NOTHING
    if side.state == "expired":
        return f"expired, last day {side.expires}"
    return f"begins on {side.approved_on}" if side.state == "not-yet" else f"active until {side.expires}"


def _teams(changes: Changes) -> list[str]:
    came = [
        f"- Team {code(one.id)} {one.change}: {lines(one.old_at, one.new_at)}"
        for one in changes.of("team")
        if one.change != "changed"
    ]
    rows = [_assignment(one) for one in changes.assignments]
    return _section(
        "Teams",
        ["", *came] if came else [],
        table(("Team", "", "Checklist", "Because"), rows),
    )


def _assignment(one: AssignmentChange) -> tuple[str, ...]:
    because = [*(["the team names it"] if one.chosen else [])]
    because += [f"{code(control)} is required" for control in one.controls]
    verb = "gets" if one.change == "added" else "loses"
    return code(one.team), verb, code(one.checklist), ", ".join(because) or NOTHING


def _records(changes: Changes) -> Iterator[str]:
    kinds = {one.kind for one in changes.records if one.kind != "checklist"}
    for kind in [*(name for name in _TITLES if name in kinds), *sorted(kinds - set(_TITLES))]:
        title = _TITLES.get(kind, kind.capitalize())
        rows = [row for one in changes.of(kind) for row in _record(one)]
        effect = scoring_lines(changes.scoring) if kind == "scoring" and changes.scoring else []
        yield from _section(title, effect, table(VALUE_COLUMNS, rows))
    if changes.scoring and "scoring" not in kinds and changes.scoring.rows:
        yield from _section("Scores of published rows", scored_rows(changes.scoring))


def _record(one: RecordChange) -> Iterator[tuple[str, ...]]:
    if one.change != "changed":
        yield code(one.id), one.change, NOTHING, NOTHING, lines(one.old_at, one.new_at)
    for value in one.values:
        yield value_row(one.id, value)
