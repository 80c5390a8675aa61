"""A drill under clocks that jump: asleep, closed, set by hand, in summer and in winter, in two tabs."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.drill import (
    ADDRESS,
    button,
    clock,
    events,
    inject,
    minutes,
    notice,
    pass_time,
    second,
    start,
    tick,
    visit,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def drill(page: Page, http_site: str) -> Page:
    """A drill that runs."""
    visit(page, http_site)
    start(page)
    return page


def test_a_pause_stops_the_exercise_clock_alone(drill: Page) -> None:
    """While a drill is paused its clock stands still; how long it was paused is in the log."""
    pass_time(drill, 2)
    button(drill, "Pause").click()
    before = clock(drill)
    pass_time(drill, 10)
    assert clock(drill) == before
    button(drill, "Resume").click()
    pass_time(drill, 1)
    assert minutes(drill) == 3
    paused, resumed = events(drill, "pause")[0], events(drill, "resume")[0]
    assert 10 * 60_000 <= resumed["elapsed"] - paused["elapsed"] < 11 * 60_000


def test_a_rehearsal_runs_faster(drill: Page) -> None:
    """At twenty times the speed a minute is twenty, and the injects of these minutes have been made known."""
    drill.get_by_label("Speed").select_option("20")
    pass_time(drill, 1)
    assert minutes(drill) == 20
    expect(inject(drill, 2)).to_contain_text("made known at 04:0")


def test_a_closed_laptop_stops_the_drill(drill: Page) -> None:
    """A machine that slept stops the exercise where it was; whoever resumes leaves the time out."""
    pass_time(drill, 2)
    drill.clock.fast_forward("30:00")
    expect(drill.locator(".rb-run")).to_have_attribute("data-status", "paused")
    expect(notice(drill, "This page did not run from 09:02 to 09:32")).to_be_visible()
    assert minutes(drill) == 2
    button(drill, "Resume").click()
    pass_time(drill, 1)
    assert minutes(drill) == 3
    assert [one["cause"] for one in events(drill, "away")] == ["asleep"]


def test_time_away_can_be_counted(drill: Page) -> None:
    """Where people talked on while the laptop was closed, its time is counted, and what is due comes."""
    pass_time(drill, 1)
    drill.clock.fast_forward("10:00")
    button(drill, re.compile(r"Resume, and count the 1\d minutes")).click()
    pass_time(drill, 0.1)
    assert clock(drill) == "11:06"
    expect(inject(drill, 3)).to_contain_text("later than due")


def test_a_closed_page_stops_the_drill(drill: Page, http_site: str) -> None:
    """A page that was closed for a while comes back paused; one that was only loaded again goes on."""
    pass_time(drill, 2)
    drill.reload()
    expect(drill.locator(".rb-run")).to_have_attribute("data-status", "running")
    drill.goto("about:blank")
    drill.clock.fast_forward("20:00")
    drill.goto(f"{http_site}/{ADDRESS}")
    expect(notice(drill, "This page was closed from 09:02 to 09:22")).to_be_visible()
    expect(drill.locator(".rb-run")).to_have_attribute("data-status", "paused")
    assert minutes(drill) == 2


def test_a_page_that_was_closed_overnight_says_the_days(drill: Page, http_site: str) -> None:
    """From nine to twenty past nine may be a day and twenty minutes: then each hour stands with its day."""
    pass_time(drill, 2)
    drill.goto("about:blank")
    drill.clock.fast_forward("24:20:00")
    drill.goto(f"{http_site}/{ADDRESS}")
    expect(notice(drill, "closed from 2026-11-30 09:02 to 2026-12-01 09:22")).to_be_visible()


def test_an_hour_set_back_changes_no_length(drill: Page) -> None:
    """A clock of the machine that somebody sets back is told, and the exercise clock goes on as before."""
    pass_time(drill, 5)
    drill.clock.set_system_time("2026-11-30T08:00:00")
    pass_time(drill, 1)
    expect(notice(drill, "was set back by 1:05:0")).to_be_visible()
    assert minutes(drill) == 6
    tick(drill, "capture-rows")
    done = events(drill, "step")[0]
    assert done["elapsed"] >= 6 * 60_000


def test_an_hour_set_ahead_may_be_a_sleep(drill: Page) -> None:
    """An hour that jumps ahead within a moment is told as what it may be, and stops the drill."""
    pass_time(drill, 5)
    drill.clock.set_system_time("2026-11-30T11:00:00")
    pass_time(drill, 0.1)
    expect(notice(drill, "slept, or somebody set its clock")).to_be_visible()
    expect(drill.locator(".rb-run")).to_have_attribute("data-status", "paused")
    assert minutes(drill) == 5


def test_summer_time_ends_in_the_middle(browser: Browser, http_site: str) -> None:
    """When clocks go back an hour, lengths stay as they are, and each moment has the zone it was in."""
    context = browser.new_context(timezone_id="Europe/Berlin")
    page = context.new_page()
    visit(page, http_site, at="2026-10-25T02:58:00+02:00")
    start(page)
    pass_time(page, 5)
    tick(page, "capture-rows")
    assert minutes(page) == 5
    expect(page.locator(".rb-step--done .rb-step__stamp")).to_contain_text("(02:03)")
    assert [one["zone"] for one in (events(page, "start")[0], events(page, "step")[0])] == [120, 60]
    expect(page.locator(".rb-notice")).to_have_count(0)
    context.close()


def test_a_second_tab_follows_and_takes_over(drill: Page) -> None:
    """What is done in one tab shows in the other, which writes once it takes over."""
    other = second(drill)
    expect(notice(other, "written in another tab")).to_be_visible()
    expect(other.get_by_role("checkbox").first).to_be_disabled()
    tick(drill, "capture-rows")
    expect(other.locator("[data-step='capture-rows'] input")).to_be_checked()
    assert button(other, "Pause").is_hidden()
    button(other, "Write here instead").click()
    expect(notice(drill, "written in another tab")).to_be_visible()
    tick(other, "reset-password")
    expect(drill.locator("[data-step='reset-password'] input")).to_be_checked()
    # One tab runs after the other here, and a tab that says nothing for long is taken for closed.
    for _ in range(10):
        pass_time(other, 0.5)
    told = [one["inject"] for one in events(other, "deliver")]
    assert len(told) == len(set(told)) > 2


def test_a_tab_that_is_closed_is_followed_no_more(drill: Page) -> None:
    """Once the tab that wrote is closed, the one that followed writes."""
    other = second(drill)
    expect(notice(other, "written in another tab")).to_be_visible()
    drill.close(run_before_unload=False)
    expect(notice(other, "written in another tab")).to_have_count(0)
    tick(other, "capture-rows")
    assert len(events(other, "step")) == 1
