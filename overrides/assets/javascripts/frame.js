/*
 * Three faults of the theme's script, put right from outside. It runs before that script, which reads its settings
 * from the page, and tells of each page that is shown through `document$` and `location$`.
 */
"use strict";

// From a disk no page can be fetched. Instant navigation then ends what `document$` tells before its first word, and
// with it copy buttons, linked tabs and whatever else the theme adds to a page.
if (location.protocol === "file:") {
  const settings = document.getElementById("__config");
  const { features, ...others } = JSON.parse(settings.textContent);
  const kept = features.filter((feature) => feature !== "navigation.instant");
  settings.textContent = JSON.stringify({ ...others, features: kept });
}

// At the first link within a page the theme fetches that page again, and what was typed and chosen on it is gone. The
// browser needs no help with such links: the theme leaves alone a link that has a target, and `_self` is the usual one.
let shown = location.pathname;

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!link?.hash || link.href.replace(/#.*/, "") !== location.href.replace(/#.*/, "")) return;
  link.target = "_self";
  history.scrollRestoration = "auto";
}, { capture: true });

addEventListener("popstate", (event) => {
  if (location.pathname === shown) event.stopImmediatePropagation();
});

document.addEventListener("DOMContentLoaded", () => {
  location$.subscribe(({ pathname }) => {
    shown = pathname;
  });

  // The theme puts the copy button of every block of code into a navigation without a name. On a page of commands
  // that is a dozen places that lead nowhere, so they stop being navigations.
  document$.subscribe(() => {
    for (const wrapper of document.querySelectorAll("nav.md-code__nav")) {
      wrapper.setAttribute("role", "presentation");
    }
  });
});
