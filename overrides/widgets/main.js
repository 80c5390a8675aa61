/** Registers the widgets; a page that loads this twice registers them once. */

import { CheckList } from "./elements/check-list.js";
import { DueDate } from "./elements/due-date.js";
import { DueTally } from "./elements/due-tally.js";
import { FilterTable } from "./elements/filter-table.js";
import { ScoreCalculator } from "./elements/score-calculator.js";
import { SessionFilter } from "./elements/session-filter.js";
import { TextRedactor } from "./elements/text-redactor.js";

/** @type {[name: string, element: CustomElementConstructor][]} */
const widgets = [
  ["due-date", DueDate],
  ["due-tally", DueTally],
  ["filter-table", FilterTable],
  ["check-list", CheckList],
  ["score-calculator", ScoreCalculator],
  ["session-filter", SessionFilter],
  ["text-redactor", TextRedactor],
];

function register() {
  for (const [name, element] of widgets) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
}

// An element reads what it holds as soon as it is registered, so all of the page must be there.
if (document.readyState === "loading") {
  document.addEventListener("DOMContentLoaded", register, { once: true });
} else {
  register();
}
