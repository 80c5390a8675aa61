/** The words of the tables that readers filter and sort. */

import { plural } from "./words.js";

export const table = {
  /** @param {string} name */
  search: (name) => `Search ${name}`,
  placeholder: "Search all columns",
  reset: "Reset filters",
  emptyTitle: "Nothing matches",
  emptyNext: "Try fewer words, or reset the filters to see every row.",
  /** @param {number} shown @param {number} total @param {string} one @param {string} many */
  showing: (shown, total, one, many) =>
    shown === total
      ? `Showing all ${plural(total, one, many)}`
      : `Showing ${shown} of ${plural(total, one, many)}`,
  /** @param {string} label @param {readonly string[]} chosen */
  facet: (label, chosen) => {
    if (chosen.length === 0) return label;
    return `${label}: ${chosen.length === 1 ? chosen[0] : `${chosen.length} chosen`}`;
  },
  /** @param {string} query @param {readonly (readonly [string, readonly string[]])[]} facets */
  applied: (query, facets) => {
    const parts = facets.map(([label, values]) => `${label}: ${values.join(" or ")}`);
    if (query) parts.unshift(`\u201c${query}\u201d`);
    return `Filtered by ${parts.join("; ")}`;
  },
  /** @param {string} label @param {"none" | "ascending" | "descending"} direction */
  sorted: (label, direction) =>
    direction === "none" ? "In the original order" : `Sorted by ${label}, ${direction}`,
};
