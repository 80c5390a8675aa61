"""The catalog, a day and the portal's address go in; calendars for subscription come out (RFC 5545), by path.

Events last a day and block nobody's time. A calendar is a function of the data and the day: its stamps are of
the day of the build, and its names are of the data.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from urllib.parse import urljoin

from icalendar import vText

from generator.api.events import Event, portal_events, team_events
from generator.api.parts import ALL_CALENDAR, calendar_path
from generator.build import Build
from generator.catalog import Catalog
from generator.made_files import MadeFile
from generator.models.teams import Team

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""What no text of a calendar may hold; line ends are escaped instead."""
_LONGEST = 75
"""How many octets a line may have."""


EVENTS = "events of the calendar"
"""The name of the text that holds the events of a team."""


@dataclass(frozen=True)
class Entry:
    """An event as calendars write it, with what it is ordered by."""

    order: tuple[date, str, str]
    text: str


def calendar_files(build: Build, address: str) -> Iterator[MadeFile]:
    """The calendar of all, then that of each team; without an `address` events name their page by path."""
    catalog = build.catalog
    by_team = [(team, _kept_entries(build, team, address)) for team in catalog.teams.values()]
    everything = [*chain.from_iterable(entries for _, entries in by_team), *portal_entries(build, address)]
    yield MadeFile(ALL_CALENDAR, (calendar_text(catalog, catalog.portal.name, everything),))
    for one in by_team:
        pieces = (team_calendar(catalog, *each) for each in [one])  # once somebody asks for them
        yield MadeFile(calendar_path(one[0].id), pieces, build.keepers.team_key(one[0].id))


def _kept_entries(build: Build, team: Team, address: str) -> list[Entry]:
    return entries_of(build.of_team(EVENTS, team, lambda: entries_text(team_entries(build, team, address))))


def entries_text(entries: Iterable[Entry]) -> str:
    """Events as one text, for whoever keeps them."""
    return json.dumps([[one.order[0].isoformat(), *one.order[1:], one.text] for one in entries])


def entries_of(text: str) -> list[Entry]:
    """The events in such a text."""
    return [Entry((date.fromisoformat(day), kind, name), one) for day, kind, name, one in json.loads(text)]


def team_entries(build: Build, team: Team, address: str) -> tuple[Entry, ...]:
    """The events of a team, for its own calendar and for that of all."""
    return _entries(build, team_events(build, team), address)


def portal_entries(build: Build, address: str) -> tuple[Entry, ...]:
    """The events that are the whole portal's, for the calendar of all."""
    return _entries(build, portal_events(build.catalog), address)


def team_calendar(catalog: Catalog, team: Team, entries: Iterable[Entry]) -> str:
    """The calendar of a team."""
    return calendar_text(catalog, f"{team.name} – {catalog.portal.name}", entries)


def calendar_text(catalog: Catalog, name: str, entries: Iterable[Entry]) -> str:
    """A calendar called `name` with some events, the earliest first."""
    slug = _slug(catalog.portal.name)
    head = [
        "BEGIN:VCALENDAR",
        f"PRODID:{_text(f'-//{slug}//Runbook portal//EN')}",
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_plain(name)}",
        f"X-WR-CALNAME:{_plain(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ]
    ordered = sorted(entries, key=lambda one: one.order)
    return "".join([_folded(head), *(one.text for one in ordered), _folded(["END:VCALENDAR"])])


def _slug(name: str) -> str:
    """What stands for the portal in the names of events, after a slash: an @ would look like a mailbox."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "runbook"


def _entries(build: Build, events: Iterable[Event], address: str) -> tuple[Entry, ...]:
    slug = _slug(build.catalog.portal.name)
    return tuple(
        Entry((one.day, one.kind, one.name), _event_text(one, slug, build.as_of, address)) for one in events
    )


def _event_text(event: Event, slug: str, as_of: date, address: str) -> str:
    """An event as calendars write it.

    The publication gate joins lines as mail programs break them. So no line ends in an id of the data, which
    would seem to go on: titles and pages stand between signs, and the event leads to the whole page.
    """
    page = urljoin(address, event.page)
    about = _text(f"{event.about}\n<{page}>")
    lines = [
        "BEGIN:VEVENT",
        f"DTSTAMP:{_day(as_of)}T000000Z",
        f"UID:{event.kind}-{event.name}/{slug}",
        f"DTSTART;VALUE=DATE:{_day(event.day)}",
    ]
    if event.day < date.max:  # without an end, an event of a day ends with it
        lines.append(f"DTEND;VALUE=DATE:{_day(event.day + timedelta(days=1))}")
    lines.append(f"SUMMARY:{_text(event.summary)}")
    lines.append(f"DESCRIPTION:{about}")
    if address:
        lines.append(f"URL:{page.partition('#')[0]}")
    lines += [f"CATEGORIES:{event.kind}", "TRANSP:TRANSPARENT", "END:VEVENT"]
    return _folded(lines)


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    """A text of the data as calendars write it."""
    return vText(_plain(text)).to_ical().decode()


def _plain(text: str) -> str:
    return _CONTROL.sub(" ", text)


def _folded(lines: Iterable[str]) -> str:
    """Lines, folded where words end: half a mailbox is not the one that may be published."""
    return "".join([f"{line if len(line.encode()) <= _LONGEST else _fold(line)}\r\n" for line in lines])


def _fold(line: str) -> str:
    return "\r\n ".join(_pieces(line))


def _pieces(line: str) -> Iterator[str]:
    """The pieces of a line, each of at most 75 octets with the blank before it; a long word is cut."""
    room = _LONGEST
    while len(line.encode()) > room:
        fits = len(line.encode()[:room].decode(errors="ignore"))
        at = line.rfind(" ", 1, fits + 1)
        at = at if at > 0 else fits
        yield line[:at]
        line, room = line[at:], _LONGEST - 1
    yield line
