"""The page of the last changes: what it says, and what it never says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from generator.catalog import Catalog
from generator.changes import compare as compare_catalogs
from generator.history import NOT_READ, Entry, History
from generator.pages.history import history_page, latest_changes_html
from generator.pages.view import View
from tests.changes.portals import Edit, portal
from tests.golden import compare

GOLDENS = Path(__file__).parents[1] / "goldens" / "pages"
DAY = date(2026, 11, 23)
GAMMA = (
    "id: gamma\nname: Gamma\nabout: Is gone.\nsign_in: password\n"
    "contacts:\n  - role: Team lead\n    reach: gamma@example.com\n"
)
EDITS: tuple[Edit, ...] = (
    ("policy.yml", "default: weekly", "default: daily"),
    ("teams/alpha.yml", "expires: 2026-11-30", "expires: 2026-11-20"),
    ("teams/alpha.yml", "[first-pass, response]", "[response]"),
    ("teams/alpha.yml", "[Approx. Portugal]", "[Approx. Spain]"),
    ("checklists/response.yml", "do: Log out of all sessions.", "do: End all sessions."),
    ("facts.yml", "claim: The password comes first.", "claim: Ask maria.gonzalez@example.com."),
    ("facts.yml", "check_again: 2026-12-01", "check_again: 2027-12-01"),
)


def page(history: History, catalog: Catalog | None = None) -> str:
    """The page of a history."""
    return str(history_page(View(catalog or portal(), DAY, "policy/history.md", history=history)))


def latest(history: History) -> str:
    """What the home page says of a history."""
    return str(latest_changes_html(View(portal(), DAY, "index.md", history=history)))


def test_the_home_page_has_the_last_lines_of_it() -> None:
    """Five lines, each with its day and the way to its entry; entries without a line are left out."""
    changes = compare_catalogs(portal(teams_gamma=GAMMA), portal(*EDITS), DAY)
    older = Entry(date(2026, 11, 21), "a1a1a1a", unreadable="Its data cannot be read (2 problems).")
    html = latest(History((older, Entry(DAY, "c3c3c3c", changes), Entry(DAY, "d4d4d4d", changes))))
    assert re.findall(r'href="policy/history.html#at-(\w+)"', html) == ["c3c3c3c"] * 5
    assert html.count("<li>") == 5
    assert "altered no value" in latest(History((older,)))
    assert str(NOT_READ.missing) in latest(NOT_READ)


def test_the_page_says_what_changed_for_whom() -> None:
    """Newest first: values for teams, exceptions, checklists, and what could not be compared."""
    changes = compare_catalogs(portal(teams_gamma=GAMMA), portal(*EDITS), DAY)
    history = History(
        (
            Entry(DAY, "c3c3c3c", changes, since="a1a1a1a"),
            Entry(date(2026, 11, 22), "b2b2b2b", unreadable="Its data cannot be read (2 problems)."),
            Entry(date(2026, 11, 21), "a1a1a1a", compare_catalogs(portal(), portal(), DAY)),
        ),
        "What is older is not here.",
    )
    compare(GOLDENS / "history.html", page(history))


def test_an_expired_exception_is_told_and_said_to_change_nothing() -> None:
    """On the day of an entry an exception may have expired: then what it says has no effect."""
    shorter = portal(("teams/alpha.yml", "expires: 2026-11-30", "expires: 2026-11-29"))
    after = date(2026, 12, 1)
    html = page(History((Entry(after, "c3c3c3c", compare_catalogs(portal(), shorter, after)),)))
    assert (
        "alpha-1 changed; <code>expires</code> 2026-11-30 → 2026-11-29; the value that holds does not change"
        in html
    )


def test_keys_look_like_keys_and_a_list_is_told_once() -> None:
    """A key stands as it is written in its file; two changed texts of one list are one change of it."""
    edits: tuple[Edit, ...] = (
        ("teams/alpha.yml", "[Its keys are revoked.]", "[Its keys are gone., Its owner knows.]"),
        ("checklists/response.yml", "title: Response", "checked_on: 2026-11-20\ntitle: Response"),
    )
    html = page(History((Entry(DAY, "c3c3c3c", compare_catalogs(portal(), portal(*edits), DAY)),)))
    assert "<code>checked_on</code> changed" in html
    assert html.count("<code>compensating</code> changed") == 1


def test_entries_of_a_day_are_told_apart_by_what_they_are_about() -> None:
    """A heading says what its entry is about, and how much more there is; one without lines does not."""
    changes = compare_catalogs(portal(), portal(*EDITS), DAY)
    told = page(History((Entry(DAY, "c3c3c3c", changes), Entry(DAY, "d4d4d4d", unreadable="Unreadable."))))
    headings = re.findall(r"<h2[^>]*>([^<]*)", told)
    assert headings[1] == "23 November 2026, d4d4d4d"
    assert re.fullmatch(r"23 November 2026, c3c3c3c: [A-Z][^:]* and \d more", headings[0])


def test_texts_of_the_data_are_not_on_the_page() -> None:
    """A text that was taken out of the data, or put in, does not come back by its history."""
    old, new = portal(), portal(*EDITS)
    for base, head in ((old, new), (new, old)):
        html = page(History((Entry(DAY, "c3c3c3c", compare_catalogs(base, head, DAY)),)), head)
        for text in ("maria", "password comes first", "End all", "Log out of all", "Approx."):
            assert text not in html
        assert "order (<code>claim</code>, <code>check_again</code> 20" in html


def test_without_a_history_the_page_says_why() -> None:
    """The reason stands in the place of the entries."""
    assert '<p class="rb-muted">The history was not read when these pages were made.</p>' in page(NOT_READ)
    assert "<h2" not in page(NOT_READ)
