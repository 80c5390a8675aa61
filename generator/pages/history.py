"""The last changes of the data go in; a page that says what they changed, and for whom, comes out.

Ids, numbers, days and what things are called today are shown, and no other text: one that was taken out of
the data, since it should never have been published, must not come back by this page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.diagnostics import counted
from generator.history import Entry
from generator.pages.view import View
from generator.pages.words import value_in_words

if TYPE_CHECKING:  # see `generator.history`
    from generator.changes import (
        Changes,
        ChecklistChange,
        EffectiveChange,
        ExceptionChange,
        Plain,
        RecordChange,
    )

_PLAIN_WORD = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*|[0-9]{1,4} days?")
_LATEST = 5
"""How many lines the home page has."""
_NAMED = 4
"""How many steps are named; more are counted."""
_MOST = 8
"""How many records of a kind are named in one entry."""

_KINDS = {
    "team": ("Team", "Teams"),
    "facts": ("Fact", "Facts"),
    "faq": ("Question", "Questions"),
    "glossary": ("Term", "Terms"),
    "review": ("Review", "Reviews"),
    "guide": ("Guide", "Guides"),
    "command": ("Command", "Commands"),
    "checklist": ("Checklist", "Checklists"),
    "drill": ("Drill", "Drills"),
}
"""What one record and several of a kind are called, where that is not the name of the kind."""


@dataclass(frozen=True)
class Line:
    """What changed, for whom, and the page that it is about."""

    what: str
    text: str | Markup
    href: str | None = None


@dataclass(frozen=True)
class EntryView:
    """An entry as the page shows it."""

    day: date
    revision: str
    since: str | None
    told: str | None
    """What is said instead of what changed."""
    lines: tuple[Line, ...]

    @property
    def about(self) -> str:
        """What its first line is about, and how many more there are: a day may have several entries."""
        first = self.lines[0].what if self.lines else ""
        return first if len(self.lines) < 2 else f"{first} and {len(self.lines) - 1} more"


def history_page(view: View) -> Markup:
    """The page of the last changes."""
    entries = [_entry(view, one) for one in view.history.entries]
    return view.render("history.html.jinja", entries=entries, missing=view.history.missing)


def latest_changes_html(view: View) -> Markup:
    """The last few lines of that page, each with its day, and the way to the rest."""
    told = [(one, line) for one in map(partial(_entry, view), view.history.entries) for line in one.lines]
    return view.render("latest_changes.html.jinja", told=told[:_LATEST], missing=view.history.missing)


def _entry(view: View, entry: Entry) -> EntryView:
    lines = tuple(_lines(view, entry.changes)) if entry.changes is not None else ()
    told = entry.unreadable
    if not lines and told is None:
        told = "No value changed: only how the files are written."
    return EntryView(entry.day, entry.revision, entry.since, told, lines)


def _lines(view: View, changes: Changes) -> Iterator[Line]:
    yield from (_effective(view, one) for one in changes.effective)
    yield from (_exception(view, one) for one in changes.exceptions)
    yield from _assignments(view, changes)
    yield from (_checklist(view, one) for one in changes.checklists)
    if changes.scoring is not None:
        cases, rows = changes.scoring.combinations, len(changes.scoring.rows)
        told = (
            f"{cases.decided_otherwise:,} of {cases.compared:,} combinations of answers are decided otherwise"
        )
        yield Line("Scores", f"{told}, and so {counted(rows, 'published row')} would be")
    kinds = dict.fromkeys(one.kind for one in changes.records if one.kind != "checklist")
    yield from (_records(kind, changes.of(kind)) for kind in kinds)


def _effective(view: View, one: EffectiveChange) -> Line:
    settings = {setting.id: setting for setting in view.catalog.policy.settings}
    setting = settings.get(one.setting)

    def shown(value: Plain) -> str:
        if setting is None or value is None or isinstance(value, dict):
            return _closed(value) or "another"
        # A list of this type has texts alone: the members of a set.
        known = tuple(str(member) for member in value) if isinstance(value, list) else value
        return value_in_words(view.catalog, setting, known)

    before = shown(one.old.value) if one.old is not None else "no such setting"
    after = shown(one.new.value) if one.new is not None else "no such setting"
    href = view.url(f"policy/index.md#{one.setting}") if setting is not None else None
    what = setting.title if setting is not None else one.setting
    days = "" if one.since is None else f", from {one.since} on"
    days += "" if one.until is None else f", until {one.until}"
    return Line(what, f"{before} → {after}, for {_teams(view, one.teams)}{days}", href)


def _teams(view: View, teams: tuple[str, ...]) -> str:
    if set(teams) == set(view.catalog.teams) and len(teams) > 1:
        return f"all {len(teams)} teams"
    return ", ".join(_team(view, one) for one in teams)


def _team(view: View, team: str) -> str:
    found = view.catalog.teams.get(team)
    return found.name if found is not None else team


def _team_url(view: View, team: str, anchor: str) -> str | None:
    return view.url(f"teams/{team}.md#{anchor}") if team in view.catalog.teams else None


def _exception(view: View, one: ExceptionChange) -> Line:
    told: list[str | Markup] = [f"{one.id} {one.change}"]
    for value in one.values:
        before, after = _closed(value.old), _closed(value.new)
        told.append(_key(value.path[0]) + (f" {before} → {after}" if before and after else " changed"))
    if one.begins or one.ends:
        told.append("it begins to hold" if one.begins else "it holds no more")
    if not one.effective_changes:
        told.append("the value that holds does not change")
    what = f"Exception of {_team(view, one.team)}"
    return Line(what, _joined("; ", told), _team_url(view, one.team, "exceptions"))


def _assignments(view: View, changes: Changes) -> Iterator[Line]:
    for one in changes.assignments:
        verb = "gets" if one.change == "added" else "loses"
        checklist = view.catalog.checklists.get(one.checklist)
        title = checklist.title if checklist is not None else one.checklist
        told = f"{verb} the checklist {title}"
        yield Line(_team(view, one.team), told, _team_url(view, one.team, "checklists"))


def _checklist(view: View, one: ChecklistChange) -> Line:
    known = view.catalog.checklists.get(one.id)
    told: str | Markup = one.change
    if one.change == "changed":
        groups = {
            "added": [step.id for step in one.steps if step.change == "added"],
            "removed": [step.id for step in one.steps if step.change == "removed"],
            "reworded": [step.id for step in one.steps if step.reworded],
            "moved": [step.id for step in one.moved],
            "changed": [step.id for step in one.steps if step.values and step.change == "changed"],
        }
        parts: list[str | Markup] = [f"{_some(names)} {verb}" for verb, names in groups.items() if names]
        parts += [_key(value.path[0]) + " changed" for value in one.values]
        told = _joined("; ", parts)
    href = view.url(f"checklists/{one.id}.md") if known is not None else None
    return Line(f"Checklist {known.title if known is not None else one.id}", told, href)


def _records(kind: str, records: tuple[RecordChange, ...]) -> Line:
    plain = kind.replace("-", " ").capitalize()
    title = _KINDS.get(kind, (plain, plain))[len(records) > 1]
    told = [_record(kind, one) for one in records[:_MOST]]
    more = f"; and {len(records) - _MOST} more" if len(records) > _MOST else ""
    return Line(title, _joined("; ", told) + more)


def _record(kind: str, one: RecordChange) -> str | Markup:
    if one.change != "changed":
        return f"{one.id} {one.change}"
    keys: dict[Markup, str] = {}
    for value in one.values:
        before, after = _closed(value.old), _closed(value.new)
        arrow = f" {before} → {after}" if value.change == "changed" and before and after else ""
        keys.setdefault(_key(*(step for step in value.path if _closed(step))), arrow)
    told = _joined(", ", [key + arrow for key, arrow in list(keys.items())[:_MOST]])
    told += f" and {len(keys) - _MOST} more" if len(keys) > _MOST else ""
    told += "" if any(keys.values()) else " changed"
    return told if one.id == kind else Markup("{} ({})").format(one.id, told)


def _key(*path: str) -> Markup:
    """The way to a key of a file, which is no word of ours: it looks as it is written there."""
    return Markup("<code>{}</code>").format(" › ".join(path))


def _joined(between: str, parts: Iterable[str | Markup]) -> Markup:
    """The parts, each once: texts of a list that changed are told as the same change of the list."""
    return Markup(between).join(dict.fromkeys(parts))  # noqa: S704  # our own words


def _some(names: list[str]) -> str:
    if len(names) > _NAMED:
        return f"{len(names)} steps"
    return f"step{'' if len(names) == 1 else 's'} {', '.join(names)}"


def _closed(value: Plain) -> str | None:
    """A value that can be no more than an id, a number, a truth value or a day; None for any other."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    return value if isinstance(value, str) and _PLAIN_WORD.fullmatch(value) else None
