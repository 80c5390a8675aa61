/**
 * Rows and a filter go in; which rows show, and what each facet's values count, come out.
 */

import { holdsAll } from "./folding.js";

/**
 * What a filter knows of a row: all its folded text, and its values in each facet.
 * @typedef {{ haystack: string, facets: ReadonlyMap<string, readonly string[]> }} Row
 */

/**
 * Words that must all match, and per facet the values of which one must hold.
 * @typedef {{
 *   words: readonly string[],
 *   chosen: ReadonlyMap<string, ReadonlySet<string>>,
 * }} Filter
 */

/** @typedef {Map<string, Map<string, number>>} FacetCounts */

/**
 * A facet's counts say how many rows a value has under all the other filters, so that a reader sees
 * what one more tick would add.
 * @param {readonly Row[]} rows
 * @param {Filter} filter
 * @param {readonly string[]} keys the facets to count
 * @returns {{ shown: boolean[], total: number, counts: FacetCounts }}
 */
export function applyFilter(rows, filter, keys) {
  /** @type {FacetCounts} */
  const counts = new Map(keys.map((key) => [key, new Map()]));
  let total = 0;
  const shown = rows.map((row) => {
    if (!holdsAll(row.haystack, filter.words)) return false;
    const failing = keys.filter((key) => !facetHolds(row, key, filter.chosen.get(key)));
    if (failing.length > 1) return false;
    for (const key of failing.length === 1 ? failing : keys) count(counts, key, row);
    if (failing.length > 0) return false;
    total += 1;
    return true;
  });
  return { shown, total, counts };
}

/**
 * @param {Row} row
 * @param {string} key
 * @param {ReadonlySet<string> | undefined} chosen
 */
function facetHolds(row, key, chosen) {
  if (!chosen || chosen.size === 0) return true;
  return (row.facets.get(key) ?? []).some((value) => chosen.has(value));
}

/**
 * @param {FacetCounts} counts
 * @param {string} key
 * @param {Row} row
 */
function count(counts, key, row) {
  const ofFacet = counts.get(key);
  if (!ofFacet) return;
  for (const value of new Set(row.facets.get(key) ?? [])) {
    ofFacet.set(value, (ofFacet.get(value) ?? 0) + 1);
  }
}

/**
 * The filter with one value of a facet added or taken away; the one given stays as it was.
 * @param {ReadonlyMap<string, ReadonlySet<string>>} chosen
 * @param {string} key
 * @param {string} value
 * @param {boolean} on
 * @returns {Map<string, Set<string>>}
 */
export function choose(chosen, key, value, on) {
  const next = new Map([...chosen].map(([facet, values]) => [facet, new Set(values)]));
  const values = next.get(key) ?? new Set();
  if (on) values.add(value);
  else values.delete(value);
  if (values.size > 0) next.set(key, values);
  else next.delete(key);
  return next;
}
