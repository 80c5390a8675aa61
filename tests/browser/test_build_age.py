"""A page whose build is long ago says so, under a clock that the test sets."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

OLD_AFTER = 30


@pytest.fixture
def built_on(built_site: Path) -> date:
    """The day of the build, as tools are told it."""
    told = json.loads((built_site / "api/index.json").read_text(encoding="utf-8"))["built_on"]
    return date.fromisoformat(told)


def line(page: Page) -> Locator:
    """What a page says of its age."""
    return page.locator("build-age").get_by_role("note")


def at(page: Page, day: date) -> None:
    """Let it be noon of a day, where the browser is."""
    page.clock.set_fixed_time(datetime.combine(day, time(12)))


def test_a_page_is_old_from_the_day_after_the_last(page: Page, http_site: str, built_on: date) -> None:
    """Up to that day it says nothing; from then on how old it is, what that means, and what to do."""
    for address in ("index.html", "teams/payments.html"):
        at(page, built_on + timedelta(days=OLD_AFTER))
        page.goto(f"{http_site}/{address}")
        expect(page.locator("build-age[data-date]")).to_be_attached()
        expect(line(page)).to_have_count(0)
        at(page, built_on + timedelta(days=OLD_AFTER + 1))
        page.reload()
        expect(line(page)).to_contain_text("This page was built 31 days ago")
        expect(line(page)).to_contain_text("tell the portal's owner")


def test_an_old_page_can_be_loaded_again(page: Page, http_site: str, built_on: date) -> None:
    """The button does what it says: a page that has been built again says nothing any more."""
    at(page, built_on + timedelta(days=100))
    page.goto(f"{http_site}/faq.html")
    at(page, built_on)  # as good as a new build
    line(page).get_by_role("button", name="Load again").click()
    expect(page.locator("build-age[data-date]")).to_be_attached()
    expect(line(page)).to_have_count(0)


def test_an_old_copy_on_a_disk_asks_for_a_newer_one(page: Page, file_site: str, built_on: date) -> None:
    """Loading it again would bring the same."""
    at(page, built_on + timedelta(days=400))
    page.goto(f"{file_site}/faq.html")
    expect(line(page)).to_contain_text("This copy was built 400 days ago")
    expect(line(page)).to_contain_text("Get a newer one")
    expect(line(page).get_by_role("button")).to_have_count(0)


def test_a_page_that_says_no_day_says_nothing_of_its_age(page: Page, http_site: str, built_on: date) -> None:
    """Nor does one whose day is none: a wrong word is worse than no word."""
    at(page, built_on + timedelta(days=400))
    page.goto(f"{http_site}/faq.html")
    expect(line(page)).to_have_count(1)
    for day in ("", "2026-02-30", "yesterday"):
        page.locator("build-age").evaluate(
            "(age, day) => { age.dataset.date = day; document.querySelector('article').prepend(age); }", day
        )
        expect(line(page)).to_have_count(0)
