/** The words of what is taken along from a table. */

import { plural } from "./words.js";

export const exporting = {
  copy: "Copy as Markdown",
  save: "Save as CSV",
  name: "Copy or save the shown rows",
  /** @param {number} rows @param {number} finds @param {string} one @param {string} many */
  copied: (rows, finds, one, many) => `${plural(rows, one, many)} copied; ${takenOut(finds)}`,
  /** @param {number} rows @param {number} finds @param {string} one @param {string} many */
  saved: (rows, finds, one, many) => `${plural(rows, one, many)} saved; ${takenOut(finds)}`,
  noRules:
    "Nothing was exported: the redaction rules could not be loaded, and no row leaves this " +
    "page without them. Press the button to try again.",
  noRows: "Nothing was exported: no row is shown. Reset the filters, then export.",
  /** @param {string} name @param {string} day */
  file: (name, day) => `${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}-${day}.csv`,
};

/** @param {number} finds */
const takenOut = (finds) =>
  finds === 0
    ? "redaction found nothing to take out"
    : `${plural(finds, "find", "finds")} taken out by redaction`;
