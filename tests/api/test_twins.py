"""Pages and data for tools are twins: whatever both say is the same on both, on every day."""

from __future__ import annotations

import re
from datetime import date

from icalendar import Calendar

from generator.api import calendar_path
from generator.build import Build
from generator.catalog import Catalog
from generator.pages.boards import exceptions_page, matrix_page, reviews_page
from generator.pages.home import board_html
from generator.pages.knowledge import facts_table
from generator.pages.policy import policy_html
from generator.pages.teams import team_page, teams_page
from generator.pages.view import View
from generator.pages.words import against_default, short_name, value_in_words
from generator.policy import EffectiveValue
from tests.api.cells import days_of, rows_of, tallied, value_of
from tests.api.conftest import Read
from tests.generated import api_files


def _page(catalog: Catalog, day: date, team: str) -> str:
    return str(team_page(View(catalog, day, f"teams/{team}.md"), catalog.teams[team]))


def _as_value(value: object) -> EffectiveValue:
    assert isinstance(value, bool | int | str | list)
    return tuple(value) if isinstance(value, list) else value


def _events(text: str) -> dict[str, str]:
    """The days of a calendar by the names of its events, without what stands for the portal."""
    found = {}
    for event in Calendar.from_ical(text).walk("VEVENT"):
        found[str(event["UID"]).rpartition("/")[0]] = event.decoded("DTSTART").isoformat()
    return found


def test_the_policy_of_a_team_is_the_same(catalog: Catalog, day: date, read: Read) -> None:
    """Each value, where it is from and where it is written, is on the page what it is in teams.json."""
    for team in read("teams")["teams"]:
        rows = rows_of(_page(catalog, day, team["id"]), f"Policy of {team['name']}")
        assert len(rows) == len(team["settings"]) == len(catalog.policy.settings)
        for row, one, setting in zip(rows, team["settings"], catalog.policy.settings, strict=True):
            words = value_in_words(catalog, setting, _as_value(one["value"]))
            place = one["written_at"]
            assert one["id"] == setting.id
            assert (row["Setting"], value_of(row["Value"])) == (setting.title, words)
            assert row["From"] == one["origin"]
            assert row["Written at"] == f"{place['file']}:{place['line']}"


def test_the_matrix_is_the_same(catalog: Catalog, day: date, read: Read) -> None:
    """Every row has the values of teams.json, sets by how they differ from the default."""
    rows = rows_of(str(matrix_page(View(catalog, day, "policy/matrix.md"))), "Policy of all teams")
    for row, team in zip(rows, read("teams")["teams"], strict=True):
        assert row["Team"] == team["name"]
        for one, setting in zip(team["settings"], catalog.policy.settings, strict=True):
            words = against_default(catalog, setting, _as_value(one["value"]))
            mark = f" {one['origin']}" if _as_value(one["value"]) != setting.default else ""
            assert value_of(row[short_name(setting)]) == words + mark


def test_checklists_are_the_same(catalog: Catalog, day: date, read: Read) -> None:
    """A team's page lists the checklists of teams.json with the controls that call for them."""
    for team in read("teams")["teams"]:
        section = _page(catalog, day, team["id"]).partition('id="checklists"')[2].partition("<h2")[0]
        listed = [
            (
                re.search(r"checklists/([a-z0-9-]+)\.html", item),
                re.findall(r"controls\.html#([a-z0-9-]+)", item),
            )
            for item in section.split("<li>")[1:]
        ]
        assert [(link and link[1], tuple(controls)) for link, controls in listed] == [
            (one["id"], tuple(one["controls"])) for one in team["checklists"]
        ]


def test_a_reader_of_another_day_comes_to_what_a_build_of_that_day_says(
    catalog: Catalog, day: date, read: Read
) -> None:
    """By the rule on the page: the value of the exception that holds, else the value without exceptions."""
    built = View(catalog, day, "index.md")
    for team in read("teams")["teams"]:
        for other in (date(2026, 9, 1), date(2026, 11, 30), date(2026, 12, 1)):
            page = _page(built.catalog, other, team["id"])
            rows = rows_of(page, f"Policy of {team['name']}")
            for row, one, setting in zip(rows, team["settings"], catalog.policy.settings, strict=True):
                holding = [
                    each["value"]
                    for each in team["exceptions"]
                    if each["setting"] == one["id"]
                    and each["approved_on"] <= other.isoformat() <= each["expires"]
                ]
                (value,) = holding or [one["without_exceptions"]["value"]]
                words = value_in_words(catalog, setting, _as_value(value))
                assert value_of(row["Value"]) == words


def test_exceptions_are_the_same(catalog: Catalog, day: date, read: Read) -> None:
    """The register, the team's page, the board and the calendar have the days of teams.json."""
    view = View(catalog, day, "policy/exceptions.md")
    settings = {setting.id: setting for setting in catalog.policy.settings}
    files = api_files(Build(catalog, day))
    found, spans = [], []
    for team in read("teams")["teams"]:
        days = [one["expires"] for one in team["exceptions"]]
        spans += [f"{one['approved_on']}/{one['expires']}" for one in team["exceptions"]]
        assert days_of(_page(catalog, day, team["id"]), "exception") == set(days)
        events = _events(files[team["calendar"]])
        for one in team["exceptions"]:
            assert events[f"exception-{team['id']}/{one['id']}"] == one["expires"]
            assert one["state"] == _state(one["approved_on"], one["expires"], day)
            place = f"{one['written_at']['file']}:{one['written_at']['line']}"
            setting = settings[one["setting"]]
            allowed = against_default(catalog, setting, _as_value(one["value"]))
            shown = (one["id"], team["name"], short_name(setting), allowed, one["owner"], one["approved_by"])
            found.append((*shown, one["approved_on"], one["expires"], place))
    table = rows_of(str(exceptions_page(view)), "Exceptions") if found else []
    labels = (
        *("Exception", "Team", "Setting", "Allows", "Owner", "Approved by"),
        *("Approved on", "Last day", "Written at"),
    )
    assert [tuple(row[label] for label in labels) for row in table] == found
    assert sorted(tallied(str(board_html(view)), "exception")) == sorted(spans)


def _state(first: str, last: str, day: date) -> str:
    return "not-yet" if day.isoformat() < first else "active" if day.isoformat() <= last else "expired"


def test_the_next_review_is_the_same_everywhere(catalog: Catalog, day: date, read: Read) -> None:
    """The team's page, the index of teams, the board, both calendars and teams.json have one day."""
    index = rows_of(str(teams_page(View(catalog, day, "teams/index.md"))), "Teams")
    files = api_files(Build(catalog, day))
    every = _events(files["calendars/all.ics"])
    due: list[str] = []
    for team, row in zip(read("teams")["teams"], index, strict=True):
        wanted = {team["next_review"]} - {None}
        due += wanted
        assert days_of(_page(catalog, day, team["id"]), "review") == wanted
        assert {row["Next review"]} - {"not available", "no review yet"} == wanted
        assert row["Last review"] == (team["last_review"] or "")
        own = _events(files[calendar_path(team["id"])])
        name = f"review-{team['id']}"
        assert {events[name] for events in (own, every) if name in events} == wanted
    assert tallied(str(board_html(View(catalog, day, "index.md"))), "review") == sorted(due)
    board = rows_of(str(reviews_page(View(catalog, day, "policy/reviews.md"))), "Reviews due")
    assert sorted(row["Next review"] for row in board if row["Next review"]) == sorted(due)


def test_facts_are_the_same(catalog: Catalog, day: date, read: Read) -> None:
    """The register, the board and the calendar have the claims and the days of facts.json."""
    facts = read("facts")["facts"]
    rows = rows_of(str(facts_table(View(catalog, day, "facts.md"))), "Fact register")
    shown = [(row["Fact"], row["Confidence"], row["Checked on"], row["Check again by"]) for row in rows]
    assert shown == [
        (one["id"], one["confidence"], one["checked_on"] or "not recorded", one["check_again"])
        for one in facts
    ]
    assert all(row["Claim"].startswith(one["claim"]) for row, one in zip(rows, facts, strict=True))
    days = sorted(one["check_again"] for one in facts)
    assert tallied(str(board_html(View(catalog, day, "index.md"))), "fact") == days
    events = _events(api_files(Build(catalog, day))["calendars/all.ics"])
    assert {name: at for name, at in events.items() if name.startswith("fact-")} == {
        f"fact-{one['id']}": one["check_again"] for one in facts
    }


def test_the_drill_is_the_same(catalog: Catalog, day: date) -> None:
    """The board and the calendar have the day of the drill that is planned."""
    events = _events(api_files(Build(catalog, day))["calendars/all.ics"])
    drills = [at for name, at in events.items() if name.startswith("drill-")]
    cell = str(board_html(View(catalog, day, "index.md"))).partition('id="board-drill"')[2]
    assert drills == re.findall(r'rb-board__tally"><time datetime="([^"]+)"', cell)


def test_the_policy_is_the_same(catalog: Catalog, day: date, read: Read) -> None:
    """The policy page shows the title, the default and the place of each setting of policy.json."""
    html = str(policy_html(View(catalog, day, "policy/index.md")))
    sections = {part.partition('"')[0]: part for part in html.split('id="')[1:]}
    for one, setting in zip(read("policy")["settings"], catalog.policy.settings, strict=True):
        section = sections[one["id"]]
        place = one["written_at"]
        assert str(value_in_words(catalog, setting, _as_value(one["default"]))) in section
        assert f"{place['file']}:{place['line']}" in section
        assert one["page"] == f"policy/index.html#{setting.id}"
        for text in (one["title"], one["why"]):
            assert text.replace("'", "&#39;") in section
