/**
 * What a table is filtered and sorted by goes in; the fragment of a link to it comes out, and back. It holds what
 * was typed and chosen, and never a row.
 */

/** @typedef {import("./filtering.js").Chosen} Chosen */
/** @typedef {import("./sorting.js").Sort} Sort */
/** @typedef {{ query: string, chosen: Chosen, sorts: readonly Sort[] }} View */

const LONGEST = 2000;

/**
 * @param {string} table the name by which a page tells its tables apart
 * @param {View} view
 */
export function viewLink(table, { query, chosen, sorts }) {
  const parameters = new URLSearchParams();
  if (query !== "") parameters.set("q", query);
  for (const [key, values] of chosen) {
    for (const value of values) parameters.append(`is.${key}`, value);
  }
  for (const { key, direction } of sorts) {
    parameters.append("sort", direction === "descending" ? `-${key}` : key);
  }
  return `#filter=${encodeURIComponent(table)}&${parameters}`;
}

/**
 * What a link says of one of the page's tables; null where it says nothing of it.
 * @param {string} fragment
 * @param {string} table
 * @returns {View | null}
 */
export function readLink(fragment, table) {
  if (fragment.length > LONGEST || !fragment.startsWith("#filter=")) return null;
  const parameters = new URLSearchParams(fragment.slice(1));
  if (parameters.get("filter") !== table) return null;
  /** @type {Map<string, Set<string>>} */
  const chosen = new Map();
  for (const [name, value] of parameters) {
    if (!name.startsWith("is.")) continue;
    const key = name.slice("is.".length);
    chosen.set(key, (chosen.get(key) ?? new Set()).add(value));
  }
  const sorts = parameters.getAll("sort").map((text) => sortOf(text));
  return { query: parameters.get("q") ?? "", chosen, sorts };
}

/**
 * @param {string} text
 * @returns {Sort}
 */
function sortOf(text) {
  const down = text.startsWith("-");
  return { key: down ? text.slice(1) : text, direction: down ? "descending" : "ascending" };
}
