"""What a setting asks of a team goes in; what pages show of it, on any day that they are read, comes out.

A page is made on one day and read on others. So where an exception touches a setting, the page has the value
with it and the one without it, each with its dates, and the browser keeps the one in sight that holds today.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from markupsafe import Markup, escape

from generator.models.teams import PolicyException, Team
from generator.obligations import Obligation, written_at
from generator.pages.due import day_html, held
from generator.pages.places import place_html
from generator.pages.table import Cell
from generator.pages.view import View
from generator.pages.words import against_default, value_in_words
from generator.policy import Effective

_ORIGIN = Markup('<span class="rb-origin rb-origin--{0}">{0}</span>')
_MUTED = Markup('<span class="rb-muted">{}</span>')
_NOTE = Markup('<span class="rb-muted rb-beside">{}</span>')
_CHOICE = Markup("<policy-value>{}</policy-value>")
_VALUE = Markup("<span{}{}{}>{}</span>")

Render = Callable[[Effective], Markup]
T = TypeVar("T")


def value_words(view: View, one: Effective) -> str:
    """The value alone, in words."""
    return value_in_words(view.catalog, one.setting, one.value)


def value_html(view: View, obligation: Obligation) -> Markup:
    """The value, what it stands against, and until when."""

    def make() -> Markup:
        return by_day(
            obligation, lambda one: _full(view, obligation, one), lambda one: value_words(view, one)
        )

    return _once(view, "value", obligation, make)


def bare_value_html(view: View, obligation: Obligation) -> Markup:
    """The value alone, for a sentence."""
    return by_day(obligation, lambda one: escape(value_words(view, one)))


def marked_cell(view: View, obligation: Obligation, *, quiet: bool = False) -> Cell:
    """The value with a mark where it is not the default, as a cell that counts as the bare value.

    In a `quiet` cell a default steps back, so that what differs is seen among many.
    """
    name = "quiet cell" if quiet else "marked cell"
    return _once(view, name, obligation, lambda: _marked_cell(view, obligation, quiet))


def _marked_cell(view: View, obligation: Obligation, quiet: bool) -> Cell:
    words = value_words(view, obligation.own)

    def render(one: Effective) -> Markup:
        return _short(view, obligation, one, quiet)

    html = by_day(obligation, render, lambda one: value_words(view, one))
    return Cell(html) if obligation.excepted else Cell(html, value=words)


def origin_html(obligation: Obligation) -> Markup:
    """Where the value comes from."""
    return by_day(obligation, lambda one: _ORIGIN.format(one.origin), lambda one: one.origin)


def place_of_value(view: View, team: Team, obligation: Obligation) -> Cell:
    """The file and the line where the value is written."""
    html = by_day(obligation, lambda one: place_html(view, written_at(view.catalog, team, one)))
    return Cell(html, look="rb-code")


def _once(view: View, name: str, obligation: Obligation, make: Callable[[], T]) -> T:
    """What `make` gives; a value that no exception touches is shown alike for every team that has it."""
    own = obligation.own
    if obligation.excepted:
        return make()
    return view.build.once((name, own.setting.id, own.origin, type(own.value), own.value), make)


def by_day(
    obligation: Obligation, render: Render, counts_as: Callable[[Effective], str] | None = None
) -> Markup:
    """What `render` makes of the value that holds, for every day; `counts_as` is what tables filter it as."""
    if not obligation.excepted:
        return render(obligation.own)
    values = (*obligation.excepted, obligation.own)
    shown = obligation.now
    return _CHOICE.format(
        Markup("").join(
            _VALUE.format(
                _dates(one.exception),
                Markup("") if counts_as is None else Markup(' data-counts-as="{}"').format(counts_as(one)),
                Markup("") if one == shown else Markup(" hidden"),
                render(one),
            )
            for one in values
        )
    )


def _dates(exception: PolicyException | None) -> Markup:
    if exception is None:
        return Markup("")
    dates = Markup(' data-approved-on="{}" data-expires="{}"')
    return dates.format(exception.approved_on.isoformat(), exception.expires.isoformat())


def _full(view: View, obligation: Obligation, one: Effective) -> Markup:
    words = escape(value_words(view, one))
    default = value_in_words(view.catalog, one.setting, one.setting.default)
    against = Markup(" ") + _MUTED.format(f"(default: {default})") if one.differs else Markup("")
    if one.exception is not None:
        return words + _beside(view, obligation, one) + against
    return words + against + _beside(view, obligation, one)


def _short(view: View, obligation: Obligation, one: Effective, quiet: bool) -> Markup:
    words = escape(_against_default(view, one))
    if one.differs:
        words += " " + _ORIGIN.format(one.origin)
    elif quiet:
        words = _MUTED.format(words)
    return words + _beside(view, obligation, one)


def _against_default(view: View, one: Effective) -> str:
    return against_default(view.catalog, one.setting, one.value)


def _beside(view: View, obligation: Obligation, one: Effective) -> Markup:
    """Beside an exception's value: until when, and what then; beside another: which exceptions there are."""
    if one.exception is not None:
        until = Markup("until {}, then {}").format(
            day_html(one.exception.expires), _against_default(view, obligation.own)
        )
        return " " + _MUTED.format(until)
    notes = (
        Markup("exception: {}, {}").format(_against_default(view, other), held(view, other.exception))
        for other in obligation.excepted
        if other.exception is not None
    )
    return Markup("").join(" " + _NOTE.format(note) for note in notes)
