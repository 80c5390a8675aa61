"""How far away a date is, in words, under a clock that the test sets."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.pages import addresses

pytestmark = pytest.mark.browser

SOON = 7
REVIEW = {
    -2: ("overdue by 2 days", "overdue"),
    -1: ("overdue by 1 day", "overdue"),
    0: ("due today", "today"),
    1: ("due in 1 day", "soon"),
    SOON: (f"due in {SOON} days", "soon"),
    SOON + 1: (f"due in {SOON + 1} days", "later"),
}
EXCEPTION = {
    -1: ("expired 1 day ago", "overdue"),
    0: ("ends today", "today"),
    1: ("ends in 1 day", "soon"),
    SOON + 1: (f"ends in {SOON + 1} days", "later"),
}


def address_with(site: Path, kind: str) -> str:
    """A team's page that shows a date of a kind."""
    mark = re.compile(
        rf'<due-date data-date="[0-9-]+"( data-from="[0-9-]+")? data-kind="{kind}" data-soon="{SOON}"'
    )
    pages = (address for address in addresses(site) if address.startswith("teams/"))
    return next(address for address in pages if mark.search((site / address).read_text()))


def due(page: Page, kind: str) -> Locator:
    """The first date of a kind on a page."""
    return page.locator(f"due-date[data-kind='{kind}']").first


def day_of(page: Page, kind: str) -> date:
    """Which day that is."""
    return date.fromisoformat(due(page, kind).get_attribute("data-date") or "")


def set_clock(page: Page, day: date, at: time) -> None:
    """Let it be a time of a day, where the browser is."""
    page.clock.set_fixed_time(datetime.combine(day, at))


@pytest.mark.parametrize(("kind", "words"), [("review", REVIEW), ("exception", EXCEPTION)])
@pytest.mark.parametrize("at", [time(0, 0), time(23, 59, 59)], ids=["first-second", "last-second"])
def test_words_change_at_midnight(
    page: Page, http_site: str, built_site: Path, kind: str, words: dict[int, tuple[str, str]], at: time
) -> None:
    """A date is counted in calendar days: the first and the last second of a day say the same."""
    address = address_with(built_site, kind)
    page.goto(f"{http_site}/{address}")
    day = day_of(page, kind)
    for days, (text, state) in words.items():
        set_clock(page, day - timedelta(days=days), at)
        page.reload()
        said = due(page, kind).locator(".rb-due")
        expect(said).to_have_text(text)
        expect(said).to_have_class(f"rb-due rb-due--{state}")


@pytest.mark.parametrize(
    ("zone", "text"), [("Pacific/Kiritimati", "due today"), ("Pacific/Honolulu", "due in 1 day")]
)
def test_day_is_the_readers_own(
    browser: Browser, http_site: str, built_site: Path, zone: str, text: str
) -> None:
    """At one moment a review is due today where the day has begun, and in a day where it has not."""
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.goto(f"{http_site}/{address_with(built_site, 'review')}")
    noon_before = datetime.combine(day_of(page, "review") - timedelta(days=1), time(12), UTC)
    page.clock.set_fixed_time(noon_before)
    page.reload()
    expect(due(page, "review").locator(".rb-due")).to_have_text(text)
    context.close()


def test_page_that_stays_open_overnight(page: Page, http_site: str, built_site: Path) -> None:
    """A page that is looked at again on another day says what holds on that day."""
    page.goto(f"{http_site}/{address_with(built_site, 'review')}")
    day = day_of(page, "review")
    set_clock(page, day, time(23, 0))
    page.reload()
    expect(due(page, "review").locator(".rb-due")).to_have_text("due today")
    set_clock(page, day + timedelta(days=1), time(8, 0))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(due(page, "review").locator(".rb-due")).to_have_text("overdue by 1 day")


def test_tally_counts_what_is_late_and_what_is_near(page: Page, http_site: str) -> None:
    """The home page counts overdue reviews and those due soon, and says so where there are none."""
    page.goto(f"{http_site}/index.html")
    tally = page.locator("due-tally[data-kind='review']").first
    days = sorted(date.fromisoformat(day) for day in (tally.get_attribute("data-dates") or "").split())
    for today in (days[0] - timedelta(days=SOON + 1), days[0], days[-1] + timedelta(days=1)):
        set_clock(page, today, time(12))
        page.reload()
        late = sum(day < today for day in days)
        near = sum(today <= day <= today + timedelta(days=SOON) for day in days)
        expected = [f"{late} overdue"] * (late > 0) + [f"{near} due within {SOON} days"] * (near > 0)
        expect(tally.locator(".rb-tally")).to_have_text(expected or ["nothing due"])
