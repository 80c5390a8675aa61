"""The calendars: what RFC 5545 asks for, texts that stay texts, and exceptions as they are on the day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain

import pytest
from icalendar import Calendar, Event

from generator.api import ALL_CALENDAR, calendar_path
from generator.api.calendars import calendar_text, portal_entries, team_calendar, team_entries
from generator.build import Build
from generator.catalog import Catalog
from tests.api.conftest import AS_OF
from tests.gate.portals import texts_in
from tests.generated import api_files
from tests.pages.hostile import patterns_of_models, with_text

ADDRESS = "https://runbook.example.com/portal/"
HOSTILE = [
    "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:mine",
    "one, two; three: four \\ five \\n six",
    'a "quoted" line\n\n;VALUE=DATE:20200101',
    "bell \x07, escape \x1b and next line \x85",
    "\N{SNOWMAN}\N{GRINNING FACE}é" * 40,
    "word " * 60,
]


def calendars(catalog: Catalog, as_of: date = AS_OF, address: str = ADDRESS) -> dict[str, str]:
    """The calendars by their path."""
    return {
        path: text
        for path, text in api_files(Build(catalog, as_of), address).items()
        if path.endswith(".ics")
    }


def events(text: str) -> dict[str, Event]:
    """The events of a calendar by the part of their name before the portal's."""
    parsed = [one for one in Calendar.from_ical(text).walk() if isinstance(one, Event)]
    found = {str(one["UID"]).rpartition("/")[0]: one for one in parsed}
    assert len(found) == text.count("\r\nBEGIN:VEVENT\r\n"), "two events have one name"
    return found


def changed(catalog: Catalog, **values: object) -> Catalog:
    """The small portal with other values in the exception of its first team."""
    alpha = catalog.teams["alpha"]
    exception = alpha.exceptions[0].model_copy(update=values)
    return replace(
        catalog,
        teams={**catalog.teams, "alpha": alpha.model_copy(update={"exceptions": (exception,)})},
        places={**catalog.places},
    )


@pytest.fixture
def texts(catalog: Catalog, day: date) -> Mapping[str, str]:
    """The calendars of a portal on a day."""
    return calendars(catalog, day)


def test_each_team_has_its_calendar_and_all_is_in_one(catalog: Catalog, texts: Mapping[str, str]) -> None:
    """The calendar of all has the events of every team, unchanged, and what is the whole portal's."""
    assert set(texts) == {ALL_CALENDAR, *(calendar_path(team) for team in catalog.teams)}
    every = events(texts[ALL_CALENDAR])
    of_teams = {
        name: one for team in catalog.teams for name, one in events(texts[calendar_path(team)]).items()
    }
    assert {name: every[name].to_ical() for name in of_teams} == {
        name: one.to_ical() for name, one in of_teams.items()
    }
    assert {name.partition("-")[0] for name in every.keys() - of_teams} == {"fact", "drill"}


def test_every_event_is_a_day_that_blocks_nobody(texts: Mapping[str, str], day: date) -> None:
    """Events have a name, a stamp of the day of the build, a day without a time, and an exclusive end."""
    for text in texts.values():
        for event in events(text).values():
            start, end = event.decoded("DTSTART"), event.decoded("DTEND")
            assert type(start) is date
            assert end - start == timedelta(days=1)
            assert event.decoded("DTSTAMP") == datetime(day.year, day.month, day.day, tzinfo=UTC)
            assert event["TRANSP"] == "TRANSPARENT"
            assert b"\r\nDTSTART;VALUE=DATE:" in event.to_ical()
            assert str(event["URL"]).startswith(ADDRESS)
            assert str(event["DESCRIPTION"]).endswith(">")


def check_lines(text: str) -> None:
    """Hold a calendar to the lines that RFC 5545 allows."""
    assert text.endswith("END:VCALENDAR\r\n")
    lines = text.removesuffix("\r\n").split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert not any(re.search(r"[\x00-\x1f\x7f-\x9f]", line) for line in lines)
    unfolded = text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    assert all(re.match(r"[A-Z-]+(;[A-Z-]+=[^:]*)?:", line) for line in unfolded)


def test_lines_are_short_and_end_as_the_standard_says(texts: Mapping[str, str]) -> None:
    """Lines end with CR and LF, are folded at 75 octets, and have no control characters."""
    for text in texts.values():
        check_lines(text)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_texts_of_the_data_stay_texts(hostile: str, catalog: Catalog) -> None:
    """Whatever the data says, a calendar has the same events with the same days, and says it word by word."""
    patterns = [pattern for pattern in patterns_of_models() if pattern[0] in ("teams", "facts", "policy")]
    several = [pattern for pattern in patterns if pattern[-1] in ("reason", "claim", "title", "name")]
    said = hostile if "\n" not in hostile and "\r" not in hostile else None
    wanted = [one for one in several if said is not None or one[-1] == "reason"]
    for plain, odd in zip(
        calendars(catalog).values(), calendars(with_text(catalog, wanted, hostile)).values(), strict=True
    ):
        check_lines(odd)
        before, after = events(plain), events(odd)
        assert {name: one.decoded("DTSTART") for name, one in before.items()} == {
            name: one.decoded("DTSTART") for name, one in after.items()
        }
        heard = re.sub(r"[\x07\x1b\x85]", " ", hostile).replace("\r\n", "\n")
        for name, event in after.items():
            if name.startswith("exception-"):
                assert heard.strip() in str(event["DESCRIPTION"])


@pytest.mark.parametrize(
    ("as_of", "summary"),
    [
        (date(2026, 8, 31), "exception begins on 2026-09-01, ends (How often sessions are reviewed)"),
        (date(2026, 9, 1), "exception ends (How often sessions are reviewed)"),
        (date(2026, 11, 30), "exception ends (How often sessions are reviewed)"),
        (date(2026, 12, 1), "exception has ended (How often sessions are reviewed)"),
    ],
)
def test_an_exception_is_on_its_last_day_and_says_how_it_stands(
    as_of: date, summary: str, small: Catalog
) -> None:
    """Before it begins, while it holds and once it has ended, it is in the calendar, with the same name."""
    found = events(calendars(small, as_of)[calendar_path("alpha")])["exception-alpha/alpha-1"]
    assert str(found["SUMMARY"]) == f"Alpha: {summary}"
    assert found.decoded("DTSTART") == date(2026, 11, 30)
    assert "It holds from 2026-09-01 to 2026-11-30, both included." in str(found["DESCRIPTION"])


def test_names_stay_when_days_move(small: Catalog) -> None:
    """Another last day moves the event, and the review with it; both keep their names."""
    moved = changed(small, expires=date(2026, 11, 10))
    before, after = (events(calendars(one)[calendar_path("alpha")]) for one in (small, moved))
    assert before.keys() == after.keys() == {"review-alpha", "exception-alpha/alpha-1"}
    assert all(before[name].decoded("DTSTART") != after[name].decoded("DTSTART") for name in before)


def test_the_last_day_of_the_calendar_has_an_event(small: Catalog) -> None:
    """There is no day after the year 9999; the event of its last day ends with the day."""
    text = calendars(changed(small, expires=date.max))[calendar_path("alpha")]
    found = events(text)["exception-alpha/alpha-1"]
    assert found.decoded("DTSTART") == date.max
    assert "DTEND" not in found


def test_a_portal_without_an_address_names_the_page_by_path(small: Catalog) -> None:
    """Nothing but the data and the day is needed; the name of the portal stands in for its address."""
    found = events(calendars(small, address="")[ALL_CALENDAR])
    assert all("URL" not in event for event in found.values())
    assert str(found["fact-order"]["DESCRIPTION"]).endswith("\n<facts.html#order>")
    assert str(found["review-alpha"]["UID"]) == "review-alpha/small-portal"
    nameless = replace(small, portal=small.portal.model_copy(update={"name": "入口"}))
    assert "UID:review-alpha/runbook\r\n" in calendars(nameless)[ALL_CALENDAR]


@pytest.mark.parametrize("name", ["api-key", "token-2", "password", "session-key-dashboard", "sk-proj"])
def test_the_gate_takes_no_line_of_a_calendar_for_a_secret(name: str, small: Catalog) -> None:
    """Ids such as those of facts about keys stand in every event, and none is joined with what follows it."""
    first = next(iter(small.facts))
    fact = small.facts[first].model_copy(update={"id": name, "claim": f"It rests on {name}"})
    drill = small.checklists["response"].model_copy(update={"title": f"Rotate {name}"})
    data = replace(
        small,
        facts={name: fact},
        checklists={**small.checklists, "response": drill},
        places={**small.places, ("facts", name): small.places["facts", first]},
    )
    for path, text in calendars(data).items():
        assert texts_in(text, path) == set()


def test_no_word_is_folded(small: Catalog) -> None:
    """The gate finds the whole mailbox wherever in a line it stands, so that it can be allowed."""
    for width in range(75):
        reason = f"{'x' * width} team@example.com answers for it."
        text = calendars(changed(small, reason=reason))[calendar_path("alpha")]
        assert texts_in(text, calendar_path("alpha")) == {"team@example.com"}


def test_calendars_are_made_of_what_each_team_has_in_them(catalog: Catalog, day: date) -> None:
    """Events that were written apart for each team, and for the whole portal, make the same calendars."""
    texts = calendars(catalog, day)
    kept = {team: team_entries(Build(catalog, day), one, ADDRESS) for team, one in catalog.teams.items()}
    for team, entries in kept.items():
        assert team_calendar(catalog, catalog.teams[team], entries) == texts[calendar_path(team)]
    every = [*chain.from_iterable(kept.values()), *portal_entries(Build(catalog, day), ADDRESS)]
    assert calendar_text(catalog, catalog.portal.name, every) == texts[ALL_CALENDAR]
