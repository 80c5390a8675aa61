"""The portal under the keyboard alone: where the focus goes, and that it can be seen."""

from __future__ import annotations

from typing import TypedDict

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import title, wait_for_widgets

pytestmark = pytest.mark.browser

# What can take the focus and is seen; of radio buttons with one name, the one to come to.
REACHABLE = """() => {
  const all = document.querySelectorAll("a[href], button, input, textarea, select, summary, [tabindex='0']");
  const groups = new Set();
  window.reachable = [...all].filter((one) => {
    if (one.disabled || one.hidden || one.tabIndex < 0) return false;
    if (!one.checkVisibility({ visibilityProperty: true })) return false;
    if (one.type !== "radio" || one.checked) return true;
    if (groups.has(one.name) || document.querySelector(`[name="${one.name}"]:checked`)) return false;
    return groups.add(one.name);
  });
  return window.reachable.map((one) => one.outerHTML.slice(0, 120));
}"""

# The focused element, and what of it or of its label is drawn while it has the focus.
FOCUSED = """async () => {
  const one = document.activeElement;
  if (one === document.body) return null;
  // The theme opens its search when that gets the focus.
  if (one.matches(".md-search__input")) {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }
  const beside = one.matches(".md-option") ? one.nextElementSibling : null;
  const above = one.parentElement.querySelector(":scope > .tabbed-labels");
  const drawn = [one, ...(one.labels ?? []), beside, above];
  const seen = drawn.filter((node) => {
    if (!node?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const { top, bottom, left, right, width } = node.getBoundingClientRect();
    return width > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  });
  const ringed = seen.some((node) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(node);
    return outlineStyle !== "none" && outlineWidth !== "0px";
  });
  return {
    html: one.outerHTML.slice(0, 120),
    place: window.reachable.indexOf(one),
    seen: seen.length > 0,
    ringed: ringed || one.matches(".md-search__input"), // it unfolds instead
  };
}"""

PAGES = [
    ("index.html", 1280),
    ("index.html", 390),
    ("incident/index.html", 1280),
    ("incident/index.html", 390),
    ("drills/stolen-laptop.html", 1280),
    ("drills/stolen-laptop.html", 390),
    ("tools/scoring-calculator.html", 1280),
    ("tools/commands.html", 1280),
    ("tools/redact.html", 390),
    ("review/rows.html", 1280),
    ("teams/index.html", 1280),
    ("checklists/first-pass-review.html", 390),
    ("facts.html", 390),
    ("policy/matrix.html", 1280),
    ("teams/payments.html", 390),
    ("tools/session-filter.html", 1280),
]


class Focus(TypedDict):
    """Where the focus is, whether that is in the window, and whether a ring is drawn around it."""

    html: str
    place: int
    seen: bool
    ringed: bool


def walk(page: Page) -> list[Focus]:
    """Press Tab until the focus leaves the page; every place it came to."""
    places: list[Focus] = []
    while True:
        page.keyboard.press("Tab")
        place: Focus | None = page.evaluate(FOCUSED)
        if place is None:
            return places
        places.append(place)
        assert len(places) < 1000, "the focus does not come to an end"


@pytest.mark.parametrize(("address", "width"), PAGES)
def test_tab_reaches_everything_and_is_seen(page: Page, http_site: str, address: str, width: int) -> None:
    """Tab comes in the page's order to every link, button and field that is shown, and a ring says where."""
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{http_site}/{address}")
    wait_for_widgets(page)
    reachable: list[str] = page.evaluate(REACHABLE)
    places = walk(page)
    assert [place["html"] for place in places if not place["seen"]] == []
    assert [place["html"] for place in places if not place["ringed"]] == []
    order = [place["place"] for place in places if place["place"] >= 0]
    assert order == sorted(order)
    reached = set(order)
    assert [html for place, html in enumerate(reachable) if place not in reached] == []


@pytest.mark.parametrize("address", ["index.html", "teams/index.html", "teams/payments.html", "404.html"])
def test_skip_link_leads_to_the_content(page: Page, http_site: str, address: str) -> None:
    """The first Tab shows a link past the header; after it, Tab goes on in what the page says."""
    page.goto(f"{http_site}/{address}")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(skip).not_to_be_focused()
    expect(page.locator("article h1")).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_drawer_opens_on_a_phone(page: Page, http_site: str) -> None:
    """On a narrow window Enter opens the pages, and Tab walks through them, folded sections left out."""
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{http_site}/index.html")
    switch = page.locator(".md-header [for=__drawer]")
    switch.focus()
    page.keyboard.press("Enter")
    drawer = page.get_by_role("navigation", name="Navigation")
    expect(drawer.get_by_role("link", name="Incident", exact=True)).to_be_in_viewport()
    links = drawer.get_by_role("link").all_inner_texts()
    assert "Session filter" not in links
    drawer.get_by_role("checkbox", name="Pages under Tools").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    link = page.get_by_role("navigation", name="Pages under Tools").get_by_role("link", name="Session filter")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(title(page, "Session filter")).to_be_visible()
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()


def test_incident_is_one_press_away(page: Page, http_site: str) -> None:
    """The home page's first link leads to the response, whose first step is seen without scrolling."""
    page.goto(f"{http_site}/index.html")
    first = page.locator("article a:not(.headerlink)").first
    expect(first).to_contain_text("Something is wrong now")
    first.press("Enter")
    expect(title(page, "Something is wrong now")).to_be_visible()
    expect(page.locator(".rb-step").first).to_be_in_viewport(ratio=1)


def test_scheme_is_switched_and_kept(page: Page, http_site: str) -> None:
    """The colour scheme follows the system until it is chosen, by key or button, and the choice is kept."""
    page.emulate_media(color_scheme="light")
    page.goto(f"{http_site}/index.html")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_role("radio", name="Light scheme").focus()
    page.keyboard.press("ArrowRight")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{http_site}/incident/index.html")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_title("Use the light scheme").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")


def test_nothing_moves_under_reduced_motion(page: Page, http_site: str) -> None:
    """Whoever asks for no movement gets none, from the theme or from a widget."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{http_site}/tools/scoring-calculator.html")
    slow = page.evaluate(
        "[...document.querySelectorAll('*')].filter((one) => {"
        "const { transitionDuration, animationDuration } = getComputedStyle(one);"
        "return [transitionDuration, animationDuration].some((text) => parseFloat(text) > 0.001); }).length"
    )
    assert slow == 0
