"""What a screen reader is told after something was done, by role and text, where no other test asks."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import LAPTOP, faults, look
from tests.browser.drill import ADDRESS as DRILL
from tests.browser.drill import FULL, RESPONSE, button, inject, pass_time, start, visit
from tests.browser.session_filter import ADDRESS as SESSION_FILTER

pytestmark = pytest.mark.browser

# Each with the script that it waits for, and what it says without.
LATE = [
    (DRILL, "**/drills/stolen-laptop.js*", "drill-runner", "The drill could not be loaded"),
    (RESPONSE, "**/responses/compromise-response.js*", "guided-response", "The guided response could not be"),
    (SESSION_FILTER, "**/assets/session-filter.js*", "session-filter", "could not be loaded"),
]


def told(page: Page, text: str | re.Pattern[str], within: str = "article") -> None:
    """Exactly one live region of the page says this."""
    expect(page.locator(within).get_by_role("status").filter(has_text=text)).to_have_count(1)


def test_a_drill_tells_what_was_done(page: Page, http_site: str) -> None:
    """A line that was added, a decision that was recorded, and a run that was wiped are told."""
    visit(page, http_site)
    start(page)
    page.locator(".rb-line-form__text input").fill("Somebody rings.")
    page.keyboard.press("Enter")
    pass_time(page, 0.1)
    told(page, "Line added")
    inject(page, 1).get_by_text("What was decided").click()
    inject(page, 1).get_by_label("Why").fill("Nobody knows the browser.")
    inject(page, 1).get_by_role("button", name="Record").click()
    pass_time(page, 0.1)
    told(page, re.compile(r"Recorded at \d+:\d\d"))
    button(page, "Wipe the run").click()
    button(page, "Wipe it").click()
    pass_time(page, 0.1)
    told(page, "The run is wiped: nothing of it is left in this browser.")


def test_a_drill_tells_that_it_is_not_kept(page: Page, http_site: str) -> None:
    """Where a browser has no room, a live region says so, and takes it back once there is some."""
    page.add_init_script(FULL)
    visit(page, http_site)
    start(page)
    told(page, "This browser does not keep the run")


def test_a_response_tells_that_there_are_no_sessions(page: Page, http_site: str) -> None:
    """The answer that an account is linked to an organization is followed by what that means."""
    visit(page, http_site, RESPONSE)
    page.get_by_role("radio", name="Organization SSO").check()
    told(page, "This account has no Active sessions")


@pytest.mark.parametrize("late", LATE)
def test_what_could_not_be_loaded_is_told(
    page: Page, http_site: str, page_problems: list[str], late: tuple[str, str, str, str]
) -> None:
    """A widget whose data does not arrive says so and what to do, and nothing is wrong with how it does."""
    address, script, element, text = late
    look(page, "light", LAPTOP)
    page.route(script, lambda route: route.abort())
    page.goto(f"{http_site}/{address}")
    told(page, text)
    told(page, re.compile(r"Load the page again|The list below is complete"))
    assert faults(page, within=element) == []
    page_problems.clear()
