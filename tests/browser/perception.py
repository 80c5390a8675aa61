"""A page in a browser goes in; what of it some readers could not see, or would see moving, comes out."""

from __future__ import annotations

from playwright.sync_api import Page

# The elements that take the focus and show no ring, or one that hardly stands out from the ground around it.
_UNRINGED = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((one) => one / 255)
      .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (one) => {
    for (let node = one.parentElement; node; node = node.parentElement) {
      const colour = rgba(getComputedStyle(node).backgroundColor);
      if (colour[3] > 250) return colour;
    }
    return rgba(getComputedStyle(document.documentElement).backgroundColor);
  };
  const standsOut = (node) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(node);
    if (outlineStyle === "none" || parseFloat(outlineWidth) < 1) return false;
    const [ring, under] = [light(rgba(outlineColor)), light(ground(node))];
    return (Math.max(ring, under) + 0.05) / (Math.min(ring, under) + 0.05) >= 3;
  };
  const all = document.querySelectorAll("a[href], button, input, textarea, select, summary, [tabindex='0']");
  return [...all].filter((one) => {
    if (one.disabled || one.tabIndex < 0 || !one.checkVisibility({ visibilityProperty: true })) return false;
    one.focus({ preventScroll: true, focusVisible: true });
    if (document.activeElement !== one) return false;
    const beside = one.matches(".md-option") ? one.nextElementSibling : null;
    const above = one.parentElement.querySelector(":scope > .tabbed-labels");
    const drawn = [one, ...(one.labels ?? []), beside, above].filter(Boolean);
    // The theme's search unfolds instead.
    return !one.matches(".md-search__input") && !drawn.some(standsOut);
  }).map((one) => one.outerHTML.slice(0, 120));
}"""

# What of ours is drawn by its ground alone: with colours forced on it, that ground is the one of the page.
_DRAWN = """() => {
  const clear = /^rgba\\(\\d+, \\d+, \\d+, 0\\)$/;
  const drawn = (one) => [null, "::before", "::after"].filter((pseudo) => {
    const style = getComputedStyle(one, pseudo);
    if (pseudo ? style.content !== '""' : one.childNodes.length > 0) return false;
    return !clear.test(style.backgroundColor) || style.backgroundImage !== "none";
  });
  window.drawn = [...document.querySelectorAll("article [class*='rb-']")].flatMap((one) => {
    const { width, height } = one.getBoundingClientRect();
    if (!width || !height || one.matches("input, .rb-visually-hidden")) return [];
    return drawn(one).map((pseudo) => [one, pseudo]);
  });
}"""
_FAINT = """() => {
  const ground = getComputedStyle(document.body).backgroundColor;
  return window.drawn.filter(([one, pseudo]) => {
    const style = getComputedStyle(one, pseudo);
    const { backgroundColor, borderTopWidth, borderLeftWidth, outlineStyle } = style;
    const bordered = [borderTopWidth, borderLeftWidth].some((width) => parseFloat(width) > 0);
    return !bordered && outlineStyle === "none" && [ground, "rgba(0, 0, 0, 0)"].includes(backgroundColor);
  }).map(([one, pseudo]) => `${one.className}${pseudo ?? ""}`);
}"""

_MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
  const { transitionDuration, animationDuration } = getComputedStyle(one);
  return [transitionDuration, animationDuration].some((text) => parseFloat(text) > 0.001);
}).map((one) => one.outerHTML.slice(0, 120))"""


def unringed(page: Page) -> list[str]:
    """What can take the focus and does not show it by a ring with a contrast of 3:1."""
    found: list[str] = page.evaluate(_UNRINGED)
    return [f"no ring: {one}" for one in found]


def faint(page: Page) -> list[str]:
    """Bars, marks and grounds without a word in them that are gone where colours are forced on a page."""
    page.evaluate(_DRAWN)
    page.emulate_media(forced_colors="active")
    found: list[str] = page.evaluate(_FAINT)
    page.emulate_media(forced_colors="none")
    return [f"gone under forced colours: {one}" for one in sorted(set(found))]


def moving(page: Page) -> list[str]:
    """What moves although the reader has asked for no movement."""
    found: list[str] = page.evaluate(_MOVING)
    return [f"moves: {one}" for one in found]
