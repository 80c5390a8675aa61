"""The catalog, a day and the portal's address go in; calendars for subscription come out (RFC 5545), by path.

Events last a day and block nobody's time. A calendar is a function of the data and the day: its stamps are of
the day of the build, and its names are of the data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urljoin

from icalendar import Calendar
from icalendar import Event as Entry

from generator.api.events import Event, portal_events, team_events
from generator.api.parts import ALL_CALENDAR, calendar_path
from generator.catalog import Catalog

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""What no text of a calendar may hold; line ends are escaped instead."""
_LONGEST = 75
"""How many octets a line may have."""


def calendar_files(catalog: Catalog, as_of: date, address: str) -> Iterator[tuple[str, str]]:
    """The calendar of all, then that of each team; without an `address` events name their page by path."""
    portal = catalog.portal.name
    by_team = {team.id: tuple(team_events(catalog, team, as_of)) for team in catalog.teams.values()}
    everything = (*(one for events in by_team.values() for one in events), *portal_events(catalog))
    slug = _slug(portal)
    entries = {one: _entry(one, slug, as_of, address) for one in everything}
    yield ALL_CALENDAR, _calendar(portal, slug, (entries[one] for one in _ordered(everything)))
    for team, events in by_team.items():
        name = f"{catalog.teams[team].name} – {portal}"
        yield calendar_path(team), _calendar(name, slug, (entries[one] for one in _ordered(events)))


def _ordered(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda one: (one.day, one.kind, one.name))


def _slug(name: str) -> str:
    """What stands for the portal in the names of events, after a slash: an @ would look like a mailbox."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "runbook"


def _calendar(name: str, slug: str, entries: Iterable[Entry]) -> str:
    calendar = Calendar()
    calendar.add("prodid", f"-//{slug}//Runbook portal//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", _plain(name))
    calendar.add("x-wr-calname", _plain(name))
    calendar.add("refresh-interval", timedelta(days=1), {"VALUE": "DURATION"})
    for entry in entries:
        calendar.add_component(entry)
    return _folded(bytes(calendar.to_ical(sorted=False)).decode())


def _entry(event: Event, slug: str, as_of: date, address: str) -> Entry:
    """An event as calendars write it.

    The publication gate joins lines as mail programs break them. So no line ends in an id of the data, which
    would seem to go on: titles and pages stand between signs, and the event leads to the whole page.
    """
    page = urljoin(address, event.page)
    entry = Entry()
    entry.add("dtstamp", datetime.combine(as_of, time(), UTC))
    entry.add("uid", f"{event.kind}-{event.name}/{slug}")
    entry.add("dtstart", event.day)
    if event.day < date.max:  # without an end, an event of a day ends with it
        entry.add("dtend", event.day + timedelta(days=1))
    entry.add("summary", _plain(event.summary))
    entry.add("description", _plain(f"{event.about}\n<{page}>"))
    if address:
        entry.add("url", page.partition("#")[0])
    entry.add("categories", [event.kind])
    entry.add("transp", "TRANSPARENT")
    return entry


def _plain(text: str) -> str:
    return _CONTROL.sub(" ", text)


def _folded(text: str) -> str:
    """The calendar folded anew where words end: half a mailbox is not the one that may be published."""
    lines = text.replace("\r\n ", "").split("\r\n")
    return "\r\n".join("\r\n ".join(_pieces(line)) for line in lines)


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
