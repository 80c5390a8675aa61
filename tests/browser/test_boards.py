"""The boards of policy, exceptions and reviews, under a clock that the test sets."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.catalog import Catalog, load_catalog
from generator.models.teams import PolicyException
from generator.obligations import next_review
from generator.pages.scoring import with_minus
from generator.policy import exception_state

pytestmark = pytest.mark.browser

WORDS = {"not-yet": "Not yet", "active": "Active", "expired": "Expired"}


@pytest.fixture(scope="module")
def catalog(project: Path) -> Catalog:
    """The data of the portal."""
    return load_catalog(project / "data")


@pytest.fixture(scope="module")
def exceptions(catalog: Catalog) -> list[PolicyException]:
    """Every exception of the portal."""
    return [one for team in catalog.teams.values() for one in team.exceptions]


def open_on(page: Page, address: str, day: date) -> None:
    """Open a page on a day."""
    page.clock.set_fixed_time(datetime.combine(day, time(12)))
    page.goto(address)


def column(page: Page, label: str) -> list[str]:
    """What the rows that are shown have in a column."""
    cells = page.locator(f"filter-table tbody tr:not([hidden]) td[data-label='{label}']")
    return [text.strip().lstrip("▲◆ ") for text in cells.all_inner_texts()]


def choose(page: Page, facet: str, value: str) -> None:
    """Choose a value of a facet."""
    page.locator(".rb-facet > summary", has_text=facet).first.click()
    page.get_by_role("checkbox", name=value).check()


def test_exceptions_say_how_they_stand_today(
    page: Page, http_site: str, exceptions: list[PolicyException]
) -> None:
    """On the first and the last day of each, and beside them, state and days are those of the day."""
    edges = {one.approved_on for one in exceptions} | {one.expires for one in exceptions}
    for day in sorted({edge + timedelta(days=n) for edge in edges for n in (-1, 0, 1)}):
        open_on(page, f"{http_site}/policy/exceptions.html", day)
        states = [exception_state(one, day) for one in exceptions]
        assert column(page, "State") == [WORDS[state] for state in states]
        assert column(page, "Days left") == [
            with_minus(((one.approved_on if state == "not-yet" else one.expires) - day).days)
            for one, state in zip(exceptions, states, strict=True)
        ]


def test_expired_exceptions_are_found_by_their_state(
    page: Page, http_site: str, exceptions: list[PolicyException]
) -> None:
    """The state that only the browser knows is one to choose, as any other value is."""
    day = max(one.expires for one in exceptions)
    open_on(page, f"{http_site}/policy/exceptions.html", day)
    choose(page, "State", "Expired")
    expired = [one.id for one in exceptions if exception_state(one, day) == "expired"]
    assert 0 < len(expired) < len(exceptions)
    assert column(page, "Exception") == expired


def test_reviews_are_overdue_from_the_day_after(page: Page, http_site: str, catalog: Catalog) -> None:
    """Each team's state follows from its next review and the reader's day."""
    due = [next_review(catalog, team) for team in catalog.teams.values()]
    day = sorted(one for one in due if one is not None)[2]
    for today in (day, day + timedelta(days=1)):
        open_on(page, f"{http_site}/policy/reviews.html", today)
        states = column(page, "State")
        for state, one in zip(states, due, strict=True):
            if one is None:
                assert state in ("No review yet", "Not available")
            else:
                soon = one <= today + catalog.portal.due_soon.days * timedelta(days=1)
                assert state == ("Overdue" if one < today else "Due soon" if soon else "Later")


def frequency(page: Page, team: str) -> Locator:
    """What the matrix shows as the review frequency of a team."""
    row = page.locator("filter-table tbody tr", has_text=team)
    return row.locator("td[data-label='Review frequency'] policy-value > :not([hidden])")


def test_the_matrix_has_the_value_of_the_day_and_filters_by_it(
    page: Page, http_site: str, catalog: Catalog
) -> None:
    """On the last day of an exception its value holds; on the day after, the value without it does."""
    team = catalog.teams["payments"]
    last = team.exceptions[0].expires
    open_on(page, f"{http_site}/policy/matrix.html", last)
    expect(frequency(page, team.name)).to_contain_text("monthly")
    choose(page, "Review frequency", "monthly")
    assert team.name in column(page, "Team")
    open_on(page, f"{http_site}/policy/matrix.html", last + timedelta(days=1))
    expect(frequency(page, team.name)).to_contain_text("expired 1 day ago")
    choose(page, "Review frequency", "monthly")
    assert team.name not in column(page, "Team")


def test_a_board_that_stays_open_overnight_filters_by_the_new_day(
    page: Page, http_site: str, catalog: Catalog
) -> None:
    """A page that is looked at again on another day is read again, and what was typed still holds."""
    last = catalog.teams["payments"].exceptions[0].expires
    open_on(page, f"{http_site}/policy/matrix.html", last)
    page.get_by_role("searchbox").fill("review_frequency:monthly")
    expect(page.locator("filter-table tbody tr:not([hidden])", has_text="Payments")).to_have_count(1)
    page.clock.set_fixed_time(datetime.combine(last + timedelta(days=1), time(8)))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("filter-table tbody tr:not([hidden])", has_text="Payments")).to_have_count(0)


def test_a_board_that_shows_a_windowful_is_read_again_whole(
    page: Page, http_site: str, built_site: Path, catalog: Catalog
) -> None:
    """Of hundreds of teams only some rows are in the page; on another day all of them are read again."""
    times = 50
    before, body, after = re.split(r"</?tbody>", (built_site / "policy/reviews.html").read_text(), maxsplit=2)
    many = f"{before}<tbody>{body * times}</tbody>{after}"
    page.route("**/policy/reviews.html", lambda route: route.fulfill(body=many, content_type="text/html"))
    due = [day for team in catalog.teams.values() if (day := next_review(catalog, team)) is not None]
    first, last = min(due), max(due)
    open_on(page, f"{http_site}/policy/reviews.html", first + timedelta(days=1))
    page.get_by_role("searchbox").fill("state:overdue")
    total = len(catalog.teams) * times
    count = page.locator(".rb-filter").get_by_text("Showing").first
    late = sum(day <= first for day in due)
    expect(count).to_have_text(f"Showing {late * times} of {total} teams")
    page.clock.set_fixed_time(datetime.combine(last + timedelta(days=1), time(8)))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(count).to_have_text(f"Showing {len(due) * times} of {total} teams")
    assert page.locator("filter-table tbody tr").count() < total / 2


@pytest.mark.parametrize("days", [0, 1], ids=["last-day", "day-after"])
def test_a_team_page_says_what_holds_today(page: Page, file_site: str, catalog: Catalog, days: int) -> None:
    """Value, origin and place change together on the day after an exception, from a disk as well."""
    team = catalog.teams["payments"]
    open_on(page, f"{file_site}/teams/payments.html", team.exceptions[0].expires + timedelta(days=days))
    row = page.locator("tr", has_text="How often each account's sessions are reviewed").first
    shown = [cell.inner_text().splitlines()[0] for cell in row.locator("td").all()]
    assert shown[1].startswith(["monthly until", "daily"][days])
    assert shown[2] == ["exception", "team"][days]
    said = ["Reviewed monthly.", "Reviewed daily."][days]
    expect(page.locator(".rb-now")).to_contain_text(said, use_inner_text=True)


def test_the_policy_page_says_that_an_exception_has_expired(
    page: Page, http_site: str, catalog: Catalog
) -> None:
    """Beside the team that changes a setting stands how its exception stands on the day."""
    team = catalog.teams["payments"]
    open_on(page, f"{http_site}/policy/index.html", team.exceptions[0].expires + timedelta(days=1))
    changed_by = page.locator("dd", has=page.get_by_role("link", name=team.name)).first
    expect(changed_by).to_contain_text("2026-09-01 to 2026-11-30 expired 1 day ago")


def test_the_home_page_counts_expired_exceptions(
    page: Page, http_site: str, exceptions: list[PolicyException]
) -> None:
    """An exception counts as expired from the day after its last."""
    tally = page.locator("due-tally[data-kind='exception']")
    for day in (one.expires + timedelta(days=n) for one in exceptions for n in (0, 1)):
        open_on(page, f"{http_site}/index.html", day)
        expired = sum(exception_state(one, day) == "expired" for one in exceptions)
        late = tally.locator(".rb-tally--overdue")
        expect(late).to_have_text([f"{expired} expired"] if expired else [])


def test_without_scripts_dates_stand_and_no_state_is_claimed(
    browser: Browser, http_site: str, exceptions: list[PolicyException]
) -> None:
    """A page that cannot count says from when to when an exception holds, and has no empty columns."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{http_site}/policy/exceptions.html")
    expect(page.locator("td[data-label='State']").first).to_be_hidden()
    expect(page.locator("td[data-label='Days left']").first).to_be_hidden()
    assert column(page, "Last day") == [str(one.expires) for one in exceptions]
    page.goto(f"{http_site}/teams/payments.html")
    values = page.locator("policy-value").first.locator(":scope > span")
    assert [value.is_visible() for value in values.all()].count(True) == 1
    context.close()
