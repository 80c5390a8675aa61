"""What a page is made from goes in; the line at its end comes out: its owner, its last check, its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol

from markupsafe import Markup, escape

from generator.catalog import Catalog
from generator.catalog.kinds import KINDS
from generator.dates import due_after, in_words
from generator.diagnostics import Position
from generator.front_matter import Kept
from generator.models.teams import Team
from generator.pages.calls import Call
from generator.pages.places import place_text

NOT_RECORDED = "not recorded"
"""For a day that nobody wrote down."""
AT_EACH_BUILD = Markup("Made: at each build, from the repository's history")
"""In the place of a day, for what nobody can read before it is made."""

_SHOWN = {
    **dict.fromkeys(("calculator", "decision_table", "scoring_rules"), "scoring"),
    **dict.fromkeys(("decisions", "evidence_rules", "vocabulary"), "vocabularies"),
    **dict.fromkeys(("redactor", "redaction_classes"), "redaction"),
    **dict.fromkeys(("sessions", "latest_reviews", "reviews_by_month"), "reviews"),
    **dict.fromkeys(("guided_response", "response_order"), "checklist"),
    "doors": "portal",
    "score_examples": "scoring-vectors",
}
"""The kinds of data that components show, where they are not called like it."""

_LINK = Markup('<a href="{}">{}</a>')
_LINE = Markup("<span>Owner: {}</span> <span>{}</span> <span>Edit: {}</span>")
_CHECKED = Markup("Last checked: {}")
_DAY = Markup('<time datetime="{}">{}</time>')
_DUE = Markup('<due-date data-date="{}" data-kind="page" data-soon="{}">{}</due-date>')


Place = tuple[str, str | None]
"""How a place is called, and where it can be edited, if the portal says that."""


class Checked(Protocol):
    """A record that says when somebody has last read it."""

    @property
    def checked_on(self) -> date | None:
        """The day, if somebody wrote it down."""


def imprint_of_written(catalog: Catalog, path: str, kept: Kept, calls: Iterable[Call]) -> Markup:
    """The line of a hand-written page with a path in the repository, such as `docs/faq.md`.

    What it shows of the data by component calls is edited there.
    """
    in_order = sorted(calls, key=lambda call: call.position)
    shown = dict.fromkeys(place for call in in_order for place in _shown_by(catalog, call))
    places = [(f"{path}:1", catalog.source_of(path)), *(_linked(catalog, place) for place in shown)]
    return _line(catalog, _role(catalog, kept.owner), kept.checked_on, places)


def imprint_of_team(catalog: Catalog, team: Team) -> Markup:
    """The line of a team's page: its first contact answers for it."""
    first = team.contacts[0]
    owner = escape(f"{first.role}, {first.reach}")
    return _of_place(catalog, owner, team.checked_on, catalog.places["teams", team.id].at())


def imprint_of_record(catalog: Catalog, kind: str, name: str, role: str | None) -> Markup:
    """The line of the page of another record, which a role answers for."""
    record: Checked = getattr(catalog, kind)[name]
    return _of_place(catalog, _role(catalog, role), record.checked_on, catalog.places[kind, name].at())


def imprint_of_folder(catalog: Catalog, folder: str, records: Iterable[Checked]) -> Markup:
    """The line of a page about all records in a folder of the data.

    Its check is the oldest of theirs; while one of them was never checked, the page was not either.
    """
    days = [record.checked_on for record in records]
    known = [day for day in days if day is not None]
    checked = min(known) if known and len(known) == len(days) else None
    return _line(catalog, _role(catalog), checked, [_linked(catalog, Position(catalog.folder + folder))])


def imprint_of_history(catalog: Catalog) -> Markup:
    """The line of the page about the past of the data; it says how that is made in the place of a day."""
    return _kept(_role(catalog), AT_EACH_BUILD, [_linked(catalog, Position(catalog.folder))])


def imprint_of_code(catalog: Catalog, path: str, checked: date) -> Markup:
    """The line of a page that is made from code with a path in the repository.

    Who reads the page writes the day of it beside the code that makes it.
    """
    return _line(catalog, _role(catalog), checked, [(path, catalog.source_of(path))])


def _of_place(catalog: Catalog, owner: Markup, checked: date | None, position: Position) -> Markup:
    return _line(catalog, owner, checked, [_linked(catalog, position)])


def _shown_by(catalog: Catalog, call: Call) -> Iterator[Position]:
    """Where the data that a component shows was written: a record, a file, or a folder of records."""
    name = _SHOWN.get(call.name, call.name)
    for kind in KINDS:
        if name == kind.name and kind.layout == "folder":
            place = catalog.places.get((kind.attribute, call.arguments[0]))
            if place is not None:  # else the readers may not see it
                yield place.at()
        elif name in (kind.name, kind.attribute):
            yield Position(catalog.folder + kind.pattern.partition("*")[0])


def _linked(catalog: Catalog, position: Position) -> Place:
    """A file with a line, or a folder."""
    text = position.path if position.path.endswith("/") else place_text(position)
    return text, catalog.source_link(position)


def _line(catalog: Catalog, owner: Markup, checked: date | None, places: Iterable[Place]) -> Markup:
    return _kept(owner, _CHECKED.format(_checked(catalog, checked)), places)


def _kept(owner: Markup, checked: Markup, places: Iterable[Place]) -> Markup:
    edit = Markup(", ").join(_LINK.format(link, text) if link else text for text, link in places)
    return _LINE.format(owner, checked, edit)


def _role(catalog: Catalog, role: str | None = None) -> Markup:
    """A role, or else the owner of the portal, who can be reached."""
    owner = catalog.portal.owner
    label = next(one.label for one in catalog.vocabularies.roles if one.id == (role or owner))
    return escape(label) if role not in (None, owner) else _LINK.format(catalog.portal.contact, label)


def _checked(catalog: Catalog, day: date | None) -> Markup | str:
    """When a page was last checked; where the portal has a rule for that, the browser says what is due."""
    if day is None:
        return NOT_RECORDED
    words, every = _DAY.format(day.isoformat(), in_words(day)), catalog.portal.pages_checked_every
    if every is None:
        return words
    again = due_after(day, every.days)
    return _DUE.format(again.isoformat(), catalog.portal.due_soon.days, words)
