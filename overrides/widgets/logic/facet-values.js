/** A column of a store goes in; the values that a reader can choose from come out, in their order. */

import { compareKeys, sortKey } from "./sorting.js";

/** @typedef {import("./store.js").Column} Column */
/** @typedef {import("./sorting.js").SortKey} SortKey */

/**
 * The values of a closed list in its order; others in the order in which their column sorts them.
 * @param {Column} column
 * @returns {string[]}
 */
export function facetValues(column) {
  /** @type {Map<string, SortKey>} */
  const keys = new Map();
  const { codes } = column;
  const used = new Uint8Array(column.entries.length);
  for (let row = 0; row < codes.length; row += 1) used[codes[row]] = 1;
  column.entries.forEach((_, code) => {
    const values = used[code] ? column.values(code) : [];
    for (const value of values) {
      // The sort key of a cell with several values is that of none of them.
      if (values.length === 1) keys.set(value, column.sortKey(code));
      else if (!keys.has(value)) keys.set(value, sortKey(value, "text"));
    }
  });
  const sorted = [...keys].sort((one, other) => compareKeys(one[1], other[1])).map(([value]) =>
    value
  );
  const { vocabulary } = column.heading;
  if (!vocabulary) return sorted;
  const listed = vocabulary.filter((label) => keys.has(label));
  return [...listed, ...sorted.filter((value) => !vocabulary.includes(value))];
}
