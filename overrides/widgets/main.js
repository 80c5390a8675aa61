/**
 * Registers the widgets that any page may have; a page that loads this twice registers them once. What few pages have is in
 * bundles of its own: docs/maintaining/decisions/0014-two-bundles.md.
 */

import { BuildAge } from "./elements/build-age.js";
import { CheckList } from "./elements/check-list.js";
import { DateState } from "./elements/date-state.js";
import { DueDate } from "./elements/due-date.js";
import { DueTally } from "./elements/due-tally.js";
import { FilterTable } from "./elements/filter-table.js";
import { LateElement } from "./elements/late-element.js";
import { PolicyValue } from "./elements/policy-value.js";
import { ScoreCalculator } from "./elements/score-calculator.js";
import { TextRedactor } from "./elements/text-redactor.js";
import * as lent from "./lent.js";

/** @type {[name: string, element: CustomElementConstructor][]} */
const widgets = [
  ["build-age", BuildAge],
  ["due-date", DueDate],
  ["due-tally", DueTally],
  ["date-state", DateState],
  ["policy-value", PolicyValue],
  ["filter-table", FilterTable],
  ["check-list", CheckList],
  ["score-calculator", ScoreCalculator],
  ["text-redactor", TextRedactor],
  ["late-element", LateElement],
];

function register() {
  Reflect.set(globalThis, "runbookWidgets", lent);
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
