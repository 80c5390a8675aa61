"""A page in a browser goes in; what axe finds wrong with it in either scheme comes out, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Page

Scheme = Literal["light", "dark"]

LAPTOP, PHONE = 1280, 390
ROWS = 12
SHORTEN = """rows => {
  const kinds = new Map();
  document.querySelectorAll("tbody").forEach((body) => {
    const kind = body.parentElement.tHead?.textContent ?? "";
    if (!kinds.has(kind)) kinds.set(kind, { seen: new Set(), number: 0 });
    const known = kinds.get(kind);
    [...body.rows].forEach((row, place) => {
      const all = [...row.querySelectorAll("*")];
      const looks = all.map((one) => `${one.localName} ${one.getAttribute("class")}`);
      const alike = known.number >= rows && looks.every((look) => known.seen.has(look));
      if (alike && place > 0) row.remove();
      looks.forEach((look) => known.seen.add(look));
      known.number += 1;
    });
  });
}"""

_FAULTS_ONLY = {
    "resultTypes": ["violations"],  # to describe all that is right takes as long as to look
    "rules": {"target-size": {"enabled": True}},  # of WCAG 2.2, which axe leaves to whoever asks for it
}
# The schemes differ in colours alone, and in the frame, which has a test of its own.
_COLOURS_ONLY = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
# To axe a target is what is seen of it: at the edge of what scrolls that is less than what it has.
_RUN = """async ([within, options]) => {
  const { violations } = await axe.run(within ?? document, options);
  const isSmall = ({ target: [selector] }) => {
    const { width, height } = document.querySelector(selector).getBoundingClientRect();
    return width < 24 || height < 24;
  };
  const small = (one) => ({ ...one, nodes: one.nodes.filter(isSmall) });
  return violations.map((one) => one.id === "target-size" ? small(one) : one);
}"""
# Cards and tables that are far from being seen are not laid out: axe would see them over what follows.
_ALL_LAID_OUT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets.push(sheet);
}"""
# A reader would press it, which closes what is open.
_OTHER_SCHEME = """() => {
  // At first the theme follows the system, and neither option is checked.
  const { mdColorScheme } = document.body.dataset;
  const options = [...document.querySelectorAll(".md-option")];
  const other = options.find((one) => one.dataset.mdColorScheme !== mdColorScheme);
  other.checked = true;
  other.dispatchEvent(new Event("change", { bubbles: true }));
  return document.body.dataset.mdColorScheme === other.dataset.mdColorScheme;
}"""


def look(page: Page, scheme: Scheme, width: int) -> None:
    """See the portal in a colour scheme and a width of the window, with no movement to wait for."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})


def faults(page: Page, within: str | None = None, *, both: bool = True) -> list[str]:
    """Every violation of any weight, with its element, in `both` schemes; in the whole page or in one part.

    `within` selects the part, where only that differs from what another test looks at: axe takes seconds
    for the contrast of a long page.
    """
    if within is not None:
        assert page.locator(within).count(), f"nothing on the page is {within}"
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(_ALL_LAID_OUT)
    found = _found(page, within, _FAULTS_ONLY)
    if not both:
        return found
    with other_scheme(page):
        found += [f"in the other scheme: {line}" for line in _found(page, within, _COLOURS_ONLY)]
    return found


@contextmanager
def other_scheme(page: Page) -> Iterator[None]:
    """See the page in the scheme that it is not in."""
    assert page.evaluate(_OTHER_SCHEME), "the theme takes no other scheme"
    yield
    assert page.evaluate(_OTHER_SCHEME), "the theme takes its scheme no more"


def _found(page: Page, within: str | None, options: dict[str, Any]) -> list[str]:
    found: list[dict[str, Any]] = page.evaluate(_RUN, [within, options])
    return [
        f"{violation['id']} ({violation['impact']}): {' '.join(node['target'])}: {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]


def unfold(page: Page) -> None:
    """Open all that a reader can unfold, except menus, of which only one is open at a time."""
    page.evaluate("for (const one of document.querySelectorAll('details:not([name])')) one.open = true")


def shorten(page: Page) -> None:
    """Leave the first rows of each kind of table, and further ones that show what no row before them does."""
    page.evaluate(SHORTEN, ROWS)
