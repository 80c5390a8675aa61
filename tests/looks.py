"""A built portal goes in; pictures of its pages come out, as on a set day: for README, and to compare.

`python -m tests.looks` draws those of README anew, from a build of its own.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.accessibility import Scheme
from tests.browser.drill import decide, hold_clock, pass_time, start, tick
from tests.machine_setup import BROWSER_FLAGS, find_browser

ROOT = Path(__file__).parents[1]
SHOWN = ROOT / "docs" / "pictures"
NOON = "2026-11-30T12:00:00"
"""When readers look: what is overdue on that day is so in every picture."""
FONT = "DejaVu Sans"
"""What Debian draws pages with. Elsewhere lines break at other places, and pictures cannot be compared."""
STILL = "* { animation: none !important; transition: none !important; caret-color: transparent !important }"
STYLED = """text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}"""
"""Adds a style that the page's own policy does not refuse."""
_TO = """anchor => {
  document.activeElement.blur();
  const place = anchor && document.getElementById(anchor);
  scrollTo(0, place ? place.getBoundingClientRect().top + scrollY - 60 : 0);
}"""
LAPTOP, TABLET, PHONE = (1440, 900), (1024, 768), (390, 844)


def _as_it_opens(page: Page) -> None:
    """Leave the page as it is."""


def _answered(page: Page) -> None:
    for question in page.locator("score-calculator fieldset").all():
        question.locator("input").last.check()
    expect(page.locator(".rb-verdict__decision")).to_contain_text("escalate")


def _ticked(page: Page) -> None:
    page.locator(".rb-run .rb-step__box").first.check()
    pass_time(page, 3)


def _begun(page: Page) -> None:
    start(page)
    pass_time(page, 5)


def _with_rows(page: Page) -> None:
    page.get_by_role("button", name="Load a sample").click()
    page.locator("session-filter").get_by_role("searchbox").fill("score>=3")
    row = page.locator("session-filter tbody tr:not([hidden])").first
    expect(row).to_be_visible()
    row.locator("[data-key=decision] select").select_option(label="Review")
    row.locator("[data-key=evidence] input").fill("Nobody knows it, asked ana.lim@corp.example")
    expect(row).to_contain_text("holds an email address")


def _redacted(page: Page) -> None:
    secret = "sk-proj-" + "".join(f"{n:02x}Zq" for n in range(12))  # the form of a key, and none
    page.locator("text-redactor textarea").first.fill(
        f"The owner asked o-demo@example.com at 09:40.\nThe key {secret} was in a ticket,\nfrom 192.0.2.44.\n"
    )
    expect(page.locator("text-redactor")).to_contain_text("[key]")


def _under_way(page: Page) -> None:
    _begun(page)
    tick(page, "capture-rows")
    decide(page, 1, "Keep")
    pass_time(page, 1)
    tick(page, "log-out-all")
    pass_time(page, 2)


@dataclass(frozen=True)
class Look:
    """A page as it looks in a window, a colour scheme and a state, or on paper."""

    name: str
    page: str
    window: tuple[int, int] = LAPTOP
    scheme: Scheme = "light"
    media: Literal["screen", "print"] = "screen"
    state: Callable[[Page], None] = _as_it_opens
    at: str = ""
    """The anchor of what stands at the top of the window; nothing for the top of the page."""
    moved: bool = False
    """Whether time passes only where the state says so; else it stands still."""
    shown: bool = False
    """Whether README shows it."""


LOOKS = (
    Look("home", "index.html", shown=True),
    Look("home-phone", "index.html", PHONE, "dark"),
    Look("team", "teams/payments.html", TABLET),
    Look("team-dark", "teams/payments.html", scheme="dark", shown=True),
    Look("team-phone", "teams/payments.html", PHONE),
    Look("team-paper", "teams/payments.html", (760, 1075), media="print"),
    Look("incident", "incident/index.html", state=_ticked, moved=True, shown=True),
    Look("incident-phone", "incident/index.html", PHONE, "dark"),
    Look("response-order", "incident/index.html", TABLET, at="order"),
    Look("response-order-phone", "incident/index.html", PHONE, "dark", at="order"),
    Look("reviews-by-month", "index.html", TABLET, "dark", at="latest-reviews"),
    Look("matrix-dark", "policy/matrix.html", scheme="dark", shown=True),
    Look("reviews", "policy/reviews.html", TABLET),
    Look("rows-phone", "review/rows.html", PHONE),
    Look("facts-dark", "facts.html", TABLET, "dark"),
    Look("glossary", "glossary.html", TABLET, "dark"),
    Look("checklist", "checklists/first-pass-review.html", TABLET),
    Look("calculator", "tools/scoring-calculator.html", state=_answered, shown=True),
    Look("calculator-phone", "tools/scoring-calculator.html", PHONE, "dark", state=_answered),
    Look("session-filter", "tools/session-filter.html", state=_with_rows, shown=True),
    Look("redact", "tools/redact.html", state=_redacted, shown=True),
    Look("drill", "drills/stolen-laptop.html", state=_under_way, moved=True, shown=True),
    Look("drill-phone", "drills/stolen-laptop.html", PHONE, "dark", state=_begun, moved=True),
    Look("not-found", "404.html", TABLET),
)


def drawn(browser: Browser, site: str, look: Look, scale: float, style: str = "") -> bytes:
    """The picture of a look, as a PNG file.

    `site` is the portal's address, without a slash at the end; `style` is what else the page is styled by.
    """
    width, height = look.window
    context = browser.new_context(
        locale="en-GB",
        viewport={"width": width, "height": height},
        device_scale_factor=scale,
        color_scheme=look.scheme,
        reduced_motion="reduce",
    )
    try:
        page = context.new_page()
        if look.moved:
            hold_clock(page, NOON)
        else:
            page.clock.set_fixed_time(NOON)
        page.goto(f"{site}/{look.page}")
        page.wait_for_function("() => document.querySelectorAll(':not(:defined)').length === 0")
        page.evaluate(STYLED, STILL + style)
        look.state(page)
        page.emulate_media(media=look.media)
        page.evaluate(_TO, look.at)
        return page.screenshot()
    finally:
        context.close()


def font_of(page: Page) -> str:
    """The font that the browser really draws a page's text with."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    title = session.send("DOM.querySelector", {"nodeId": root, "selector": "h1"})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": title})["fonts"]
    return str(max(fonts, key=lambda one: one["glyphCount"])["familyName"])


def main() -> int:
    """Draw what README shows into docs/pictures/; the names of the files come out on the screen."""
    executable = find_browser()
    if executable is None:
        print("No Chromium runs here; run `python -m tests.machine_setup`.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder, "site")
        runbook = Path(sys.executable).with_name("runbook")
        subprocess.run([runbook, "build", "--out", site], cwd=ROOT, check=True)
        browser = playwright.chromium.launch(executable_path=executable, args=list(BROWSER_FLAGS))
        for look in LOOKS:
            if look.shown:
                picture = SHOWN / f"{look.name}.png"
                picture.write_bytes(drawn(browser, site.as_uri(), look, 1))
                print(picture.relative_to(ROOT))
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
